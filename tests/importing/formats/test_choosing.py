"""A format is chosen by the bytes; the name decides only between two that both are possible."""

import pytest
from django.conf import settings

from articles.importing import read

FRONT = "---\ntitle: Needling\nauthor: Robin Vale\n---\n"
TABLE = "| Device | Price |\n|---|--:|\n| Roller | $30 |\n"
FENCE = "```\nWash, dry, needle.\n```\n"
NOTED = "Needling may help.[^1]\n\n[^1]: Vale 2013.\n"
HEADED = "# Needling\n\nIt may help.\n\n## Risks\n\nRedness is common.\n"
LINKED = "It [may help](https://example.org/study), they say.\n"
BOLD = "It may help **some people**, they say.\n"
LIST = "They say:\n\n- it may help\n- it may not\n"
QUOTE = "They say:\n\n> It may help.\n"
PLAIN = "Needling for Hair\n\nIt uses needles to puncture the scalp.\n\n1. Wash.\n2. Dry.\n\n• Redness\n• Pain\n"


@pytest.mark.parametrize("sure", [FRONT, TABLE, FENCE, NOTED])
@pytest.mark.parametrize("other", [HEADED, LINKED, BOLD, LIST, QUOTE])
@pytest.mark.parametrize("name", ["", "needles.txt", "needles.pdf", "needles.md"])
def test_marks_of_two_kinds_of_which_one_stands_in_markdown_only_are_markdown_whatever_the_name(sure, other, name):
    assert read(f"{sure}\n{other}".encode(), name).format == "Markdown"


@pytest.mark.parametrize(
    "text", [FRONT + "\nWords.", TABLE, FENCE, NOTED, HEADED, LINKED, BOLD, LIST, QUOTE, HEADED + LINKED]
)
def test_marks_of_one_kind_or_of_kinds_that_plain_text_has_too_are_a_tie_that_the_name_breaks(text):
    assert read(text.encode(), "needles.txt").format == "plain text"
    assert read(text.encode()).format == "plain text"
    assert read(text.encode(), "needles.md").format == "Markdown"
    assert read(text.encode(), "NEEDLES.MARKDOWN").format == "Markdown"


@pytest.mark.parametrize("name", ["needles.md", "needles.markdown", "needles.txt"])
def test_a_text_without_marks_is_plain_text_whatever_the_name(name):
    reading = read(PLAIN.encode(), name)
    assert (reading.format, reading.text, reading.structure) == ("plain text", PLAIN, ())


def test_the_reading_says_by_what_its_format_was_known():
    assert read((FRONT + HEADED).encode()).because == "it shows front matter, headings"
    assert read(LINKED.encode(), "needles.md").because == "it shows links, and its name ends in .md"
    assert read(PLAIN.encode(), "needles.md").because == "nothing in it shows another format for sure"


def test_what_an_editor_is_told_of_a_reading():
    assert list(read((FRONT + HEADED).encode()).told()) == [
        "read as Markdown: it shows front matter, headings",
        "states: title “Needling”, author “Robin Vale”",
        "left out: marks (2)",
    ]
    assert list(read(PLAIN.encode()).told()) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_markdown_is_known_in_whatever_encoding(encoding):
    reading = read(f"{FRONT}\n{HEADED}It isn’t sure.\r\n".encode(encoding))
    assert reading.format == "Markdown"
    assert reading.text.endswith("It isn’t sure.")
    assert len(reading.repairs) == 3
    assert reading.repairs[-1] == "Markdown marks taken out"


@pytest.mark.parametrize("folder", ["seeds/articles", "tests/importing/unseen"])
def test_the_articles_that_we_have_stay_plain_text_to_the_letter(folder):
    paths = sorted((settings.BASE_DIR / folder).glob("*.txt"))
    assert len(paths) in (5, 16)
    for path in paths:
        reading = read(path.read_bytes(), path.name)
        assert (reading.format, reading.text) == ("plain text", path.read_text(encoding="utf-8"))


def test_markdown_that_would_lose_words_is_read_as_plain_text():
    nested = f"{FRONT}\n# Needling\n\n{'>' * 101} It may help.\n"
    assert read(nested.replace(">" * 101, ">" * 9).encode()).format == "Markdown"
    assert (read(nested.encode()).format, read(nested.encode()).text) == ("plain text", nested)


def test_a_file_in_which_nobody_would_see_a_word_is_read_as_plain_text():
    assert read(b"```\n```\n\n# \n\n![a roller](roller.png)\n").format == "plain text"


def test_brackets_that_the_parser_would_take_minutes_over_are_read_as_plain_text():
    assert read((FRONT + HEADED + "[" * 100_000).encode()).format == "plain text"

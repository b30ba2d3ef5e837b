"""What holds for any Markdown at all: nothing is lost, and what is known of a text lies in it."""

from collections import Counter

from django.conf import settings as site
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importing import BlockKind, Refused, read, read_article
from articles.importing.formats import Known, markdown
from articles.seeding import read_vocabulary

VOCABULARY = read_vocabulary(site.SEEDS / "vocabulary.toml")
FRONT = "---\ntitle: Needling\nauthor: Robin\n---\n"
MARKS = [
    "**",
    "*",
    "_",
    "~~",
    "`",
    "[a](b)",
    "[c][d]",
    "![e](f)",
    "[^1]",
    "<i>",
    "</p>",
    "<!-- g -->",
    "<br>",
    "<h@i.jk>",
]
WORDS = [
    "It ",
    "may ",
    "help",
    "?",
    ". ",
    "$30",
    "\n",
    "  \n",
    "\\*",
    "|",
    "#",
    ":",
    "[",
    "]",
    "(",
    ")",
    "\t",
    "&",
    "\u200b",
]
BEGINS = [
    "",
    "# ",
    "## ",
    "###### ",
    "- ",
    "* ",
    "1. ",
    "12) ",
    "> ",
    "> - ",
    "    ",
    "  ",
    "[^1]: ",
    "[d]: ",
    "| ",
    "```",
]
WHOLE = [
    "---",
    "===",
    "~~~ py",
    "|---|---|",
    "| a | b |\n|---|---|\n| c | d | e |\n",
    "<div>",
    "<script>",
    "**Q?** ",
    "\n",
]
BLOCKS = st.builds(
    "{}{}\n".format,
    st.sampled_from(BEGINS + WHOLE),
    st.lists(st.sampled_from(MARKS + WORDS), max_size=8).map("".join),
)
DOCUMENTS = st.lists(BLOCKS, max_size=24).map("".join)
SIGNS = st.text(alphabet="aA1 \n\t-*+#_`~>|[]()!<>/:&;.?\\\"'=^$\u200b\xa0é", max_size=80)
TEXTS = st.builds("{}{}".format, st.sampled_from(["", FRONT]), st.one_of(DOCUMENTS, SIGNS, st.text(max_size=80)))


def reading(text):
    """The text read as Markdown; None where it is not, or is refused."""
    try:
        return markdown.read(text.encode("utf-8", "surrogatepass"), "needles.md")
    except Refused:
        return None


def letters(*texts):
    return Counter(one for one in "".join(texts).casefold() if one.isalnum())


@given(TEXTS)
def test_any_text_is_read_or_refused_and_always_in_the_same_way(text):
    assert reading(text) == reading(text)


@given(TEXTS)
@example("**</p>**~~\n")
def test_the_parts_stand_in_order_and_between_them_is_only_white_space(text):
    if given_ := reading(text):
        at = 0
        for part in given_.structure:
            assert given_.text[at : part.start].strip() == ""
            assert given_.text[part.start : part.end].strip() == given_.text[part.start : part.end] != ""
            assert part.lead is None or part.start < part.lead <= part.end
            assert (part.kind is Known.HEADING) == (part.level is not None)
            assert (part.kind is Known.FURNITURE) == (part.rule is not None)
            at = part.end
        assert at == len(given_.text)


@given(DOCUMENTS)
def test_nothing_is_lost_and_so_no_document_is_given_up(text):
    marked = f"# Needling\n\n{text}"
    given_ = reading(marked)
    kept = letters(given_.text, *(word for one in given_.left_out for word in one.words))
    assert letters(marked).keys() <= kept.keys()


@given(
    st.lists(
        st.sampled_from(["**{}**", "*{}*", "`{}`", "{}", "[{}](a)", "<b>{}</b>", "## {}", "> {}", "- {}", "1. {}"])
    )
)
def test_every_word_is_said_once_and_in_its_order(marks):
    words = [f"word{number}" for number in range(len(marks))]
    text = "\n\n".join(mark.format(word) for mark, word in zip(marks, words, strict=True))
    assert [word for word in reading(f"# Needling\n\n{text}").text.split() if word != "1."] == ["Needling", *words]


@given(TEXTS)
def test_every_block_of_the_article_is_its_span_and_every_character_lies_in_one(text):
    try:
        article = read_article(text.encode("utf-8", "surrogatepass"), VOCABULARY, "needles.md")
    except Refused:
        return
    at = 0
    for block in article.blocks:
        assert article.text[at : block.start].strip() == ""
        assert article.text[block.start : block.end] == block.text == block.text.strip() != ""
        assert (block.kind is BlockKind.FURNITURE) == (block.rule is not None)
        at = block.end
    assert article.text[at:].strip() == ""


@given(TEXTS)
def test_what_is_stated_and_what_is_proposed_stands_in_the_text(text):
    try:
        article = read_article(text.encode("utf-8", "surrogatepass"), VOCABULARY, "needles.md")
    except Refused:
        return
    for one in article.reading.metadata:
        assert article.text[one.start : one.end].strip() != ""
    assert all(proposal.exact in article.text for proposal in article.proposed)


@given(DOCUMENTS)
def test_line_ends_change_nothing_but_the_repair(text):
    unix, windows = read_or_none(text), read_or_none(text.replace("\n", "\r\n"))
    assert (unix and (unix.text, unix.structure)) == (windows and (windows.text, windows.structure))


def read_or_none(text):
    try:
        return read(text.encode(), "needles.md")
    except Refused:
        return None

"""What holds for any file of any format: each word is said once, in its order, and the parts lie in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import Refused, read, read_article

from .damaged import SEEDS, changed, fault_of
from .made import docx, epub, mhtml, paragraph, pdf, post, rtf, run, wxr, xhtml
from .pages import PROSE, page
from .test_properties import VOCABULARY

KINDS = ("heading", "paragraph", "bold", "item", "row", "quote")
PARTS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 4)), min_size=1, max_size=12)


def worded(parts):
    """The parts with words of their own: kind and words."""
    number = iter(range(1000))
    return [(kind, [f"Word{next(number)}" for _ in range(count)]) for kind, count in parts]


def as_html(parts):
    marks = {
        "heading": "<h2>{}</h2>",
        "paragraph": "<p>{}</p>",
        "bold": "<p><b>{}</b></p>",
        "item": "<ul><li>{}</ul>",
        "row": "<table><tr><td>{}<td>{}</table>",
        "quote": "<blockquote>{}</blockquote>",
    }
    return "".join(marks[kind].format(" ".join(words[:1]) if kind == "row" else " ".join(words), " ".join(words[1:]))
                   for kind, words in parts)  # fmt: skip


def as_word(parts):
    def one(kind, words):
        said = " ".join(words)
        cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in words)
        return {
            "heading": paragraph(said, style="heading1"),
            "bold": paragraph(run(said, "<w:b/>")),
            "item": paragraph(said, number=1),
            "row": f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        }.get(kind, paragraph(said))

    return docx("".join(one(*part) for part in parts))


def as_rtf(parts):
    def one(kind, words):
        said = " ".join(words)
        return {
            "heading": rf"\pard\s1 {said}\par",
            "bold": rf"\pard{{\b {said}}}\par",
            "item": rf"\pard{{\pntext\'B7\tab}}{said}\par",
            "row": r"\trowd\intbl " + "".join(rf"{word}\cell " for word in words) + r"\row\pard",
        }.get(kind, rf"\pard {said}\par")

    return rtf("\n".join(one(*part) for part in parts))


def as_pdf(parts):
    lines = [(72, 800 - 20 * place, 14 if kind == "heading" else 11, " ".join(words), kind == "bold")
             for place, (kind, words) in enumerate(parts)]  # fmt: skip
    return pdf([(72, 830, 11, PROSE), *lines])


WRITERS = {
    "HTML": lambda parts: page(f"<main><p>{PROSE}</p>{as_html(parts)}</main>").encode(),
    "MHTML": lambda parts: mhtml(page(f"<main><p>{PROSE}</p>{as_html(parts)}</main>").encode(), "", "base64"),
    "EPUB": lambda parts: epub([xhtml(as_html(parts))]),
    "WordPress export": lambda parts: wxr(post("a", "A", as_html(parts))),
    "DOCX": as_word,
    "RTF": as_rtf,
    "PDF": as_pdf,
}


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40)
@given(parts=PARTS)
def test_every_word_is_said_once_and_in_its_order(name, parts):
    said = worded(parts)
    reading = read(WRITERS[name](said))
    assert reading.format == name
    kept = [word for word in reading.text.split() if word.startswith("Word")]
    assert kept == [word for _, words in said for word in words]


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_a_file_that_is_damaged_anyhow_is_read_with_every_character_placed_or_refused(name, seed):
    try:
        article = read_article(changed(SEEDS[name], seed), VOCABULARY, f"needles.{name}")
    except Refused:
        return
    assert fault_of(article) == ""

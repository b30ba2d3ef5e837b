"""What holds for any file of any format: each word is said once, in its order, and the parts lie in the text."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import BlockKind, Refused, read, read_article
from articles.importing.formats import Known

from . import test_packed_formats as made_files
from .made import docx, epub, mhtml, paragraph, pdf, post, rtf, run, wxr, xhtml
from .pages import PROSE, page
from .test_html_folded import FOLDED
from .test_html_furniture import WHOLE
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


SEEDS = {
    "html": (page(WHOLE + "".join(FOLDED))).encode(),
    "mhtml": mhtml(page(WHOLE).encode()),
    "docx": made_files.WORD,
    "epub": epub(made_files.BOOK),
    "wxr": wxr(post("a", "A", made_files.TYPED)),
    "rtf": made_files.LETTER,
    "pdf": pdf([(72, 780, 20, "Needling"), (72, 740, 11, PROSE), (72, 726, 11, "treat-"), (72, 712, 11, "ment")]),
}
PUT_IN = [b"<div>", b"</p>", b"<table>", b"<td>", b"<li>", b"<br><br>", b"&#xD800;", b"<!--", b"{", b"}", b"\\cell "]
PUT_IN += [b"\\u-10179?", b"\xff", b"\x00", b"\xed\xa0\xbd", b"]]>", b"(", b">>", b"BT", b"/Length 99", b"\\bin9 "]


def changed(raw, seed):
    """The file with a few bytes changed, taken out, doubled or put in."""
    chance = random.Random(seed)  # noqa: S311
    made = bytearray(raw)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.choice((1, 10, 100))]
            case 2:
                made[at:at] = chance.choice(PUT_IN) * chance.choice((1, 1, 30))
            case 3:
                made[at:at] = made[-chance.randrange(1, 50) :]
        made = made or bytearray(b" ")
    return bytes(made)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_a_file_that_is_damaged_anyhow_is_read_with_every_character_placed_or_refused(name, seed):
    try:
        article = read_article(changed(SEEDS[name], seed), VOCABULARY, f"needles.{name}")
    except Refused:
        return
    reading, at = article.reading, 0
    for part in reading.structure:
        assert reading.text[at : part.start].strip() == ""
        assert reading.text[part.start : part.end].strip() == reading.text[part.start : part.end] != ""
        assert part.lead is None or part.start < part.lead <= part.end
        assert (part.kind is Known.HEADING) == (part.level is not None)
        assert (part.kind is Known.FURNITURE) == (part.rule is not None)
        at = part.end
    at = 0
    for block in article.blocks:
        assert article.text[at : block.start].strip() == ""
        assert article.text[block.start : block.end] == block.text
        assert (block.kind is BlockKind.FURNITURE) == (block.rule is not None)
        at = block.end
    assert article.text[at:].strip() == ""
    for stated in reading.metadata:
        assert stated.start < 0 or article.text[stated.start : stated.end]

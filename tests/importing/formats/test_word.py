"""Word files: a valid one reads back whole, and what is hidden or passed over is named."""

import pytest

from articles.importing import read

from .made import docx, paragraph, run
from .pages import MORE, PROSE, out, parts_of

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
HYPHEN = "<w:r><w:noBreakHyphen/></w:r>"
SOFT = "<w:r><w:softHyphen/></w:r>"
ADDED = f'<w:ins w:id="1" w:author="x">{run(" It was added.")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="x"><w:r><w:delText>It was deleted.</w:delText></w:r></w:del>'
RAISED = run("1", '<w:vertAlign w:val="superscript"/>')
TABLE = "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>".format(
    *(
        f"<w:tc>{paragraph(run(words, bold))}</w:tc>"
        for words, bold in (("Device", "<w:b/>"), ("Price", "<w:b/>"), ("Roller", ""), ("£30", ""))
    )
)
WORD = docx(
    paragraph("Needling for hair", style="Title")
    + paragraph("Costs", style="heading1")
    + paragraph("It costs £150", RAISED, " and takes 4", HYPHEN, "6 weeks.", ADDED, DELETED, NOTE)
    + paragraph("Redness", number=1)
    + paragraph("Wash", number=2)
    + paragraph("Dry", number=2)
    + paragraph(run("Does it hurt?", "<w:b/>"), " It may, says micro", SOFT, "needling.")
    + TABLE,
    footnotes=f'<w:footnote w:id="2">{paragraph("Vale 2013.")}</w:footnote>',
    **{
        "word/header1.xml": '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{paragraph('Hair Clinic')}</w:hdr>"
    },
)


AROUND = (
    ('<w:fldSimple w:instr=" IF 3 > 2 ">', "</w:fldSimple>"),
    ('<w:dir w:val="ltr">', "</w:dir>"),
    ("<w:bdo>", "</w:bdo>"),
    ("<w:r><w:ruby><w:rt><w:r><w:t>said</w:t></w:r></w:rt><w:rubyBase>", "</w:rubyBase></w:ruby></w:r>"),
)


@pytest.mark.parametrize(("opened", "closed"), AROUND)
def test_words_inside_what_word_puts_around_them_are_kept(opened, closed):
    inside = f"{opened}{run('two or three days')}{closed}"
    given = read(docx(paragraph("Redness lasts ", inside, ", most people say.")), "needles.docx")
    assert given.text == "Redness lasts two or three days, most people say."
    assert given.left_out == ()


def test_a_word_file_reads_back_whole():
    given = read(WORD, "needles.docx")
    assert given.format == "DOCX"
    assert parts_of(given) == [
        ("heading", "Needling for hair"),
        ("heading", "Costs"),
        ("paragraph", "It costs £150 and takes 4‑6 weeks. It was added."),
        ("list item", "Redness"),
        ("list item", "1. Wash"),
        ("list item", "2. Dry"),
        ("paragraph", "Does it hurt? It may, says microneedling."),
        ("table head", "Device\tPrice"),
        ("table row", "Roller\t£30"),
        ("note", "1. Vale 2013."),
    ]
    assert [one.level for one in given.structure[:2]] == [1, 2]
    assert given.text[: given.structure[6].lead].endswith("Does it hurt?")
    assert out(given) == {
        "struck-out words": ("It was deleted.",),
        "footnote marks": ("1", "[1]", "↑"),
        "other parts": ("Hair Clinic",),
    }
    assert [(one.name, one.value, one.where) for one in given.metadata] == [
        ("title", "Needling for hair", "the document's title"),
        ("author", "Robin Vale", "the document's creator"),
    ]


VANISH, SEEN = "<w:vanish/>", '<w:vanish w:val="0"/>'
HIDING = f"""<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr>{VANISH}</w:rPr></w:style>
<w:style w:type="character" w:styleId="OfIt"><w:name w:val="Of it"/><w:basedOn w:val="Secret"/></w:style>
<w:style w:type="character" w:styleId="Open"><w:name w:val="Open"/>
<w:basedOn w:val="Secret"/><w:rPr>{SEEN}</w:rPr></w:style>
<w:style w:type="character" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style></w:styles>"""


@pytest.mark.parametrize(
    ("properties", "style", "is_seen"),
    [
        ("", "", True),
        (VANISH, "", False),
        (SEEN, "", True),
        ('<w:rStyle w:val="Secret"/>', "", False),
        ('<w:rStyle w:val="OfIt"/>', "", False),
        ('<w:rStyle w:val="Open"/>', "", True),
        ('<w:rStyle w:val="Round"/>', "", True),
        (f'<w:rStyle w:val="Secret"/>{SEEN}', "", True),
        ("", "Secret", False),
        (SEEN, "Secret", True),
        ('<w:rStyle w:val="Secret"/>', "Secret", True),
    ],
)
def test_text_that_word_hides_is_left_out_and_named(properties, style, is_seen):
    note = "Ask the nurse first."
    body = paragraph(f"{PROSE} ", style=style) + paragraph("It stings. ", run(note, properties), style=style)
    given = read(docx(paragraph(MORE) + body, **{"word/styles.xml": HIDING}))
    assert (note in given.text) is is_seen
    assert (note in out(given).get("hidden words", ())) is not is_seen
    assert MORE in given.text


def test_a_field_that_word_hides_is_closed_though_its_words_go():
    parts = [
        f"<w:r><w:rPr>{VANISH}</w:rPr>{one}</w:r>" for one in ('<w:fldChar w:fldCharType="begin"/>', "<w:t>x</w:t>")
    ]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    given = read(docx(paragraph("Redness ", *parts, end, "passes.")))
    assert (given.text, out(given)) == ("Redness passes.", {"hidden words": ("x",)})


BOX = f"""<w:drawing xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><s:txbx>
<w:txbxContent>{paragraph(MORE)}</w:txbxContent></s:txbx></w:drawing>"""
COVERED = f"""<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph(PROSE)}</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(MORE)}</w:tc></w:tr></w:tbl>"""
DIAGRAM = f'<d:model xmlns:d="urn:d" xmlns:a="urn:a"><a:p><a:r><a:t>{MORE}</a:t></a:r></a:p></d:model>'


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (paragraph(PROSE, f"<w:r>{BOX}</w:r>"), {}),
        (paragraph(PROSE) + COVERED, {}),
        (paragraph(PROSE) + paragraph("", f"<w:moveFrom>{run(MORE)}</w:moveFrom>"), {}),
        (paragraph(PROSE) + f'<x:new xmlns:x="urn:x">{paragraph(MORE)}</x:new>', {}),
        (paragraph(PROSE), {"word/diagrams/data1.xml": DIAGRAM}),
        (paragraph(PROSE), {"footnotes": f'<w:footnote w:id="2">{paragraph(MORE)}</w:footnote>'}),
    ],
    ids=["box", "covered cell", "moved from", "new element", "diagram", "note without a mark"],
)
def test_words_that_mammoth_passes_over_are_named(body, more):
    given = read(docx(body, **more))
    assert PROSE in given.text
    assert (MORE in given.text) is not (MORE in out(given).get("other parts", ()))


def test_a_document_inside_a_word_file_is_named():
    assert "word/part1.mht" in out(read(docx(paragraph(PROSE), **{"word/part1.mht": "x"})))["other parts"]


def test_without_a_title_the_headings_of_a_word_file_keep_their_levels():
    given = read(docx(paragraph("Costs", style="heading1") + paragraph(PROSE)))
    assert given.structure[0].level == 1

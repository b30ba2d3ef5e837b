"""Saved pages, e-books, exports, Word and RTF files: a valid one of each reads back whole."""

import pytest

from articles.importing import Refused, pick_post, read

from .made import docx, epub, mhtml, paragraph, post, rtf, run, wxr, xhtml
from .pages import MORE, PROSE, article, parts_of

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


def out(reading):
    return {one.what: one.words for one in reading.left_out}


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


BOOK = [
    xhtml(f"<h1>Needling for hair</h1><p>{PROSE}<a epub:type='noteref' href='#n'><sup>1</sup></a></p>"),
    xhtml(f"<h1>Costs</h1><p>£150&nbsp;a year.</p><aside epub:type='footnote' id='n'><p>{MORE}</p></aside>"),
]


def test_an_e_book_is_read_in_the_order_of_its_spine():
    given = read(epub(BOOK))
    assert given.format == "EPUB"
    assert parts_of(given) == [
        ("heading", "Needling for hair"),
        ("paragraph", PROSE),
        ("heading", "Costs"),
        ("paragraph", "£150 a year."),
        ("note", MORE),
    ]
    assert [one.level for one in given.structure if one.level] == [1, 2]
    assert [(one.name, one.value) for one in given.metadata] == [
        ("title", "Needling for hair"),
        ("author", "Robin Vale"),
    ]


def test_what_stands_beside_the_text_of_a_book_is_of_the_book():
    aside = "<aside><p>Never needle moles.</p></aside><aside epub:type='footnote'><p>In 20 people.</p></aside>"
    parts = parts_of(read(epub([xhtml(f"<h1>Needling</h1><p>{PROSE}</p>{aside}<div class=sidebar>Wash it.</div>")])))
    assert [kind for kind, _ in parts] == ["heading", "paragraph", "paragraph", "note", "paragraph"]


def test_a_page_that_was_saved_as_a_message_of_one_part_is_read():
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert parts_of(read(head + article("<p>It costs £150.").encode()))[2] == ("paragraph", "It costs £150.")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["", '; charset="utf-8"', '; charset="x-unknown"'])
def test_a_saved_page_is_read_whatever_its_part_says_of_its_charset(encoding, charset):
    given = read(mhtml(article("<p>£150 isn’t “much”.").encode(), charset, encoding))
    assert (given.format, given.encoding) == ("MHTML", "utf-8")
    assert parts_of(given)[2] == ("paragraph", "£150 isn’t “much”.")
    assert ("address", "https://example.org/needling") in [(one.name, one.value) for one in given.metadata]
    assert out(given)["other parts"] == ("image/png https://example.org/r.png",)


def test_a_saved_page_in_windows_1252_without_a_charset_keeps_its_pound_signs():
    given = read(mhtml(article("<p>£150 isn’t “much”.").encode("cp1252"), "", "base64"))
    assert (given.encoding, "£150 isn’t “much”." in given.text) == ("cp1252", True)


TYPED = f"{PROSE}\r\n\r\nIt costs £150\na year.\n\n<h2>Risks</h2>\n<ul>\n<li>Redness</li>\n</ul>\n{MORE}"
BLOCKS = f"<!-- wp:paragraph -->\n<p>{PROSE}</p>\n<!-- /wp:paragraph -->"
EXPORT = wxr(
    post("about-needles", "About needles", TYPED), post("b", "B & C", BLOCKS), post("c", "C", "x", "attachment")
)


def test_an_export_of_several_posts_is_refused_with_their_names():
    with pytest.raises(Refused, match=r"of 2 posts; say which .* as in export.xml#about-needles: .*#b “B & C”$"):
        read(EXPORT)


def test_a_post_is_picked_by_its_name_and_read_as_wordpress_shows_it():
    picked = pick_post(EXPORT, "about-needles")
    given = read(picked)
    assert given.format == "WordPress export"
    assert parts_of(given) == [
        ("heading", "About needles"),
        ("paragraph", PROSE),
        ("paragraph", "It costs £150\na year."),
        ("heading", "Risks"),
        ("list item", "Redness"),
        ("paragraph", MORE),
    ]
    assert {one.name: one.value for one in given.metadata} == {
        "title": "About needles",
        "author": "robin",
        "published": "2024-05-03 10:00:00",
        "address": "https://example.org/about-needles",
    }
    assert parts_of(read(pick_post(EXPORT, "b"))) == [("heading", "B & C"), ("paragraph", PROSE)]


SHORTCODES = f"""[vc_row][vc_column_text]{PROSE}[/vc_column_text][vc_column_text]It stings.[/vc_column_text][/vc_row]

[vc_custom_heading text="Questions"]

[toggle title="Does it hurt?" state="closed"]A little.[/toggle]
[accordion_item title='Is it safe?']Mostly.[/accordion_item]

[caption id="x"]<img src="a.jpg" /> The pen we use.[/caption]

[gallery ids="1,2"] See [1], [sic] and [Vale 2013]."""


def test_what_shortcodes_hold_is_read_with_their_titles_and_they_are_named():
    given = read(wxr(post("a", "Needling", SHORTCODES)))
    assert parts_of(given) == [
        ("heading", "Needling"),
        ("paragraph", PROSE),
        ("paragraph", "It stings."),
        ("heading", "Questions"),
        ("heading", "Does it hurt?"),
        ("paragraph", "A little."),
        ("heading", "Is it safe?"),
        ("paragraph", "Mostly."),
        ("paragraph", "The pen we use."),
        ("paragraph", "See [1], [sic] and [Vale 2013]."),
    ]
    assert {'[toggle title="Does it hurt?" state="closed"]', '[gallery ids="1,2"]'} <= set(out(given)["marks"])


def test_a_picked_post_is_the_same_whatever_else_is_exported():
    later = wxr(post("new", "New", "x"), post("about-needles", "About needles", TYPED))
    assert pick_post(later, "about-needles") == pick_post(EXPORT, "about-needles")
    assert pick_post(pick_post(EXPORT, "b"), "b") == pick_post(EXPORT, "b")


def test_a_name_of_a_post_leads_to_no_other_folder():
    with pytest.raises(Refused, match=r"#..-..-etc “A”"):
        read(wxr(post("../../etc", "A", "x"), post("b", "B", "y")))


@pytest.mark.parametrize(("raw", "named"), [(EXPORT, "nobody"), (PROSE.encode(), "b"), (EXPORT, "c")])
def test_a_post_that_is_not_there_is_told(raw, named):
    with pytest.raises(Refused, match="there is no post"):
        pick_post(raw, named)


LETTER = rtf(
    r"""{\header Hair Clinic\par}
\pard\s1\b Needling for hair\b0\par
\pard It costs \'a3150{\super 1} and takes 4\_6 weeks, isn\rquote t \ldblquote much\rdblquote , 10 cm{\super 2}.\par
\pard\s2\b Side effects\b0\par
\pard{\pntext\f1\'B7\tab}\ls1 Redness of micro\-needling\par
{\listtext 2.\tab}Wash\par
\pard Caf\u233?, \uc0\u8364 5 {\deleted gone }{\v secret }and{\footnote Vale 2013.}
 {\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt a link}}.\par
\trowd\intbl{\b Device}\cell{\b Price}\cell\row\trowd\intbl Roller\cell \'a330\cell\row
\pard\b Does it hurt?\b0  It may.\line A bit.\par
{\pict\pngblip 89504e47}{\*\unknown words}
"""
)


def test_an_rtf_document_reads_back_whole():
    given = read(LETTER, "needles.rtf")
    assert (given.format, given.encoding) == ("RTF", "cp1252")
    assert parts_of(given) == [
        ("heading", "Needling for hair"),
        ("paragraph", "It costs £150 and takes 4‑6 weeks, isn’t “much”, 10 cm²."),
        ("heading", "Side effects"),
        ("list item", "Redness of microneedling"),
        ("list item", "2. Wash"),
        ("paragraph", "Café, €5 and a link."),
        ("table head", "Device\tPrice"),
        ("table row", "Roller\t£30"),
        ("paragraph", "Does it hurt? It may.\nA bit."),
        ("note", "Vale 2013."),
    ]
    assert out(given)["struck-out words"] == ("gone",)
    assert out(given)["hidden words"] == ("secret",)
    assert out(given)["other parts"] == ("Hair Clinic",)
    assert out(given)["link addresses"] == ("https://example.org",)


@pytest.mark.parametrize(
    "body",
    [
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard Wash it.\par}}}\par",
        r"{\object\objemb{\*\objdata 0105}{\result {\pard Wash it.\par}}}\par",
    ],
    ids=["the box of a shape", "what an object shows"],
)
def test_words_in_boxes_of_rtf_are_kept(body):
    assert read(rtf(rf"\pard Redness passes.\par {body} Dry it.\par")).text == "Redness passes.\n\nWash it.\n\nDry it."


def test_what_rtf_raises_by_a_distance_is_raised_and_remarks_are_named():
    given = read(rtf(r"\pard It costs 150{\up6 1} and takes 10{\up6 6} cells{\*\annotation Is that so?}, no less.\par"))
    assert given.text == "It costs 150 and takes 10⁶ cells, no less."
    assert out(given)["other parts"] == ("Is that so?",)


def test_the_letters_of_rtf():
    for body, words in (
        (r"{\fonttbl{\f2\fcharset204 Arial;}}\f2 \'c8\'e3\'eb\'e0\par", "Игла"),
        (r"\u-10179 ?\u-8704 ?\par", "😀"),
        (r"\bin3 }}}words\par", "words"),
        ("a\\\nb\\par", "a"),
    ):
        assert read(rtf(body)).text.startswith(words)


def test_half_a_character_of_rtf_is_refused_and_damage_is_passed_over():
    with pytest.raises(Refused, match="half a character"):
        read(rtf(r"\u-10179 ?words\par"))
    damaged = r"}\bin3 }}}{\footnote\row{\strike gone}\mac\page \cell \nosupersub words\par{\info{\title"
    assert "words" in read(rtf(damaged)).text

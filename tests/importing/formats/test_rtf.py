"""RTF files: a valid one reads back whole, and what they say otherwise than it stands is told."""

import pytest

from articles.importing import Refused, read

from .made import rtf
from .pages import out, parts_of

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

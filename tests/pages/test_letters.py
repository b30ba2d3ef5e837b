"""Whether the fonts can write what the site says; what they cannot is a sign, and comes from the reader's system."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from fontTools.ttLib import TTFont

from tests.checks.fonts import FACES, FOLDER, WEIGHTS, WRITTEN, Face

SIGNS = set("○●✓✗")  # drawn rather than written, and each beside words that say the same
NO_TEXT = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


def opened(face: Face) -> TTFont:
    return TTFont(FOLDER / face.file)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_what_the_site_says_can_be_written(face: Face, client: Client, content: None):
    written = {chr(code) for code in opened(face).getBestCmap()}
    places = re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(places) > 100
    missing = {}
    for place in places:
        text = unescape(NO_TEXT.sub(" ", client.get(place).content.decode()))
        for letter in set(text) - written - SIGNS - set("\n\t"):
            missing.setdefault(letter, place)
    assert missing == {}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_a_font_is_what_it_says_and_keeps_whose_it_is(face: Face):
    font = opened(face)
    assert {chr(code) for code in font.getBestCmap()} == WRITTEN
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [("wght", *WEIGHTS)]
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert (names[1], "Open Font License" in names[13]) == (face.name, True)
    reserved = re.findall(r"Reserved Font Name[s]? [‘\"'](.+?)[’\"']", names[0])
    assert not [word for word in reserved if word in " ".join(names[number] for number in (1, 4, 6))]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_figures_stand_under_figures(face: Face):
    font = opened(face)
    assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_the_style_sheet_names_the_fonts_and_nothing_else_does():
    sheet = Path(FOLDER, "site.css").read_text(encoding="utf-8")
    named = re.findall(r'font-family: ([^;]+);\s+src: url\("([^"]+)"\)', sheet)
    assert named == [(face.name, face.file) for face in FACES]
    assert {path.name for path in FOLDER.glob("*.woff2")} == {face.file for face in FACES}


@pytest.mark.parametrize(
    ("address", "together"),
    [("/claims/needle-depth/", "In source\u00a0A<"), ("/topics/side-effects/", "E</a>; hours or days")],
)
def test_a_line_ends_neither_before_a_letter_nor_before_the_sign_after_it(
    client: Client, content: None, address: str, together: str
):
    assert together in client.get(address).content.decode()

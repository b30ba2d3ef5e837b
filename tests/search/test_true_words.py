"""What is typed finds and marks the words that it says, and no others: one table, on every database."""

import pytest

from articles.actions import index_passages
from articles.models import EntryKind
from articles.search import search
from tests.factories import StoredPassage, StoredSource

pytestmark = pytest.mark.usefixtures("content")

TEXTS = {
    "depth": "Zebras take needles of 1.5-2.5 mm, or 0.5mm, or .25 mm, for 4-6 sessions of 1½ hours.",
    "price": "A zebra pays $4,200 in all, and 5% more at 20 clinics in the U.S.; 1 in every 200 pays £1250.50.",
    "grouped": "Eleven zebras paid 4200 in the US, and one of them paid 12,500.",
    "use": "Tell us how zebras are used: on foot, they use one.",
    "drugs": "Zebras on minoxidil/finasteride had 40 hairs per cm² and 30 µm more with the Dermapen™.",
    "notes": "Zebra growth² was naïve, the 2nd time in the 1990s; a café’s “Zebra” did better.",
}
MARKED = {
    # By what is typed: by its name each text that is found, with the words that are marked in it.
    "2.5": {"depth": ["2.5"]},
    "1.5": {"depth": ["1.5", "1½"]},
    "0.5": {"depth": ["0.5"]},
    "0.5mm": {"depth": ["mm", "0.5mm", "mm"]},
    "0.5 mm": {"depth": ["mm", "0.5mm", "mm"]},
    ".25": {"depth": [".25"]},
    "0.250": {"depth": [".25"]},
    "6": {"depth": ["6"]},
    "4-6": {"depth": ["4-6"]},
    "4–6 sessions": {"depth": ["4-6", "sessions"]},
    "1½": {"depth": ["1.5", "1½"]},
    "4,200": {"price": ["4,200"], "grouped": ["4200"]},
    "$4200": {"price": ["4,200"], "grouped": ["4200"]},
    "12500": {"grouped": ["12,500"]},
    "1,250.5": {"price": ["1250.50"]},
    "5%": {"price": ["5"]},
    "20": {"price": ["20"]},
    "U.S.": {"price": ["U.S."], "grouped": ["US"], "use": ["us"]},
    "US": {"price": ["U.S."], "grouped": ["US"], "use": ["us"]},
    "zebras use": {"use": ["zebras", "used", "use"]},
    "zebra one": {"grouped": ["zebras", "one"], "use": ["zebras", "one"]},
    "finasteride minoxidil zebras": {"drugs": ["Zebras", "minoxidil", "finasteride"]},
    "minoxidil/finasteride zebra": {"drugs": ["Zebras", "minoxidil", "finasteride"]},
    "cm²": {"drugs": ["cm²"]},
    "cm2": {"drugs": ["cm²"]},
    "µm": {"drugs": ["µm"]},
    "Dermapen™ zebra": {"drugs": ["Zebras", "Dermapen"]},
    "DERMAPEN zebra": {"drugs": ["Zebras", "Dermapen"]},
    "zebra growth": {"notes": ["Zebra", "growth", "Zebra"]},
    "naive": {"notes": ["naïve"]},
    "cafe zebra": {"notes": ["Zebra", "café", "Zebra"]},
    "2nd": {"notes": ["2nd"]},
    "1990": {"notes": ["1990"]},
    '"zebra did better"': {"notes": ["Zebra” did better"]},
    '"zebra better"': {},
    # A number is never offered for another.
    "1.6": {},
    "15": {},
    "25": {},
    "46": {},
    "0.05": {},
    "42": {},
    "420": {},
    "42,000": {},
    "1250": {},
    "12": {},
    "500": {},
    "2": {},
    "22nd": {},
    "199": {},
}


@pytest.fixture
def written():
    """Each of the texts as the one passage of a source; gives the name of each by its address."""
    by_path = {}
    for name, text in TEXTS.items():
        passage = StoredPassage(source=StoredSource(text=text))
        by_path[passage.get_absolute_url()] = name
    index_passages()
    return by_path


@pytest.mark.parametrize("typed", MARKED)
def test_what_is_typed_finds_and_marks_the_words_it_says(written, typed):
    found = search(typed, EntryKind.PASSAGE)
    marked = {
        written[hit.path]: [piece.words for piece in hit.excerpt if piece.is_found]
        for hit in found.passages
        if hit.path in written
    }
    assert (marked if found.every else {}) == MARKED[typed]


@pytest.mark.parametrize("typed", ["1.5", "4200", "zebra", "one", "zebra use minoxidil"])
def test_what_was_found_is_the_text_itself(written, typed):
    for hit in search(typed, EntryKind.PASSAGE).passages:
        if name := written.get(hit.path):
            assert "".join(piece.words for piece in hit.excerpt) == TEXTS[name]


IN_ORDER = {
    "zebra": ["notes", "use", "grouped", "drugs", "depth", "price"],
    "zebra 4200": ["grouped", "price"],
    "zebra us use": ["use"],
}


@pytest.mark.parametrize("typed", IN_ORDER)
def test_the_order_is_the_same_on_every_database(written, typed):
    found = [written[hit.path] for hit in search(typed, EntryKind.PASSAGE).passages if hit.path in written]
    assert found == IN_ORDER[typed]

"""What readers ask, and the page that they should find first: the same on every database."""

import re

import pytest

from articles.models import SearchEntry
from articles.search import search

pytestmark = pytest.mark.usefixtures("content")

FIRST = {
    "does it hurt": "/faq/does-it-hurt/",
    "is it painful": "/faq/does-it-hurt/",
    "Does microneedling hurt?": "/faq/does-it-hurt/",
    "what is microneedling": "/faq/what-is-scalp-microneedling/",
    "micro-needling": "/glossary/#microneedling",
    "can I do it myself": "/faq/can-i-do-it-at-home/",
    "derma roller at home": "/claims/home-use/",
    "how much does it cost": "/faq/what-does-it-cost/",
    "price per session": "/claims/price-per-session/",
    "how many sessions do I need": "/faq/how-many-sessions/",
    "how often": "/claims/session-interval/",
    "when will I see results": "/faq/when-do-results-show/",
    "does it last": "/faq/do-the-results-last/",
    "is it permanent": "/faq/do-the-results-last/",
    "side effects": "/topics/side-effects/",
    "is it safe": "/claims/safe/",
    "infection": "/claims/infection/",
    "scars": "/claims/scarring/",
    "how long will my scalp be red": "/faq/how-long-will-my-scalp-be-red/",
    "swelling": "/claims/swelling/",
    "bleeding": "/claims/bleeding/",
    "does it work": "/faq/does-it-work/",
    "does microneedling really work": "/faq/does-it-work/",
    "how does it work": "/faq/how-does-it-work/",
    "proof": "/topics/evidence/",
    "minoxidil": "/glossary/#minoxidil",
    "rogaine": "/glossary/#minoxidil",
    "propecia": "/glossary/#finasteride-medicine",
    "finasteride": "/glossary/#finasteride-medicine",
    "prp": "/glossary/#platelet-rich-plasma",
    "platelet rich plasma": "/glossary/#platelet-rich-plasma",
    "hair transplant": "/glossary/#hair-transplant",
    "alopecia areata": "/glossary/#alopecia-areata",
    "male pattern baldness": "/glossary/#androgenetic-alopecia",
    "who should not have it": "/faq/who-should-not-have-it/",
    "diabetes": "/faq/who-should-not-have-it/",
    "pregnant": "/claims/pregnancy/",
    "aftercare": "/topics/aftercare/",
    "can I wash my hair after": "/claims/back-to-routine/",
    "numbing cream": "/glossary/#topical-anaesthetic",
    "needle depth": "/claims/needle-depth/",
    "how deep do the needles go": "/claims/needle-depth/",
    "how long is a session": "/claims/session-length/",
    "how do I choose a clinic": "/faq/how-do-i-choose-a-provider/",
    "collagen": "/glossary/#collagen",
    "growth factors": "/glossary/#growth-factor",
    "what happens if I do nothing": "/faq/what-if-i-do-nothing/",
    "alternatives to microneedling": "/faq/what-else-can-i-try/",
    '"collagen induction therapy"': "/glossary/#microneedling",
    "hair follicles": "/glossary/#follicle",
    "dormant follicle": "/glossary/#dormant-follicle",
    "telogen effluvium": "/glossary/#telogen-effluvium",
    "insurance": "/claims/insurance/",
    "daily life": "/faq/how-does-it-fit-into-daily-life/",
    "needl": "/claims/needle-number/",
    "aspirin": "/faq/who-should-not-have-it/",
    "warfarin": "/faq/who-should-not-have-it/",
    "black skin": "/faq/who-should-not-have-it/",
    "eczema": "/faq/who-should-not-have-it/",
    "refund": "/topics/cost/",
    "pen": "/claims/needle-number/",
}


@pytest.mark.parametrize(("typed", "path"), FIRST.items(), ids=FIRST)
def test_the_first_hit_answers(typed, path):
    assert [hit.path for hit in search(typed).pages][:1] == [path]


MEANT = {
    "minoxodil": "minoxidil",
    "microneedeling": "microneedling",
    "infektion risk": "infection risk",
    "colagen": "collagen",
}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items(), ids=MEANT)
def test_a_misspelling_is_set_right(typed, meant):
    found = search(typed)
    assert found.meant == meant
    assert search(meant).every


ENGLISH = ["cancer", "black skin", "who sells", "refunds for tattoos", "chance of cancer"]


@pytest.mark.parametrize("typed", ENGLISH)
def test_a_word_of_english_is_no_misspelling_though_no_page_has_it(typed):
    assert search(typed).meant == ""


@pytest.mark.parametrize("typed", ["1500", "1250", "$1,600", "0.7", "31"])
def test_one_figure_is_never_offered_for_another(typed):
    found = search(typed)
    assert (found.total, found.meant) == (0, "")


FIGURES = {
    "4200": "/topics/cost/",
    "$4,200": "/topics/cost/",
    "4,200": "/topics/cost/",
    "4-6": "/topics/cost/",
    "0.5mm": "/topics/procedure/",
    "0.5": "/topics/procedure/",
    "2.5 mm": "/topics/procedure/",
    "75%": "/topics/evidence/",
}


@pytest.mark.parametrize(("typed", "path"), FIGURES.items(), ids=FIGURES)
def test_a_figure_is_found_whole_however_it_is_written(typed, path):
    found = search(typed)
    assert found.every
    assert path in [one.path for hit in found.pages for one in (hit, *hit.also)]
    digits = re.findall(r"\d+", typed.replace(",", ""))
    for hit in found.pages:
        body = SearchEntry.objects.get(path=hit.path).body.replace(",", "")
        assert all(re.search(rf"\b{one}(?!\d)", body) for one in digits), hit.path


AS_THEY_ARE = ["0.5", "U.S.", "age"]


@pytest.mark.parametrize("typed", AS_THEY_ARE)
def test_figures_abbreviations_and_short_words_are_found_as_they_are(typed):
    found = search(typed)
    assert found.every
    assert 0 < found.total < 60
    marked = {piece.words.lower() for hit in (*found.pages, *found.passages) for piece in hit.title if piece.is_found}
    assert {word for word in marked if word not in typed.lower()} <= {"ages"}

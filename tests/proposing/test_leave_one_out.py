"""What is recorded of a text is found again by those that have not seen it. The figures: docs/decisions/0020.

Each of the five is asked with what the other four say, and each page with what the five say.
"""

from pathlib import Path

import pytest
from django.conf import settings

from articles.proposing import Likely

from .measuring import area_under_curve, asked_of, each_left_out, of_page, parts_of

PAGES = Path(__file__).parent / "pages"
# Of a clinic that none of the pages is of.
FEW_WORDS = """The hair room

How does it work?

The tiny wounds let minoxidil and other lotions get into the scalp far better than they would through whole skin.

Side effects

Your scalp will be pink and warm for a day, and it may feel a little tight. Side effects are mild.

Who can have it?

It helps men with pattern hair loss, and it works best in the early years. It does not help if your scalp has old scars.

What does it cost?

One session costs £95, and you pay for four in advance.

Frequently asked questions

Is it safe?
In a clean room, yes.

Does it leave scars?
Hardly ever.

Can I do it at home?
No. We would rather you did not buy a roller.

Is it painful?
Barely.
"""

# Stands under a page.
LISTED = """
Who is it for?

It suits most people over 21 who have seen:

- more shedding than before, after a birth
- male or female pattern hair loss, caused by genes

Who can't have it?

- anyone who is pregnant
- people with open sores

Something extra

We also do it with PRP.

Side effects

You may feel an itch. It is temporary.

Frequently asked questions

Is it a cure?
Sadly not.

Can women have it too?
Absolutely.
"""


@pytest.fixture(scope="module")
def five(articles, vocabulary):
    return list(each_left_out(settings.SEEDS, articles, vocabulary).values())


@pytest.fixture(scope="module", params=["example_hair_clinic", "held_out_clinic", "natural_clinic"])
def page(request, vocabulary):
    return of_page(PAGES / f"{request.param}.txt", settings.SEEDS, vocabulary)


def share(pairs):
    right, every = map(sum, zip(*pairs, strict=True))
    return right / every


def right_values(measured):
    return share((sum(right for *_, right in one.values), len(one.values)) for one in measured)


def test_of_a_source_left_out_most_claims_and_statements_are_among_the_first_three(five):
    assert share(one.of_statements for one in five) >= 0.55
    assert share(one.of_claims for one in five) >= 0.85


def test_a_claim_on_which_a_source_speaks_has_the_likelier_sentence(five):
    best = {True: [], False: []}
    for one in five:
        spoken = {statement.claim for statement in one.recorded}
        for asked in one.asked:
            best[asked.slug in spoken].append(max(one.likely.scores(asked)))
    assert area_under_curve(best[True], best[False]) >= 0.87


def test_most_values_are_read_from_the_words_of_a_source_left_out(five):
    assert right_values(five) >= 0.70


def test_of_a_page_with_prices_in_pounds_most_is_among_the_first_three_with_its_value(page):
    assert share([page.of_statements]) >= 0.8
    assert right_values([page]) >= 0.7


def test_of_what_is_offered_on_a_page_most_has_the_right_value_and_none_says_the_opposite(page):
    assert share([(sum(right for *_, right in page.offered), len(page.offered))]) >= 0.7
    told = [(one.value.get("stance"), given.get("stance")) for one, _, given, _ in page.offered]
    assert not [(recorded, given) for recorded, given in told if recorded and given and recorded * given < 0]


def test_probably_silent_is_seldom_told_of_a_claim_that_is_answered(five, page):
    assert share([page.called_silent]) <= 0.1
    assert share(one.called_silent for one in five) <= 0.02
    assert share(one.silent for one in five) >= 0.6
    assert share(one.answered_unsaid for one in five) <= 0.2


@pytest.fixture(scope="module")
def few_words(vocabulary):
    asked = asked_of(settings.SEEDS)
    return Likely(*parts_of(FEW_WORDS.encode(), vocabulary), asked), {one.slug: one for one in asked}


@pytest.mark.parametrize(
    ("slug", "is_silent"),
    [("redness", False), ("pattern-hair-loss", False), ("works-for-alopecia-areata", True)],
)
def test_a_text_is_silent_on_what_it_does_not_name_if_it_is_not_in_everyday_words(slug, is_silent, few_words):
    likely, asked = few_words
    assert likely.is_probably_silent(asked[slug]) is is_silent
    assert not is_silent or not any("stance" in offer.value for offer in likely.offers(asked[slug]))


@pytest.mark.parametrize(
    ("slug", "answer", "value"),
    [
        ("safe", "In a clean room, yes.", {"stance": 2}),
        ("scarring", "Hardly ever.", {"stance": -2}),
        ("home-use", "No.", {"stance": -2}),
        ("pain", "Barely.", {"values": ["minimal"]}),
    ],
)
def test_a_yes_or_a_no_answers_the_question_right_above_it(slug, answer, value, few_words):
    likely, asked = few_words
    first, *_ = likely.offers(asked[slug])
    assert (likely.text[first.start : first.end], first.value) == (answer, value)


@pytest.mark.parametrize(
    ("slug", "words", "told"),
    [
        ("shedding", "more shedding than before, after a birth", 1),
        ("pattern-hair-loss", "male or female pattern hair loss, caused by genes", 1),
        ("treats-cause", "male or female pattern hair loss, caused by genes", None),
        ("advanced-hair-loss", "male or female pattern hair loss, caused by genes", None),
        ("pregnancy", "anyone who is pregnant", -2),
        ("cure", "Sadly not.", -2),
        ("women", "Absolutely.", 2),
        ("prp", "We also do it with PRP.", 2),
        ("results-last", "It is temporary.", None),
    ],
)
def test_what_suits_or_lasts_is_told_of_that_alone_which_is_named(slug, words, told, vocabulary):
    every = asked_of(settings.SEEDS)
    page = (PAGES / "moor_clinic.txt").read_text(encoding="utf-8") + LISTED
    likely = Likely(*parts_of(page.encode(), vocabulary), every)
    offers = likely.offers(next(one for one in every if one.slug == slug))
    stances = {likely.text[one.start : one.end]: one.value.get("stance") for one in offers}
    assert stances.get(words) == told


@pytest.mark.parametrize(
    ("name", "found", "right", "silent", "told"),
    [
        ("street_clinic", 0.9, 0.65, 0.16, 0.4),
        ("newspaper_column", 0.8, 0.65, 0.1, 0.6),
        ("hill_clinic", 0.9, 0.7, 0.1, 0.5),
        ("moor_clinic", 0.85, 0.65, 0.12, 0.6),
        ("vale_clinic", 0.78, 0.6, 0.1, 0.45),
        ("dale_clinic", 0.83, 0.72, 0.1, 0.35),
        ("loch_clinic", 0.9, 0.65, 0.1, 0.35),
        ("mesa_clinic", 0.84, 0.65, 0.1, 0.3),
        ("reef_clinic", 0.8, 0.5, 0.18, 0.55),
        ("coast_clinic", 0.88, 0.68, 0.1, 0.35),
        ("red_mesa_clinic", 0.83, 0.7, 0.1, 0.3),
        ("wharf_clinic", 0.7, 0.48, 0.16, 0.5),
        ("quay_clinic", 0.9, 0.75, 0.1, 0.5),
        ("field_clinic", 0.9, 0.75, 0.1, 0.4),
    ],
)
def test_of_a_page_in_running_prose_most_is_offered_with_its_value(name, found, right, silent, told, vocabulary):
    prose = of_page(PAGES / f"{name}.txt", settings.SEEDS, vocabulary)
    assert share([prose.of_statements]) >= found
    assert sum(is_right for *_, is_right in prose.offered) / len(prose.recorded) >= right
    assert share([prose.called_silent]) <= silent
    assert share([prose.silent]) >= told


def test_of_a_diary_that_names_few_things_by_their_name_half_is_among_the_first_three(vocabulary):
    diary = of_page(PAGES / "diary.txt", settings.SEEDS, vocabulary)
    assert share([diary.of_statements]) >= 0.7
    assert share([diary.called_silent]) <= 0.4


def test_the_same_sentence_is_never_offered_twice_and_the_best_stands_first(five):
    for one in five:
        for asked in one.asked:
            offers = one.likely.offers(asked)
            assert len({offer.start for offer in offers}) == len(offers)
            assert [offer.score for offer in offers] == sorted((offer.score for offer in offers), reverse=True)
            assert all(one.text[offer.start : offer.end].strip() for offer in offers)

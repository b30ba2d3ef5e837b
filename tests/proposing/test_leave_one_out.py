"""What is recorded of a text is found again by those that have not seen it. The figures: docs/decisions/0020.

Each of the five is asked with what the other four say, and each page with what the five say.
"""

from pathlib import Path

import pytest
from django.conf import settings

from .measuring import area_under_curve, each_left_out, of_page

PAGES = Path(__file__).parent / "pages"


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
    assert share(one.silent for one in five) >= 0.45


@pytest.mark.parametrize(
    ("name", "found", "right", "silent"),
    [
        ("street_clinic", 0.9, 0.65, 0.16),
        ("newspaper_column", 0.8, 0.65, 0.1),
        ("hill_clinic", 0.9, 0.7, 0.1),
        ("moor_clinic", 0.85, 0.65, 0.12),
    ],
)
def test_of_a_page_in_running_prose_most_is_offered_with_its_value(name, found, right, silent, vocabulary):
    prose = of_page(PAGES / f"{name}.txt", settings.SEEDS, vocabulary)
    assert share([prose.of_statements]) >= found
    assert sum(is_right for *_, is_right in prose.offered) / len(prose.recorded) >= right
    assert share([prose.called_silent]) <= silent


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

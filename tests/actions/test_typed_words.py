"""What the marks of a text write of the sources, and what typed words are held against, from what is stored."""

from decimal import Decimal

import pytest

from articles.actions import StoredContent, log_changes
from articles.rendering import Cause, Sourcing, render
from tests.factories import StoredSource, UnreadSource, WithdrawnSource

pytestmark = pytest.mark.usefixtures("content")

PRICE = "[[price-per-session|a price]]"


def problems(words, sourcing=Sourcing.SOURCES):
    return render(f"Is it so?\n\n{words}\n", StoredContent(), sourcing).problems


def causes(words, sourcing=Sourcing.SOURCES):
    return [problem.cause for problem in problems(words, sourcing)]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        *(("count", "five"), ("Count", "Five"), ("offers", "source E"), ("Offers", "Source E")),
        *(("Studies-findable", "No source"), ("studies-findable", "no source")),
    ],
)
def test_a_mark_of_the_sources_begins_a_sentence_with_a_capital(form, words):
    assert StoredContent().computed("sources", form, "").label == words


@pytest.mark.parametrize("mark", ["results-last:Silence=yes", "results-last:silent=no", "results-last:each=yes"])
def test_an_answer_that_a_mark_does_not_tell_is_refused(mark):
    (problem,) = problems(f"Who says so? It is so: [[{mark}]].")
    assert problem.message == f"[[{mark}]] tells of no one answer: leave out “={mark.partition('=')[2]}”"


def test_an_answer_of_how_many_sources_there_are_is_refused():
    (problem,) = problems("We read [[sources:count=yes]] articles.")
    assert "leave out “=yes”" in problem.message


def test_figures_are_known_with_their_currency_or_unit():
    content = StoredContent()
    assert content.link("price-per-session").spoken.figures == {(Decimal(100), "$"), (Decimal(700), "$")}
    assert content.link("redness-duration").spoken.figures == {(Decimal(24), "hours")}
    assert causes("A session costs [[price-per-session|€100 to €700]].") == [Cause.CONTRADICTED]


def test_where_more_than_twelve_sources_count_who_speaks_is_still_held_against_what_is_typed():
    for _ in range(9):
        StoredSource()
    log_changes("Nine sources came.")
    assert causes(f"Only A gives {PRICE}.") == []
    assert causes(f"Only B gives {PRICE}.") == [Cause.CONTRADICTED]
    assert causes("It works with plasma, and not with [[prp|PRP alone]].") == []
    assert causes("B tells of a study ([[inflames-scalp|who says what]]).") == []


@pytest.mark.parametrize("kind", [UnreadSource, WithdrawnSource])
def test_a_source_that_does_not_count_gives_nothing(kind):
    letter = kind().letter
    assert causes(f"Only {letter} gives {PRICE}.") == [Cause.CONTRADICTED]


def test_the_editors_own_texts_are_held_against_the_comparison_too():
    assert causes(f"Only B gives {PRICE}.", Sourcing.EDITORS) == [Cause.CONTRADICTED]
    assert causes(f"Only A gives {PRICE}.", Sourcing.EDITORS) == []

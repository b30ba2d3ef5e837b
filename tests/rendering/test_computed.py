"""Computed marks: what the comparison writes into a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering import Cause, Sourcing, Spoken, Target, untrue

from .stand_ins import Known, rendered

FIGURES = frozenset(((Decimal(100), "$"), (Decimal(700), "$")))
PRICE = Spoken("What does it cost?", 5, 1, frozenset("A"), frozenset(), frozenset("ABCDE"), FIGURES)


class Spoken5(Known):
    """The price of `Known`, which one of five sources gives."""

    def __init__(self, spoken=PRICE):
        self.spoken = spoken

    def link(self, slug):
        return (
            Target("/claims/price/", "price", traces=True, spoken=self.spoken)
            if slug == "price"
            else super().link(slug)
        )

    def computed(self, about, form, answer):
        words = {"range": "$100 to $700", "who": "says A alone", "silence": "B, C, D and E do not say"}
        return Target("/claims/price/", words.get(form, form), traces=True, spoken=self.spoken)


def told(markdown, spoken=PRICE, sourcing=Sourcing.SOURCES):
    return rendered(markdown, Spoken5(spoken), sourcing)


def test_a_computed_mark_becomes_a_link_with_words_of_its_own():
    result = told("A session costs [[price:range]]; it is dear, [[price:who=yes]].")
    assert '<a href="/claims/price/">$100 to $700</a>' in result.lead
    assert "says A alone" in result.lead
    assert result.problems == ()


def test_a_computed_mark_traces_its_sentence_and_is_listed_among_the_links():
    result = told("[[price:silence]].")
    assert result.publishable
    assert result.links == ("price",)
    assert result.leads_to == ("/claims/price/",)
    assert result.prose == ("B, C, D and E do not say.",)


def test_a_mark_that_names_who_must_name_the_answer():
    (problem,) = told("It is cheap, say [[price:names]].").problems
    assert problem.line == 1
    assert problem.cause is Cause.UNNAMED
    assert "name the answer after “=”, as the page of “What does it cost?” shows it" in problem.message
    assert told("It is cheap, [[price:who=yes]].").publishable
    assert told("What it costs is told by [[price:names]].", Spoken("What does it cost?", 5, 0)).publishable
    assert told("What it costs, [[price:who]].").publishable


@pytest.mark.parametrize("mark", ["price:who=", "price:names=", "price:range="])
def test_a_mark_without_the_answer_that_it_announces_is_told_so(mark):
    (problem,) = told(f"It is cheap, [[{mark}]].").problems
    assert problem.message == f"[[{mark}]] names no answer: name it after “=”, or leave “=” out"


def test_a_mark_that_tells_of_no_one_answer_takes_none():
    (problem,) = told("It costs [[price:range=yes]].").problems
    assert problem.cause is Cause.UNNAMED
    assert problem.message == "[[price:range=yes]] tells of no one answer: leave out “=yes”"


def test_a_computed_mark_takes_no_words():
    (problem,) = told("It costs [[price:range|a little]].").problems
    assert "leave out “|a little”" in problem.message


def test_a_computed_mark_of_what_does_not_exist_is_named_at_its_line():
    (problem,) = rendered("Lead.\n\nIt costs [[nothing:who]].", Known()).problems
    assert (problem.line, problem.cause) == (3, Cause.UNKNOWN)
    assert "nothing" in problem.message


@given(st.text(alphabet="[]:=|whoRANGEprice sA-,é\n", max_size=60))
def test_whatever_is_typed_as_a_mark_is_shown_or_told(markdown):
    told(markdown)


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("No source says [[price|the price]].", PRICE),
        ("Not one of them says [[price|the price]].", PRICE),
        ("None of our sources says [[price|the price]].", PRICE),
        ("Only B gives [[price|a price]].", PRICE),
        ("[[price|The price]] comes from B alone.", PRICE),
        ("All five say [[price|the same]].", PRICE),
        ("All sources say [[price|the same]].", PRICE),
        ("Every source says [[price|the same]].", PRICE),
        ("[[price|All five sources]] say so.", PRICE),
        ("Two sources give [[price|a price]].", PRICE),
        ("Two of our five sources give [[price|a price]].", PRICE),
        ("The other three give [[price|no price]].", PRICE),
        ("[[price|A and C]] give one.", PRICE),
        ("[[price|B]] gives one.", PRICE),
        ("It is dear, say A and C: [[price|who says so]].", PRICE),
        ("It costs [[price|$100 to $800]].", PRICE),
        ("No other source gives [[price|a price]].", Spoken("?", 5, 2, frozenset("AB"), letters=frozenset("ABCDE"))),
        ("How much, no source says.", PRICE),
        ("Only A gives one ([[cost|here]]) [[price:range]].", PRICE),
    ],
)
def test_what_is_typed_of_who_says_what_and_is_not_so_is_told(words, spoken):
    result = told(f"Lead [[price|here]].\n\n{words}¶", spoken)
    assert {problem.line for problem in result.problems if problem.cause is Cause.CONTRADICTED} == {3}


@pytest.mark.parametrize(
    "words",
    [
        "Only A gives [[price|a price]].",
        "[[price|The price]] comes from A alone.",
        "It costs [[price|$100 to $700]], says A.",
        "[[price|A]] gives one.",
        "[[price|B, C, D and E]] do not say.",
        "One of our five sources gives [[price|a price]].",
        "The other four give [[price|no price]].",
        "That “no source says so” is [[price|a quotation]].",
    ],
)
def test_what_is_typed_and_is_so_may_stand(words):
    assert told(f"Lead [[price|here]].\n\n{words}¶").problems == ()


def test_in_a_note_what_is_said_of_research_is_not_held_against_the_sources():
    note = "Lead [[price|here]].\n\n!!! note\n    No source of ours tells what two sources of money are [^who]."
    assert told(note).publishable


def test_the_editors_own_pages_may_speak_of_sources_without_a_claim():
    assert rendered("No source pays us.", Spoken5(), Sourcing.EDITORS).publishable


@pytest.mark.parametrize(
    "markdown", ["It is cheap, say [[price:names]].", "Only B gives [[price]].", "A tells [[price|it]].", "# Odd <b>"]
)
def test_what_is_untrue_is_found_without_making_html(markdown):
    source = Spoken5(PRICE)
    wanted = [one for one in told(markdown).problems if one.cause in (Cause.CONTRADICTED, Cause.UNNAMED)]
    assert list(untrue(markdown, source, Sourcing.SOURCES)) == wanted


@pytest.mark.parametrize("heading", ["What the sources leave open", "What is not known"])
def test_under_what_is_left_open_an_answer_has_no_place(heading):
    listed = f"Is it dear?\n\n## {heading}\n\n- What it costs: [[price:who]].\n"
    (problem,) = told(listed).problems
    assert (problem.line, problem.cause) == (5, Cause.UNNAMED)
    told_of = "“What the sources leave open” lists what is answered: “What does it cost?”, says A alone."
    assert problem.message.startswith(told_of)
    assert told(listed, Spoken("What does it cost?", 5, 0)).publishable
    assert told(listed.replace(":who", ":silence")).publishable
    assert told(listed.replace("- What", "## What is known\n\n- What")).publishable
    assert told(listed.replace("- What", '!!! advice "Ask"\n    - What')).publishable

"""Plain English of who says what: each sentence that is untrue is refused, and each that is true may stand."""

from dataclasses import replace

import pytest

from articles.rendering import Cause, Sourcing, Spoken, Target, unchecked

from .sentences import CLAIMS, TRUE, UNTRUE
from .stand_ins import Known, at_most, rendered

MANY = frozenset("ABCDEFGHIJKLMN")


class Comparing(Known):
    """The claims of these sentences."""

    def __init__(self, claims):
        self.claims = claims

    def link(self, slug):
        return Target(f"/claims/{slug}/", slug, traces=True, spoken=self.claims[slug])


def contradicted(sentence, sourcing=Sourcing.SOURCES, claims=CLAIMS):
    problems = rendered(f"Is it so?\n\n{sentence}", Comparing(claims), sourcing).problems
    return [problem.message for problem in problems if problem.cause is Cause.CONTRADICTED]


@pytest.mark.parametrize("sentence", UNTRUE)
@pytest.mark.parametrize("sourcing", list(Sourcing))
def test_what_is_untrue_is_refused_wherever_it_stands(sentence, sourcing):
    assert contradicted(sentence, sourcing)
    assert contradicted(f"## {sentence}", sourcing)
    assert contradicted(f'!!! advice "{sentence}"\n    Ask.', sourcing)


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_may_stand(sentence):
    assert contradicted(sentence) == []
    assert contradicted(f"### {sentence}") == []


def test_the_fault_names_the_words_and_who_answers():
    (told,) = contradicted("B is the only source that gives [[number|a number]].")
    assert told.startswith("“B is the only source”: 2 of 5 sources (A, C) answer “How many sessions?”")


def test_the_title_of_a_note_may_speak_of_sources_without_a_claim():
    assert contradicted('!!! note "What no source says"\n    Nobody knows.') == []
    assert contradicted("## What no source says") != []


@pytest.mark.parametrize(
    ("sentence", "is_so"),
    [
        ("Only A gives [[price|a price]].", True),
        ("Only B gives [[price|a price]].", False),
        ("B alone gives [[price|a price]].", False),
        ("[[price|B]] gives one.", False),
        ("B says [[price|what it costs]].", False),
        ("N does not say [[price|what it costs]].", True),
        ("A session is dear without [[price|PRP alone]].", True),
        ("All fourteen say [[works|so]].", True),
        ("Only B says [[works|so]].", False),
        ("B and C say [[works|so]].", True),
    ],
)
def test_among_too_many_sources_to_be_named_who_speaks_is_still_known(sentence, is_so):
    few = replace(CLAIMS["price"], every=14, letters=MANY)
    many = Spoken("Does it work?", 14, 14, letters=MANY)
    assert (not contradicted(sentence, claims={"price": few, "works": many})) is is_so


@pytest.mark.parametrize(
    "part",
    [
        *("A, ", "A and ", "no other source ", "the only source ", "all five sources ", "says A ", "two of our five "),
        *("A, B and no other source says ", "neither A nor B ", "1,", "[[price|no source]] ", "only A [[price]], "),
    ],
)
def test_a_long_sentence_is_read_at_once(part):
    with at_most(3):
        contradicted(part * (450 if "[" in part else 45_000 // len(part)))


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Plasma:** B and C name it.", "Plasma: B and C name it."),
        ("Only A tells how.", "Only A tells how."),
        ("None of our five sources paid us.", "None of our five sources paid us."),
        ('!!! note "Of studies"\n    A and E tell what is usual.', "A and E tell what is usual."),
        ("A and C give [[number|a number]].", None),
        ("A tells how; no article stands here whole, and each belongs to its publisher.", None),
    ],
)
def test_what_lists_or_numbers_sources_beside_no_claim_is_found(markdown, words):
    assert unchecked(f"Is it so?\n\n{markdown}", Comparing(CLAIMS)) == ((words,) if words else ())

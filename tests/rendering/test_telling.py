"""Plain English of who says what: each sentence that is untrue is refused, and each that is true may stand.

Of five sources A alone gives a price, A and C a number, all five say that it works, and nobody tells how long it takes.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from articles.rendering import Cause, Sourcing, Spoken, Target, unchecked

from .stand_ins import Known, at_most, rendered

FIVE = frozenset("ABCDE")
MONEY = frozenset(((Decimal(100), "$"), (Decimal(700), "$")))
SESSIONS = frozenset(((Decimal(4), "sessions"), (Decimal(6), "sessions")))
MONTHS = frozenset(((Decimal(3), "months"), (Decimal("6.5"), "months")))
CLAIMS = {
    "price": Spoken("What does it cost?", 5, 1, frozenset("A"), frozenset(), FIVE, MONEY, frozenset("F")),
    "number": Spoken("How many sessions?", 5, 2, frozenset("AC"), frozenset("D"), FIVE, SESSIONS),
    "first": Spoken("When does it show?", 5, 2, frozenset("AB"), frozenset(), FIVE, MONTHS),
    "works": Spoken("Does it work?", 5, 5, FIVE, frozenset(), FIVE),
    "length": Spoken("How long does it take?", 5, 0, letters=FIVE),
}
MANY = frozenset("ABCDEFGHIJKLMN")

UNTRUE = (
    # How many.
    "Two of our sources give [[price|a price]].",
    "Three of the sources give [[price|a price]].",
    "Two of them give [[price|a price]].",
    "No fewer than two sources give [[price|a price]].",
    "At least two sources give [[price|a price]].",
    "More than one source gives [[price|a price]].",
    "Fewer than two articles give [[number|a number]].",
    "Only one source says that [[works|hair grows]].",
    "Only one says that [[works|hair grows]].",
    "Only two of our sources say that [[works|hair grows]].",
    "One article gives [[number|a number]].",
    "Of our five sources, two give [[price|a price]].",
    "Of our five sources, only one gives [[number|a number]].",
    "Of our six sources, one gives [[price|a price]].",
    "One of our six sources gives [[price|a price]].",
    "A price of [[price|$100]] stands in two of our five articles.",
    "Both sources give [[price|a price]].",
    "Both say [[price|what it costs]].",
    "Most sources give [[price|a price]].",
    "Most of them give [[number|a number]].",
    "Nearly all sources give [[number|a number]].",
    "Some of our sources give [[price|a price]].",
    "Several articles give [[price|a price]].",
    "Few sources say that [[works|hair grows]].",
    "Not all sources say that [[works|hair grows]].",
    "A single source gives [[number|a number]].",
    "Two out of five sources give [[price|a price]].",
    "Of the five sources, two give [[price|a price]].",
    "More than half of our sources give [[number|a number]].",
    "The majority of our sources give [[price|a price]].",
    "Half of our sources give [[number|a number]].",
    # Nobody.
    "No article gives [[price|a price]].",
    "No single source gives [[price|a price]].",
    "Not one source gives [[price|a price]].",
    "Not one of our five sources gives [[price|a price]].",
    "Not a single article gives [[price|a price]].",
    "Nobody gives [[price|a price]].",
    "No one says [[price|what it costs]].",
    "None gives [[price|a price]].",
    "None of them gives [[price|a price]].",
    "None of the articles gives [[price|a price]].",
    "Neither source gives [[price|a price]].",
    "No  source gives [[price|a price]].",
    "NO SOURCE gives [[price|a price]].",
    "No *source* gives [[price|a price]].",
    "[[price|The price]] is given by no source.",
    "No source but B gives [[price|a price]].",
    "Apart from B, no source gives [[price|a price]].",
    "Nobody except B gives [[price|a price]].",
    # All.
    "Each source gives [[price|a price]].",
    "Each of our sources gives [[price|a price]].",
    "Each of them says [[price|what it costs]].",
    "Every article gives [[price|a price]].",
    "Every single source gives [[price|a price]].",
    "Every one of the five says [[price|what it costs]].",
    "All the articles give [[price|a price]].",
    "All four sources say that [[works|hair grows]].",
    "All four say that [[works|hair grows]].",
    "All say [[number|how many]].",
    "They all say [[number|how many]].",
    "Everyone says [[number|how many]].",
    "Our five sources say [[number|how many]].",
    "All sources but B give [[price|a price]].",
    "All three sources that speak of [[number|the number]] agree.",
    # Only, alone, no other.
    "B is the only source that gives [[price|a price]].",
    "The only source that gives [[price|a price]] is B.",
    "The only article with [[number|a number]] is named.",
    "The only one that gives [[number|a number]] is dear.",
    "Only source B gives [[price|a price]].",
    "Only A and B give [[number|a number]].",
    "Only A gives [[number|a number]].",
    "Only F gives [[price|a price]].",
    "B alone gives [[price|a price]].",
    "B gives [[price|a price]]; no other source does.",
    "B gives a price; no other source does so on [[price]].",
    "A gives a number, and nobody else does: [[number|how many]].",
    "A, B and nobody else give [[number|a number]].",
    "Only in B do we find [[price|a price]].",
    # Who says it.
    "B says [[price|what it costs]].",
    "According to B, it costs [[price|a lot]].",
    "What it costs, says B, is [[price|known]].",
    "It is dear, say B and C: [[price|who says so]].",
    "B and C say [[number|how many]].",
    "A also gives [[length|a time]].",
    "B gives [[works|no doubt]], and C names [[price|a price]].",
    "[[price|The price]] is given by B.",
    "B puts it at [[price|$100]].",
    "It is B that gives [[price|a price]].",
    "Source A and source B give [[number|a number]].",
    "A as well as B gives [[number|a number]].",
    "Two sources, A and B, give [[number|a number]].",
    "Two of our sources (A and B) give [[number|a number]].",
    # Who does not.
    "Neither A nor C gives [[number|a number]].",
    "A gives no price [[price|of a session]].",
    "A does not say [[price|what it costs]].",
    "A doesn’t say [[price|what it costs]].",
    "A and B are silent on [[price|the price]].",
    "A is silent on [[price|the price]].",
    "All five sources are silent on [[price|the price]].",
    "Only B is silent on [[price|the price]].",
    "Three sources do not say [[price|what it costs]].",
    "The other three say nothing about [[price|the price]].",
    "The others give [[price|a price]] too.",
    "No source is silent on [[price|the price]].",
    # Figures.
    "A session costs [[price|€100 to €700]].",
    "A session costs [[price|100 to 700 euros]].",
    "A session costs [[price|from £100.00]].",
    "A session costs [[price|$100 to $800]].",
    "A course has [[number|4 to 60 sessions]].",
    "It shows after [[first|3 to 6.5 weeks]].",
    "It shows in a [[first|3-year]] time.",
    # The nearest claim.
    "Only A gives [[price|a price]], and only A gives [[number|a number]].",
    "Only C speaks of [[number|the number]], and A speaks of [[price|a price]].",
    "[[works|It works]], and no source gives [[price|a price]].",
    "[[price|The price]] comes from B alone, and [[works|it works]].",
)
TRUE = (
    # How many.
    "One of our five sources gives [[price|a price]].",
    "Only one source gives [[price|a price]].",
    "Only one gives [[price|a price]].",
    "Of our five sources, two give [[number|a number]].",
    "Of our five sources, none tells [[length|how long]].",
    "At least one source gives [[number|a number]].",
    "More than one source gives [[number|a number]].",
    "No more than two sources give [[number|a number]].",
    "At most one source gives [[price|a price]].",
    "The two sources that give [[number|a number]] agree.",
    "Both sources that give [[number|a number]] agree.",
    "Some sources give [[number|a number]].",
    "Few sources give [[number|a number]].",
    "Most sources say that [[works|hair grows]].",
    "Not all sources give [[price|a price]].",
    "Not every source gives [[price|a price]].",
    "Two out of five sources give [[number|a number]].",
    "Of the five sources, two give [[number|a number]].",
    "A single source gives [[price|a price]].",
    "Two of our sources (A and C) give [[number|a number]].",
    "One source, A, gives [[price|a price]].",
    # Nobody, and all.
    "None of our five sources says [[length|how long it takes]].",
    "Nobody says [[length|how long it takes]].",
    "How long it takes, [[length|no source says]].",
    "All five sources are silent on [[length|how long it takes]].",
    "None of our sources is silent on [[works|whether it works]].",
    "All five say that [[works|hair grows]].",
    "Our five sources say that [[works|hair grows]].",
    "Each of our five sources says that [[works|hair grows]].",
    "Every source that gives [[price|a price]] gives it in dollars.",
    "Both sources that speak of [[number|the number]] agree.",
    "No source but A gives [[price|a price]].",
    "Apart from A, no source gives [[price|a price]].",
    "All sources but A are silent on [[price|the price]].",
    # Only, alone, no other.
    "Only A gives [[price|a price]].",
    "Only our source A gives [[price|a price]].",
    "Only A and C give [[number|a number]].",
    "A is the only source that gives [[price|a price]].",
    "The only source that gives [[price|a price]] is A.",
    "A gives [[price|a price]]; no other source does.",
    "A and C give a number; no other source does so on [[number]].",
    "A, C and nobody else give [[number|a number]].",
    "Not only A gives [[number|a number]].",
    # Who says it, and who does not.
    "Neither B nor C gives [[price|a price]].",
    "A says [[price|what it costs]].",
    "D speaks of [[number|the number]] without one.",
    "A and C say [[number|how many]].",
    "B and C say nothing about [[price|the price]].",
    "B, C, D and E give no price [[price|of a session]].",
    "B does not say [[price|what it costs]].",
    "B, C, D and E are silent on [[price|the price]].",
    "Four of our five sources do not say [[price|what it costs]].",
    "A gives a price, the other four say nothing of [[price|it]].",
    "A says no, the other four sources say [[works|yes]].",
    "The others leave [[price|it]] open.",
    "A and C do not doubt [[number|the number]].",
    # Figures.
    "A session costs [[price|from $100.00]].",
    "A session costs [[price|$100–$700]].",
    "A session costs [[price|100 to 700 dollars]].",
    "It shows after [[first|3 to 6.50 months]].",
    "A [[first|3-month]] wait is usual.",
    # What is not told of sources.
    "Over all three sessions it is [[works|mild]].",
    "In a trial, all 50 people had [[number|some pain]].",
    "Two people in three had [[price|some pain]].",
    "Of 20 people, 12 report [[price|some pain]].",
    "In each report, [[price|some pain]] is told.",
    "The pain of each one is [[price|minimal]].",
    "Every one of the needles is [[price|new]].",
    "It works with plasma, and not with [[number|PRP alone]].",
    "[[number|PRP]] helps.",
    "Only FDA-cleared devices may be [[length|used at home]].",
    "The only one who can tell [[works|whether it grows]] is a doctor.",
    "The other four sessions cost [[price|less]].",
    "Nobody can tell [[works|whether it grows back]].",
    "No one should [[works|do it at home]].",
    "No other treatment is [[works|as old]].",
    "All of it is [[price|dear]].",
    "Most people need [[number|several sessions]].",
    "There are two sources of error in [[price|it]].",
    "A name for it is [[length|needling]].",
    "They say that “no source says so” of [[price|the price]].",
    # The nearest claim.
    "Only A gives [[price|a price]], and A and C give [[number|a number]].",
    "Only A speaks of [[price|the price]] and all five speak of [[works|growth]].",
    "[[works|It works]], and only A gives [[price|a price]].",
    "[[price|The price]] comes from A alone, and [[works|it works]].",
    "It costs [[price|$100 to $700]], says A, and nobody says [[length|how long it takes]].",
)


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

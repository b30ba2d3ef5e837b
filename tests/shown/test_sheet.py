"""The sheet to take to a clinic: what the sources leave open, sharpest first, each question once."""

import pytest

from articles.models import Claim, Source
from articles.shown import compare_claims, sheet, to_ask, why_open
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, UnwrittenTopic

pytestmark = pytest.mark.usefixtures("content")


def compared(*claims):
    sources = list(Source.objects.for_display())
    stored = {one.pk: one for one in Claim.objects.with_statements().select_related("topic")}
    return compare_claims([stored[claim.pk] for claim in claims], sources)


def groups(*claims):
    """The sheet of these claims, in this order."""
    return sheet(compared(*claims))


def single(**more):
    return FoundStatement(claim=SilentClaim(**more)).claim


def spoken_on(claim, *stances):
    for stance in stances:
        FoundStatement(claim=claim, stance=stance)
    return claim


def asked(group):
    return [row.claim.ask for row in group.rows]


def test_conflict_comes_before_single_and_single_before_silent():
    topic = UnwrittenTopic()
    silent = SilentClaim(topic=topic, ask="Silent?")
    alone = single(topic=topic, ask="Single?")
    conflict = ConflictingClaim(topic=topic, ask="Conflict?")
    (group,) = groups(silent, alone, conflict)
    assert asked(group) == ["Conflict?", "Single?", "Silent?"]
    assert (group.heading, group.more) == (topic.name, 0)


def test_it_says_why_its_questions_are_open_and_no_more():
    silent, alone, conflict = SilentClaim(ask="Silent?"), single(ask="Single?"), ConflictingClaim(ask="Conflict?")
    assert why_open(groups(silent)) == "none says"
    assert why_open(groups(silent, alone)) == "only one says, or none says"
    assert why_open(groups(silent, alone, conflict)) == "they contradict each other, only one says, or none says"
    assert why_open([]) == ""


@pytest.mark.parametrize("stances", [(2, 1), (2, 0)], ids=["agree", "vary"])
def test_what_the_sources_do_not_leave_open_is_not_asked(stances):
    assert groups(spoken_on(SilentClaim(ask="Settled?"), *stances)) == []


def test_a_claim_without_a_question_to_ask_is_not_on_the_sheet():
    assert groups(ConflictingClaim(), single(), SilentClaim()) == []


def test_a_group_has_seven_questions_at_most_and_counts_the_rest():
    topic = UnwrittenTopic()
    made = [SilentClaim(topic=topic, ask=f"Number {n}?", position=n) for n in range(9)]
    (seven,) = groups(*made[:7])
    assert (len(seven.rows), seven.more) == (7, 0)
    (group,) = groups(*reversed(made))
    assert asked(group) == [f"Number {n}?" for n in range(7)]
    assert group.more == 2


def test_the_sharpest_are_kept_when_there_are_too_many():
    topic = UnwrittenTopic()
    silent = [SilentClaim(topic=topic, ask=f"Number {n}?", position=n) for n in range(7)]
    (group,) = groups(*silent, ConflictingClaim(topic=topic, ask="Conflict?", position=999))
    assert asked(group)[0] == "Conflict?"
    assert group.more == 1


@pytest.mark.parametrize("sharpest_first", [True, False])
def test_a_question_that_two_claims_lead_to_is_asked_once_for_the_sharper(sharpest_first):
    topic = UnwrittenTopic()
    conflict, silent = (made(topic=topic, ask="Does it last?") for made in (ConflictingClaim, SilentClaim))
    (group,) = groups(*((conflict, silent) if sharpest_first else (silent, conflict)))
    assert [row.claim for row in group.rows] == [conflict]
    assert group.more == 0


@pytest.mark.parametrize("sharpest_first", [True, False])
def test_a_question_of_two_headings_is_asked_once_under_that_of_the_sharper(sharpest_first):
    conflict, silent = (made(ask="Does it last?") for made in (ConflictingClaim, SilentClaim))
    (group,) = groups(*((conflict, silent) if sharpest_first else (silent, conflict)))
    assert group.heading == conflict.topic.name
    assert [row.claim for row in group.rows] == [conflict]


def test_topics_with_the_same_heading_share_a_group():
    first, second = UnwrittenTopic(sheet_heading="Your results"), UnwrittenTopic(sheet_heading="Your results")
    other = UnwrittenTopic()
    made = groups(
        SilentClaim(topic=first, ask="First?", position=2),
        SilentClaim(topic=other, ask="Other?"),
        SilentClaim(topic=second, ask="Second?", position=1),
    )
    assert [(group.heading, asked(group)) for group in made] == [
        ("Your results", ["Second?", "First?"]),
        (other.name, ["Other?"]),
    ]


def test_groups_stand_in_the_order_in_which_their_topics_come():
    late, early = UnwrittenTopic(), UnwrittenTopic()
    made = groups(SilentClaim(topic=late, ask="Late?"), ConflictingClaim(topic=early, ask="Early?"))
    assert [group.heading for group in made] == [late.name, early.name]


def test_the_real_sheet_asks_each_question_once():
    every = Claim.objects.published().with_statements().select_related("topic").order_by("topic__position", "position")
    made = sheet(compare_claims(every, list(Source.objects.for_display())))
    questions = [question for group in made for question in asked(group)]
    assert len(questions) == len(set(questions)) > 20
    assert max(len(group.rows) for group in made) <= 7


def test_what_the_sources_leave_open_is_asked_first_the_sharpest_before_others():
    vary = spoken_on(SilentClaim(ask="Vary?"), 2, 0)
    agree = spoken_on(SilentClaim(ask="Agree?"), 2, 2)
    silent, alone, conflict = SilentClaim(ask="Silent?"), single(ask="Single?"), ConflictingClaim(ask="Conflict?")
    made = compared(agree, vary, silent, alone, conflict)
    assert to_ask(made, 9) == ["Conflict?", "Single?", "Silent?", "Vary?", "Agree?"]
    assert to_ask(made, 2) == ["Conflict?", "Single?"]


def test_a_page_asks_each_question_once_and_none_that_is_empty():
    made = compared(
        SilentClaim(ask="Same?"), ConflictingClaim(ask="Same?"), ConflictingClaim(), SilentClaim(ask="Other?")
    )
    assert to_ask(made, 2) == ["Same?", "Other?"]
    assert to_ask([], 5) == []

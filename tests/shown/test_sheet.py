"""The sheet to take to a clinic: what the sources leave open, sharpest first, each question once."""

import pytest

from articles.models import Claim, Source
from articles.shown import compare_claims, sheet, to_ask
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, UnwrittenTopic

pytestmark = pytest.mark.usefixtures("content")


def compared(*claims):
    sources = list(Source.objects.for_display())
    stored = {one.pk: one for one in Claim.objects.with_statements().select_related("topic")}
    return compare_claims([stored[claim.pk] for claim in claims], sources)


def made(*claims, must=()):
    """The sheet of these claims, in this order."""
    return sheet(compared(*claims), must)


def single(**more):
    return FoundStatement(claim=SilentClaim(**more)).claim


def spoken_on(claim, *stances):
    for stance in stances:
        FoundStatement(claim=claim, stance=stance)
    return claim


def asked(rows):
    return [row.claim.ask for row in rows]


def grouped(shown):
    return [(heading, asked(rows)) for heading, rows in shown.groups]


def test_conflict_comes_before_single_and_single_before_silent():
    topic = UnwrittenTopic()
    silent = SilentClaim(topic=topic, ask="Silent?")
    alone = single(topic=topic, ask="Single?")
    conflict = ConflictingClaim(topic=topic, ask="Conflict?")
    assert grouped(made(silent, alone, conflict)) == [(topic.name, ["Conflict?", "Single?", "Silent?"])]


def test_it_says_why_its_questions_are_open_and_no_more():
    silent, alone, conflict = SilentClaim(ask="Silent?"), single(ask="Single?"), ConflictingClaim(ask="Conflict?")
    assert made(silent).why_open == "none says"
    assert made(silent, alone).why_open == "only one says, or none says"
    assert made(silent, alone, conflict).why_open == "they contradict each other, only one says, or none says"
    assert made().why_open == ""


@pytest.mark.parametrize("stances", [(2, 1), (2, 0)], ids=["agree", "vary"])
def test_what_the_sources_do_not_leave_open_is_asked_only_where_editors_say_that_it_must_be(stances):
    settled = spoken_on(SilentClaim(slug="settled", ask="Settled?"), *stances)
    assert (made(settled).first, made(settled).groups) == ([], [])
    shown = made(settled, must=["settled"])
    assert (asked(shown.first), shown.groups, shown.more) == (["Settled?"], [], 0)


def test_what_must_be_asked_comes_first_in_the_order_of_editors_and_only_there():
    topic = UnwrittenTopic()
    one, two, three = (SilentClaim(topic=topic, slug=slug, ask=f"{slug}?") for slug in ("one", "two", "three"))
    shown = made(one, two, three, must=["three", "gone", "one"])
    assert asked(shown.first) == ["three?", "one?"]
    assert grouped(shown) == [(topic.name, ["two?"])]
    mute = SilentClaim(slug="mute")
    assert made(mute, must=["mute"]).first == []


def test_a_claim_without_a_question_to_ask_is_not_on_the_sheet():
    shown = made(ConflictingClaim(), single(), SilentClaim())
    assert (shown.first, shown.groups, shown.more) == ([], [], 0)


def test_a_topic_asks_its_three_sharpest_and_the_rest_is_counted():
    topic = UnwrittenTopic()
    silent = [SilentClaim(topic=topic, ask=f"Number {n}?", position=n) for n in range(4)]
    assert (grouped(made(*silent[:3])), made(*silent[:3]).more) == (
        [(topic.name, ["Number 0?", "Number 1?", "Number 2?"])],
        0,
    )
    shown = made(*reversed(silent), ConflictingClaim(topic=topic, ask="Conflict?", position=999))
    assert grouped(shown) == [(topic.name, ["Conflict?", "Number 0?", "Number 1?"])]
    assert shown.more == 2


@pytest.mark.parametrize("sharpest_first", [True, False])
def test_a_question_that_two_claims_lead_to_is_asked_once_for_the_sharper(sharpest_first):
    topic = UnwrittenTopic()
    conflict, silent = (kind(topic=topic, ask="Does it last?") for kind in (ConflictingClaim, SilentClaim))
    shown = made(*((conflict, silent) if sharpest_first else (silent, conflict)))
    assert [[row.claim for row in rows] for _, rows in shown.groups] == [[conflict]]
    assert shown.more == 0


@pytest.mark.parametrize("sharpest_first", [True, False])
def test_a_question_of_two_headings_is_asked_once_under_that_of_the_sharper(sharpest_first):
    conflict, silent = (kind(ask="Does it last?") for kind in (ConflictingClaim, SilentClaim))
    shown = made(*((conflict, silent) if sharpest_first else (silent, conflict)))
    assert grouped(shown) == [(conflict.topic.name, ["Does it last?"])]


def test_topics_with_the_same_heading_share_a_group():
    first, second = UnwrittenTopic(sheet_heading="Your results"), UnwrittenTopic(sheet_heading="Your results")
    other = UnwrittenTopic()
    shown = made(
        SilentClaim(topic=first, ask="First?", position=2),
        SilentClaim(topic=other, ask="Other?"),
        SilentClaim(topic=second, ask="Second?", position=1),
    )
    assert grouped(shown) == [("Your results", ["Second?", "First?"]), (other.name, ["Other?"])]


def test_groups_stand_in_the_order_in_which_their_topics_come():
    late, early = UnwrittenTopic(), UnwrittenTopic()
    shown = made(SilentClaim(topic=late, ask="Late?"), ConflictingClaim(topic=early, ask="Early?"))
    assert [heading for heading, _ in shown.groups] == [late.name, early.name]


def test_on_a_topic_what_must_be_asked_comes_first_then_what_is_open_the_sharpest_first():
    vary = spoken_on(SilentClaim(slug="vary", ask="Vary?"), 2, 0)
    agree = spoken_on(SilentClaim(slug="agree", ask="Agree?"), 2, 2)
    silent, alone, conflict = SilentClaim(ask="Silent?"), single(ask="Single?"), ConflictingClaim(ask="Conflict?")
    every = compared(agree, vary, silent, alone, conflict)
    assert asked(to_ask(every, (), 9)) == ["Conflict?", "Single?", "Silent?"]
    assert asked(to_ask(every, ["agree"], 9)) == ["Agree?", "Conflict?", "Single?", "Silent?"]
    assert asked(to_ask(every, ["agree"])) == ["Agree?", "Conflict?", "Single?"]


def test_a_page_asks_each_question_once_and_none_that_is_empty():
    every = compared(
        SilentClaim(ask="Same?"), ConflictingClaim(ask="Same?"), ConflictingClaim(), SilentClaim(ask="Other?")
    )
    assert asked(to_ask(every, ())) == ["Same?", "Other?"]
    assert to_ask([], ()) == []

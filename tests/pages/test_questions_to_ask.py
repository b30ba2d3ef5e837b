"""The sheet to take to a clinic is made from what the sources leave open, and changes when they do."""

import pytest

from articles.models import Claim, Definition, Source, Topic
from articles.shown import compare_claims
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, StoredPassage, UnwrittenTopic
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
ADDRESS = "/questions-to-ask/"
LEFT_OPEN = {"conflict", "single", "silent"}


@pytest.fixture
def blank(content):
    """No claim of the site's own has a question to ask."""
    Claim.objects.update(ask="")


def sheet(client):
    """Each heading with the claims under it, in their order."""
    groups = (find(read(client, ADDRESS), css="sheet-groups") or [None])[0]
    if groups is None:
        return {}
    return {
        words(find(one, "h2")[0]): [mark(row, "data-claim") for row in find(one, "li")]
        for one in find(groups, "section")
    }


def rows(client):
    return {mark(row, "data-claim"): row for row in find(read(client, ADDRESS), "li", attribute="data-claim")}


def test_with_nothing_to_ask_the_sheet_says_so(client, blank):
    page = read(client, ADDRESS)
    assert sheet(client) == {}
    assert "nothing to ask yet" in words(find(page, "p", "empty")[0])


def test_what_sources_contradict_each_other_on_one_alone_says_or_none_says_is_asked(client, blank):
    ConflictingClaim(slug="torn", ask="Who is right?")
    FoundStatement(claim=SilentClaim(slug="alone", ask="Is that so?"))
    SilentClaim(slug="unsaid", ask="What about it?")
    shown = rows(client)
    assert {slug: mark(row, "data-agreement") for slug, row in shown.items()} == {
        "torn": "conflict",
        "alone": "single",
        "unsaid": "silent",
    }
    assert "Who is right?" in words(shown["torn"])
    assert "The sources conflict" in words(shown["torn"])
    assert f"Only {Claim.objects.get(slug='alone').statements.get().source.letter} says" in words(shown["alone"])
    assert "No source says" in words(shown["unsaid"])
    assert find(read(client, ADDRESS), "p", "empty") == []


def test_what_the_sources_settle_or_only_tell_differently_is_not_asked(client, blank):
    agreed, varied = SilentClaim(ask="Agreed?"), SilentClaim(ask="Varied?")
    for stance in (2, 1):
        FoundStatement(claim=agreed, stance=stance)
    for stance in (1, -1):
        FoundStatement(claim=varied, stance=stance)
    SilentClaim(ask="Unpublished?", is_published=False)
    SilentClaim(ask="")
    assert rows(client) == {}


def test_the_sheet_becomes_another_with_every_statement(client, blank):
    claim = SilentClaim(slug="moving", ask="Does it work?")
    assert mark(rows(client)["moving"], "data-agreement") == "silent"
    FoundStatement(claim=claim, stance=2)
    assert mark(rows(client)["moving"], "data-agreement") == "single"
    second = FoundStatement(claim=claim, stance=2)
    assert "moving" not in rows(client)
    second.stance = -2
    second.save()
    assert mark(rows(client)["moving"], "data-agreement") == "conflict"
    second.delete()
    assert mark(rows(client)["moving"], "data-agreement") == "single"


def test_a_source_that_is_withdrawn_counts_no_more_on_the_sheet(client, blank):
    claim = ConflictingClaim(ask="Who is right?")
    Source.objects.filter(statements=claim.statements.last()).update(withdrawn_on="2026-03-05")
    assert mark(rows(client)[claim.slug], "data-agreement") == "single"


def more(client):
    return sum(int(words(one).split()[0]) for one in find(read(client, ADDRESS), "p", "sheet-more"))


def test_every_question_left_open_is_on_the_sheet_once_or_counted_with_a_link(client):
    for claim in Claim.objects.all():
        claim.ask = f"What about {claim.slug}?"
        claim.save()
    compared = compare_claims(
        Claim.objects.with_statements().select_related("topic"), list(Source.objects.for_display())
    )
    left_open = {one.claim.slug for one in compared if one.agreement in LEFT_OPEN}
    must = set(Definition.objects.now().site.must_ask)
    shown = [mark(row, "data-claim") for row in find(read(client, ADDRESS), "li", attribute="data-claim")]
    assert len(set(shown)) == len(shown)
    assert must <= set(shown) <= left_open | must
    assert len(left_open - set(shown)) == more(client)
    for slug, row in rows(client).items():
        assert f"What about {slug}?" in words(row)
    (rest,) = find(read(client, ADDRESS), "p", "sheet-more")
    assert [mark(one, "href") for one in find(rest, "a")] == ["/claims/"]


def test_each_question_can_be_ticked_and_leads_to_its_claim(client):
    shown = rows(client)
    assert len(shown) > 20
    for slug, row in shown.items():
        (box,), (label,), (link,) = find(row, "input"), find(row, "label"), find(row, "a")
        assert (mark(box, "type"), mark(box, "id")) == ("checkbox", mark(label, "for"))
        assert words(label) == Claim.objects.get(slug=slug).ask
        assert mark(link, "href") == f"/claims/{slug}/"
        assert words(link).endswith(Claim.objects.get(slug=slug).question)


def test_what_editors_say_must_be_asked_stands_first_in_their_order_with_room_for_two_clinics(client):
    must = Definition.objects.now().site.must_ask
    assert len(must) > 4
    (first,) = find(read(client, ADDRESS), css="sheet-first")
    asked = find(first, "li")
    assert tuple(mark(one, "data-claim") for one in asked) == must
    assert {len(find(one, css="clinic")) for one in asked} == {2}


def test_all_that_a_topic_asks_stands_on_the_sheet(client):
    on_sheet = {words(find(row, "label")[0]) for row in rows(client).values()}
    for topic in Topic.objects.shown():
        (part,) = find(read(client, topic.get_absolute_url()), css="to-ask")
        asked = {words(one) for one in find(part, "li")}
        assert asked, topic
        assert asked <= on_sheet


def test_the_sharpest_difference_comes_first_under_a_heading(client, blank):
    topic = UnwrittenTopic()
    SilentClaim(topic=topic, ask="Unsaid?", slug="unsaid")
    FoundStatement(claim=SilentClaim(topic=topic, ask="Alone?", slug="alone"))
    ConflictingClaim(topic=topic, ask="Torn?", slug="torn")
    assert sheet(client) == {topic.name: ["torn", "alone", "unsaid"]}


def test_topics_share_a_heading_that_they_name_and_come_in_the_topics_order(client, blank):
    late = UnwrittenTopic(position=903, sheet_heading="Before you book")
    early = UnwrittenTopic(position=901, sheet_heading="Before you book")
    plain = UnwrittenTopic(position=902, name="The plain one")
    for topic, slug in ((late, "late"), (early, "early"), (plain, "plain")):
        SilentClaim(topic=topic, ask=f"What about {slug}?", slug=slug)
    shown = sheet(client)
    assert list(shown) == ["Before you book", "The plain one"]
    assert set(shown["Before you book"]) == {"early", "late"}


def test_claims_that_are_asked_in_the_same_words_are_asked_once_by_the_sharpest(client, blank):
    topic = UnwrittenTopic()
    SilentClaim(topic=topic, ask="What does it cost?", slug="unsaid")
    ConflictingClaim(topic=topic, ask="What does it cost?", slug="torn")
    assert sheet(client) == {topic.name: ["torn"]}


def test_the_same_words_are_asked_once_even_under_two_headings(client, blank):
    for topic in UnwrittenTopic.create_batch(2):
        SilentClaim(topic=topic, ask="What does it cost?")
    assert len(rows(client)) == 1


def test_every_topic_says_under_which_heading_its_questions_stand():
    assert list(Topic.objects.filter(claims__isnull=False, sheet_heading="").values_list("slug", flat=True)) == []


def test_a_question_leads_to_the_sources_of_its_claim(client, blank):
    claim = FoundStatement(claim=SilentClaim(ask="Is that so?"), passage=StoredPassage()).claim
    (link,) = find(rows(client)[claim.slug], "a")
    assert find(read(client, mark(link, "href")), "blockquote")

"""The claims can be narrowed to a topic and an agreement, without JavaScript."""

import pytest

from articles.models import Claim, Topic
from tests.factories import SilentClaim, answered

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def conflict():
    """A claim on suitability, on which two sources conflict."""
    return answered(SilentClaim(topic=Topic.objects.get(slug="suitability")), A=2, C=-2)


def shown(client, **chosen):
    response = client.get("/claims/", chosen)
    assert response.status_code == 200
    return {seen.claim.slug for _, rows in response.context["groups"] for seen, _ in rows}


def test_all_are_shown_at_first(client):
    assert len(shown(client)) == Claim.objects.published().count()


def test_a_topic_shows_its_claims_only(client):
    assert shown(client, topic="cost") == {"price-per-session", "price-of-course", "insurance"}


def test_an_agreement_shows_the_claims_that_came_out_so(client, conflict):
    assert shown(client, agreement="conflict") == {conflict.slug}


def test_both_narrow_together_and_nothing_left_is_said(client, conflict):
    assert shown(client, topic="suitability", agreement="conflict") == {conflict.slug}
    assert shown(client, topic="cost", agreement="conflict") == set()
    assert "No claim fits both" in client.get("/claims/?topic=cost&agreement=conflict").content.decode()


def test_what_was_chosen_stays_chosen(client):
    page = client.get("/claims/?topic=cost&agreement=single").content.decode()
    assert '<option value="cost" selected>' in page
    assert '<option value="single" selected>' in page


def ordered(client, order):
    response = client.get("/claims/", {"order": order})
    ((topic, rows),) = response.context["groups"]
    assert topic is None
    return rows


def test_the_most_disputed_come_first(client, conflict):
    rows = ordered(client, "dispute")
    assert rows[0][0].claim == conflict
    assert [one.sharpness for one, _ in rows] == sorted(one.sharpness for one, _ in rows)
    assert len(rows) == Claim.objects.published().count()


def test_what_only_those_say_who_gain_from_it_comes_first(client):
    shares = []
    for _, cells in ordered(client, "interest"):
        speaking = [source for source, answer in cells if answer and answer.speaks]
        shares.append(sum(source.has_interest for source in speaking) / max(len(speaking), 1))
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1


def test_what_most_say_and_research_knows_least_of_comes_first(client):
    rows = [one for one, _ in ordered(client, "research")]
    unstudied = [one for one in rows if one.certainty == "not studied"]
    assert rows[: len(unstudied)] == unstudied
    assert [one.speaking for one in unstudied] == sorted((one.speaking for one in unstudied), reverse=True)
    assert rows[0].speaking == 5


def test_an_unknown_order_is_that_of_topics(client):
    assert next(topic.slug for topic, _ in client.get("/claims/?order=nothing").context["groups"]) == "overview"


@pytest.mark.parametrize("hostile", ["nothing", "<script>", "no\x00thing", "a" * 5000])
def test_an_unknown_choice_shows_nothing_and_breaks_nothing(client, hostile):
    assert shown(client, topic=hostile) == set()
    assert "<script>alert" not in client.get("/claims/", {"agreement": hostile}).content.decode()


def test_a_nul_that_nobody_can_see_is_left_out_of_a_choice(client):
    assert shown(client, topic="co\x00st\x00") == shown(client, topic="cost") != shown(client)

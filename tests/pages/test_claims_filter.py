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


@pytest.mark.parametrize("hostile", ["nothing", "<script>", "\x00", "a" * 5000])
def test_an_unknown_choice_shows_nothing_and_breaks_nothing(client, hostile):
    assert shown(client, topic=hostile) == set()
    assert "<script>alert" not in client.get("/claims/", {"agreement": hostile}).content.decode()

"""The sitemap names every public page and nothing else, with dates that are true; robots.txt names the sitemap."""

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import AgreementChange, Claim, Revision, Source, Text, Topic
from tests.factories import DraftQuestion, MadeCorrection, UnpublishedClaim, UnreadSource, WithdrawnSource
from tests.reading import FIXED, addresses

pytestmark = pytest.mark.usefixtures("uncorrected")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOST = "http://testserver"
OLD = datetime(2026, 3, 4, 12, tzinfo=UTC)
NEW = datetime(2026, 5, 6, 12, tzinfo=UTC)


def listed(client):
    """Each address in the sitemap with its date; empty if it has none."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own)
    urls = root.findall("s:url", NAMES)
    return {one.findtext("s:loc", "", NAMES): one.findtext("s:lastmod", "", NAMES) for one in urls}


def changed(claim, when=NEW):
    row = {"question": claim.question, "before": "silent", "after": "vary", "reason": "So."}
    change = AgreementChange.objects.create(claim=claim, **row)
    AgreementChange.objects.filter(pk=change.pk).update(made_at=when)


def test_every_public_page_is_in_it_once_and_answers(client):
    shown = [one for one in addresses() if not one.startswith("/feedback/")]
    assert sorted(listed(client)) == sorted(f"{HOST}{one}" for one in shown)
    assert [one for one in listed(client) if client.get(one.removeprefix(HOST)).status_code != 200] == []


def test_what_readers_do_not_see_is_not_in_it(client):
    hidden = [DraftQuestion(), UnpublishedClaim(), UnreadSource(), WithdrawnSource()]
    assert {f"{HOST}{one.get_absolute_url()}" for one in hidden} & set(listed(client)) == set()
    assert [one for one in listed(client) if any(word in one for word in ("/search", "/feedback", "/admin"))] == []


def test_it_names_the_sites_own_address_whatever_host_was_asked(client, settings):
    settings.SITE_URL = "https://needles.example.org"
    assert all(one.startswith("https://needles.example.org/") for one in listed(client))


def test_a_topic_is_as_new_as_its_text_or_the_last_verdict_that_changed_on_it(client):
    Text.objects.filter(topic__slug="cost").update(updated_on=OLD.date())
    assert listed(client)[f"{HOST}/topics/cost/"] == "2026-03-04"
    changed(Claim.objects.get(slug="price-per-session"))
    assert listed(client)[f"{HOST}/topics/cost/"] == "2026-05-06"


def test_a_verdict_that_readers_do_not_see_makes_no_page_newer(client):
    Text.objects.filter(topic__slug="cost").update(updated_on=OLD.date())
    changed(UnpublishedClaim(topic=Topic.objects.get(slug="cost")))
    assert listed(client)[f"{HOST}/topics/cost/"] == "2026-03-04"


def test_a_question_is_as_new_as_its_answer_or_a_verdict_it_rests_on(client):
    Text.objects.filter(question__slug="what-does-it-cost").update(updated_on=OLD.date())
    assert listed(client)[f"{HOST}/faq/what-does-it-cost/"] == "2026-03-04"
    changed(Claim.objects.get(slug="price-per-session"))
    assert listed(client)[f"{HOST}/faq/what-does-it-cost/"] == "2026-05-06"


def test_words_that_were_never_changed_are_as_old_as_the_day_they_were_written_and_not_as_this_copy(client):
    Text.objects.filter(topic__slug="cost").update(updated_on=None, written_on=OLD.date())
    assert listed(client)[f"{HOST}/topics/cost/"] == "2026-03-04"


def test_a_claims_note_has_the_day_of_its_words_where_that_is_told_and_else_none(client):
    claim = Claim.objects.published().filter(text__live__isnull=False, changes=None).first()
    Text.objects.filter(claim=claim).update(updated_on=None)
    assert listed(client)[f"{HOST}{claim.get_absolute_url()}"] == ""
    Text.objects.filter(claim=claim).update(updated_on=OLD.date())
    assert listed(client)[f"{HOST}{claim.get_absolute_url()}"] == "2026-03-04"


def test_the_log_is_as_new_as_its_newest_correction_or_change(client):
    MadeCorrection(on=NEW.date())
    assert listed(client)[f"{HOST}/changes/"] == "2026-05-06"
    assert listed(client)[f"{HOST}/claims/"] == ""


def test_a_claim_without_a_note_has_no_date_until_its_verdict_changes(client):
    claim = Claim.objects.get(slug="bleeding")
    Claim.objects.filter(pk=claim.pk).update(text=None)
    assert listed(client)[f"{HOST}/claims/bleeding/"] == ""
    changed(claim)
    assert listed(client)[f"{HOST}/claims/bleeding/"] == "2026-05-06"
    assert listed(client)[f"{HOST}/claims/"] == listed(client)[f"{HOST}/changes/"] == "2026-05-06"


def test_a_source_is_as_new_as_its_text(client):
    Source.objects.filter(slug="a-guide").update(imported_at=OLD)
    assert listed(client)[f"{HOST}/sources/a-guide/"] == "2026-03-04"
    Source.objects.filter(slug="a-guide").update(changed_at=NEW)
    assert listed(client)[f"{HOST}/sources/a-guide/"] == "2026-05-06"


def test_a_page_that_is_not_written_has_no_date(client):
    Text.objects.update(live=None)
    Revision.objects.all().delete()
    assert listed(client)[f"{HOST}/topics/cost/"] == ""


def test_a_page_that_others_lead_to_is_listed_once_it_is_written(client):
    every = {f"{HOST}{one}" for one in FIXED if one != "/feedback/"}
    assert every <= set(listed(client))
    Text.objects.update(live=None)
    assert every - set(listed(client)) == {f"{HOST}/about/", f"{HOST}/how-we-compare/"}


def test_it_costs_the_same_few_queries_however_many_pages_there_are(client):
    with CaptureQueriesContext(connection) as queries:
        listed(client)
    for _ in range(5):
        changed(Claim.objects.get(slug="bleeding"))
        UnreadSource(is_read=True)
    with CaptureQueriesContext(connection) as more:
        listed(client)
    assert len(queries) == len(more) <= 8


@pytest.mark.parametrize("address", ["/sitemap.xml", "/robots.txt", "/changes.atom", "/site.webmanifest"])
def test_it_may_be_asked_for_and_not_written_to(client, address):
    answer = client.get(address)
    assert answer.status_code == client.head(address).status_code == 200
    assert not answer.cookies
    assert client.post(address).status_code == 405


def test_robots_may_read_all_but_the_admin_and_the_search(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    assert [one for one in addresses() if not rules.can_fetch("*", one)] == []
    assert not any(rules.can_fetch("*", one) for one in ("/admin/", "/admin/articles/topic/", "/search/?q=cost"))
    assert rules.site_maps() == [f"{HOST}/sitemap.xml"]

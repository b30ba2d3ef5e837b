"""The change log as an Atom feed: whole, true, and the same entry for ever under the same id."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.utils.http import http_date

from articles.actions import log_changes
from articles.models import AgreementChange, Claim, Source
from tests.factories import MadeCorrection, SilentClaim
from tests.reading import find, mark, read

pytestmark = pytest.mark.usefixtures("uncorrected")
ATOM = "{http://www.w3.org/2005/Atom}"
HOST = "http://testserver"


def change(question="Does it hurt?", reason="A source was read."):
    claim = SilentClaim(question=question)
    row = {"question": question, "before": "silent", "after": "conflict", "reason": reason}
    return AgreementChange.objects.create(claim=claim, **row)


def feed(client):
    return ElementTree.fromstring(client.get("/changes.atom").content)  # noqa: S314 (our own)


def text(node, name):
    return node.findtext(f"{ATOM}{name}")


def links(node):
    return {one.get("rel"): one.get("href") for one in node.findall(f"{ATOM}link")}


def test_it_is_atom_with_all_that_a_feed_must_have(client):
    assert client.get("/changes.atom")["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    assert text(root, "id") == f"{HOST}/changes.atom"
    assert text(root, "title") == "Changes · Microneedling: who says what"
    assert links(root) == {"alternate": f"{HOST}/changes/", "self": f"{HOST}/changes.atom"}
    assert root.find(f"{ATOM}author/{ATOM}name") is not None


def test_a_feed_without_an_entry_is_as_old_as_the_comparison_and_not_new_each_time(client):
    assert not AgreementChange.objects.exists()
    Source.objects.update(imported_at=datetime(2026, 3, 4, tzinfo=UTC))
    assert text(feed(client), "updated") == "2026-03-04T00:00:00+00:00"
    Source.objects.update(is_read=False)
    assert text(feed(client), "updated").startswith("1970")


def test_each_change_has_its_question_its_verdicts_its_reason_and_its_times(client):
    made = change(reason="An editor read the second page.")
    root = feed(client)
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "Does it hurt?"
    summary = text(entry, "summary")
    assert summary == "“No source says” became “They conflict”. An editor read the second page."
    when = datetime.fromisoformat(text(entry, "updated"))
    assert (
        when == datetime.fromisoformat(text(entry, "published")) == made.made_at.replace(microsecond=when.microsecond)
    )
    assert text(root, "updated") == text(entry, "updated")


def test_every_entry_leads_to_its_place_in_the_log(client):
    AgreementChange.objects.bulk_create(
        AgreementChange(question=f"Is it {n}?", before="silent", after="vary", reason="So.") for n in range(60)
    )
    entries = feed(client).findall(f"{ATOM}entry")
    assert len(entries) == 50
    for entry in (entries[0], entries[-1]):
        page, _, place = links(entry)["alternate"].removeprefix(HOST).partition("#")
        assert place in {mark(one, "id") for one in find(read(client, page), "li")}


def test_ids_are_unique_and_stay_when_others_are_added_or_the_claim_goes(client):
    first = change()
    (before,) = (text(one, "id") for one in feed(client).findall(f"{ATOM}entry"))
    assert before.startswith("tag:testserver,")
    change("Is it safe?")
    first.claim.delete()
    after = [text(one, "id") for one in feed(client).findall(f"{ATOM}entry")]
    assert after[-1] == before
    assert len(set(after)) == 2


def test_a_correction_is_an_entry_among_them_with_an_id_that_outlives_a_change_of_its_day(client):
    change()
    made = MadeCorrection(key="one-price", on=date(2026, 11, 28), said="Fewer than 5 & more.")
    entry = feed(client).findall(f"{ATOM}entry")[1]
    assert text(entry, "title") == "No longer said: Fewer than 5 & more."
    assert text(entry, "summary").startswith(
        "We said: Fewer than 5 &amp; more. We wrote instead: One source gives a price."
    )
    assert text(entry, "updated") == text(entry, "published") == "2026-11-28T00:00:00+00:00"
    assert links(entry) == {"alternate": f"{HOST}/changes/?to=one-price#one-price"}
    made.on = date(2026, 1, 2)
    made.save()
    after = feed(client).findall(f"{ATOM}entry")[1]
    assert text(after, "id") == text(entry, "id") == f"{HOST}/changes/#one-price"


def test_a_reason_is_shown_as_it_was_typed(client):
    change(question="Is 1 < 2 & 3?", reason="Fewer than <b>5</b> & more.")
    (entry,) = feed(client).findall(f"{ATOM}entry")
    assert text(entry, "title") == "Is 1 < 2 & 3?"
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert "Fewer than &lt;b&gt;5&lt;/b&gt; &amp; more." in text(entry, "summary")


def test_it_names_the_sites_own_address_whatever_host_was_asked(client, settings):
    change()
    settings.SITE_URL = "https://needles.example.org"
    assert HOST not in client.get("/changes.atom").content.decode()


def test_a_control_character_in_a_reason_does_not_stop_the_feed(client, content):
    Claim.objects.filter(slug="needle-depth").update(logged_agreement="single")
    log_changes("pasted \x0b from a PDF")
    answer = client.get("/changes.atom")
    assert answer.status_code == 200
    assert "pasted from a PDF" in answer.content.decode()


def test_who_has_kept_the_feed_is_sent_a_reason_that_was_worded_anew(client):
    made = change(reason="We red it again.")
    kept = client.get("/changes.atom")
    asked = [{"if-none-match": kept["ETag"]}, {"if-modified-since": http_date(made.made_at.timestamp())}]
    assert client.get("/changes.atom", headers=asked[0]).status_code == 304
    AgreementChange.objects.update(reason="We read it again.")
    for headers in asked:
        assert "We read it again." in client.get("/changes.atom", headers=headers).content.decode()

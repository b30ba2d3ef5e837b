"""Statements as web annotations: each finds its words again in the text that we hold."""

import pytest

from articles.models import Claim, Source, Statement
from tests.factories import StoredSource

pytestmark = pytest.mark.usefixtures("content")
HOST = "http://testserver"


def selectors(one):
    quote, position = one["target"]["selector"]
    return quote, position


@pytest.fixture
def collection(client):
    answer = client.get("/annotations.jsonld")
    assert answer["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return answer.json()


def test_every_statement_that_readers_see_is_one_annotation(collection):
    items = collection["first"]["items"]
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items) == Statement.objects.shown().filter(claim__is_published=True).count() > 300
    ids = [one["id"] for one in items]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(f"{HOST}/annotations.jsonld#") for one in ids)


def test_both_selectors_find_the_same_words(collection):
    texts = {f"{HOST}/sources/{slug}/#source": text for slug, text in Source.objects.values_list("slug", "text")}
    for one in collection["first"]["items"]:
        quote, position = selectors(one)
        text = texts[one["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        before, after = quote.get("prefix", ""), quote.get("suffix", "")
        assert text.startswith(before + quote["exact"] + after, position["start"] - len(before))


def test_the_body_leads_to_the_claim_and_says_what_we_read(collection, client):
    told = {one["id"].partition("#")[2]: one["body"] for one in collection["first"]["items"]}
    stated = Statement.objects.filter(
        claim__slug="price-per-session", source__slug="a-guide", mention=False, study=False
    )
    statement = stated.first()
    leads, says = told[f"price-per-session-a-guide-{statement.start}"]
    assert (leads["source"], leads["purpose"]) == (f"{HOST}/claims/price-per-session/", "classifying")
    assert says["value"] == statement.in_words
    assert client.get(leads["source"].removeprefix(HOST)).status_code == 200
    studies = Statement.objects.shown().filter(study=True, claim__is_published=True)
    assert sum("study" in body[1]["value"] for body in told.values()) == studies.count() > 0


def test_of_a_source_that_wants_no_passage_shown_only_the_quoted_words_are_told(client):
    Source.objects.filter(slug="a-guide").update(passages_shown="none")
    quotes = [
        selectors(one)[0]
        for one in client.get("/annotations.jsonld").json()["first"]["items"]
        if "a-guide" in one["id"]
    ]
    assert quotes
    assert all(set(one) == {"type", "exact"} for one in quotes)


def test_what_readers_do_not_see_is_not_annotated(client):
    Claim.objects.filter(slug="bleeding").update(is_published=False)
    Source.objects.filter(slug="b-review").update(withdrawn_on="2026-03-02")
    StoredSource()
    ids = " ".join(one["id"] for one in client.get("/annotations.jsonld").json()["first"]["items"])
    assert "#bleeding-" not in ids
    assert "-b-review-" not in ids

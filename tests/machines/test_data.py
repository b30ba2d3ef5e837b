"""The content as data."""

import csv
import io

import pytest

from articles.actions import record_statement
from articles.machines.content import harmless
from articles.models import Claim, Passage, Question, Source, Topic
from tests.factories import SilentClaim, answered
from tests.reading import DATA, FORMS

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def claims(client):
    return {one["slug"]: one for one in client.get("/claims.json").json()["claims"]}


def test_every_claim_accounts_for_every_source(claims):
    sources = {source.slug for source in Source.objects.all()}
    assert len(claims) >= 30
    for claim in claims.values():
        counting = {one["source"] for one in claim["statements"] if not one["mention"] and not one["study"]}
        assert counting | set(claim["silent"]) == sources
        assert counting & set(claim["silent"]) == set()


def test_every_quotation_is_its_span_of_the_stored_text(claims):
    texts = dict(Source.objects.values_list("slug", "text"))
    statements = [one for claim in claims.values() for one in claim["statements"]]
    assert len(statements) > 300
    for one in statements:
        assert texts[one["source"]][one["start"] : one["end"]] == one["exact"]
        assert f"/sources/{one['source']}/#p-" in one["url"]


def test_fields_that_do_not_apply_are_left_out(claims):
    low_and_high = next(one for one in claims["price-per-session"]["statements"] if not one["mention"])
    assert (low_and_high["low"], low_and_high["high"], low_and_high["currency"]) == (100, 700, "USD")
    assert "stance" not in low_and_high
    assert "unit" not in claims["invasive"]
    assert claims["bleeding"]["statements"][0]["stance"] == "yes with limits"
    assert {"low", "values"} & claims["bleeding"]["statements"][0].keys() == set()
    assert ["minimal"] in [one.get("values") for one in claims["pain"]["statements"]]
    assert ["several weeks"] in [one.get("values") for one in claims["session-interval"]["statements"]]


def test_the_verdicts_are_those_of_the_pages(claims, client):
    assert {
        slug: claims[slug]["agreement"] for slug in ("invasive", "redness-duration", "bleeding", "needle-depth")
    } == {
        "invasive": "vary",
        "redness-duration": "vary",
        "bleeding": "single",
        "needle-depth": "silent",
    }
    assert claims["results-last"]["contradict_themselves"] == ["c-permanence"]
    assert claims["absorption"]["agreement_by_interest"] == {"stated": "agree", "not_stated": "single"}
    assert "agreement_by_interest" not in claims["bleeding"]
    conflict = answered(SilentClaim(), A=2, C=-2)
    told = {one["slug"]: one["agreement"] for one in client.get("/claims.json").json()["claims"]}
    assert told[conflict.slug] == "conflict"


def test_an_unpublished_claim_is_in_no_data(client):
    Claim.objects.filter(slug="bleeding").update(is_published=False)
    assert "bleeding" not in {one["slug"] for one in client.get("/claims.json").json()["claims"]}


def test_the_table_has_a_row_for_each_statement_and_each_silent_source(client, claims):
    rows = list(csv.DictReader(io.StringIO(client.get("/claims.csv").content.decode())))
    statements = sum(len(claim["statements"]) for claim in claims.values())
    assert sum(bool(row["exact"]) for row in rows) == statements
    assert {row["claim"] for row in rows} == set(claims)
    prices = [row for row in rows if row["claim"] == "price-per-session"]
    assert {row["source"] for row in prices} == {source.slug for source in Source.objects.all()}


def test_a_source_that_touches_on_a_question_is_told_so_in_the_table(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/claims.csv").content.decode())))
    told = {(row["source"], row["value"], row["silent"]) for row in rows if row["claim"] == "needle-depth"}
    assert ("a-guide", "touches on it", "True") in told
    assert {value for source, value, _ in told if source != "a-guide"} == {""}


def test_each_price_has_the_currency_of_its_own_words(client):
    claim, source = Claim.objects.get(slug="price-per-session"), Source.objects.get(letter="D")
    record_statement(claim, source, "12 participants", {"low": 165, "high": 200, "unit": "GBP"})
    (claim,) = [one for one in client.get("/claims.json").json()["claims"] if one["slug"] == "price-per-session"]
    priced = {one["source"]: (one["unit"], one["currency"]) for one in claim["statements"] if "low" in one}
    assert (priced["a-guide"], priced[source.slug]) == (("USD", "USD"), ("GBP", "GBP"))
    assert (claim["unit"], claim["agreement"]) == ("USD", "vary")


def test_a_source_is_told_without_its_full_text(client):
    (first, *_) = client.get("/sources.json").json()["sources"]
    assert first["slug"] == "a-guide"
    assert first["published_on"] is None
    assert "text" not in first


def test_the_questions_and_a_topic_are_there_as_their_pages_show_them(client):
    questions = client.get("/faq.json").json()["questions"]
    assert len(questions) == Question.objects.published().count()
    topic = client.get("/topics/cost.json").json()
    assert topic["lead_html"] == Topic.objects.get(slug="cost").live.lead_html
    assert {one["slug"] for one in topic["claims"]} == {"price-per-session", "price-of-course", "insurance"}
    shown = Passage.objects.shown().on_topic(Topic.objects.get(slug="cost"))
    assert [one["id"] for one in topic["passages"]] == list(
        shown.order_by("source__position", "start").values_list("public_id", flat=True)
    )


@pytest.mark.parametrize("address", [*DATA, *FORMS])
def test_data_costs_few_queries_and_no_cookie(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert client.post(address).status_code == 405


def test_an_unknown_topic_has_no_data(client):
    assert client.get("/topics/nothing.json").status_code == 404


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_table_is_taken_for_a_formula(begins):
    assert harmless(f"{begins}HYPERLINK(1)") == f"'{begins}HYPERLINK(1)"
    assert (harmless("4 to 6 sessions"), harmless(True)) == ("4 to 6 sessions", True)

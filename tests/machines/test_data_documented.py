"""What the data page says of the data is what the data holds: every field, every column, every word of a list."""

import csv
import io
import re

import pytest

from articles.comparing import STANCES, Agreement
from articles.models import Claim, ClaimKind, Source, Topic
from articles.weighing import Certainty, Shows
from tests.pages.test_links import identifiers
from tests.reading import DATA, FORMS, find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
FILES = {"claims-json": "/claims.json", "claims-csv": "/claims.csv", "sources-json": "/sources.json"}


@pytest.fixture
def sections(client):
    """The page's sections by their ids."""
    return {mark(one, "aria-labelledby"): one for one in find(read(client, "/data/"), "section", "data-file")}


def names(section):
    """Every name that the section gives as code."""
    return {words(one) for one in find(section, "code")}


def told(name, *of):
    """Whether the sections name a field to the letter, as code or in a sentence."""
    return any(re.search(rf"(?<![\w-]){name}(?![\w-])", words(one)) for one in of)


def keys(found):
    """Every key in JSON, at any depth."""
    if isinstance(found, dict):
        return set(found).union(*map(keys, found.values()))
    return set().union(*map(keys, found)) if isinstance(found, list) else set()


@pytest.fixture
def claims(client):
    """The claims as data, where every optional field is in use somewhere."""
    Claim.objects.filter(slug="results-last").update(ask="How long will it last?")
    return client.get("/claims.json").json()


def test_every_field_of_a_claim_and_of_a_statement_is_documented(claims, sections):
    assert sorted(keys(claims) - names(sections["claims-json"])) == []


def test_nothing_is_documented_of_a_claim_that_no_claim_has(claims, sections):
    documented = {words(code) for dt in find(sections["claims-json"], "dt") for code in find(dt, "code")}
    assert len(documented) >= 20
    assert sorted(documented - keys(claims)) == []


def test_fields_of_a_statement_stand_apart_from_those_of_a_claim(claims, sections):
    of_claim, of_statement = find(sections["claims-json"], "dl")
    assert set(keys(claims["claims"][0]["statements"][0])) <= names(of_statement)
    assert {key for claim in claims["claims"] for key in claim} <= names(of_claim)


def test_every_word_that_a_field_can_hold_is_documented(sections):
    values = {*Agreement, *ClaimKind.values, *STANCES, *Certainty, *Shows}
    assert sorted(values - names(sections["claims-json"])) == []


def test_every_column_of_the_table_is_documented_in_its_order(client, sections):
    header = next(csv.reader(io.StringIO(client.get("/claims.csv").content.decode())))
    assert f": {', '.join(header)}. " in words(sections["claims-csv"])


def test_every_field_of_a_source_is_documented(client, sections):
    found = keys(client.get("/sources.json").json()) - {"sources"}
    assert len(found) >= 15
    assert sorted(key for key in found if not told(key, sections["sources-json"])) == []


def test_every_field_of_an_answer_is_documented(client, sections):
    found = keys(client.get("/faq.json").json()) - {"questions"}
    assert len(found) >= 7
    assert sorted(key for key in found if not told(key, sections["faq-json"])) == []


@pytest.mark.parametrize("slug", ["cost", "side-effects"])
def test_every_field_of_a_topic_and_its_passages_is_documented(client, sections, slug):
    topic = client.get(f"/topics/{slug}.json").json()
    assert topic["passages"]
    # "Our text as above": what questions and topics share is told with the questions.
    found = set(topic) | keys(topic["passages"])
    assert sorted(key for key in found if not told(key, sections["topics-json"], sections["faq-json"])) == []
    assert keys(topic["passages"]) <= names(sections["topics-json"])


def test_every_file_is_named_by_its_whole_address_and_linked(client, sections):
    for name, address in {**FILES, "faq-json": "/faq.json"}.items():
        (link,) = [one for one in find(sections[name], "a") if mark(one, "href") == address]
        assert words(link) == f"http://testserver{address}"
    linked = {mark(one, "href") for one in find(sections["topics-json"], "a")}
    assert linked >= {f"/topics/{topic.slug}.json" for topic in Topic.objects.all()}


def test_every_place_on_the_page_is_linked_by_its_own_heading(client, sections):
    page = read(client, "/data/")
    (main,) = find(page, "main")
    own = [name for name in identifiers(main) if name != "main"]
    headings = {mark(one, "id"): [mark(link, "href") for link in find(one, "a")] for one in find(main, "h2")}
    assert headings == {name: [f"#{name}"] for name in own} == {name: [f"#{name}"] for name in sections}


def test_what_is_null_is_said_to_be(client, sections):
    assert None in {one["published_on"] for one in client.get("/sources.json").json()["sources"]}
    assert "null" in names(sections["sources-json"])


@pytest.mark.parametrize("address", [*DATA, *FORMS])
def test_scripts_of_other_sites_may_read_what_the_page_says_they_may(client, address):
    assert client.get(address)["Access-Control-Allow-Origin"] == "*"


def test_full_texts_are_in_no_file(client):
    text = Source.objects.get(letter="A").text
    for address in ("/claims.json", "/sources.json", "/faq.json", "/topics/overview.json", "/topics/procedure.json"):
        values = str(client.get(address).json())
        assert text not in values
        assert text[:2000] not in values

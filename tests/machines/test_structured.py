"""The structured data of every page: of the right kind, and saying nothing that the page does not show."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.test.html import Element, parse_html

from articles.models import Question, Source, Term, Text, Topic
from articles.quoting import fold
from tests.factories import DraftTopic, PublishedTopic
from tests.reading import EACH_KIND, addresses, find, mark, words

pytestmark = pytest.mark.usefixtures("content")

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOST = "http://testserver"
KINDS = {
    "/": ["WebSite"],
    "/topics/side-effects/": ["BreadcrumbList", "MedicalWebPage"],
    "/faq/": ["BreadcrumbList", "FAQPage"],
    "/faq/do-the-results-last/": ["BreadcrumbList", "FAQPage"],
    "/claims/results-last/": ["BreadcrumbList", "WebPage"],
    "/glossary/": ["BreadcrumbList", "DefinedTermSet"],
    "/about/": ["BreadcrumbList"],
    "/sources/c-permanence/": ["BreadcrumbList", "WebPage"],
    "/references/": ["BreadcrumbList", "CollectionPage"],
}
SHOWN = {"name", "alternateName", "description", "text"}
DAYS = {"dateCreated", "dateModified", "lastReviewed"}


def described(html):
    return [json.loads(block) for block in BLOCK.findall(html)]


def ask(client, address):
    """The page, and what its structured data says."""
    html = client.get(address).content.decode()
    return parse_html(html), described(html)


def main_block(client, address):
    return ask(client, address)[1][-1]


def values(found, names):
    """Every text under one of these names, at any depth."""
    if isinstance(found, list):
        return [text for one in found for text in values(one, names)]
    if not isinstance(found, dict):
        return []
    own = [found[name] for name in names & set(found)]
    flat = [text for one in own for text in (one if isinstance(one, list) else [one])]
    return flat + [text for one in found.values() for text in values(one, names)]


def shown(node):
    """The words that a reader sees, without white space, citations and definitions."""
    inner = [
        child if isinstance(child, str) else shown(child)
        for child in node.children
        if isinstance(child, str)
        or (child.name not in ("script", "title") and not {"cite", "definition"} & set(mark(child, "class").split()))
    ]
    return unspaced("".join(inner))


def unspaced(text):
    return "".join(fold(text).split())


@pytest.mark.parametrize("address", KINDS)
def test_each_kind_of_page_has_data_of_its_kind(client, address):
    assert [one["@type"] for one in ask(client, address)[1]] == KINDS[address]


def test_every_name_description_answer_and_day_is_one_that_the_page_shows(client):
    for address in addresses():
        page, blocks = ask(client, address)
        (body,) = find(page, "body")
        seen = shown(body)
        told = values(blocks, SHOWN)
        assert told, address
        assert [text for text in told if unspaced(text) not in seen] == [], address
        days = [date.fromisoformat(day) for day in values(blocks, DAYS)]
        assert [day for day in days if unspaced(f"{day.day} {day:%B %Y}") not in seen] == [], address


def test_every_address_of_ours_in_it_is_one_that_answers(client):
    public, anchors = set(addresses()), {f"/glossary/#{slug}" for slug in Term.objects.values_list("slug", flat=True)}
    for address in addresses():
        own = {one for one in values(ask(client, address)[1], {"url", "item"}) if one.startswith(HOST)}
        assert {one.removeprefix(HOST) for one in own} - public - anchors == set(), address


def test_whatever_is_cited_is_described_where_its_id_leads(client, pages):
    described = dict(nodes(one) for address in pages for block in ask(client, address)[1] for one in within(block))
    cited = {one["@id"] for address in pages for block in ask(client, address)[1] for one in block.get("citation", ())}
    assert len(cited) > 20
    for one in cited:
        address, _, place = one.removeprefix(HOST).partition("#")
        assert place in [mark(element, "id") for element in find(pages[address], attribute="id")]
        assert described[one]["name"]
    assert f"{HOST}/#site" in described


def within(found):
    """Every object in structured data, at any depth."""
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [*([found] if isinstance(found, dict) else []), *(one for each in inner for one in within(each))]


def nodes(found):
    """Its id, with all that is said of it here; one that is only named says nothing."""
    return (found["@id"], found) if len(found) > 1 and "@id" in found else ("", found)


@pytest.mark.parametrize("address", sorted({*EACH_KIND, *KINDS} - {"/"}))
def test_the_way_to_a_page_is_the_one_that_stands_above_it(client, address):
    page, blocks = ask(client, address)
    (nav,) = find(page, "nav", "breadcrumbs")
    steps = blocks[0]["itemListElement"]
    assert [one["name"] for one in steps] == [words(one) for one in find(nav, "li")]
    assert [one["position"] for one in steps] == list(range(1, len(steps) + 1))
    linked = [mark(one, "href") for one in find(nav, "a")]
    assert [one["item"].removeprefix(HOST) for one in steps[:-1]] == linked
    assert "item" not in steps[-1]


def test_a_topic_says_what_it_is_about_and_what_it_rests_on(client):
    topic = Topic.objects.get(slug="evidence")
    found = main_block(client, "/topics/evidence/")
    assert (found["name"], found["url"]) == (topic.question, f"{HOST}/topics/evidence/")
    assert found["inLanguage"] == "en-GB"
    assert found["about"]["@type"] == "MedicalProcedure"
    cited = [one["@id"].removeprefix(HOST) for one in found["citation"]]
    works = [f"/references/#ref-{key}" for key in sorted(topic.live.references)]
    assert cited == [*works, *(f"{one.get_absolute_url()}#source" for one in Source.objects.for_display())]


def test_a_source_is_described_as_the_article_that_it_is(client):
    Source.objects.filter(slug="b-review").update(
        publisher="A clinic", published_on=date(2024, 5, 6), address="https://example.org/b"
    )
    source = Source.objects.get(slug="b-review")
    article = main_block(client, source.get_absolute_url())["mainEntity"]
    assert (article["@type"], article["name"], article["url"]) == ("Article", source.title, "https://example.org/b")
    assert (article["author"]["name"], article["publisher"]["name"]) == (source.byline, "A clinic")
    assert article["datePublished"] == "2024-05-06"
    bare = main_block(client, "/sources/a-guide/")["mainEntity"]
    assert set(bare) == {"@type", "@id", "name"}


def test_no_page_claims_that_a_clinician_reviewed_it(client):
    assert {address for address in EACH_KIND if "reviewedBy" in client.get(address).content.decode()} == set()


def test_reviewed_means_read_again_by_the_editors_and_is_left_out_until_they_did(client):
    Text.objects.filter(topic__slug="cost").update(reread_on=date(2026, 11, 3))
    assert main_block(client, "/topics/cost/")["lastReviewed"] == "2026-11-03"
    Text.objects.filter(topic__slug="cost").update(reread_on=None)
    assert "lastReviewed" not in main_block(client, "/topics/cost/")


def test_modified_is_the_day_on_which_the_words_changed_and_not_the_day_they_were_loaded(client):
    text = Text.objects.filter(topic__slug="cost")
    text.update(written_on=date(2020, 1, 2), updated_on=None)
    assert main_block(client, "/topics/cost/")["dateModified"] == "2020-01-02"
    text.update(updated_on=date(2020, 3, 4))
    found = main_block(client, "/topics/cost/")
    assert (found["dateCreated"], found["dateModified"]) == ("2020-01-02", "2020-03-04")


def test_a_topic_without_a_published_text_has_no_date_and_no_description(client):
    found = main_block(client, DraftTopic().get_absolute_url())
    assert not {"description", *DAYS} & set(found)


def test_every_published_question_is_among_the_faq_with_its_short_answer(client):
    found = main_block(client, "/faq/")["mainEntity"]
    assert [one["name"] for one in found] == [one.wording for one in Question.objects.published()]
    assert all(one["acceptedAnswer"]["text"] for one in found)


def test_a_question_cites_the_sources_it_leans_on_as_long_as_readers_see_them(client):
    question = Question.objects.get(slug="what-is-alopecia")
    leaned_on = {f"{HOST}/sources/{one['source']}/#source" for one in question.live.citations}
    cited = [
        one["@id"] for one in main_block(client, question.get_absolute_url())["citation"] if "#source" in one["@id"]
    ]
    assert set(cited) == leaned_on
    assert 0 < len(cited) < Source.objects.count()
    Source.objects.update(withdrawn_on=date(2026, 3, 2))
    assert "#source" not in str(main_block(client, question.get_absolute_url()))


def test_a_claim_cites_those_who_speak_to_it_and_does_not_rate_them(client):
    page, (_, found) = ask(client, "/claims/bleeding/")
    quoted = {f"{HOST}/sources/{mark(one, 'data-source')}/#source" for one in find(page, "blockquote")}
    assert {one["@id"] for one in found["citation"] if "#source" in one["@id"]} == quoted
    assert 0 < len(quoted) < Source.objects.count()
    assert "ClaimReview" not in str(found)


def test_the_glossary_says_by_which_other_names_the_treatment_goes(client):
    found = main_block(client, "/glossary/")
    assert found["about"]["alternateName"] == Term.objects.get(slug="microneedling").spellings
    assert len(found["hasDefinedTerm"]) == Term.objects.published().count()
    assert found["about"]["@id"] == main_block(client, "/topics/cost/")["about"]["@id"]


def test_a_glossary_without_the_treatment_is_still_a_glossary(client):
    Term.objects.filter(slug="microneedling").delete()
    assert "about" not in main_block(client, "/glossary/")


def test_the_first_page_tells_how_to_search(client):
    action = main_block(client, "/")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HOST}/search/?q={{q}}"


def test_words_that_look_like_markup_stay_words(client):
    hostile = "Is it </script><script>go()</script> & so?"
    page, blocks = ask(client, PublishedTopic(question=hostile, name="A</script>").get_absolute_url())
    assert blocks[-1]["name"] == hostile
    assert len(find(page, "script")) == len(find(parse_html(Client().get("/topics/cost/").content.decode()), "script"))


def test_the_data_is_the_same_element_on_every_page_and_has_no_other_attribute(client):
    for address in EACH_KIND:
        page: Element = ask(client, address)[0]
        typed = [one for one in find(page, "script") if mark(one, "type")]
        assert {mark(one, "type") for one in typed} == {"application/ld+json"}, address
        assert all(len(one.attributes) == 1 for one in typed), address

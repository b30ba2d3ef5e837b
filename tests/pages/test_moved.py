"""What readers find at an address whose page has moved or was archived."""

import pytest
from django.test.html import parse_html

from articles.actions import archive, index_pages, rename
from articles.models import Term, Topic
from tests.factories import PublishedQuestion, PublishedTerm, PublishedTopic, SilentClaim, StoredPassage
from tests.reading import find, mark, words

pytestmark = pytest.mark.usefixtures("content")
WHY = "We split this page in two."


@pytest.fixture
def price(content):
    topic = Topic.objects.get(slug="cost")
    rename(topic, "price")
    return topic


@pytest.mark.parametrize("ask", ["get", "head"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/topics/cost/", "/topics/price/"),
        ("/topics/cost.json", "/topics/price.json"),
        ("/topics/cost/?a=1&b=%C3%A9", "/topics/price/?a=1&b=%C3%A9"),
    ],
)
def test_an_old_address_leads_on_for_good(client, price, ask, old, new):
    answer = getattr(client, ask)(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


def test_anyone_may_keep_the_redirect_and_must_ask_whether_it_still_holds(client, price):
    answer = client.get("/topics/cost/")
    assert answer.headers["Cache-Control"] == client.get("/topics/price/").headers["Cache-Control"]
    assert not answer.cookies


def test_a_script_of_another_site_may_follow_the_data(client, price):
    assert client.get("/topics/cost.json").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/topics/cost/").headers


def test_an_old_address_without_its_slash_gets_there_too(client, price):
    answer = client.get("/topics/cost", follow=True)
    assert answer.redirect_chain == [("/topics/cost/", 301), ("/topics/price/", 301)]


def test_a_form_that_is_sent_to_an_old_address_is_refused_as_on_any_page(client, price):
    assert client.post("/topics/cost/").status_code == 405


def test_a_page_that_is_there_asks_for_no_old_address(client, content, django_assert_max_num_queries):
    with django_assert_max_num_queries(8) as made:
        client.get("/topics/cost/")
    assert not [one for one in made.captured_queries if "articles_moved" in one["sql"]]


@pytest.mark.parametrize("address", ["/", "/topics/", "/faq/", "/glossary/", "/topics/cost/", "/sources/a-guide/"])
def test_a_page_asks_the_database_at_most_eight_times(client, content, django_assert_max_num_queries, address):
    archive(PublishedTerm(), notice=WHY)
    rename(PublishedTerm(), "another-name")
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/nowhere/", "/topics/nowhere/", "/%00/", "/topics/%00/", "/" + "x" * 500])
def test_any_other_address_leads_nowhere(client, price, address):
    assert client.get(address).status_code == 404


def test_an_old_slug_is_an_anchor_of_its_term(client, content):
    rename(Term.objects.get(slug="elastin"), "elastic-fibre")
    page = parse_html(client.get("/glossary/").content.decode())
    entry = next(one for one in find(page, "div") if mark(one, "id") == "elastic-fibre")
    assert [mark(one, "id") for one in find(entry, "span") if mark(one, "class") == "anchor"] == ["elastin"]


def test_a_topic_still_shows_what_links_to_it_by_its_old_slug(client, content):
    topic = PublishedTopic(slug="old-name")
    linking = PublishedTopic(text_published="Is it so?\n\nSee [[old-name]]?\n")
    rename(topic, "new-name")
    page = client.get("/topics/new-name/").content.decode()
    assert linking.get_absolute_url() in page.partition('id="leading-here-heading"')[2].partition("</section>")[0]


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, SilentClaim])
def test_an_archived_page_says_so_and_is_not_to_be_found_again(client, content, make):
    thing = make()
    archive(thing, notice="Gone & <b>forgotten</b>.")
    answer = client.get(thing.get_absolute_url())
    page = parse_html(answer.content.decode())
    assert answer.status_code == 410
    assert "Gone & <b>forgotten</b>." in words(find(page, "main")[0])
    assert [mark(one, "content") for one in find(page, "meta") if mark(one, "name") == "robots"] == ["noindex"]
    assert client.head(thing.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, SilentClaim])
def test_an_archived_page_can_lead_on(client, content, make):
    thing = make()
    archive(thing, leads_to="/glossary/#elastin")
    answer = client.get(f"{thing.get_absolute_url()}?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/glossary/?a=1#elastin")


def test_the_data_of_an_archived_topic_is_gone_wherever_its_page_leads(client, content):
    topic = PublishedTopic()
    archive(topic, leads_to="/topics/cost/")
    assert client.get(f"/topics/{topic.slug}.json").status_code == 410


def test_an_old_address_of_what_was_archived_since_leads_to_the_notice(client, content):
    topic = PublishedTopic(slug="old-name")
    rename(topic, "new-name")
    archive(topic, notice=WHY)
    answer = client.get("/topics/old-name/", follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([("/topics/new-name/", 301)], 410)


@pytest.mark.parametrize("archived", [{"notice": WHY}, {"leads_to": "/topics/cost/"}])
def test_an_archived_term_leaves_the_glossary_and_its_place_says_why(client, content, archived):
    term = PublishedTerm(slug="wibble", name="Wibble")
    archive(term, **archived)
    page = parse_html(client.get("/glossary/").content.decode())
    section = next(one for one in find(page, "section") if mark(one, "aria-labelledby") == "archived-heading")
    (entry,) = [one for one in find(page, "div") if mark(one, "id") == "wibble"]
    assert entry in find(section, "div")
    assert WHY in words(entry) or [mark(one, "href") for one in find(entry, "a")] == ["/topics/cost/"]


LISTS = ["/", "/topics/", "/faq/", "/claims/", "/data/", "/sitemap.xml", "/nowhere/", "/faq.json", "/claims.json"]
LISTS += ["/search/?q=wibble", "/search/?q=qqxyzzy", "/topics/cost/", "/glossary/", "/questions-to-ask/"]


def test_what_is_archived_is_in_no_list(client, content):
    cost = Topic.objects.get(slug="cost")
    archived = [
        PublishedTopic(slug="wibble-topic", name="Wibble topic", text_published="Wibble?\n\nIs it [[cost]]?\n"),
        PublishedQuestion(wording="Is it a wibble?", topic=cost, position=1, text_published="Wibble?\n\n[[cost]]?\n"),
        SilentClaim(question="Does a wibble wobble?", ask="Do you wibble?", topic=cost),
        PublishedTerm(name="Wibble"),
    ]
    Topic.objects.filter(pk=cost.pk).update(related=["wibble-topic"])
    index_pages()
    assert "ibble" in client.get("/topics/cost/").content.decode()
    for thing in archived:
        archive(thing, leads_to="/topics/cost/" if thing is archived[3] else "/topics/results/")
    index_pages()
    found = {path: client.get(path).content.decode() for path in LISTS}
    found["/glossary/"] = found["/glossary/"].partition("Not explained here any more")[0]
    found["/search/?q=wibble"] = found["/search/?q=wibble"].partition('name="q"')[2].partition(">")[2]
    addresses = [thing.get_absolute_url() for thing in archived[:3]]
    assert [(path, address) for path in found for address in addresses if address in found[path]] == []
    assert [path for path in found if "ibble?" in found[path] or "Wibble topic" in found[path]] == []


def test_a_source_lists_no_passage_under_an_archived_topic(client, content):
    topic = PublishedTopic(name="Wibble topic")
    passage = StoredPassage()
    passage.topics.add(topic)
    address = passage.source.get_absolute_url()
    assert "Wibble topic" in client.get(address).content.decode()
    archive(topic, notice=WHY)
    page = client.get(address).content.decode()
    assert "Wibble topic" not in page
    assert passage.text in page

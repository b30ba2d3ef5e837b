"""The search page: what a reader sees of what was found."""

import pytest

from articles.search import ON_A_PAGE, search
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")


def links(page, heading):
    """The addresses under one heading of the results."""
    sections = [one for one in find(page, "section") if words(find(one, "h2")[0]) == heading]
    return [mark(hit, "href") for one in sections for hit in find(one, "a") if not mark(hit, "class")]


def test_pages_stand_before_the_sources_own_words(client):
    page = read(client, "/search/?q=does+it+hurt")
    assert links(page, "Our pages")[0] == "/faq/does-it-hurt/"
    assert all(one.startswith("/sources/") for one in links(page, "The sources' own words"))
    assert "does it hurt" in [mark(one, "value") for one in find(page, "input")]


def test_what_was_found_is_marked_in_titles_and_excerpts(client):
    page = read(client, "/search/?q=insurance")
    assert {words(one).lower() for one in find(page, "mark")} == {"insurance"}


def test_the_results_can_be_narrowed_to_one_kind_with_all_of_it(client):
    found = search("hair")
    page = read(client, "/search/?q=hair")
    kinds = {words(one): mark(one, "href") for one in find(find(page, css="search-kinds")[0], "a")}
    for kind, count in found.counts.items():
        label = f"{kind.label[:1].upper()}{kind.label[1:]} ({count})".replace("’", "'")
        narrowed = read(client, f"/search/{kinds[label]}")
        assert len(find(narrowed, "li", "search-hit")) == min(count, ON_A_PAGE)


def test_many_results_are_turned_page_by_page_and_none_is_twice(client):
    total = search("hair").counts["passage"]
    assert total > ON_A_PAGE
    seen, address = [], "?q=hair&kind=passage"
    while address:
        page = read(client, f"/search/{address}")
        seen += links(page, "The sources' own words")
        address = next((mark(one, "href") for one in find(page, "a") if mark(one, "rel") == "next"), None)
    assert len(seen) == len(set(seen)) == total


def test_an_empty_result_helps(client):
    page = read(client, "/search/?q=zzzzz")
    assert 'We found nothing for "zzzzz".' in words(find(page, "p", "search-told")[0])
    assert len(find(page, css="topic-list")) == 1
    page = read(client, "/search/?q=minoxodil")
    assert words(find(find(page, "p", "search-told")[0], "a")[0]) == "minoxidil"


def test_words_that_stand_nowhere_together_are_told(client):
    told = words(find(read(client, "/search/?q=insurance+diabetes"), "p", "search-told")[0])
    assert "Nothing has all of these words" in told


def test_nothing_typed_asks_for_words(client):
    assert "Type a word" in words(find(read(client, "/search/"), "p", "search-told")[0])


def test_titles_are_offered_while_typing(client):
    assert "Do the results last?" in client.get("/search/titles.json?q=result").json()["titles"]
    assert client.get("/search/titles.json?q=").json() == {"titles": []}


def test_a_search_is_not_for_other_search_engines(client):
    page = read(client, "/search/?q=hair")
    assert [mark(one, "content") for one in find(page, "meta") if mark(one, "name") == "robots"] == ["noindex"]


def test_the_page_asks_the_database_the_same_number_of_times(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/search/?q=hair")
    with django_assert_max_num_queries(8):
        client.get("/search/?q=zzzzz")

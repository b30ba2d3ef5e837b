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


BEHIND = {
    "who wrote this": "/sources/b-review/",
    "liuqiyue": "/sources/b-review/",
    "who sells": "/sources/e-scalp/",
    "clinic": "/sources/e-scalp/",
    "publisher": "/sources/a-guide/",
}


@pytest.mark.parametrize(("typed", "path"), BEHIND.items(), ids=BEHIND)
def test_who_is_behind_a_source_leads_to_it(client, typed, path):
    assert path in links(read(client, f"/search/?q={typed}"), "Sources")


def test_a_source_that_answers_better_than_any_page_stands_first(client):
    headings = [words(one) for one in find(read(client, "/search/?q=who+wrote+this"), "h2")]
    assert headings.index("Sources") < headings.index("Our pages")
    headings = [words(one) for one in find(read(client, "/search/?q=clinic"), "h2")]
    assert headings.index("Our pages") < headings.index("Sources")


ONCE = {
    "cost": ("/topics/cost/", "/faq/what-does-it-cost/"),
    "do it at home": ("/faq/can-i-do-it-at-home/", "/claims/home-use/"),
    "side effects": ("/topics/side-effects/", "/faq/what-are-the-side-effects/"),
    "cause": ("/faq/does-it-treat-the-cause/", "/claims/treats-cause/"),
    "hurt": ("/faq/does-it-hurt/", "/claims/pain/"),
}


@pytest.mark.parametrize(("typed", "same"), ONCE.items(), ids=ONCE)
def test_a_question_is_listed_once_with_where_else_it_is_asked(client, typed, same):
    first = [hit for hit in search(typed).pages if hit.path in same]
    assert {first[0].path, *(one.path for one in first[0].also)} >= set(same)
    assert len(first) == 1
    assert set(same) <= set(links(read(client, f"/search/?q={typed}"), "Our pages"))


def test_two_questions_of_the_same_words_stay_two():
    listed = [hit.path for hit in search("does it work").pages]
    assert {"/faq/does-it-work/", "/faq/how-does-it-work/"} <= set(listed)


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

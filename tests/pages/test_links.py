"""Every link and citation on every page leads somewhere, and every quotation is its source's own words."""

import re
from collections import Counter, defaultdict
from math import ceil
from urllib.parse import urldefrag, urljoin

import pytest
from django.contrib.staticfiles import finders
from django.test.html import Element
from django.urls import reverse

from articles.importing import without_bullet
from articles.models import Claim, Passage, PassageAlias, Source, Statement, Topic
from articles.pages.claims import CHANGES_ON_A_PAGE
from articles.quoting import fold
from articles.shown import ChangeLog
from tests.reading import addresses, find, mark, marks, read, words

pytestmark = pytest.mark.usefixtures("content")

C = "c-permanence"
WHERE_FROM = re.compile(r"(?<=^/feedback/)\?.*|(?<=^/changes/)\?to=[^#]*")
CITATION = re.compile(r"/sources/(?P<source>[\w-]+)/(?:#p-[0-9a-f]{10}(?:-\d+)?)?")


AS_DATA = (".json", ".jsonld", ".csv", ".atom", ".ris", ".txt")
DATA = {
    "/claims.json",
    "/claims.csv",
    "/sources.json",
    "/faq.json",
    "/topics/cost.json",
    "/topics/aftercare.json",
    "/topics/cost.ris",
    "/references.ris",
    "/annotations.jsonld",
    "/llms.txt",
    "/changes.atom",
}


def links(pages: dict[str, Element]) -> set[tuple[str, str, str]]:
    """Each internal link to a page, as page, address and fragment; data is no page and is asked for apart.

    Every page leads to the page of feedback and tells it where the reader was, and a corrected one to that page of the
    changes on which its correction stands; neither makes a page of its own.
    """
    found = {
        (address, *urldefrag(urljoin(address, WHERE_FROM.sub("", mark(one, "href")))))
        for address in pages
        for one in find(pages[address], "a")
    }
    return {(on, to, fragment) for on, to, fragment in found if to.startswith("/") and not to.endswith(AS_DATA)}


def all_passages() -> set[str]:
    """The pages to which a topic leads where a source has more passages than stand on its page."""
    return {f"{topic.get_absolute_url()}passages/" for topic in Topic.objects.all()}


def turned() -> set[str]:
    """The pages on which the changes go on."""
    return {f"/changes/?page={number}" for number in range(1, ceil(len(ChangeLog()) / CHANGES_ON_A_PAGE) + 1)}


def figures() -> set[str]:
    """What other sites may frame, to which each claim leads."""
    return {f"{claim.get_absolute_url()}figure/" for claim in Claim.objects.all()}


def identifiers(page: Element) -> list[str]:
    return [mark(one, "id") for one in find(page, attribute="id")]


def dangling(pages: dict[str, Element]) -> list[tuple[str, str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for address, page in pages.items():
        known[address.partition("?page=")[0]] |= set(identifiers(page))
    return sorted(
        (on, f"{to}#{name}") for on, to, name in links(pages) if name and name not in known[to.partition("?page=")[0]]
    )


def unspaced(text: str) -> str:
    return "".join(fold(text).split())


def quoted(blockquote: Element) -> str:
    """The words that a quotation shows, without the heading they stand under and the link to the source."""
    return words(next(one for one in find(blockquote, "p") if mark(one, "class") != "passage-label"))


def test_the_data_that_pages_link_to_is_there(client, pages):
    linked = {mark(one, "href") for page in pages.values() for one in find(page, "a")}
    data = {one for one in linked if one.startswith("/") and one.endswith(AS_DATA)}
    assert data >= DATA
    assert {client.get(address).status_code for address in data} == {200}


def test_a_reader_can_reach_every_public_page_from_the_first_one(client, pages):
    seen, next_ones = set(), {"/"}
    while next_ones:
        seen |= next_ones
        crawled = {address: read(client, address) for address in next_ones}
        next_ones = {to for _, to, _ in links(crawled)} - seen
    assert sorted(seen - all_passages() - figures() - turned()) == sorted(pages)


def test_every_internal_link_leads_to_a_page_without_a_detour(client, pages):
    answers = {to: client.get(to).status_code for to in {to for _, to, _ in links(pages)}}
    assert {to: status for to, status in answers.items() if status != 200} == {}


def test_every_link_into_a_page_leads_to_a_place_that_is_there(client, pages):
    assert dangling(pages | {address: read(client, address) for address in all_passages() | turned()}) == []


def test_every_name_of_a_place_is_used_once_on_its_page(pages):
    doubled = {
        address: [name for name, count in Counter(identifiers(page)).items() if count > 1]
        for address, page in pages.items()
    }
    assert {address: names for address, names in doubled.items() if names} == {}


def test_what_an_element_is_labelled_by_is_on_its_page(pages):
    for address, page in pages.items():
        elements = find(page, attribute="aria-labelledby")
        labelled = {name for one in elements for name in mark(one, "aria-labelledby").split()}
        assert labelled <= set(identifiers(page)), address


def test_every_picture_stylesheet_and_script_exists(pages):
    asked = {
        mark(one, name)
        for page in pages.values()
        for one in find(page)
        for name in ("src", "href")
        if name in marks(one)
    }
    static = {one.removeprefix("/static/") for one in asked if one.startswith("/static/")}
    assert {"articles/site.css", "articles/site.js", "articles/icon.svg"} <= static
    assert [one for one in static if finders.find(one) is None] == []


def test_every_citation_names_its_source_and_leads_to_a_passage_of_it(pages):
    letters = dict(Source.objects.values_list("slug", "letter"))
    cited = [one for page in pages.values() for one in find(page, "a", "cite")]
    assert len(cited) > 150
    for one in cited:
        found = CITATION.fullmatch(mark(one, "href"))
        assert found is not None, mark(one, "href")
        assert found["source"] == mark(one, "data-source")
        letter, quoted = letters[found["source"]], find(one, "span", "quoted")
        assert words(one) == " ".join([f"source {letter}", *map(words, quoted)])
        assert [mark(quotation, "data-letter") for quotation in quoted] in ([], [letter])
        assert letter not in mark(one, "title").split(), "the letter is heard once"
        assert not (quoted and mark(one, "title")), "the words are heard once"


def test_the_words_in_the_margin_stand_in_the_source_that_is_cited(pages):
    texts = {source.slug: unspaced(source.text) for source in Source.objects.all()}
    cited = [one for page in pages.values() for one in find(page, "a", "cite") if find(one, "span", "quoted")]
    assert len(cited) > 50
    assert [
        words(one)
        for one in cited
        if unspaced(words(find(one, "span", "quoted")[0])[1:-1]) not in texts[mark(one, "data-source")]
    ] == []


def test_every_quotation_stands_in_its_stored_article(pages):
    # The parser drops the space at the edges of marked words, so the comparison leaves all space out.
    texts = {source.slug: unspaced(source.text) for source in Source.objects.all()}
    sources = dict(Passage.objects.readable().values_list("public_id", "source__slug"))
    quotations = [one for page in pages.values() for one in find(page, "blockquote")]
    assert len(quotations) > 300
    for one in quotations:
        source = mark(one, "data-source")
        assert sources[mark(one, "data-passage")] == source
        assert unspaced(quoted(one)) in texts[source]


def test_every_source_shows_all_its_passages_under_their_own_ids(pages):
    for source in Source.objects.all():
        shown = {mark(one, "id"): quoted(one) for one in find(pages[source.get_absolute_url()], "blockquote")}
        stored = source.passages.readable()
        assert shown == {f"p-{one.public_id}": fold(without_bullet(one.text)) for one in stored}


def test_a_link_to_a_passage_that_has_a_new_id_still_leads_to_its_words(client):
    passage = Passage.objects.readable().filter(source__slug=C).first()
    PassageAlias.objects.create(source=passage.source, public_id="0123456789", passage=passage)
    page = read(client, f"/sources/{C}/")
    (alias,) = [one for one in find(page, attribute="id") if mark(one, "id") == "p-0123456789"]
    around = [one for one in find(page) if any(child is alias for child in one.children)]
    assert fold(without_bullet(passage.text)) in words(around[-1])
    assert around[-1].name != "section"


@pytest.mark.parametrize("shown", ["quoted only", "none"])
def test_a_publishers_wish_is_obeyed_on_every_page(client, shown):
    Source.objects.filter(slug=C).update(passages_shown=shown)
    of_it = Passage.objects.readable().filter(source__slug=C)
    stated = Statement.objects.found().filter(source__slug=C).values("passage")
    if shown == "quoted only":
        Statement.objects.filter(source__slug=C).exclude(claim__slug="results-last").delete()
    withheld = of_it.exclude(pk__in=stated) if shown == "quoted only" else of_it
    assert withheld.exists()
    pages = {address: read(client, address) for address in addresses()}
    showing = {
        (address, quoted(one))
        for address, page in pages.items()
        for one in find(page, "blockquote")
        if mark(one, "data-source") == C
    }
    assert {said for _, said in showing} & {fold(without_bullet(one.text)) for one in withheld} == set()
    on_claims = {address for address, _ in showing if address.startswith("/claims/")}
    assert "/claims/results-last/" in on_claims, "quotations in claims stay, with their attribution"
    if shown == "none":
        assert {address for address, _ in showing} == on_claims
    assert "shown here" in words(pages[f"/sources/{C}/"])


def test_a_topic_does_not_say_that_a_source_is_silent_when_its_passages_are_withheld(client):
    Source.objects.filter(slug=C).update(passages_shown="none")
    said = {mark(one, "aria-label"): words(one) for one in find(read(client, "/topics/results/"), "section")}
    assert "No passage on this topic" not in said["What source C says"]


def test_published_texts_lead_to_a_source_whose_address_an_editor_changed(client, editing):
    form_address = reverse("admin:articles_source_change", args=[Source.objects.get(slug=C).pk])
    form = editing.get(form_address).context["adminform"].form
    editing.post(form_address, {one.name: one.value() or "" for one in form} | {"slug": "c-lasting"})
    pages = {address: read(client, address) for address in addresses()}
    assert {to for _, to, _ in links(pages)} - set(pages) - all_passages() - figures() - turned() == set()


@pytest.mark.parametrize("shown", ["quoted only", "none"])
def test_a_citation_still_leads_to_its_place_when_the_passage_is_withheld(client, shown):
    Source.objects.filter(slug=C).update(passages_shown=shown)
    pages = {address: read(client, address) for address in [*addresses(), *all_passages(), *turned()]}
    assert [one for one in dangling(pages) if C in one[1]] == []

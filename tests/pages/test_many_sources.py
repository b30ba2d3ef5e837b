"""Pages on a site of many sources: counts, the telling few, and the way to all of them."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client

from articles.actions import log_changes
from articles.models import Claim, Source, Statement, Topic
from articles.shown import answers_of
from tests.factories import FoundStatement, StoredPassage, published
from tests.reading import find, mark, read

ADDED = 40
STANCES = (2, 1, 2, -2)
PRICES = ((400, 600), (400, 600), (200, 300), (800, 1200))
PAGES = [
    *("/", "/topics/", "/claims/", "/sources/", "/faq/", "/questions-to-ask/", "/how-we-compare/"),
    *("/topics/side-effects/", "/topics/results/", "/topics/cost/", "/faq/do-the-results-last/"),
    *("/claims/results-last/", "/claims/price-per-session/", "/sources/a-guide/"),
]
MOST_HEAVIER = 1.3


def add_sources(count: int) -> None:
    """Each with one passage, and with an answer on two claims and on those of a topic."""
    results = Claim.objects.get(slug="results-last")
    price = Claim.objects.get(slug="price-per-session")
    topic = Topic.objects.get(slug="side-effects")
    for number in range(count):
        passage = StoredPassage()
        passage.topics.add(topic)
        FoundStatement(claim=results, passage=passage, stance=STANCES[number % len(STANCES)])
        low, high = PRICES[number % len(PRICES)]
        FoundStatement(claim=price, passage=passage, stance=None, low=low, high=high, unit=price.unit)
        for claim in Claim.objects.filter(topic=topic, kind="stance"):
            FoundStatement(claim=claim, passage=passage, stance=STANCES[number % len(STANCES)])
    log_changes("More articles were read.")


@pytest.fixture
def many(content: None) -> None:
    add_sources(ADDED)


def windows(client: Client, address: str) -> Iterator[str]:
    """The page, and each that follows it by its link to what comes later."""
    while address:
        page = client.get(address)
        assert page.status_code == 200, address
        yield page.content.decode()
        later = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        address = later[1] if later else ""


def test_the_windows_of_the_table_hold_each_source_once(client: Client, many: None):
    heads = re.compile(r'<th scope="col"><a class="source-badge[^>]*>.*?</span>(\w+)</a>')
    columns = [letter for page in windows(client, "/claims/") for letter in heads.findall(page)]
    assert columns == list(Source.objects.for_display().values_list("letter", flat=True))


def test_the_cells_of_a_window_are_those_of_its_sources(client: Client, many: None):
    for page in windows(client, "/claims/?topic=results"):
        said = re.search(r'data-claim="best-results".*?</tr>', page, re.DOTALL)
        assert said
        letters = re.findall(r'cell-source">.*?</span>(\w+)</span>', said[0])
        spoken = {letter for letter, silent in zip(letters, _silent(said[0]), strict=True) if not silent}
        counting = Statement.objects.shown().filter(claim__slug="best-results", mention=False, study=False)
        expected = counting.filter(source__letter__in=letters).values_list("source__letter", flat=True)
        assert spoken == set(expected)


def _silent(row: str) -> list[bool]:
    return [kind == " silent" for kind in re.findall(r'<td class="tone-\d( silent|)"', row)]


def test_a_claims_pages_hold_each_statement_once(client: Client, many: None):
    shown = Counter(
        source
        for page in windows(client, "/claims/results-last/")
        for source in re.findall(r'statement tone-\d" data-source="([^"]+)"', page)
    )
    stored = Statement.objects.shown().filter(claim__slug="results-last").values_list("source__slug", flat=True)
    assert shown == Counter(stored)
    assert len(shown) > ADDED


def test_the_list_of_sources_goes_on_where_it_ends(client: Client, many: None):
    listed = [
        name for page in windows(client, "/sources/") for name in re.findall(r'<p>\s*<a href="(/sources/[^"]+)"', page)
    ]
    assert listed == [source.get_absolute_url() for source in Source.objects.for_display()]


def test_a_topics_page_leads_to_every_passage_on_it(client: Client, many: None):
    page = client.get("/topics/side-effects/").content.decode()
    assert 0 < page.count('class="source-passages"') <= 6
    assert 'href="/topics/side-effects/passages/"' in page
    sources = {
        source
        for one in windows(client, "/topics/side-effects/passages/")
        for source in re.findall(r'<blockquote class="passage[^>]*data-source="([^"]+)"', one)
    }
    assert len(sources) >= ADDED


def test_who_says_the_same_is_counted_and_what_most_say_stands_first(client: Client, many: None):
    page = read(client, "/faq/do-the-results-last/")
    (row,) = [one for one in find(page, css="claim-row") if mark(one, "data-claim") == "results-last"]
    said = [" ".join(_words(one)) for one in find(row, "li")]
    assert re.match(r"2\d say Yes", said[0])
    assert re.match(r"1\d say", said[1])
    assert not find(row, css="source-badge") or len(find(row, css="source-badge")) < 6


def test_a_claims_first_page_counts_who_says_what(client: Client, many: None):
    first, *others = windows(client, "/claims/results-last/")
    assert re.search(r"<strong>2\d say</strong>\s*<span>Yes</span>", first)
    assert others
    assert not any('class="claim-said"' in other for other in others)


def _words(node: object) -> list[str]:
    return re.sub(r"<[^>]+>", " ", str(node)).split()


def test_the_verdict_counts_and_does_not_list(client: Client, many: None):
    verdict, _ = find(read(client, "/claims/results-last/"), css="verdict")
    told = " ".join(_words(verdict))
    assert re.search(r"4\d of our 45 sources answer this, and contradict each other\.", told), told


def test_a_chart_draws_what_is_said_once(client: Client, many: None):
    page = read(client, "/claims/price-per-session/")
    rows = find(find(page, css="strip-chart")[0], "li")
    assert len(rows) == 4  # source A's own, and three that the others share
    assert "20 say" in " ".join(_words(rows[0]))


def test_a_table_that_counts_comes_with_the_styles_of_its_columns(client: Client, many: None):
    page = read(client, "/topics/side-effects/")
    assert find(find(page, "figure", "who-says")[0], "td", "count")
    assert any("chart" in mark(one, "href") for one in find(page, "link"))


def test_a_chart_says_how_many_it_leaves_out(client: Client, content: None):
    price = Claim.objects.get(slug="price-per-session")
    for number in range(14):
        FoundStatement(claim=price, stance=None, low=10 + number, high=100 + number, unit=price.unit)
    log_changes("More articles were read.")
    (chart,) = find(read(client, "/claims/price-per-session/"), css="strip-chart")
    assert len(find(chart, "li")) == 12
    assert "3 more say something else." in " ".join(_words(chart))


def test_a_window_that_is_not_there_is_not_found_and_the_first_has_one_address(client: Client, many: None):
    expected = {"": 200, "page/2/": 200} | {f"page/{number}/": 404 for number in ("0", "1", "99", "9" * 30)}
    for address in ("/claims/", "/sources/", "/claims/results-last/", "/topics/side-effects/passages/"):
        answers = {window: client.get(f"{address}{window}").status_code for window in expected}
        assert answers == expected, address


def test_the_links_to_other_windows_keep_what_was_chosen(client: Client, many: None):
    page = client.get("/claims/?topic=results&agreement=conflict").content.decode()
    assert 'href="/claims/page/2/?topic=results&amp;agreement=conflict"' in page


def test_while_sources_are_few_nothing_is_left_to_another_page(client: Client, content: None):
    for address in PAGES:
        assert 'rel="next"' not in client.get(address).content.decode(), address
        assert client.get(f"{address}page/2/").status_code == 404


def weight(client: Client, address: str) -> int:
    """Bytes on the wire."""
    return len(client.get(address, headers={"accept-encoding": "br"}).content)


def test_no_page_grows_with_the_number_of_sources(client: Client, content: None):
    few = {address: weight(client, address) for address in PAGES}
    add_sources(ADDED)
    many = {address: weight(client, address) for address in PAGES}
    heavier = {address: round(many[address] / few[address], 2) for address in PAGES}
    print(heavier)
    assert {address: times for address, times in heavier.items() if times > MOST_HEAVIER} == {}
    add_sources(ADDED)
    grown = {address: round(weight(client, address) / many[address], 2) for address in PAGES}
    assert {address: times for address, times in grown.items() if times > 1.05} == {}


def test_every_link_of_such_a_page_leads_somewhere(client: Client, many: None):
    for address in PAGES:
        for link in find(read(client, address), "a"):
            to = mark(link, "href").partition("#")[0].partition("?")[0]
            if "/page/" in to or to.endswith("/passages/"):
                assert client.get(to).status_code == 200, (address, to)


def test_the_key_beside_a_text_shows_the_sources_that_it_cites(client: Client, many: None):
    topic = Topic.objects.get(slug="cost")
    last = Source.objects.order_by("position").last()
    assert last
    words = last.passages.get().text[:16]
    published(topic, f'It works for some [@{last.letter} "{words}"].\n')
    (key,) = find(read(client, topic.get_absolute_url()), css="source-key")
    assert last.get_absolute_url() in str(key)
    assert len(find(key, "li")) == 6
    (other,) = find(read(client, "/topics/"), css="source-key")
    assert last.get_absolute_url() not in str(other)


def test_a_drawing_counts_those_who_say_what_it_rests_on(client: Client, many: None):
    claim = Claim.objects.get(slug="pattern-hair-loss")
    for _ in range(ADDED // 2):
        FoundStatement(claim=claim, stance=1)
    FoundStatement(claim=claim, stance=-2)
    log_changes("More articles were read.")
    page = client.get("/topics/suitability/").content.decode()
    assert re.search(r'<a href="/claims/pattern-hair-loss/">say 2\d sources</a>', page)


def test_a_sources_page_tells_what_it_says_itself_beside_what_all_say(client: Client, many: None):
    last = Statement.objects.filter(claim__slug="results-last", stance=-2).latest("pk").source
    rows = find(read(client, last.get_absolute_url()), css="claim-row")
    (row,) = [one for one in rows if mark(one, "data-claim") == "results-last"]
    said = [" ".join(_words(one)) for one in find(row, "li")]
    assert said[0] == f"Source {last.letter} No"
    assert "2" in said[1]


def test_a_source_that_contradicts_too_many_to_name_says_so(client: Client, many: None):
    last = Statement.objects.filter(claim__slug="results-last", stance=-2).latest("pk").source
    (card,) = find(read(client, last.get_absolute_url()), css="scorecard")
    assert "Against more than twelve sources" in " ".join(_words(card))


def test_a_source_that_stands_for_itself_is_told_of_once_on_its_page(client: Client, content: None):
    claim = Claim.objects.get(slug="bleeding")
    for _ in range(12):
        FoundStatement(claim=claim, stance=2)
    alone = FoundStatement(claim=claim, stance=-2).source
    log_changes("More articles were read.")
    rows = find(read(client, alone.get_absolute_url()), css="claim-row")
    (row,) = [one for one in rows if mark(one, "data-claim") == "bleeding"]
    said = [" ".join(_words(one)) for one in find(row, "li")]
    assert said[0] == f"Source {alone.letter} No"
    assert said.count(said[0]) == 1


def test_the_key_names_as_many_whoever_is_cited(client: Client, many: None):
    words = Statement.objects.filter(source__letter="A", prefix="", suffix="").latest("pk").exact
    topic = Topic.objects.get(slug="cost")
    published(topic, f'It works for some [@A "{words}"].\n')
    assert len(find(find(read(client, topic.get_absolute_url()), css="source-key")[0], "li")) == 6


def test_letters_stand_in_their_order_whenever_the_sources_were_stored(client: Client, many: None):
    claim = Claim.objects.get(slug="results-last")
    known = list(Source.objects.for_display())
    said = answers_of(known[::-1], [claim])
    assert [answer.place for answer in said.values()] == sorted(answer.place for answer in said.values())

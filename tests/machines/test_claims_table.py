"""The table of all claims: how to read it, what its words mean, and headers that tell each cell's row and column."""

import pytest

from articles.comparing import LEGEND, Agreement
from articles.models import Claim, Source
from articles.quoting import fold
from tests.factories import StoredSource
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def table(client):
    (found,) = find(read(client, "/claims/"), "table")
    return found


def region(client):
    (found,) = find(read(client, "/claims/"), css="table-region")
    return mark(found, "class").split()


def test_the_legend_tells_each_of_the_five_words_with_its_sign_and_meaning_and_who_touches_on_it(client):
    (legend,) = find(read(client, "/claims/"), "dl", "legend")
    told = {words(find(one, "dt")[0]): words(find(one, "dd")[0]) for one in find(legend, "div")}
    assert told.pop("○ Touches on it") == "A source speaks of it, without an answer."
    assert told == {f"{shown.sign} {shown.words}": shown.meaning for shown in LEGEND}
    assert {shown.agreement for shown in LEGEND} == set(Agreement)
    assert len(told) == 5


@pytest.mark.parametrize("address", ["/claims/", "/claims/?topic=cost", "/claims/?agreement=conflict"])
def test_one_line_says_how_to_read_it_however_it_is_narrowed(client, address):
    page = read(client, address)
    (line,) = find(page, "p", "how-to-read")
    said = words(line)
    assert all(word in said for word in ("Each row is a claim", "each column is a source", "With limits"))
    assert [mark(one, "href") for one in find(line, "a")] == ["/how-we-compare/"]
    assert len(find(page, "dl", "legend")) == 1


def test_every_header_cell_says_what_it_heads(table):
    scopes = {mark(one, "scope") for one in find(table, "th")}
    assert scopes == {"col", "row", "rowgroup"}
    (head,) = find(table, "thead")
    columns = [words(one) for one in find(head, "th")]
    assert columns[:2] == ["Question", "Agreement, and research"]
    for source, column in zip(Source.objects.for_display(), columns[2:], strict=True):
        behind = source.get_interest_display() if source.has_interest else source.get_kind_display()
        assert column == fold(f"Source {source.letter} {behind[:1].upper()}{behind[1:]}")


def test_every_row_has_one_claim_at_its_head_and_a_cell_for_each_source(table):
    rows = find(table, "tr", attribute="data-claim")
    assert len(rows) == Claim.objects.published().count()
    for row in rows:
        (head,) = find(row, "th")
        assert mark(head, "scope") == "row"
        assert [mark(one, "href") for one in find(head, "a")] == [f"/claims/{mark(row, 'data-claim')}/"]
        assert len(find(row, "td")) == 1 + Source.objects.for_display().count()


def test_a_topic_heads_its_rows_over_the_whole_width(table):
    (head,) = find(table, "thead")
    for one in find(table, "th"):
        if mark(one, "scope") == "rowgroup":
            assert int(mark(one, "colspan")) == len(find(head, "th"))


def test_a_silent_cell_says_so_in_words(table):
    rows = {mark(row, "data-claim"): row for row in find(table, "tr", attribute="data-claim")}
    said = [words(cell) for cell in find(rows["needle-depth"], "td", "silent")]
    assert said == [f"Source {letter} does not say" for letter in "BCDE"]
    assert len(find(rows["price-per-session"], "td", "silent")) == 4


def test_a_source_that_touches_on_a_question_is_not_shown_as_silent(table):
    (row,) = [row for row in find(table, "tr", attribute="data-claim") if mark(row, "data-claim") == "needle-depth"]
    assert [words(cell) for cell in find(row, "td") if find(cell, css="voice-touches")] == ["Source A touches on it"]
    assert words(find(row, css="card-silent")[0]) == "B, C, D, E do not say"


def test_the_form_offers_the_same_five_words_as_the_legend(client):
    (chooser,) = [one for one in find(read(client, "/claims/"), "select") if mark(one, "name") == "agreement"]
    offered = {mark(one, "value"): words(one) for one in find(chooser, "option")}
    assert offered.pop("") == "Any"
    assert offered == {shown.agreement.value: shown.words for shown in LEGEND}


def test_the_columns_grow_narrow_only_over_seven_sources(client):
    StoredSource.create_batch(2, is_read=True)
    assert Source.objects.for_display().count() == 7
    assert "many" not in region(client)
    StoredSource(is_read=False)
    assert "many" not in region(client)
    StoredSource(is_read=True)
    assert "many" in region(client)


def test_the_description_counts_what_is_shown_in_good_grammar(client):
    Claim.objects.exclude(slug="invasive").delete()
    described = [
        mark(one, "content") for one in find(read(client, "/claims/"), "meta") if mark(one, "name") == "description"
    ]
    assert described[0].startswith("1 question of fact ")

"""The home page answers at a glance: what people ask, who speaks and who is silent, topics, and what changed."""

import pytest

from articles.models import Claim, Definition, Question, Source
from articles.shown import Voice
from tests.reading import find, mark, read, words
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def home(client):
    return read(client, "/")


def test_each_question_that_people_bring_has_its_answer_its_voices_and_how_sure_research_is(client, home):
    asked = Definition.objects.now().site.home_questions
    lines = find(home, "li", "answer-line")
    assert len(lines) == len(asked) > 5
    for slug, line in zip(asked, lines, strict=True):
        question = Question.objects.published().get(slug=slug)
        (link,) = find(find(line, "h3")[0], "a")
        assert (mark(link, "href"), words(link)) == (question.get_absolute_url(), question.wording)
        assert len(words(find(line, css="answer-lead")[0])) > 20
        claim = Claim.objects.get(slug=mark(line, "data-claim"))
        assert "Research: " in words(find(line, css="certainty")[0])
        (shown,) = seen(Claim.objects.to_tell().filter(pk=claim.pk))
        told = [
            (words(one)[0], set(mark(one, "class").split()))
            for one in find(find(line, css="voices")[0], css="source-badge")
        ]
        assert [letter for letter, _ in told] == [source.letter for source, _ in shown.voices]
        assert all(f"voice-{voice}" in css for (_, css), (_, voice) in zip(told, shown.voices, strict=True))


def test_the_field_is_a_table_in_which_every_cell_leads_to_its_claim_and_is_told_in_words(home):
    every = {one.claim.get_absolute_url(): one for one in seen()}
    tables = find(home, "table", "field")
    heads = [find(one, "a")[0] for table in tables for one in find(find(table, "thead")[0], "th")]
    assert [mark(one, "href") for one in heads] == list(every)
    assert all(every[mark(one, "href")].claim.question in words(one) for one in heads)
    for table in tables:
        columns = [mark(find(one, "a")[0], "href") for one in find(find(table, "thead")[0], "th")]
        *rows, research = find(find(table, "tbody")[0], "tr")
        assert len(rows) == Source.objects.for_display().count()
        for row, source in zip(rows, Source.objects.for_display(), strict=True):
            assert words(find(row, "th")[0]) == f"Source {source.letter}"
            for address, cell in zip(columns, find(row, "td"), strict=True):
                voice = dict(every[address].voices)[source]
                (link,) = find(cell, "a")
                assert (words(link), mark(cell, "class")) == (voice.words, f"voice-{voice}")
                assert mark(link, "href") == f"{address}#{'silent' if voice is Voice.SILENT else source.slug}"
        for address, cell in zip(columns, find(research, "td"), strict=True):
            assert words(cell) == (every[address].certainty or "not weighed")


def test_a_cell_leads_to_a_place_on_the_page_of_its_claim(client, home):
    addresses = {mark(one, "href") for one in find(home, "a") if "#" in mark(one, "href")}
    on_claims = {one for one in addresses if one.startswith(("/claims/regrowth/", "/claims/pain/"))}
    assert len(on_claims) > 5
    for address in on_claims:
        path, _, place = address.partition("#")
        assert place in {mark(one, "id") for one in find(read(client, path), attribute="id")}, address


def test_the_keyboard_meets_each_claim_of_the_field_once(home):
    links = [one for table in find(home, "table", "field") for one in find(table, "a")]
    reached = [mark(one, "href") for one in links if "/claims/" in mark(one, "href") and not mark(one, "tabindex")]
    assert sorted(reached) == sorted(one.claim.get_absolute_url() for one in seen())


def test_where_no_question_is_named_and_none_is_written_home_still_looks_meant(client):
    Question.objects.all().delete()
    page = read(client, "/")
    assert find(page, "li", "answer-line") == []
    assert "No question has been answered yet" in words(page)
    assert find(page, "table", "field")


def test_what_changed_last_stands_on_it_with_its_day(home):
    (part,) = find(home, css="home-changes")
    assert 1 <= len(find(part, "li")) <= 3
    assert all(mark(find(one, "a")[0], "href").startswith("/changes/?to=") for one in find(part, "li"))

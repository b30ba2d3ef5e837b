"""What is offered for a mark that an editor has begun."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import StoredContent, save_draft
from articles.admin.writing.completing import MOST_OFFERED
from articles.models import Source, Topic
from tests.admin.accounts import allowed
from tests.factories import CheckedReference, UnwrittenTerm, UnwrittenTopic, WithdrawnSource

pytestmark = pytest.mark.usefixtures("content")
ADDRESS = "/admin/articles/topic/complete/"


def offers(editing, mark, typed="", **more):
    return editing.get(ADDRESS, {"mark": mark, "typed": typed, **more}).json()["offers"]


def inserted(editing, mark, typed="", **more):
    return [one["insert"] for one in offers(editing, mark, typed, **more)]


def test_a_link_is_offered_topics_questions_claims_and_terms(editing):
    UnwrittenTerm(name="Sessile cell", slug="sessile-cell")
    UnwrittenTopic(name="Sessions abroad", slug="sessions-abroad")
    kinds = {one["kind"] for one in offers(editing, "link", "sess")}
    assert kinds == {"topic", "question", "claim", "term"}


def test_what_begins_as_typed_comes_first(editing):
    UnwrittenTopic(name="Low cost", slug="a-low-cost", position=0)
    assert inserted(editing, "link", "cost")[0] == "cost"


def test_a_term_is_found_by_another_spelling(editing):
    UnwrittenTerm(name="Zinc", slug="zinc", spellings=["zincum"])
    assert inserted(editing, "link", "zincu") == ["zinc"]


def test_every_link_offered_leads_somewhere(editing):
    for slug in inserted(editing, "link", "hair"):
        assert StoredContent().link(slug).href


def test_sources_are_offered_by_letter_slug_and_title(editing):
    assert inserted(editing, "source") == ["A", "B", "C", "D", "E"]
    assert inserted(editing, "source", "e")[0] == "E"
    assert inserted(editing, "source", "scalp") == ["E"]


def test_a_withdrawn_source_is_not_offered(editing):
    gone = WithdrawnSource(title="Gone again")
    assert gone.letter not in inserted(editing, "source")
    assert inserted(editing, "words", "surely works", source=gone.letter) == []


@pytest.mark.parametrize("source", ["a", "A", "a-guide"])
def test_words_of_a_source_are_offered_to_the_letter(editing, source):
    words = inserted(editing, "words", "THE COST PER", source=source)
    assert words[0].startswith("the cost per session can range from $100 to $700")
    assert all(StoredContent().citation("A", one).passage for one in words)


def test_words_offered_can_be_published(editing):
    words = inserted(editing, "words", "hair", source="A")
    assert words
    draft = save_draft(Topic.objects.get(slug="cost"), "\n\n".join(f'It may be so [@A "{one}"].' for one in words))
    assert draft.problems == []


@pytest.mark.parametrize(("typed", "source"), [("", "A"), ("qqxyzzy", "A"), ("the cost", "Z"), ("the cost", "")])
def test_no_words_are_offered_where_there_are_none(editing, typed, source):
    assert inserted(editing, "words", typed, source=source) == []


def test_references_are_offered(editing):
    CheckedReference(key="zebra-2020")
    assert inserted(editing, "reference", "zeb") == ["zebra-2020"]


@pytest.mark.parametrize("mark", ["", "page"])
def test_an_unknown_mark_is_refused(editing, mark):
    assert editing.get(ADDRESS, {"mark": mark}).status_code == 400


@pytest.mark.parametrize("typed", ["\0", "'\"%_\\", "x" * 5000, "the " * 500])
def test_whatever_is_typed_is_answered(editing, typed):
    for mark in ("link", "source", "words", "reference"):
        assert editing.get(ADDRESS, {"mark": mark, "typed": typed, "source": "A\0"}).status_code == 200


@pytest.mark.parametrize(("mark", "most"), [("link", 4), ("source", 1), ("reference", 1), ("words", 2)])
def test_few_queries_are_made_however_much_there_is(editing, django_assert_num_queries, mark, most):
    UnwrittenTopic.create_batch(20, name="Hair everywhere")
    who_asks = 3  # the session, the account, its second factor
    with django_assert_num_queries(most + who_asks):
        found = offers(editing, mark, "hair", source="A")
    assert len(found) <= MOST_OFFERED


@pytest.mark.parametrize("model", ["claim", "page", "question", "term", "topic"])
def test_only_who_may_write_is_offered_anything(model):
    address = reverse(f"admin:articles_{model}_complete")
    assert Client().get(address, {"mark": "link"}).status_code == 302
    assert allowed().get(address, {"mark": "link"}).status_code == 403
    assert allowed().post(reverse(f"admin:articles_{model}_preview"), {"markdown": "x"}).status_code == 403


def test_the_stored_text_is_offered_only_in_parts(editing):
    longest = max(len(one) for one in inserted(editing, "words", "hair", source="A"))
    assert longest < len(Source.objects.get(letter="A").text) / 10

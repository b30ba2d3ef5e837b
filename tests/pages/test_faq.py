"""The FAQ: an answer says in its place that claims vary, exactly where they do."""

from typing import Any

import pytest
from django.test.html import Element

from articles.models import Claim, Question, Source
from articles.shown import compare_claims
from tests.factories import ConflictingClaim, SilentClaim
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
TOLD = {"conflict", "vary", "single"}


def notes(page: Element) -> dict[str, list[Element]]:
    """Each entry's notes that claims vary."""
    return {
        mark(entry, "id").removeprefix("q-"): find(entry, "aside", "claims-vary")
        for entry in find(page, "details", "faq-entry")
    }


def marked(note: Element) -> dict[str, str]:
    return {mark(row, "data-claim"): mark(row, "data-agreement") for row in find(note, attribute="data-claim")}


@pytest.fixture
def question() -> Any:
    """An answered question that rests on no claim yet."""
    one = Question.objects.published().first()
    one.claims.clear()
    return one


def test_an_answer_says_that_claims_vary_exactly_where_its_claims_do(client):
    claims = Claim.objects.published().with_statements()
    agreement = {
        one.claim.slug: one.agreement.value for one in compare_claims(claims, list(Source.objects.for_display()))
    }
    expected = {}
    for question in Question.objects.published().prefetch_related("claims"):
        slugs = [claim.slug for claim in question.claims.all()]
        expected[question.slug] = {slug: agreement[slug] for slug in slugs if agreement[slug] in TOLD}
    shown = {slug: [marked(note) for note in found] for slug, found in notes(read(client, "/faq/")).items()}
    assert shown == {slug: [varying] if varying else [] for slug, varying in expected.items()}
    assert any(expected.values())


def test_a_note_names_its_question_and_links_each_claim_with_its_agreement(client, question):
    claim = ConflictingClaim()
    question.claims.add(claim, SilentClaim())
    (note,) = notes(read(client, "/faq/"))[question.slug]
    assert question.wording in mark(note, "aria-label")
    (row,) = find(note, "li")
    assert mark(row, "data-claim") == claim.slug
    assert [mark(link, "href") for link in find(row, "a")] == [claim.get_absolute_url()]
    assert "≠ 2 of 7 answer, and conflict" in words(row)


def test_an_answer_whose_claims_do_not_vary_has_no_note(client, question):
    assert notes(read(client, "/faq/"))[question.slug] == []
    question.claims.add(SilentClaim(), ConflictingClaim(is_published=False))
    assert notes(read(client, "/faq/"))[question.slug] == []


def test_the_note_goes_when_the_sources_no_longer_differ(client, question):
    claim = ConflictingClaim()
    question.claims.add(claim)
    assert len(notes(read(client, "/faq/"))[question.slug]) == 1
    claim.statements.update(stance=2)
    assert notes(read(client, "/faq/"))[question.slug] == []

"""What marks may point at: not at a source that was withdrawn; and where references may be named."""

import pytest

from articles.actions import NotPublishable, StoredContent, publish, save_draft
from articles.models import Source
from articles.rendering import Unresolved
from tests.factories import (
    CheckedReference,
    PublishedPage,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    WithdrawnSource,
    published,
)

pytestmark = pytest.mark.usefixtures("content")

REFERRING = "A study says so [^{key}].\n\nAnd it says more [^{key}].\n"


@pytest.fixture
def withdrawn():
    return StoredPassage(source=WithdrawnSource()).source


@pytest.mark.parametrize("words", [None, "It surely works.", "words that stand nowhere"])
@pytest.mark.parametrize("name", ["letter", "slug"])
def test_citing_a_withdrawn_source_is_a_problem_that_names_it(withdrawn, name, words):
    with pytest.raises(Unresolved, match=rf"^source {withdrawn.letter} was withdrawn on 2 March 2026: cite another$"):
        StoredContent().citation(getattr(withdrawn, name), words)


def test_a_source_that_is_back_may_be_cited(withdrawn):
    Source.objects.filter(pk=withdrawn.pk).update(withdrawn_on=None)
    assert StoredContent().citation(withdrawn.letter, "It surely works.").source == withdrawn.slug


def test_a_withdrawn_source_is_not_among_those_to_choose_from(withdrawn):
    with pytest.raises(Unresolved, match=r"there is no source Z: our sources are A, B, C, D, E$"):
        StoredContent().citation("Z", None)


def test_a_text_that_cites_a_withdrawn_source_is_saved_with_its_line_and_not_published(withdrawn):
    draft = save_draft(PublishedTopic(), f"It is so.\n\nIt is so [@{withdrawn.letter}].\n")
    with pytest.raises(NotPublishable) as refused:
        publish(draft)
    assert str(refused.value) == f"line 3: source {withdrawn.letter} was withdrawn on 2 March 2026: cite another"
    assert [problem["line"] for problem in draft.problems] == [3]


def test_a_draft_is_refused_when_its_source_was_withdrawn_since(withdrawn):
    Source.objects.filter(pk=withdrawn.pk).update(withdrawn_on=None)
    draft = save_draft(PublishedTopic(), f"It is so [@{withdrawn.letter}].\n")
    assert draft.problems == []
    withdrawn.save()
    with pytest.raises(NotPublishable, match="was withdrawn"):
        publish(draft)


def test_the_text_of_a_claim_may_name_references_anywhere():
    reference, claim = CheckedReference(), SilentClaim()
    live = published(claim, REFERRING.format(key=reference.key))
    assert live.problems == []
    assert live.references == [reference.key]
    assert live.lead_html.count('class="ref"') == live.body_html.count('class="ref"') == 1


def test_the_text_of_a_claim_may_not_name_a_reference_that_is_not_stored():
    with pytest.raises(NotPublishable, match="there is no reference nowhere: add it under References first"):
        published(SilentClaim(), REFERRING.format(key="nowhere"))


@pytest.mark.parametrize("factory", [PublishedTopic, PublishedQuestion, PublishedTerm, PublishedPage])
def test_any_other_text_may_name_references_in_a_note_only(factory):
    reference, written = CheckedReference(), factory()
    draft = save_draft(written, REFERRING.format(key=reference.key))
    assert [problem["line"] for problem in draft.problems] == [1, 3]
    with pytest.raises(NotPublishable, match="outside a note"):
        publish(draft)
    published(written, f'It is so.\n\n!!! note "From outside"\n    A study says so [^{reference.key}].\n')
    assert written.live.references == [reference.key]


def test_the_text_of_a_claim_is_a_note_and_no_other_is():
    claim = SilentClaim()
    save_draft(claim, "It is so.\n")
    assert claim.text.is_note
    assert not PublishedTopic().text.is_note

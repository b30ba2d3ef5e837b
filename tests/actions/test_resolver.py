"""What marks may point at: not at a source that was withdrawn; and where references may be named."""

import pytest

from articles.actions import NotPublishable, StoredContent, archive, publish, save_draft
from articles.models import Source, Text
from articles.rendering import Cause, Sourcing, Unresolved
from tests.factories import (
    CheckedReference,
    FoundStatement,
    PublishedPage,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    UnpublishedClaim,
    UnreadSource,
    UnwrittenPage,
    UnwrittenQuestion,
    UnwrittenTerm,
    UnwrittenTopic,
    WithdrawnSource,
    drafted,
    published,
)

pytestmark = pytest.mark.usefixtures("content")

REFERRING = "Does a study say so [^{key}]?\n\nDoes it say more [^{key}]?\n"


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
    draft = save_draft(PublishedTopic(), f"Is it so?\n\nIs it so [@{withdrawn.letter}]?\n")
    with pytest.raises(NotPublishable) as refused:
        publish(draft)
    assert str(refused.value) == f"line 3: source {withdrawn.letter} was withdrawn on 2 March 2026: cite another"
    assert [problem["line"] for problem in draft.problems] == [3]


def test_a_draft_is_refused_when_its_source_was_withdrawn_since(withdrawn):
    Source.objects.filter(pk=withdrawn.pk).update(withdrawn_on=None)
    draft = save_draft(PublishedTopic(), f"Is it so [@{withdrawn.letter}]?\n")
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
    draft = drafted(written, REFERRING.format(key=reference.key))
    assert [problem["line"] for problem in draft.problems] == [1, 3]
    with pytest.raises(NotPublishable, match="outside a note"):
        publish(draft)
    published(written, f'Is it so?\n\n!!! note "From outside"\n    A study says so [^{reference.key}].\n')
    assert written.live.references == [reference.key]


@pytest.mark.parametrize(
    ("factory", "sourcing"),
    [
        (UnwrittenTopic, Sourcing.SOURCES),
        (UnwrittenQuestion, Sourcing.SOURCES),
        (SilentClaim, Sourcing.RESEARCH),
        (UnwrittenTerm, Sourcing.EDITORS),
        (UnwrittenPage, Sourcing.EDITORS),
    ],
)
def test_each_kind_of_text_knows_where_its_sentences_come_from(factory, sourcing):
    written = factory()
    save_draft(written, "It is so.\n")
    assert Text.objects.get(pk=written.text.pk).sourcing == sourcing.value
    untraced = [problem for problem in written.text.working.problems if "has no citation" in problem["message"]]
    assert len(untraced) == (1 if sourcing is Sourcing.SOURCES else 0)


@pytest.mark.parametrize(
    "spelling",
    ["zinc-salt", "Zinc salt", "zinc salt", "ZINC-SALT", "Zincsalt", "zincum muriaticum", "Zincum-Muriaticum", "ZnCl2"],
)
def test_a_term_is_found_by_any_spelling(spelling):
    UnwrittenTerm(slug="zinc-salt", name="Zinc salt", spellings=["Zincum muriaticum", "ZnCl2"])
    found = StoredContent().link(spelling)
    assert (found.href, found.label, found.traces) == ("/glossary/#zinc-salt", "zinc salt", False)


def test_a_spelling_of_the_real_glossary_is_found():
    assert StoredContent().link("Micro-Needling") == StoredContent().link("microneedling")


def test_what_has_the_slug_comes_before_a_term_of_that_spelling():
    UnwrittenTerm(spellings=["cost"])
    assert StoredContent().link("cost").href == "/topics/cost/"


@pytest.mark.parametrize("spelling", ["zinc", "zinc-salts", "--", "é"])
def test_another_word_is_no_spelling(spelling):
    UnwrittenTerm(slug="zinc-salt", name="Zinc salt")
    with pytest.raises(Unresolved, match="leads nowhere"):
        StoredContent().link(spelling)


def test_a_reader_can_check_at_a_claim_what_the_sources_say_and_nowhere_else():
    linked = [SilentClaim(), PublishedTopic(), PublishedQuestion(), PublishedTerm()]
    assert [StoredContent().link(one.slug).traces for one in linked] == [True, False, False, False]


def test_a_term_is_explained_in_the_words_of_its_main_message():
    term = PublishedTerm(text_published='A *metal* & "more".\n\nNot this.\n')
    assert StoredContent().link(term.slug).definition == "A metal & “more”."


def test_a_term_without_a_live_definition_has_none():
    draft = UnwrittenTerm()
    save_draft(draft, "A draft.\n")
    assert [StoredContent().link(one.slug).definition for one in (UnwrittenTerm(), draft)] == ["", ""]


def test_a_definition_holds_no_other():
    inner = PublishedTerm(text_published="A metal.\n")
    outer = PublishedTerm(text_published=f"A kind of [[{inner.slug}|zinc]].\n")
    assert StoredContent().link(outer.slug).definition == "A kind of zinc."


def test_only_a_term_has_a_definition():
    linked = [SilentClaim(), PublishedTopic(), PublishedQuestion()]
    assert {StoredContent().link(one.slug).definition for one in linked} == {""}


def test_a_text_that_names_a_term_twice_is_saved_and_published():
    term = PublishedTerm(text_published="A metal.\n")
    live = PublishedTopic(text_published=f"Is it [[{term.slug}]] or [[{term.slug}]]?\n").live
    assert live.lead_html.count("in our words: A metal.") == 1


def test_a_source_that_readers_do_not_see_is_not_cited():
    source = StoredPassage(source=UnreadSource()).source
    with pytest.raises(
        Unresolved, match=rf"^source {source.letter} does not count, so .*: let it count, or"
    ) as refused:
        StoredContent().citation(source.letter, "It surely works.")
    assert refused.value.cause is Cause.UNREAD
    with pytest.raises(Unresolved, match=r"our sources are A, B, C, D, E$"):
        StoredContent().citation("Z", None)


def test_nothing_is_computed_of_a_claim_that_readers_do_not_see_and_no_sentence_traced_to_it():
    claim = UnpublishedClaim()
    FoundStatement(claim=claim)
    with pytest.raises(Unresolved, match=r"tells of a claim that readers do not see: publish that first"):
        StoredContent().computed(claim.slug, "who", "yes")
    assert not StoredContent().link(claim.slug).traces


def test_nothing_new_is_computed_of_a_claim_that_was_archived():
    claim = SilentClaim()
    archive(claim, leads_to="/claims/pain/")
    with pytest.raises(Unresolved, match="was archived on") as refused:
        StoredContent().computed(claim.slug, "who", "")
    assert refused.value.cause is Cause.ARCHIVED
    assert StoredContent().link(claim.slug).traces

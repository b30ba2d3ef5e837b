"""What readers see follows the comparison: also where a term is explained, and where something else is gone."""

import re

import pytest

from articles.actions import archive, log_changes, verify_content
from articles.models import Claim, Flag, Reference, Source
from tests.factories import (
    CheckedReference,
    FoundStatement,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
)

pytestmark = pytest.mark.usefixtures("content")


def live(owner):
    """What readers see of its text, without its markup."""
    owner.text.live.refresh_from_db()
    return re.sub("<[^>]*>", "", f"{owner.text.live.lead_html} {owner.text.live.body_html}")


@pytest.fixture
def said():
    """A statement that alone answers a claim, with yes."""
    statement = FoundStatement(claim=SilentClaim())
    log_changes("It is new.")
    return statement


def turn_to_no(statement):
    type(statement).objects.filter(pk=statement.pk).update(stance=-2)
    log_changes("It was a mistake.", of=[statement.claim_id])


def test_a_term_whose_words_the_comparison_writes_is_explained_anew_where_it_is_linked():
    term = PublishedTerm(text_published="It is what [[sources:count]] articles speak of.\n")
    topic = PublishedTopic(text_published=f"Is it [[{term.slug}]]?\n")
    assert "in our words: It is what five articles speak of." in live(topic)
    StoredSource()
    log_changes("A source came.")
    assert "It is what six articles speak of." in live(term)
    assert "in our words: It is what six articles speak of." in live(topic)
    assert [one for one in verify_content() if one.check == "text"] == []


def reference_gone():
    reference = CheckedReference()
    yield f'!!! note "From outside"\n    A study says so [^{reference.key}].\n'
    Reference.objects.filter(pk=reference.pk).delete()
    yield f"({reference.key})"


def claim_gone():
    claim = FoundStatement().claim
    log_changes("It is new.")
    yield f"It helps, [[{claim.slug}:who=yes]], as [[{claim.slug}|they say]].\n"
    Claim.objects.filter(pk=claim.pk).delete()
    yield "It helps, no source says, as they say."


def cited_source_gone():
    source = StoredSource(text="Secret words stand here.")
    StoredPassage(source=source)
    yield f'Is it so [@{source.letter} "Secret words"]?\n'
    Source.objects.filter(pk=source.pk).delete()
    yield f"source {source.letter} “Secret words”"


def quoted_words_gone():
    source = StoredSource(text="Secret words stand here.")
    StoredPassage(source=source)
    yield f'It is so [@{source.letter} "Secret words"].\n'
    Source.objects.filter(pk=source.pk).update(text="Other words stand now.")
    yield f"source {source.letter} “Secret words”"


@pytest.mark.parametrize("goes", [reference_gone, claim_gone, cited_source_gone, quoted_words_gone])
def test_where_something_else_is_gone_its_words_stay_and_the_marks_follow(goes, said):
    steps = goes()
    topic = PublishedTopic(text_published=f"It works, [[{said.claim.slug}:who=yes]].\n\n{next(steps)}")
    words = next(steps)
    turn_to_no(said)
    assert "It works, no source says." in live(topic)
    assert words in live(topic)
    assert "[" not in live(topic)
    assert 'href=""' not in topic.text.live.body_html


def test_the_marks_on_a_claim_that_was_archived_follow_what_is_said(said):
    topic = PublishedTopic(text_published=f"It works, [[{said.claim.slug}:who=yes]].\n")
    archive(said.claim, leads_to="/claims/pain/")
    turn_to_no(said)
    assert "It works, no source says." in live(topic)


def test_an_answer_that_turns_into_its_opposite_is_flagged_until_it_turns_back(said):
    letter = said.source.letter
    topic = PublishedTopic(text_published=f"Only {letter} says that [[{said.claim.slug}|it works]].\n")
    turn_to_no(said)
    (flag,) = Flag.objects.filter(object_id=topic.pk, content_type__model="topic")
    assert flag.reason.endswith(f"It is: Only one says: {letter}. {letter} said “Yes” and says “No”.")
    type(said).objects.update(stance=2)
    log_changes("It was none.", of=[said.claim_id])
    assert not Flag.objects.filter(object_id=topic.pk, content_type__model="topic").exists()


def test_the_interest_of_one_source_among_many_is_told():
    for _ in range(9):
        StoredSource()
    log_changes("They came.")
    topic = PublishedTopic(text_published="Who sells it? It is [[sources:promotes]].\n")
    before = live(topic)
    source = Source.objects.last()
    Source.objects.filter(pk=source.pk).update(interest="promotes")
    log_changes("It was read again.", of=[])
    assert source.letter not in before
    assert re.search(rf"\b{source.letter}\b", live(topic))

"""What letting a source count does to texts: what an editor has to read, and what follows by itself."""

import pytest

from articles.actions import let_count, log_changes, record_silences, verify_content, would_do
from articles.models import Claim
from tests.factories import FoundStatement, PublishedQuestion, PublishedTopic, SilentClaim, StoredPassage, UnreadSource

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def source():
    return UnreadSource()


@pytest.fixture
def said(source):
    """A claim that one source answers with yes, and the one that does not count with no."""
    claim = SilentClaim()
    FoundStatement(claim=claim)
    FoundStatement(claim=claim, passage=StoredPassage(source=source), stance=-2)
    log_changes("One says yes.")
    return claim


def beside(owner, source):
    (leaning,) = [one for one in would_do(source).leaning if one.owner == owner]
    return tuple(one.sentence for one in leaning.beside)


def test_the_sentences_that_speak_of_a_claim_which_it_answers_as_no_other_does_are_to_be_read(source, said):
    words = f"It [[{said.slug}|always works]], they say. Is it dear? In short it is, [[{said.slug}:who=yes]].\n"
    (letter,) = (one.source.letter for one in said.statements.exclude(source=source))
    assert beside(PublishedTopic(text_published=words), source) == (
        "It always works, they say.",
        f"Is it dear? In short it is, says {letter}.",
    )


def test_where_it_says_what_another_says_nothing_is_to_be_read(source, said):
    said.statements.filter(source=source).update(stance=2)
    assert beside(PublishedTopic(text_published=f"It [[{said.slug}|always works]].\n"), source) == ()


def test_the_main_message_of_a_question_that_rests_on_it_is_to_be_read(source, said):
    question = PublishedQuestion(text_published="Is it so?\n\nIs it far?\n")
    question.claims.add(said)
    assert beside(question, source) == ("Is it so?",)


def test_what_a_text_lists_as_not_known_and_the_source_answers_is_told_and_named_on_its_flag(source, editor):
    silent = SilentClaim()
    FoundStatement(claim=silent, passage=StoredPassage(source=source))
    listing = f"Is it so?\n\n## What the sources leave open\n\n- How it is: [[{silent.slug}:who]].\n"
    topic = PublishedTopic(text_published=listing)
    log_changes("Nobody answers it.")
    (leaning,) = [one for one in would_do(source).leaning if one.owner == topic]
    assert [(one.line, line) for one, line in leaning.typed] == [(5, f"- How it is: [[{silent.slug}:who]].")]
    record_silences(source, Claim.objects.values_list("pk", flat=True), by=editor)
    let_count(source, by=editor, reason="It is so.", seen=would_do(source).digest)
    (flag,) = topic.flags.all()
    assert flag.reason.startswith("To mend, line 5: “What the sources leave open” lists what is answered:")
    assert ". Besides: “" in flag.reason
    assert [one.check for one in verify_content() if one.where == str(topic.text)] == ["compared"]

"""Flags: what leans on a source that changed or was withdrawn, until an editor has looked."""

from collections import Counter

import pytest

from articles.actions import clear_flags, clear_withdrawal, flag_leaning, flag_withdrawal, record_statement
from articles.models import Flag, Source
from articles.models.flag import WORST_FIRST, Standing
from tests.factories import (
    TEXT,
    CheckedReference,
    DraftTopic,
    FoundStatement,
    PublishedPage,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    StoredSource,
    UnpublishedClaim,
    UnwrittenQuestion,
    published,
)

pytestmark = pytest.mark.usefixtures("content")

CITING = 'It is so [@D "This minimally invasive technique"].\n'
CITING_ANOTHER = 'It is so [@A "not a cure for hair loss"].\n'
QUOTED = "75% of the participants experienced significant improvement"
CHANGED = "The text of source D changed."
AS_BEFORE = "What it rests on stands as before."


def source(letter="D"):
    return Source.objects.get(letter=letter)


def reasons(flagged):
    return [flag.reason for flag in flagged.flags.all()]


@pytest.fixture
def lost(article):
    """A statement of D whose words the article, changed and not yet imported, has no more."""
    statement = record_statement(SilentClaim(), source(), QUOTED, {"stance": 2})
    article.replace("75% of the participants", "most of the participants")
    return statement


def test_a_statement_whose_words_are_gone_is_flagged_as_lost(article, lost):
    article.imported()
    (flag,) = lost.flags.all()
    assert (flag.flagged, flag.source, flag.standing) == (lost, source(), Standing.LOST)
    assert flag.reason == f"{CHANGED} These words are not in it any more."


def test_a_statement_in_a_passage_with_other_words_is_flagged_so(article, lost):
    statement = record_statement(SilentClaim(), source(), "Another study published in the Journal", {"stance": 2})
    article.imported()
    (flag,) = statement.flags.all()
    assert (flag.reason, flag.standing) == (f"{CHANGED} The passage around these words is another.", Standing.CHANGED)


def test_a_statement_whose_passage_only_moved_is_flagged_as_standing(article):
    statement = record_statement(SilentClaim(), source(), QUOTED, {"stance": 2})
    article.replace("This minimally invasive technique", "This small and only minimally invasive technique")
    article.imported()
    moved = type(statement).objects.get(pk=statement.pk)
    assert moved.start > statement.start
    assert reasons(statement) == [f"{CHANGED} These words stand as before."]


def test_a_statement_found_again_is_not_flagged_as_lost_any_more(article, lost):
    article.imported()
    article.replace("most of the participants", "75% of the participants")
    article.imported()
    (flag,) = lost.flags.all()
    assert (flag.reason, flag.standing) == (f"{CHANGED} The passage around these words is another.", Standing.CHANGED)


def test_what_is_lost_comes_first(article, lost):
    article.imported()
    told = [flag.standing for flag in Flag.objects.all()]
    assert told == sorted(told)
    assert set(told) == {Standing.LOST, Standing.CHANGED, Standing.AS_BEFORE}


@pytest.mark.parametrize("factory", [SilentClaim, UnpublishedClaim])
def test_the_claim_and_the_questions_that_rest_on_it_are_flagged(article, lost, factory):
    claim, question, resting_on_another = factory(), UnwrittenQuestion(), UnwrittenQuestion()
    record_statement(claim, source(), QUOTED, {"stance": 2})
    question.claims.add(claim)
    resting_on_another.claims.add(FoundStatement().claim)
    article.imported()
    assert reasons(claim) == reasons(question) == [CHANGED]
    assert reasons(resting_on_another) == []


@pytest.mark.parametrize("factory", [PublishedTopic, PublishedQuestion, PublishedTerm, PublishedPage])
def test_a_live_text_that_cites_the_source_is_flagged(article, lost, factory):
    citing, citing_another = factory(text_published=CITING), factory(text_published=CITING_ANOTHER)
    article.imported()
    assert reasons(citing) == [f"{CHANGED} {AS_BEFORE}"]
    assert reasons(citing_another) == []


def test_a_live_text_that_quotes_what_is_gone_is_flagged_as_lost_with_its_lines(article, lost):
    quoting = PublishedTopic(text_published=f'It is so [@D "{QUOTED}"].\n\nAnd so [@D "{QUOTED}"].\n')
    article.imported()
    (flag,) = quoting.flags.all()
    assert (flag.standing, flag.reason) == (
        Standing.LOST,
        f"{CHANGED} It quotes words that are not in it any more: lines 1, 3.",
    )


def test_a_live_text_that_quotes_a_passage_with_other_words_comes_before_one_that_stands_as_before(article, lost):
    around = PublishedTopic(text_published='It is so [@D "Another study published in the Journal"].\n')
    standing = PublishedTopic(text_published=CITING)
    article.imported()
    assert reasons(around) == [CHANGED]
    order = [flag.flagged for flag in Flag.objects.order_by(*WORST_FIRST)]
    assert order.index(around) < order.index(standing)


def test_a_claim_whose_statements_stand_as_before_is_flagged_so(article, lost):
    claim = SilentClaim()
    record_statement(claim, source(), "This minimally invasive technique", {"stance": 2})
    article.imported()
    assert reasons(claim) == [f"{CHANGED} {AS_BEFORE}"]


def test_a_claim_whose_note_cites_the_source_is_flagged(article, lost):
    claim = SilentClaim()
    published(claim, f"A review says more [^{CheckedReference().key}] than the article [@D].\n")
    article.imported()
    assert reasons(claim) == [CHANGED]


def test_a_draft_or_a_past_text_that_cites_the_source_is_not_flagged(article, lost):
    draft, rewritten = DraftTopic(text_saved=CITING), PublishedTopic(text_published=CITING)
    published(rewritten, TEXT)
    article.imported()
    assert reasons(draft) == reasons(rewritten) == []


def test_what_leans_on_another_source_is_not_flagged(article, lost):
    article.imported()
    assert {flag.source for flag in Flag.objects.all()} == {source()}
    flagged_statements = [flag.flagged for flag in Flag.objects.filter(content_type__model="statement")]
    assert {statement.source for statement in flagged_statements} == {source()}
    assert len(flagged_statements) == source().statements.count()


def test_a_first_import_and_an_unchanged_one_flag_nothing(article):
    article.imported()
    Source.objects.filter(letter="D").update(outline_sha256="recognised in another way")
    article.imported()
    article.file = "fresh.txt"
    article.text = "Needles\n\nNeedling makes tiny punctures in the scalp."
    article.imported()
    assert not Flag.objects.exists()


def test_a_source_that_is_withdrawn_flags_what_leans_on_it():
    statement, topic = FoundStatement(), PublishedTopic(text_published=CITING)
    assert flag_withdrawal(statement.source) == Flag.objects.count() == 2
    letter = statement.source.letter
    assert reasons(statement) == reasons(statement.claim) == [f"Source {letter} was withdrawn."]
    flag_withdrawal(source())
    assert reasons(topic) == ["Source D was withdrawn."]


def test_a_source_that_nothing_leans_on_flags_nothing():
    assert flag_withdrawal(StoredSource()) == flag_leaning(StoredSource()) == 0
    assert not Flag.objects.exists()


def test_what_is_flagged_twice_has_one_flag_with_the_newest_reason():
    statement = FoundStatement()
    flag_leaning(statement.source)
    (first,) = statement.flags.all()
    flag_leaning(statement.source, moved={statement.pk})
    (second,) = statement.flags.all()
    assert (second.pk, first.standing, second.standing) == (first.pk, Standing.AS_BEFORE, Standing.CHANGED)
    assert second.reason.endswith("The passage around these words is another.")
    assert second.raised_at > first.raised_at


def test_what_changed_and_nobody_has_looked_at_outlives_a_withdrawal_that_was_taken_back():
    statement = FoundStatement()
    flag_leaning(statement.source, moved={statement.pk})
    flag_withdrawal(statement.source)
    assert clear_withdrawal(statement.source) == 0
    assert {flag.standing for flag in Flag.objects.all()} == {Standing.CHANGED}


@pytest.mark.parametrize("words", ["as before.", "was withdrawn."])
def test_how_a_flag_stands_does_not_follow_from_the_words_of_its_reason(words):
    statement = FoundStatement()
    flag_leaning(statement.source, moved={statement.pk})
    Flag.objects.update(reason=f"Source {statement.source.letter} {words}")
    assert clear_withdrawal(statement.source) == 0
    assert [flag.flagged for flag in Flag.objects.order_by(*WORST_FIRST)] != []
    flag_leaning(statement.source)
    assert {flag.standing for flag in Flag.objects.all()} == {Standing.CHANGED}


def test_what_leans_on_two_sources_has_a_flag_for_each():
    first = FoundStatement()
    second = FoundStatement(claim=first.claim)
    for statement in (first, second):
        flag_withdrawal(statement.source)
    assert {flag.source for flag in first.claim.flags.all()} == {first.source, second.source}


def test_a_reason_that_is_too_long_is_cut(article, lost):
    PublishedTopic(slug="many", text_published=f'It is so [@D "{QUOTED}"].\n\n' * 60)
    article.imported()
    (told,) = (flag.reason for flag in Flag.objects.all() if ": lines 1, 3, 5" in flag.reason)
    assert len(told) == 200


def test_an_editor_who_has_looked_takes_those_flags_away_and_no_others():
    statement = FoundStatement()
    flag_withdrawal(statement.source)
    assert clear_flags(statement.flags.all()) == 1
    assert [flag.flagged for flag in Flag.objects.all()] == [statement.claim]
    assert clear_flags([]) == 0


@pytest.mark.parametrize(
    "factory", [PublishedTopic, PublishedQuestion, PublishedTerm, PublishedPage], ids=lambda one: one.__name__
)
def test_flags_go_with_the_text_that_they_stand_on(factory):
    citing = factory(text_published=CITING)
    flag_withdrawal(source())
    before = Counter(flag.content_type.model for flag in Flag.objects.all())
    name = citing._meta.model_name
    citing.delete()
    assert Counter(flag.content_type.model for flag in Flag.objects.all()) == before - Counter([name])


def test_flags_go_with_a_claim_and_its_statements():
    statement = FoundStatement()
    flag_withdrawal(statement.source)
    assert Flag.objects.count() == 2
    statement.claim.delete()
    assert not Flag.objects.exists()


def test_flags_go_with_a_statement_and_the_claim_keeps_its_own():
    statement = FoundStatement()
    flag_withdrawal(statement.source)
    claim = statement.claim
    statement.delete()
    assert [flag.flagged for flag in Flag.objects.all()] == [claim]


def test_flags_go_with_the_source_that_raised_them():
    statement = FoundStatement()
    flag_withdrawal(statement.source)
    statement.delete()
    statement.source.delete()
    assert not Flag.objects.exists()


def test_a_flag_says_what_is_flagged():
    statement = FoundStatement()
    flag_withdrawal(statement.source)
    assert str(statement.claim.flags.get()) == f"claim “{statement.claim}”"

"""What a source would do before it counts, and letting it count as it was told."""

import pytest
from django.contrib.auth.models import Permission

from articles.actions import (
    NotCounted,
    SeenOtherwise,
    as_if_it_counted,
    let_count,
    record_silences,
    take_back,
    would_do,
)
from articles.models import AgreementChange, Claim, ContentRevision, SearchEntry, Silence, Source, not_looked_at
from tests.actions.stored import everything_stored
from tests.factories import (
    FoundStatement,
    LostStatement,
    PublishedQuestion,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    UnpublishedClaim,
    UnreadSource,
    WithdrawnSource,
)

REASON = "A new article says otherwise."


@pytest.fixture
def source(content):
    return UnreadSource()


@pytest.fixture
def disputed(source):
    """A claim on which one source says yes, and the unread one no."""
    claim = SilentClaim()
    FoundStatement(claim=claim)
    FoundStatement(claim=claim, passage=StoredPassage(source=source), exact="It never works.", stance=-2)
    return claim


def look_at_all(source, by):
    return record_silences(source, Claim.objects.values_list("pk", flat=True), by=by)


def let(source, by, reason=REASON, seen=None):
    return let_count(source, by=by, reason=reason, seen=seen or would_do(source).digest)


def stored(source):
    return Source.objects.get(pk=source.pk)


def test_it_is_told_what_becomes_of_a_verdict_and_nothing_is_stored(source, disputed):
    would_do(source)  # Claims that have nothing logged yet are noted.
    before = everything_stored()
    told = would_do(source)
    assert everything_stored() == before
    (one,) = told.changed
    assert (one.claim, one.before.words, one.after.words) == (disputed, "Only one says", "They conflict")
    assert [one.claim for one in told.answers] == [disputed]


def test_a_mention_is_told_apart_from_an_answer_and_lost_words_from_both(source):
    mention = FoundStatement(passage=StoredPassage(source=source), mention=True, stance=None)
    lost = LostStatement(source=source)
    told = would_do(source)
    assert [one.claim for one in told.touches] == [mention.claim]
    assert told.answers == ()
    assert told.lost == [lost]


def test_a_claim_is_looked_at_once_a_statement_or_a_silence_is_recorded(source, disputed, editor):
    first, second = SilentClaim(), SilentClaim()
    waiting = set(not_looked_at(source))
    assert {first, second} <= waiting
    assert disputed not in waiting
    assert UnpublishedClaim() not in set(not_looked_at(source))
    assert record_silences(source, [first.pk, disputed.pk], by=editor) == 1
    assert record_silences(source, [first.pk], by=editor) == 0
    assert waiting - set(not_looked_at(source)) == {first}
    assert would_do(source).silent == (first,)
    assert Silence.objects.get().by == editor


def test_a_statement_goes_before_a_silence(source, editor):
    claim = SilentClaim()
    record_silences(source, [claim.pk], by=editor)
    FoundStatement(claim=claim, passage=StoredPassage(source=source))
    told = would_do(source)
    assert told.silent == ()
    assert [one.claim for one in told.answers] == [claim]


def test_live_texts_that_lead_to_what_it_answers_and_questions_that_rest_on_it_are_told(source, disputed):
    linking = PublishedTopic(text_published=f"Is it so [[{disputed.slug}]]?\n")
    question = PublishedQuestion()
    question.claims.add(disputed)
    PublishedTopic()
    assert set(would_do(source).texts) == {linking, question}


def test_what_is_not_known_of_it_is_named(source):
    assert would_do(source).not_stated == ("kind", "byline", "publisher", "address", "published on", "studies")
    Source.objects.filter(pk=source.pk).update(kind="clinic", byline="Ann")
    assert would_do(source).not_stated == ("publisher", "address", "published on", "studies")


def test_it_does_not_count_before_every_claim_was_looked_at(source, editor):
    with pytest.raises(NotCounted, match=r"nobody has looked at “.*”.* and \d+ more"):
        let(source, editor)
    assert not stored(source).is_read


def test_a_change_of_agreement_needs_a_reason(source, disputed, editor):
    look_at_all(source, editor)
    with pytest.raises(NotCounted, match="give the reason"):
        let(source, editor, reason=" ")
    assert not stored(source).is_read


def test_let_count_it_is_read_compared_found_and_logged(source, disputed, editor):
    look_at_all(source, editor)
    before = ContentRevision.current()
    (change,) = let(source, editor)
    assert stored(source).is_read
    assert (change.claim, change.before, change.after) == (disputed, "single", "conflict")
    assert (change.reason, change.editor) == (REASON, editor)
    assert ContentRevision.current() > before
    assert SearchEntry.objects.filter(source=source).exists()
    assert Source.history.filter(id=source.pk, is_read=True).exists()


def test_what_became_otherwise_since_it_was_shown_is_not_done(source, disputed, editor):
    look_at_all(source, editor)
    seen = would_do(source).digest
    FoundStatement(claim=disputed, passage=StoredPassage(source=source, start=1), exact="works", stance=2)
    with pytest.raises(SeenOtherwise):
        let(source, editor, seen=seen)
    assert not stored(source).is_read


def test_taking_it_back_is_the_same_in_reverse(source, disputed, editor):
    look_at_all(source, editor)
    let(source, editor)
    told = would_do(source)
    assert told.counted
    assert [(one.before.words, one.after.words) for one in told.changed] == [("They conflict", "Only one says")]
    with pytest.raises(NotCounted, match="give the reason"):
        take_back(source, by=editor, reason="", seen=told.digest)
    take_back(source, by=editor, reason=REASON, seen=told.digest)
    assert not stored(source).is_read
    assert AgreementChange.objects.first().after == "single"
    assert not SearchEntry.objects.filter(source=source).exists()


def test_what_was_let_count_meanwhile_is_not_let_count_again(source, disputed, editor):
    look_at_all(source, editor)
    seen = would_do(source).digest
    let(source, editor)
    with pytest.raises(SeenOtherwise):
        let(source, editor, seen=seen)


def test_a_withdrawn_source_counts_for_nothing(content, editor):
    source = WithdrawnSource(is_read=False)
    look_at_all(source, editor)
    with pytest.raises(NotCounted, match="it is withdrawn"):
        let(source, editor)


class TestSecondReader:
    @pytest.fixture
    def recorded(self, source, disputed, pia):
        """Pia recorded all that the source says."""
        look_at_all(source, pia)
        statement = disputed.statements.get(source=source)
        statement._history_user, statement.stance = pia, -1
        statement.save()
        return source

    def test_who_recorded_all_of_it_does_not_let_it_count_while_there_is_another(self, recorded, pia, editor):
        assert would_do(recorded).recorders == (pia,)
        with pytest.raises(NotCounted, match="somebody else has to read it"):
            let(recorded, pia)
        let(recorded, editor)
        assert stored(recorded).is_read

    def test_who_alone_may_does_it_alone(self, recorded, pia, ann):
        ann.user_permissions.add(Permission.objects.get(codename="change_source"))
        let(recorded, pia)
        assert stored(recorded).is_read

    def test_taking_back_needs_no_other(self, recorded, pia, editor):
        let(recorded, editor)
        take_back(recorded, by=pia, reason=REASON, seen=would_do(recorded).digest)
        assert not stored(recorded).is_read


def test_while_it_counts_for_one_nothing_stays(source, disputed):
    would_do(source)
    before = everything_stored()
    with as_if_it_counted(source):
        assert stored(source).is_read
        assert Claim.objects.get(pk=disputed.pk).logged_agreement == "conflict"
    assert everything_stored() == before

"""What a source would do before it counts, and letting it count as it was told."""

import pytest
from django.contrib.auth.models import Permission

from articles.actions import (
    NotCounted,
    SeenOtherwise,
    as_if_it_counted,
    let_count,
    log_changes,
    record_silences,
    take_back,
    verify_content,
    would_do,
)
from articles.models import AgreementChange, Claim, ContentRevision, Flag, SearchEntry, Silence, Source, not_looked_at
from tests.actions.stored import everything_stored
from tests.factories import (
    FoundStatement,
    LostStatement,
    PublishedQuestion,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
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
    (change,) = let(source, editor).changes
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


TYPED = "Two of our five sources give [[number-of-sessions|a number]].\n"


def flags_of(owner):
    return Flag.objects.filter(content_type__model=owner._meta.model_name, object_id=owner.pk)


def test_a_silent_source_that_makes_a_typed_count_untrue_is_told_and_flagged(source, editor):
    topic, other = (
        PublishedTopic(text_published=TYPED),
        PublishedTopic(text_published="Is it [[number-of-sessions]]?\n"),
    )
    look_at_all(source, editor)
    told = would_do(source)
    assert not flags_of(topic).exists()
    (leaning,) = told.leaning
    assert (leaning.owner, leaning.claims, leaning.cites) == (topic, (), False)
    assert [(one.line, line) for one, line in leaning.typed] == [(1, TYPED.strip())]
    let(source, editor)
    (flag,) = flags_of(topic)
    assert flag.claim.slug == "number-of-sessions"
    assert "Sources came or went, and what it types is not so any more. line 1: “Two of our five" in flag.reason
    assert not flags_of(other).exists()


def test_a_typed_count_that_is_so_again_is_flagged_no_more(source, editor):
    topic = PublishedTopic(text_published=TYPED)
    look_at_all(source, editor)
    let(source, editor)
    take_back(source, by=editor, reason="", seen=would_do(source).digest)
    assert not flags_of(topic).exists()


def test_each_text_is_told_with_the_claims_that_it_leans_on_and_each_claim_with_what_the_source_says(source, disputed):
    other = FoundStatement(passage=disputed.statements.get(source=source).passage).claim
    topic = PublishedTopic(text_published=f"Is it [[{disputed.slug}]], or [[{other.slug}]]?\n")
    told = would_do(source)
    assert {one.owner: set(one.claims) for one in told.leaning} == {topic: {disputed, other}}
    assert {one.claim: one.says for one in told.answers} == {disputed: ("No",), other: ("Yes",)}


def test_a_sentence_that_the_comparison_writes_otherwise_is_told_before_and_after(source, disputed):
    log_changes("One says yes.")
    (counting,) = disputed.statements.exclude(source=source)
    PublishedTopic(text_published=f"Is it [[{disputed.slug}]]? In short, [[{disputed.slug}:who]].\n")
    (leaning,) = would_do(source).leaning
    letters = counting.source.letter, source.letter
    assert leaning.rewritten == (
        ("In short, {} alone says yes.".format(*letters), "In short, {1} says no and {0} says yes.".format(*letters)),
    )


class TestCited:
    @pytest.fixture
    def cited(self, content):
        return StoredPassage(source=StoredSource(text="Secret words stand here.")).source

    @pytest.fixture
    def topic(self, cited):
        return PublishedTopic(text_published=f'Is it secret [@{cited.letter} "Secret words"]?\n')

    def test_taken_back_its_words_stay_without_a_link_and_the_text_is_told_and_flagged(self, cited, topic, editor):
        told = would_do(cited)
        assert [(one.owner, one.cites) for one in told.to_read] == [(topic, True)]
        assert told.following == []
        take_back(cited, by=editor, reason="", seen=told.digest)
        topic.text.live.refresh_from_db()
        assert "Secret words" in topic.text.live.lead_html
        assert cited.get_absolute_url() not in topic.text.live.lead_html
        (flag,) = flags_of(topic)
        assert (flag.source, flag.reason) == (cited, f"Source {cited.letter} was taken back for another reading.")
        (fault,) = [one for one in verify_content() if one.where == str(topic.text)]
        assert f"source {cited.letter} does not count" in fault.message

    def test_let_count_again_it_is_as_before(self, cited, topic, editor):
        before = topic.text.live.lead_html
        take_back(cited, by=editor, reason="", seen=would_do(cited).digest)
        look_at_all(cited, editor)
        let(cited, editor)
        topic.text.live.refresh_from_db()
        assert topic.text.live.lead_html == before
        assert not flags_of(topic).exists()


def test_taken_back_for_another_reading_its_silences_are_to_be_looked_at_again(source, editor):
    look_at_all(source, editor)
    let(source, editor)
    take_back(source, by=editor, reason="", seen=would_do(source).digest)
    assert would_do(source).silent == ()
    with pytest.raises(NotCounted, match="nobody has looked at"):
        let(source, editor)


def test_who_alone_recorded_where_it_is_silent_does_not_let_it_count_while_there_is_another(source, pia, editor):
    look_at_all(source, pia)
    assert would_do(source).recorders == (pia,)
    with pytest.raises(NotCounted, match="somebody else has to read it"):
        let(source, pia)
    let(source, editor)
    assert stored(source).is_read

"""What the importer proposes is kept until an editor records or dismisses it."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import (
    dismiss_proposals,
    import_article,
    import_content,
    record_statement,
    rename,
    reopen_proposals,
    verify_content,
)
from articles.models import Claim, ContentRevision, Proposal, RemovedSeed, Source, Statement
from tests.factories import SilentClaim

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")

SESSIONS = "Most people need 3 to 5 sessions."
ARTICLE = f"Needling for Thin Hair\n\nMicro needling uses tiny needles. {SESSIONS}\n\nIt hurts a little.\n"
VALUE = {"low": 3, "high": 5, "unit": "sessions"}


@pytest.fixture
def bring(vocabulary):
    """Import a text as the article new.txt."""

    def imported(text=ARTICLE):
        return import_article(text.encode(), file="new.txt", vocabulary=vocabulary).source

    return imported


def opened(source):
    return [proposal.exact for proposal in Proposal.objects.open().filter(source=source)]


def state(proposal):
    return Proposal.objects.with_state().get(pk=proposal.pk).state


def claim():
    return Claim.objects.get(slug="number-of-sessions")


def test_what_the_seeds_recorded_is_not_left_open():
    assert Proposal.objects.count() == 13
    assert not Proposal.objects.open().exists()
    assert {proposal.state for proposal in Proposal.objects.with_state()} == {"recorded"}


def test_what_is_proposed_of_a_new_article_is_open_with_its_place_and_value(bring):
    before = Statement.objects.count()
    source = bring()
    (proposal,) = Proposal.objects.open()
    assert (proposal.source, proposal.claim) == (source, claim())
    assert source.text[proposal.start : proposal.end] == proposal.exact == SESSIONS
    assert proposal.fields == VALUE
    assert proposal.in_words == "3 to 5 sessions"
    assert proposal.context.before == "Micro needling uses tiny needles."
    assert Statement.objects.count() == before


def test_a_proposal_raises_no_content_revision_of_its_own_and_no_fault(bring):
    before = ContentRevision.current()
    bring()
    assert ContentRevision.current() == before + 1
    assert verify_content() == []


@pytest.mark.parametrize("words", [SESSIONS, "3 to 5 sessions", "needles. Most people"])
def test_a_statement_on_the_claim_that_has_some_of_its_words_resolves_it(bring, words):
    source = bring()
    statement = record_statement(claim(), source, words, VALUE)
    assert opened(source) == []
    statement.delete()
    assert opened(source) == [SESSIONS]


def test_a_statement_elsewhere_or_on_another_claim_resolves_nothing(bring):
    source = bring()
    record_statement(SilentClaim(), source, SESSIONS, {"stance": 1})
    record_statement(claim(), source, "tiny needles", {"mention": True})
    assert opened(source) == [SESSIONS]


def test_importing_again_changes_no_row(bring):
    bring()
    before = everything_stored()
    bring()
    assert everything_stored() == before


def test_a_proposal_moves_with_its_words(bring):
    (before,) = bring().proposals.all()
    source = bring(ARTICLE.replace("Micro needling uses", "So it is. Micro needling uses"))
    (after,) = source.proposals.all()
    assert (after.pk, after.start) == (before.pk, before.start + len("So it is. "))
    assert source.text[after.start : after.end] == SESSIONS
    assert after.passage.start <= after.start


def test_what_is_not_proposed_any_more_goes(bring):
    bring()
    source = bring(ARTICLE.replace(SESSIONS, "Most people need a few visits."))
    assert not source.proposals.exists()


def test_a_dismissed_proposal_stays_dismissed_whatever_is_imported(bring, editor):
    (proposal,) = bring().proposals.all()
    assert dismiss_proposals([proposal], " Of  another treatment. ", by=editor) == 1
    for text in (ARTICLE, ARTICLE.replace("tiny", "fine"), ARTICLE.replace(SESSIONS, ""), ARTICLE):
        bring(text)
        (kept,) = Proposal.objects.filter(source=proposal.source)
        assert (kept.pk, state(kept)) == (proposal.pk, "dismissed")
        assert (kept.why, kept.dismissed_by) == ("Of another treatment.", editor)
    assert kept.start == proposal.start


def test_other_words_are_proposed_anew(bring):
    (proposal,) = bring().proposals.all()
    dismiss_proposals([proposal], "No.")
    assert opened(bring(ARTICLE.replace("3 to 5", "4 to 6"))) == ["Most people need 4 to 6 sessions."]


def test_a_dismissal_needs_a_reason_and_touches_only_what_is_open(bring):
    (proposal,) = bring().proposals.all()
    before = everything_stored()
    for blank in ("", "  \n"):
        with pytest.raises(ValidationError, match="Say why"):
            dismiss_proposals([proposal], blank)
    assert dismiss_proposals(Proposal.objects.exclude(pk=proposal.pk), "No.") == 0
    assert everything_stored() == before


def test_a_dismissal_can_be_taken_back(bring):
    (proposal,) = bring().proposals.all()
    dismiss_proposals([proposal], "No.")
    assert reopen_proposals([proposal]) == 1
    assert opened(proposal.source) == [SESSIONS]
    assert reopen_proposals([proposal]) == 0


def test_a_dismissed_proposal_that_is_recorded_after_all_is_recorded(bring):
    (proposal,) = bring().proposals.all()
    dismiss_proposals([proposal], "No.")
    record_statement(claim(), proposal.source, SESSIONS, VALUE)
    assert state(proposal) == "recorded"


def test_words_that_stand_twice_are_proposed_twice_and_told_apart(bring):
    source = bring(f"{ARTICLE}\n{SESSIONS} That is all.\n")
    first, second = source.proposals.all()
    assert (first.prefix[-13:], second.suffix) == ("tiny needles.", "That is all.")
    for proposal in (first, second):
        around = {"prefix": proposal.prefix, "suffix": proposal.suffix}
        assert record_statement(claim(), source, SESSIONS, {**VALUE, **around}).start == proposal.start
    assert opened(source) == []


def test_nothing_of_a_withdrawn_source_is_open(bring):
    source = bring()
    Source.objects.filter(pk=source.pk).update(withdrawn_on="2026-03-02")
    assert opened(source) == []


def test_a_proposal_waits_for_its_claim(bring, seeds):
    claim().delete()
    source = bring()
    assert (opened(source), source.proposals.get().claim) == ([], None)
    RemovedSeed.objects.all().delete()
    import_content(seeds.path)
    assert opened(source) == [SESSIONS]


def test_proposals_go_with_their_source(bring):
    bring().delete()
    assert not Proposal.objects.filter(named="number-of-sessions", exact=SESSIONS).exists()


def test_a_claim_that_was_renamed_is_proposed_for_under_its_former_slug(bring):
    rename(Claim.objects.get(slug="price-per-session"), "price-of-one-session")
    source = bring("Needling for Thin Hair\n\nThe cost per session can range from $100 to $700.\n")
    assert [one.claim.slug for one in Proposal.objects.open().filter(source=source)] == ["price-of-one-session"]

"""The change log: each change of agreement with its reason, once, and nothing else."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from articles.actions import import_content, log_changes, record_statement
from articles.models import AgreementChange, Answer, Claim, Source
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, UnpublishedClaim

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")

QUOTED = "75% of the participants experienced significant improvement"
NOTED = '\n[[claim]]\nslug = "noted"\nquestion = "Is it noted?"\ntopic = "results"\nkind = "stance"\nstatement = [\n'
SAID = '{ source = "A", exact = "Micro needling is not a cure for hair loss", stance = "no" }, # noted\n'
OPPOSED = '{ source = "D", exact = "microneedling can effectively treat hair loss", stance = "yes" },\n'


def said(claim, *stances):
    """Each stance is said by a source of its own; nothing else is said on the claim."""
    claim.statements.all().delete()
    for stance in stances:
        FoundStatement(claim=claim, stance=stance)


@pytest.fixture
def conflict():
    """A claim whose conflict is logged."""
    claim = ConflictingClaim()
    log_changes("It is new.")
    return claim


def changes(claim):
    return [(one.before, one.after) for one in AgreementChange.objects.filter(claim=claim)]


def test_the_first_load_of_the_site_logs_nothing():
    assert not AgreementChange.objects.exists()
    assert not Claim.objects.published().filter(logged_agreement="").exists()


def test_a_new_claim_logs_nothing_and_its_agreement_is_kept_in_mind():
    claim = ConflictingClaim()
    assert log_changes("It is new.") == []
    claim.refresh_from_db()
    assert claim.logged_agreement == "conflict"
    assert not AgreementChange.objects.exists()


@pytest.mark.parametrize(
    ("earlier", "later", "before", "after"),
    [
        ([], [2], "silent", "single"),
        ([2], [2, 1], "single", "agree"),
        ([2, 1], [2, 0], "agree", "vary"),
        ([2, 0], [2, 0, -2], "vary", "conflict"),
        ([2, -2], [2], "conflict", "single"),
        ([2], [], "single", "silent"),
    ],
)
def test_a_change_is_logged_with_before_after_reason_and_editor(editor, earlier, later, before, after):
    claim = SilentClaim()
    said(claim, *earlier)
    log_changes("It is new.")
    said(claim, *later)
    (change,) = log_changes("A was read again.", editor=editor)
    change.refresh_from_db()
    assert (change.claim, change.question) == (claim, claim.question)
    assert (change.before, change.after) == (before, after)
    assert (change.reason, change.editor) == ("A was read again.", editor)


def test_the_same_change_is_logged_once(conflict):
    said(conflict, 2)
    assert len(log_changes("First.")) == 1
    before = everything_stored()
    assert log_changes("Second.") == []
    assert everything_stored() == before


def test_what_changes_the_words_and_not_the_agreement_logs_nothing(conflict):
    said(conflict, 2, 2, -2)
    assert log_changes("One more.") == []


def test_a_claim_that_readers_do_not_see_is_not_logged():
    claim = UnpublishedClaim()
    said(claim, 2)
    log_changes("First.")
    said(claim, 2, -2)
    assert log_changes("Second.") == []
    claim.refresh_from_db()
    assert claim.logged_agreement == ""


def test_a_change_outlives_its_claim_and_its_editor(conflict, editor):
    said(conflict, 2)
    (change,) = log_changes("A correction.", editor=editor)
    question = conflict.question
    conflict.delete()
    editor.delete()
    change.refresh_from_db()
    assert (change.claim, change.editor, change.question) == (None, None, question)
    assert str(change) == f"{question}: “They conflict” became “Only one says”"


def test_a_change_keeps_the_question_as_it_was_asked(conflict):
    said(conflict, 2)
    log_changes("A correction.")
    question = conflict.question
    Claim.objects.filter(pk=conflict.pk).update(question="Is it asked in another way?")
    assert AgreementChange.objects.get(claim=conflict).question == question


@pytest.mark.parametrize(
    "gone",
    [
        lambda statement: statement.delete(),
        lambda statement: Source.objects.filter(pk=statement.source_id).update(withdrawn_on=date(2026, 3, 2)),
        lambda statement: Source.objects.filter(pk=statement.source_id).update(is_read=False),
        lambda statement: type(statement).objects.filter(pk=statement.pk).update(start=None, end=None),
        lambda statement: type(statement).objects.filter(pk=statement.pk).update(mention=True, stance=None),
    ],
    ids=["deleted", "source withdrawn", "source to be read again", "words lost", "made a mention"],
)
def test_what_is_not_compared_any_more_changes_the_agreement(conflict, gone):
    gone(conflict.statements.get(stance=-2))
    log_changes("Why it went.")
    assert changes(conflict) == [("conflict", "single")]


def test_a_source_that_comes_back_is_a_change_too_and_the_newest_stands_first(conflict):
    source = conflict.statements.get(stance=-2).source
    for day in (date(2026, 3, 2), None):
        Source.objects.filter(pk=source.pk).update(withdrawn_on=day)
        log_changes("Withdrawn." if day else "Back.")
    assert changes(conflict) == [("single", "conflict"), ("conflict", "single")]


def test_withdrawing_a_source_that_is_silent_logs_nothing(conflict):
    FoundStatement(passage__source__letter="Q", stance=None, mention=True, claim=conflict)
    Source.objects.filter(letter="Q").update(withdrawn_on=date(2026, 3, 2))
    assert log_changes("Withdrawn.") == []


def test_each_claim_that_a_withdrawal_changes_is_logged_with_the_same_reason(conflict):
    statement = conflict.statements.get(stance=-2)
    other = SilentClaim()
    FoundStatement(claim=other, passage=statement.passage)
    log_changes("It is new.")
    Source.objects.filter(pk=statement.source_id).update(withdrawn_on=date(2026, 3, 2))
    logged = log_changes("Withdrawn.")
    assert {(one.claim, one.before, one.after, one.reason) for one in logged} == {
        (conflict, "conflict", "single", "Withdrawn."),
        (other, "single", "silent", "Withdrawn."),
    }


def test_a_reason_that_is_too_long_is_cut(conflict):
    said(conflict, 2)
    (change,) = log_changes("x" * 301)
    change.refresh_from_db()
    assert change.reason == "x" * 300


def test_a_change_is_shown_as_pages_show_an_agreement(conflict):
    said(conflict, 2)
    (change,) = log_changes("A correction.")
    assert [(step.sign, step.words) for step in change.steps] == [("≠", "They conflict"), ("1", "Only one says")]


def test_the_database_refuses_a_change_that_changes_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementChange.objects.create(question="Q?", before="vary", after="vary", reason="None.")


def test_an_article_that_loses_a_quotation_is_logged(article):
    claim = SilentClaim()
    record_statement(claim, Source.objects.get(letter="D"), QUOTED, {"stance": 2})
    log_changes("It is new.")
    article.replace("75% of the participants", "most of the participants")
    article.imported()
    assert changes(claim) == [("single", "silent")]
    change = AgreementChange.objects.get(claim=claim)
    assert (change.reason, change.editor) == ("Source D was imported again.", None)


def test_loading_changed_statements_is_logged(seeds):
    seeds.append("claims.toml", f"{NOTED}{SAID}]\n")
    import_content(seeds.path)
    assert not AgreementChange.objects.exists()
    seeds.change("claims.toml", SAID, SAID + OPPOSED)
    import_content(seeds.path)
    (change,) = AgreementChange.objects.all()
    assert (change.claim.slug, change.before, change.after) == ("noted", "single", "conflict")
    assert change.reason == "What the sources say was written down anew."


def test_only_the_claims_that_can_have_changed_are_compared(conflict):
    other = ConflictingClaim()
    log_changes("It is new.", of=[other.pk])
    for claim in (conflict, other):
        said(claim, 2, 2)
    log_changes("Both were corrected.", of=[conflict.pk])
    assert changes(conflict) == [("conflict", "agree")]
    assert changes(other) == []
    assert [one.values for one in conflict.answers.all()] == [["Yes"], ["Yes"]]
    assert sorted(one.values for one in other.answers.all()) == [["No"], ["Yes"]]


def test_what_readers_see_of_a_claim_goes_with_it_and_that_of_others_stays(conflict):
    others = Answer.objects.exclude(claim=conflict).count()
    Claim.objects.filter(pk=conflict.pk).update(is_published=False)
    log_changes("It was taken down.", of=[conflict.pk])
    assert Answer.objects.count() == others > 0

"""A change of agreement in the admin: seen before it is saved, stored with a reason, and logged for readers."""

import pytest
from django.urls import reverse

from articles.models import AgreementChange, Source, Statement
from tests.actions.stored import everything_stored
from tests.factories import ConflictingClaim, FoundStatement, LevelClaim, SilentClaim

from .forms import as_shown, change, do, messages_of, page_of, with_statement

pytestmark = pytest.mark.usefixtures("content")
ADD = "/admin/articles/statement/add/"
REASON = "We had misread what F says."


def torn(**state):
    """A claim on which F says yes and G no, as readers have known it."""
    return ConflictingClaim(**{"logged_agreement": "conflict", **state})


def silent(**state):
    return SilentClaim(**{"logged_agreement": "silent", **state})


def against(claim):
    return claim.statements.get(stance=-2)


def new_statement(**changed):
    source = Source.objects.get(letter="D")
    return {"source": source.pk, "exact": "This minimally invasive technique", "stance": "1", **changed}


def logged(claim):
    return AgreementChange.objects.filter(claim=claim).values_list("before", "after", "reason", "editor__username")


def test_a_statement_that_changes_the_agreement_is_shown_again_with_before_and_after(editing):
    claim = torn()
    before = everything_stored()
    response = change(editing, against(claim), stance="1")
    (said,) = response.context["adminform"].form.errors["reason"]
    assert f"the agreement on “{claim}” from “They conflict” to “Same answer”" in said
    assert "Give the reason" in response.content.decode()
    assert everything_stored() == before


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_new_statement_that_changes_the_agreement_needs_a_reason(editing, blank):
    claim = silent()
    before = everything_stored()
    response = editing.post(ADD, new_statement(claim=claim.pk, reason=blank))
    assert "from “No source says” to “Only one says”" in response.context["adminform"].form.errors["reason"][0]
    assert everything_stored() == before


def test_with_a_reason_it_is_stored_and_logged_with_reason_and_editor(editing):
    claim = torn()
    response = change(editing, against(claim), stance="1", reason=REASON)
    assert sorted(claim.statements.values_list("stance", flat=True)) == [1, 2]
    assert list(logged(claim)) == [("conflict", "agree", REASON, "erin")]
    assert any(f"“{claim}” went from “They conflict” to “Same answer”" in told for told in messages_of(response))


def test_a_new_statement_with_a_reason_is_stored_and_logged(editing):
    claim = silent()
    editing.post(ADD, new_statement(claim=claim.pk, reason=REASON))
    assert claim.statements.get().start is not None
    assert list(logged(claim)) == [("silent", "single", REASON, "erin")]


def test_readers_find_the_reason_under_changes(editing, client):
    claim = torn()
    change(editing, against(claim), stance="1", reason=REASON)
    page = client.get("/changes/").content.decode()
    assert REASON in page
    assert claim.question in page


def test_a_statement_that_leaves_the_agreement_needs_no_reason(editing):
    claim = torn()
    change(editing, against(claim), stance="-1")
    assert sorted(claim.statements.values_list("stance", flat=True)) == [-1, 2]
    assert not logged(claim)


def test_a_claim_that_readers_do_not_see_needs_no_reason_and_nothing_is_logged(editing):
    claim = torn(is_published=False)
    change(editing, against(claim), stance="1")
    assert sorted(claim.statements.values_list("stance", flat=True)) == [1, 2]
    assert not logged(claim)


def test_a_reason_alone_changes_nothing(editing):
    claim = torn()
    change(editing, against(claim), reason=REASON)
    assert not AgreementChange.objects.exists()


def test_a_statement_moved_to_another_claim_needs_a_reason_for_the_claim_it_leaves(editing):
    claim, other = torn(), torn()
    before = everything_stored()
    change(editing, against(claim), claim=other.pk)
    assert everything_stored() == before


def test_deleting_a_statement_logs_what_it_changed(editing):
    claim = torn()
    editing.post(
        reverse("admin:articles_statement_delete", args=[against(claim).pk]), {"post": "yes", "reason": REASON}
    )
    assert list(logged(claim)) == [("conflict", "single", REASON, "erin")]


def test_deleting_several_statements_logs_one_change_for_each_claim(editing):
    one, other = torn(), torn()
    chosen = Statement.objects.filter(claim__in=[one, other])
    do(editing, "/admin/articles/statement/", "delete_selected", *chosen, reason=REASON)
    for claim in (one, other):
        assert list(logged(claim)) == [("conflict", "silent", REASON, "erin")]


# On a claim's own page, where all its statements stand together.


def row_against(posted):
    return next(name.split("-")[1] for name, value in posted.items() if name.endswith("-stance") and value == -2)


def added(posted):
    return with_statement(posted, **new_statement())


def changed(posted):
    return posted | {f"statements-{row_against(posted)}-stance": "1"}


def deleted(posted):
    return posted | {f"statements-{row_against(posted)}-DELETE": "on"}


WAYS = [
    (silent, added, ("silent", "single"), "from “No source says” to “Only one says”"),
    (torn, changed, ("conflict", "agree"), "from “They conflict” to “Same answer”"),
    (torn, deleted, ("conflict", "single"), "from “They conflict” to “Only one says”"),
]


@pytest.mark.parametrize(("state", "edit", "_steps", "said"), WAYS)
def test_a_claims_page_that_changes_the_agreement_is_shown_again(editing, state, edit, _steps, said):
    claim = state()
    posted = edit(as_shown(editing, page_of(claim)))
    before = everything_stored()
    response = editing.post(page_of(claim), posted)
    assert said in response.content.decode()
    assert everything_stored() == before


@pytest.mark.parametrize(("state", "edit", "steps", "_said"), WAYS)
def test_a_claims_page_with_a_reason_is_stored_and_logged(editing, state, edit, steps, _said):
    claim = state()
    count = claim.statements.count()
    posted = edit(as_shown(editing, page_of(claim)))
    editing.post(page_of(claim), posted | {"reason": REASON})
    assert claim.statements.count() - count == {added: 1, changed: 0, deleted: -1}[edit]
    assert list(logged(claim)) == [(*steps, REASON, "erin")]


@pytest.mark.parametrize(("state", "edit", "_steps", "_said"), WAYS)
def test_the_page_of_an_unpublished_claim_needs_no_reason(editing, state, edit, _steps, _said):
    claim = state(is_published=False)
    posted = edit(as_shown(editing, page_of(claim)))
    before = list(claim.statements.values("stance"))
    editing.post(page_of(claim), posted)
    assert list(claim.statements.values("stance")) != before
    assert not logged(claim)


def test_a_claims_page_that_leaves_the_agreement_needs_no_reason(editing):
    claim = torn()
    posted = as_shown(editing, page_of(claim))
    editing.post(page_of(claim), posted | {f"statements-{row_against(posted)}-stance": "-1", "position": "77"})
    claim.refresh_from_db()
    assert claim.position == 77
    assert sorted(claim.statements.values_list("stance", flat=True)) == [-1, 2]
    assert not logged(claim)


def test_another_kind_of_answer_that_changes_the_agreement_needs_a_reason(editing):
    claim = LevelClaim(logged_agreement="conflict")
    FoundStatement(claim=claim, stance=None, values=["none"])
    FoundStatement(claim=claim, exact="It never works.", stance=None, values=["severe"])
    before = everything_stored()
    change(editing, claim, kind="set")
    assert everything_stored() == before


def test_a_statement_that_moves_from_one_claim_to_another_is_logged_on_both(editing):
    left, joined = torn(), silent()
    change(editing, against(left), claim=joined.pk, reason=REASON)
    told = [(*both, REASON, "erin") for both in (("conflict", "single"), ("silent", "single"))]
    assert [list(logged(claim)) for claim in (left, joined)] == [[one] for one in told]

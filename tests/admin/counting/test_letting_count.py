"""The page before a source counts: who may let it count, when, and what happens then."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.actions import record_silences
from articles.models import AgreementChange, Claim, Silence, Source
from tests.admin.accounts import allowed, logged_in
from tests.admin.forms import as_shown, change, messages_of, page_of
from tests.factories import (
    FoundStatement,
    SilentClaim,
    StoredPassage,
    WithdrawnSource,
)

from .pressed import REASON, address, counts, press, say_silent, shown

pytestmark = pytest.mark.usefixtures("content")


def test_the_page_shows_the_verdict_before_and_after_with_the_way_to_each(editing, looked_at, disputed):
    page = shown(editing, looked_at).content.decode()
    changed = page.split("Where the agreement changes</h2>")[1].split("</section>")[0]
    assert "Only one says" in changed
    assert "<details open>" in changed  # Nobody overlooks that sources contradict each other.
    assert "<strong>They conflict</strong>”: 1</summary>" in changed
    assert page_of(disputed) in changed
    assert f"with-it/?page=%2Fclaims%2F{disputed.slug}%2F" in changed


def test_what_is_missing_is_named_before_a_button_is_pressed(editing, source):
    page = shown(editing, source).content.decode()
    assert "Not stated</a>: kind, byline, publisher, address, published on, studies." in page
    assert "It cannot count yet:" in page
    assert "nobody has looked at " in page


def test_it_says_how_many_claims_nobody_has_looked_at_and_leads_to_the_worklist(editing, source):
    total = Claim.objects.published().count()
    page = shown(editing, source).content.decode()
    assert f"{total} claims nobody has looked at yet" in page
    assert f'<a href="{page_of(source, "worklist")}">' in page
    record_silences(source, Claim.objects.values_list("pk", flat=True), by=None)
    page = shown(editing, source).content.decode()
    assert "Somebody has looked for an answer to every claim that readers see." in page
    assert f"On {total} claims somebody looked and found nothing." in page
    assert f'<a href="{page_of(source, "worklist")}?look=silent">' in page


def test_who_may_not_record_is_not_led_to_the_worklist(source):
    page = shown(allowed("view_source"), source).content.decode()
    assert "nobody has looked at yet" in page
    assert page_of(source, "worklist") not in page


def test_a_page_sent_without_a_button_does_nothing(editing, looked_at):
    response = editing.post(address(looked_at), {"reason": REASON}, follow=True)
    assert messages_of(response) == ["Nothing was done: press one of the buttons."]
    assert not counts(looked_at)


def test_let_count_readers_see_it_and_the_reason(editing, client, looked_at, disputed):
    response = press(editing, looked_at, "_let_count", reason=REASON)
    assert response.redirect_chain[-1][0] == page_of(looked_at)
    assert messages_of(response)[0] == f"Source {looked_at.letter} counts now, and readers see it."
    assert "went from “Only one says” to “They conflict”" in messages_of(response)[1]
    assert client.get(looked_at.get_absolute_url()).status_code == 200
    assert REASON in client.get("/changes/").content.decode()
    assert LogEntry.objects.first().change_message == "Let it count."


def test_without_a_reason_it_does_not_count_and_the_page_says_so(editing, looked_at):
    response = press(editing, looked_at, "_let_count")
    assert messages_of(response) == [
        "Not let count: the agreement changes: give the reason that readers will find under Changes."
    ]
    assert not counts(looked_at)


def test_what_changed_since_the_page_was_opened_is_shown_and_not_done(editing, looked_at, disputed):
    seen = shown(editing, looked_at).context["told"].digest
    Silence.objects.filter(source=looked_at).first().delete()
    sent = {"seen": seen, "_let_count": "", "reason": REASON}
    response = editing.post(address(looked_at), sent)
    assert messages_of(response)[0].startswith("Nothing was done: something changed since you opened this page.")
    assert response.context["reason"] == REASON
    assert not counts(looked_at)


def test_the_form_has_no_tick_for_it_but_the_way_to_this_page(editing, source):
    page = editing.get(page_of(source))
    assert "is_read" not in page.context["adminform"].form.fields
    assert "Readers do not see it yet." in page.content.decode()
    assert f'<a href="{address(source)}">' in page.content.decode()
    editing.post(page_of(source), {**as_shown(editing, page_of(source)), "is_read": "on"})
    assert not counts(source)


def test_a_source_that_counts_is_taken_back_and_let_count_again(editing, client, denied):
    source = Source.objects.get(letter="D")
    assert "It counts since" in editing.get(page_of(source)).content.decode()
    press(editing, source, "_take_back", reason="We read it again.")
    logged = AgreementChange.objects.filter(claim=denied).first()
    assert (logged.before, logged.after, logged.reason) == ("conflict", "single", "We read it again.")
    assert client.get(source.get_absolute_url()).status_code == 404
    record_silences(source, Claim.objects.values_list("pk", flat=True), by=None)
    press(editing, source, "_let_count", reason="We have read it again.")
    logged = AgreementChange.objects.filter(claim=denied).first()
    assert (logged.before, logged.after) == ("single", "conflict")
    assert client.get(source.get_absolute_url()).status_code == 200


def test_taking_it_back_without_a_reason_is_refused(editing):
    source = Source.objects.get(letter="D")
    assert messages_of(press(editing, source, "_take_back"))[0].startswith("Not taken back: the agreement changes")
    assert counts(source)


def test_a_withdrawn_source_has_no_such_page(editing):
    source = WithdrawnSource()
    response = editing.get(address(source), follow=True)
    assert response.redirect_chain[-1][0] == page_of(source)
    assert "is withdrawn" in messages_of(response)[0]


def test_one_who_may_not_publish_sees_the_page_without_the_button(looked_at, disputed):
    client = allowed("view_source", "change_source")
    assert "_let_count" not in shown(client, looked_at).content.decode()
    assert press(client, looked_at, "_let_count", reason=REASON).status_code == 403
    assert not counts(looked_at)


def test_one_who_may_not_see_sources_does_not_see_the_page(source):
    assert shown(allowed("view_topic"), source).status_code == 403


def test_who_alone_has_recorded_and_may_let_count_is_told_that_there_is_no_second_reader(pia, looked_at, disputed):
    statement = disputed.statements.get(source=looked_at)
    statement._history_user, statement.stance = pia, -1
    statement.save()
    looked_at.silences.update(by=pia)
    is_said = "there is no second reader"
    assert is_said not in shown(logged_in(pia), looked_at).content.decode()
    type(pia).objects.filter(is_superuser=True).update(is_active=False)
    assert is_said in shown(logged_in(pia), looked_at).content.decode()


class TestAuthors:
    @pytest.fixture
    def statement(self, source):
        return FoundStatement(passage=StoredPassage(source=source))

    def record(self, client, source, claim, **given):
        mark = f"{page_of(source, 'mark')}?claim={claim.slug}"
        return client.post(mark, {"exact": "It surely works.", "stance": 2, "_save": "", **given})

    @pytest.mark.parametrize("role", ["ann", "rob"])
    def test_they_record_silences_and_what_a_source_says_that_does_not_count(self, role, request, source):
        client, claim = logged_in(request.getfixturevalue(role)), SilentClaim()
        StoredPassage(source=source)
        assert self.record(client, source, claim).status_code == 302
        assert claim.statements.get().source == source
        say_silent(client, source, Claim.objects.published().first())
        assert Silence.objects.filter(source=source).exists()

    def test_they_change_and_delete_it_too(self, ann, statement):
        client = logged_in(ann)
        change(client, statement, stance=1)
        statement.refresh_from_db()
        assert statement.stance == 1
        client.post(page_of(statement, "delete"), {"post": "yes"})
        assert not type(statement).objects.filter(pk=statement.pk).exists()

    def test_of_one_that_counts_they_record_change_and_delete_nothing(self, ann, statement):
        client, claim = logged_in(ann), SilentClaim()
        counting = Source.objects.get(letter="D")
        its_own = counting.statements.first()
        assert self.record(client, counting, claim).status_code == 403
        assert client.post(page_of(its_own, "delete"), {"post": "yes"}).status_code == 403
        assert say_silent(client, counting, claim).status_code == 403
        assert client.post(page_of(its_own), {"stance": 1}).status_code == 403

    def test_they_move_nothing_to_a_source_that_counts(self, ann, statement):
        counting = Source.objects.get(letter="D")
        response = change(logged_in(ann), statement, source=counting.pk)
        assert "source" in response.context["adminform"].form.errors
        adding = reverse("admin:articles_statement_add")
        sent = {"claim": statement.claim_id, "source": counting.pk, "exact": counting.text[:40], "stance": 2}
        response = logged_in(ann).post(adding, sent)
        assert "source" in response.context["adminform"].form.errors

    def test_they_do_not_let_it_count(self, ann, looked_at):
        assert press(logged_in(ann), looked_at, "_let_count", reason=REASON).status_code == 403

"""Flags and the log of changes in the admin: what must be looked at again, and what readers were told."""

import pytest
from django.test.html import parse_html
from django.urls import reverse

from articles.models import AgreementChange, ContentRevision, Flag
from articles.models.flag import Standing
from tests.factories import DraftTopic, LostStatement, PublishedTopic, SilentClaim
from tests.reading import find, words

from .accounts import allowed
from .factories import LoggedChange, RaisedFlag
from .forms import as_shown, change, choose, do, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
FLAGS = "/admin/articles/flag/"
LOOKED = "I have looked at these: take the flags away"


def listed(client, **wanted):
    return set(client.get(FLAGS, wanted).context["cl"].queryset)


def looked_at(client, *flags):
    return do(client, FLAGS, "looked_at", *flags)


def test_each_flag_leads_to_what_must_be_looked_at(editing):
    flags = [RaisedFlag(), RaisedFlag(leaning=LostStatement()), RaisedFlag(leaning=PublishedTopic())]
    page = editing.get(FLAGS).content.decode()
    for flag in flags:
        name = flag.flagged._meta.model_name
        address = reverse(f"admin:articles_{name}_change", args=[flag.object_id])
        assert f'<a href="{address}">{flag.flagged}</a>' in page
        assert editing.get(address).status_code == 200


def test_flags_are_filtered_by_what_is_lost_by_source_and_by_kind(editing):
    lost, standing = RaisedFlag(leaning=LostStatement(), standing=Standing.LOST), RaisedFlag()
    assert listed(editing) == {lost, standing}
    assert listed(editing, standing__exact="1") == {lost}
    assert listed(editing, source__id__exact=standing.source_id) == {standing}
    assert listed(editing, content_type__id__exact=lost.content_type_id) == {lost}


def test_an_editor_who_has_looked_takes_just_the_chosen_flags_away(editing):
    chosen, other, kept = RaisedFlag(), RaisedFlag(), RaisedFlag()
    assert "2 flags taken away." in messages_of(looked_at(editing, chosen, other))
    assert list(Flag.objects.all()) == [kept]
    assert "1 flag taken away." in messages_of(looked_at(editing, kept))


def test_flags_stay_where_the_permission_to_delete_them_is_missing():
    flag, sam = RaisedFlag(), allowed("view_flag")
    assert LOOKED not in sam.get(FLAGS).content.decode()
    choose(sam, FLAGS, "looked_at", flag, post="yes")
    assert Flag.objects.filter(pk=flag.pk).exists()


def test_flags_go_where_there_is_permission_to_delete_them():
    flag, sam = RaisedFlag(), allowed("view_flag", "delete_flag")
    assert LOOKED in sam.get(FLAGS).content.decode()
    looked_at(sam, flag)
    assert not Flag.objects.filter(pk=flag.pk).exists()


def test_a_flag_is_neither_added_nor_changed_by_hand(editing):
    flag = RaisedFlag()
    assert editing.post(reverse("admin:articles_flag_add")).status_code == 403
    page = page_of(flag)
    assert editing.post(page, {"reason": "Forged."}).status_code == 403
    assert "delete_selected" not in editing.get(FLAGS).content.decode()


def test_what_is_flagged_is_deleted_with_its_flags(editing):
    flag = RaisedFlag()
    editing.post(reverse("admin:articles_claim_delete", args=[flag.object_id]), {"post": "yes"})
    assert not Flag.objects.filter(pk=flag.pk).exists()


@pytest.mark.parametrize("state", [DraftTopic, PublishedTopic])
def test_reading_the_whole_text_again_takes_the_flags_of_that_text_away(editing, state):
    topic = state()
    of_another = RaisedFlag()
    RaisedFlag(leaning=topic)
    RaisedFlag(leaning=topic)
    assert "To be looked at again" in editing.get(f"/admin/articles/topic/{topic.pk}/change/").content.decode()
    change(editing, topic)
    assert topic.flags.count() == 2
    change(editing, topic, reread="on")
    assert list(Flag.objects.all()) == [of_another]
    assert "To be looked at again" not in editing.get(f"/admin/articles/topic/{topic.pk}/change/").content.decode()


def test_looking_at_a_claim_without_a_note_again_takes_its_flags_away(editing):
    flag = RaisedFlag()
    change(editing, flag.flagged, reread="on")
    assert not Flag.objects.exists()


def test_only_the_reason_of_a_change_can_be_put_in_better_words(editing, client):
    logged, other = LoggedChange(), SilentClaim()
    before = ContentRevision.current()
    forged = {"question": "Forged?", "before": "agree", "after": "vary", "claim": other.pk, "editor": ""}
    change(editing, logged, reason="F was added on Monday.", **forged)
    (stored,) = AgreementChange.objects.filter(pk=logged.pk).values()
    assert stored == {
        "id": logged.pk,
        "claim_id": logged.claim_id,
        "question": logged.question,
        "before": "single",
        "after": "agree",
        "reason": "F was added on Monday.",
        "editor_id": None,
        "made_at": logged.made_at,
    }
    assert ContentRevision.current() > before
    assert "F was added on Monday." in client.get("/changes/").content.decode()


def test_a_change_is_never_left_without_a_reason(editing):
    logged = LoggedChange()
    change(editing, logged, reason="")
    assert AgreementChange.objects.get(pk=logged.pk).reason == "Source F was added."


def test_a_change_is_neither_added_nor_deleted_by_hand(editing):
    logged = LoggedChange()
    page = page_of(logged)
    assert set(as_shown(editing, page)) == {"reason", "opened_on"}
    assert editing.post(reverse("admin:articles_agreementchange_add"), {"reason": "Forged."}).status_code == 403
    delete = page_of(logged, "delete")
    assert editing.post(delete, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [logged.pk], "post": "yes"}
    editing.post("/admin/articles/agreementchange/", chosen)
    assert AgreementChange.objects.filter(pk=logged.pk).exists()


def test_a_change_stays_when_its_claim_is_deleted(editing):
    logged = LoggedChange()
    editing.post(reverse("admin:articles_claim_delete", args=[logged.claim_id]), {"post": "yes"})
    assert AgreementChange.objects.get(pk=logged.pk).claim is None


def test_a_reason_that_no_feed_can_hold_is_refused(editing, client):
    logged = LoggedChange()
    response = change(editing, logged, reason="F was\x0badded.")
    assert "Character 6 (U+000B) cannot be shown" in response.context["adminform"].form.errors["reason"][0]
    assert client.get("/changes.atom").status_code == 200


def test_the_list_of_flags_names_kinds_and_standings_as_people_do(editing):
    lost = RaisedFlag(leaning=LostStatement(), standing=Standing.LOST)
    topic = RaisedFlag(leaning=PublishedTopic(), standing=Standing.COMPARED)
    page = parse_html(editing.get(FLAGS).content.decode())
    assert {words(one) for one in find(page, "td", "field-kind")} == {"statement", "topic"}
    shown = {words(one) for one in find(page, "td", "field-stands")}
    assert shown == {"not found any more", "what sources say has changed"}
    told = words(find(page, "nav")[-1])
    assert "Content" not in told
    assert {"statement", "topic", "what sources say has changed"} <= {words(one) for one in find(page, "a")}
    assert listed(editing, standing__exact="4") == {topic}
    assert listed(editing, standing__exact="1") == {lost}


def test_the_log_of_changes_says_verdicts_as_readers_see_them(editing):
    logged = LoggedChange()
    listed_at = "/admin/articles/agreementchange/"
    page = parse_html(editing.get(listed_at, {"after__exact": "agree"}).content.decode())
    assert [words(one) for one in find(page, "td", "field-was")] == ["Only one says"]
    assert [words(one) for one in find(page, "td", "field-became")] == ["Same answer"]
    assert find(page, "td", "field-was") != []
    assert "They conflict" in [words(one) for one in find(page, "a")]
    assert editing.get(listed_at, {"after__exact": "vary"}).context["cl"].result_count == 0
    own = editing.get(page_of(logged)).content.decode()
    assert "“Only one says” became “Same answer”" in own
    assert "single" not in own

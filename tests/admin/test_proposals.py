"""Proposals in the admin: seen in their context, recorded on the marking page, dismissed with a reason."""

import pytest
from django.test.html import parse_html
from django.urls import reverse

from articles.actions import dismiss_proposals, import_article
from articles.models import Claim, Proposal, Source, Statement
from tests.actions.stored import everything_stored
from tests.actions.test_keep_proposals import ARTICLE, SESSIONS
from tests.reading import find, mark, words

from .accounts import allowed
from .forms import messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
LIST = "/admin/articles/proposal/"


@pytest.fixture
def proposal(vocabulary):
    """An open proposal of the new source F."""
    return import_article(ARTICLE.encode(), file="new.txt", vocabulary=vocabulary).source.proposals.get()


def listed(client, **wanted):
    return list(client.get(LIST, wanted).context["cl"].queryset)


def act(client, action, *chosen, **sent):
    return client.post(LIST, {"action": action, "_selected_action": [one.pk for one in chosen], **sent}, follow=True)


def state(proposal):
    return Proposal.objects.with_state().get(pk=proposal.pk).state


def recording(editing):
    """The address that the only open proposal's link leads to."""
    page = editing.get(LIST, {"state": "open"}).content.decode()
    return page.split('aria-label="Record')[0].rsplit('<a href="', 1)[1].split('"')[0].replace("&amp;", "&")


def test_what_is_open_comes_first_with_its_words_in_context(editing, proposal):
    assert listed(editing)[0] == proposal
    page = editing.get(LIST).content.decode()
    assert f"Micro needling uses tiny needles. <mark>{SESSIONS}</mark>" in page
    assert "3 to 5 sessions" in page


def test_one_is_dismissed_from_its_own_page(editing, proposal):
    assert "Dismiss it…" in editing.get(f"{LIST}{proposal.pk}/change/").content.decode()
    assert "1 open proposal will be dismissed" in act(editing, "dismiss", proposal).content.decode()
    act(editing, "dismiss", proposal, why="It is an aside.")
    assert "Dismiss it…" not in editing.get(f"{LIST}{proposal.pk}/change/").content.decode()


def test_its_own_page_records_or_dismisses_and_has_nothing_to_save(editing, proposal):
    page = parse_html(editing.get(page_of(proposal)).content.decode())
    (row,) = find(page, css="submit-row")
    assert [words(one) for one in (*find(row, css="default"), *find(row, "button"))] == ["Record it…", "Dismiss it…"]
    assert find(row, "input") == []
    (record,) = find(row, "a", "default")
    assert editing.get(mark(record, "href")).context["form"]["exact"].value() == SESSIONS
    (dismiss,) = find(row, "button")
    (form,) = [one for one in find(page, "form") if mark(one, "id") == mark(dismiss, "form")]
    sent = {mark(one, "name"): mark(one, "value") for one in find(form, "input")}
    assert "1 open proposal will be dismissed" in editing.post(mark(form, "action"), sent).content.decode()
    assert editing.post(page_of(proposal), {"_save": ""}).status_code == 403


def test_what_is_not_open_is_neither_recorded_nor_dismissed_again(editing, proposal):
    dismiss_proposals([proposal], "It is an aside.")
    (row,) = find(parse_html(editing.get(page_of(proposal)).content.decode()), css="submit-row")
    assert words(row) == "Close"


def test_who_may_not_record_is_not_led_there(proposal):
    page = parse_html(allowed("view_proposal").get(page_of(proposal)).content.decode())
    assert words(find(page, css="submit-row")[0]) == "Close"


def test_it_is_named_by_the_question_of_its_claim(editing, proposal):
    assert f"F on “{proposal.claim.question}”: “{SESSIONS}”" in editing.get(page_of(proposal)).content.decode()


def test_what_to_do_stands_before_the_words(editing, proposal):
    row = editing.get(LIST, {"state": "open"}).content.decode().split("<tbody>")[1]
    assert row.index('aria-label="Record') < row.index("<mark>")
    dismiss_proposals([proposal], "It is an aside.")
    row = editing.get(LIST, {"state": "dismissed"}).content.decode().split("<tbody>")[1]
    assert row.index("dismissed: It is an aside.") < row.index("<mark>")


def test_they_are_filtered_by_state_source_and_claim(editing, proposal):
    assert listed(editing, state="open") == [proposal]
    assert len(listed(editing, state="recorded")) == 13
    assert listed(editing, source__id__exact=proposal.source_id) == [proposal]
    assert proposal in listed(editing, claim__id__exact=proposal.claim_id)
    assert listed(editing, claim__id__exact=Claim.objects.get(slug="pain").pk) == []


def test_hostile_words_are_shown_as_text(editing, vocabulary):
    import_article(ARTICLE.replace("Most people", "<b>Most</b> people").encode(), file="new.txt", vocabulary=vocabulary)
    page = editing.get(LIST).content.decode()
    assert "&lt;b&gt;Most&lt;/b&gt; people need 3 to 5 sessions." in page


def test_record_leads_to_the_marking_page_filled_in_and_checked_and_stores_nothing(editing, proposal):
    before = everything_stored()
    page = editing.get(recording(editing))
    form = page.context["form"]
    assert {name: form[name].value() for name in ("exact", "low", "high", "unit")} == {
        "exact": SESSIONS,
        "low": "3",
        "high": "5",
        "unit": "sessions",
    }
    assert f"<mark>{SESSIONS}</mark>" in page.content.decode()
    assert "It would count as <strong>3 to 5 sessions</strong>" in page.content.decode()
    assert everything_stored() == before


def test_recording_it_there_resolves_it(editing, proposal):
    Source.objects.filter(pk=proposal.source_id).update(is_read=True)
    sent = {"exact": SESSIONS, "low": "3", "high": "5", "unit": "sessions", "reason": "F was read.", "_save": ""}
    editing.post(recording(editing), sent)
    assert Statement.objects.get(source=proposal.source).exact == SESSIONS
    assert (listed(editing, state="open"), state(proposal)) == ([], "recorded")


def test_words_from_a_link_are_checked_as_any_others(editing, proposal):
    address = reverse("admin:articles_source_mark", args=[proposal.source_id])
    page = editing.get(address, {"claim": "number-of-sessions", "exact": "never said", "low": "3"})
    assert "“never said” is not in the text" in page.content.decode()
    page = editing.get(address, {"claim": "number-of-sessions", "exact": SESSIONS, "low": "x"})
    assert "Enter a number." in page.content.decode()


def test_dismissing_first_says_what_it_will_do_and_asks_why(editing, proposal):
    before = everything_stored()
    page = act(editing, "dismiss", *listed(editing)[:2]).content.decode()
    assert "1 open proposal will be dismissed: nothing is recorded" in page
    assert "1 of those you chose is not open and stays as it is." in page
    assert SESSIONS in page
    assert everything_stored() == before


def test_without_a_reason_it_asks_again(editing, proposal):
    before = everything_stored()
    page = act(editing, "dismiss", proposal, why="  ").content.decode()
    assert "Say why these are dismissed" in page
    assert everything_stored() == before


def test_with_a_reason_it_dismisses_what_is_open_and_tells_how_many(editing, editor, proposal):
    response = act(editing, "dismiss", *listed(editing)[:2], why="It speaks of another treatment.")
    assert messages_of(response) == ["1 dismissed."]
    proposal.refresh_from_db()
    assert (proposal.why, proposal.dismissed_by, state(proposal)) == (
        "It speaks of another treatment.",
        editor,
        "dismissed",
    )
    assert "dismissed: It speaks of another treatment." in response.content.decode()


def test_a_forged_choice_dismisses_nothing(editing, proposal):
    act(editing, "dismiss", proposal, select_across="1", chosen="x,,-1,99999999999999999999", why="No.")
    assert state(proposal) == "open"


def test_where_none_is_open_there_is_nothing_to_dismiss(editing):
    assert "None of those you chose is open" in act(editing, "dismiss", *listed(editing)[:2]).content.decode()


def test_a_dismissal_is_taken_back(editing, proposal):
    dismiss_proposals([proposal], "No.")
    assert messages_of(act(editing, "open_again", proposal)) == ["1 taken back."]
    assert state(proposal) == "open"


def test_the_source_counts_what_is_open(editing, proposal):
    Source.objects.filter(pk=proposal.source_id).update(is_read=True)
    page = editing.get(reverse("admin:articles_source_change", args=[proposal.source_id])).content.decode()
    assert "1 proposal is open" in page


def test_while_claims_are_to_be_looked_at_the_worklist_is_the_one_way_in(editing, proposal):
    page = editing.get(reverse("admin:articles_source_change", args=[proposal.source_id])).content.decode()
    assert "Go through its worklist" in page
    assert "Record them, or dismiss them" not in page


def test_a_list_of_a_thousand_takes_as_many_queries_as_a_list_of_one(editing, proposal, django_assert_max_num_queries):
    made = {name: getattr(proposal, name) for name in ("named", "claim", "passage", "exact", "start", "end", "value")}
    Proposal.objects.bulk_create(Proposal(source=proposal.source, **made) for _ in range(1000))
    with django_assert_max_num_queries(25):
        assert editing.get(LIST).context["cl"].result_count == 1014


def test_a_thousand_at_once_are_dismissed_and_no_more_than_were_shown(editing, proposal):
    made = {name: getattr(proposal, name) for name in ("named", "claim", "passage", "exact", "start", "end", "value")}
    Proposal.objects.bulk_create(Proposal(source=proposal.source, **made) for _ in range(1000))
    asked = act(editing, "dismiss", proposal, select_across="1")
    assert "1001 open proposals will be dismissed" in asked.content.decode()
    assert "… and 951 more." in asked.content.decode()
    later = Proposal.objects.create(source=proposal.source, **made)
    sent = {"select_across": "1", "chosen": asked.context["chosen"], "why": "No."}
    assert messages_of(act(editing, "dismiss", proposal, **sent)) == ["1001 dismissed."]
    assert listed(editing, state="open") == [later]


def test_nothing_is_added_changed_or_deleted_by_hand(editing, proposal):
    before = everything_stored()
    assert editing.post(f"{LIST}add/", {"exact": "Forged."}).status_code == 403
    editing.post(f"{LIST}{proposal.pk}/change/", {"exact": "Forged.", "why": "Forged."})
    editing.post(f"{LIST}{proposal.pk}/delete/", {"post": "yes"})
    act(editing, "delete_selected", proposal, post="yes")
    source = Source.objects.get(pk=proposal.source_id)
    assert everything_stored() == before
    editing.post(page_of(source, "delete"), {"post": "yes"})
    assert not Source.objects.filter(pk=source.pk).exists()


def test_who_may_only_look_cannot_dismiss(proposal):
    client = allowed("view_proposal")
    assert listed(client)[0] == proposal
    act(client, "dismiss", proposal, why="No.")
    assert state(proposal) == "open"

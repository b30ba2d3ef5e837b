"""The worklist and its way back: what is recorded from it, what is refused, and what is taken back."""

import re
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import AgreementChange, Claim, Silence, Source, Statement
from articles.shown.worklist import Look, worklist
from tests.actions.stored import everything_stored
from tests.admin.accounts import allowed
from tests.factories import SilentClaim, StoredPassage, UnreadSource

pytestmark = pytest.mark.usefixtures("content")
TEXT = "A session takes 40 minutes. You need six sessions. Redness is usual for two days.\r\n\r\nWe are nice."
LENGTH = "session-length"
WORDS = "A session takes 40 minutes."
VALUE = {"exact": WORDS, "low": "40", "high": "40", "unit": "minutes"}


@pytest.fixture
def source(content):
    return StoredPassage(source=UnreadSource(text=TEXT)).source


def page_of(source, name="worklist"):
    return reverse(f"admin:articles_source_{name}", args=[source.pk])


def look_of(source, slug):
    return next(item.look for item in worklist(source).items if item.claim.slug == slug)


def entries(page):
    return {entry.item.claim.slug: entry for _, of in page.context["topics"] for entry in of}


def mark(client, source, claim=LENGTH, **sent):
    return client.post(f"{page_of(source, 'mark')}?claim={claim}", sent)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_every_published_claim_is_listed_by_topic_and_counted(editing, source):
    page = editing.get(page_of(source))
    published = Claim.objects.published()
    assert entries(page).keys() == set(published.values_list("slug", flat=True))
    assert [topic.position for topic, _ in page.context["topics"]] == sorted(
        set(published.values_list("topic__position", flat=True))
    )
    assert f"0 of {published.count()} claims looked at" in page.content.decode()


def test_what_is_recorded_moves_a_claim_from_open_to_answered_touched_or_silent(editing, source):
    mark(editing, source, **VALUE, _save="")
    mark(editing, source, "redness", exact="Redness is usual", mention="on", _save="")
    mark(editing, source, "cure", _silent="")
    assert [look_of(source, slug) for slug in (LENGTH, "redness", "cure", "pain")] == list(
        map(Look, ("answered", "touched", "silent", "open"))
    )
    assert worklist(source).looked_at == 3
    assert entries(editing.get(page_of(source), {"look": "silent"})).keys() == {"cure"}
    assert LENGTH not in entries(editing.get(page_of(source)))


def test_of_a_source_that_counts_nothing_is_open_since_readers_see_its_silence(editing):
    page = editing.get(page_of(Source.objects.get(letter="A")))
    assert page.context["looked_at"] == page.context["total"]
    assert "readers see that it is silent" in page.content.decode()


def test_the_likely_stand_before_the_probably_silent_and_the_best_words_are_offered_first(editing, source):
    page = editing.get(page_of(source))
    for _, of in page.context["topics"]:
        silent = [entry.item.is_probably_silent for entry in of]
        assert silent == sorted(silent)
    best = entries(page)[LENGTH].offers[0]
    assert (best.context.marked, best.context.after) == (WORDS, "You need six sessions.")
    assert best.would_say == "40 minutes"


def test_an_offer_is_recorded_as_it_is_shown_with_one_press_and_nothing_before(editing, source):
    before = everything_stored()
    page = editing.get(page_of(source))
    assert everything_stored() == before
    button = re.search(
        r'action="([^"]+at=session-length[^"]*)">(?:(?!</form>).)*aria-label="Record 40 minutes',
        page.content.decode(),
        re.DOTALL,
    )
    response = editing.post(unescape(button[1]), {"_save": "", "then": "worklist", "look": "open"}, follow=True)
    statement = Statement.objects.get(source=source, claim__slug=LENGTH)
    assert (statement.exact, statement.in_words) == (WORDS, "40 minutes")
    assert response.redirect_chain[0][0].startswith(f"{page_of(source)}?look=open&done=")
    assert said(response)[0].startswith(f"Recorded: {source.letter} on")


def test_the_same_offer_pressed_twice_is_recorded_once_and_said_so(editing, source):
    mark(editing, source, **VALUE, _save="", then="worklist")
    page = mark(editing, source, **VALUE, _save="", then="worklist")
    assert "These words are recorded on this claim already" in page.content.decode()
    assert Statement.objects.filter(source=source).count() == 1


def test_words_seen_in_a_text_that_is_another_by_now_are_not_recorded_before_they_are_read_again(editing, source):
    seen = editing.get(page_of(source, "mark"), {"claim": LENGTH}).context["form"].seen
    Source.objects.filter(pk=source.pk).update(text=f"We never say so: {TEXT}")
    page = mark(editing, source, **VALUE, text=seen, _save="")
    assert "text became another since you opened this page" in page.content.decode()
    assert page.context["form"]["exact"].value() == WORDS
    assert not Statement.objects.filter(source=source).exists()
    again = page.context["form"].seen
    assert again != seen
    source.passages.update(text=f"We never say so: {TEXT}", end=len(TEXT) + 17)
    mark(editing, source, **VALUE, text=again, _save="")
    assert Statement.objects.filter(source=source).count() == 1


def test_silence_on_what_another_editor_recorded_meanwhile_is_not_recorded(editing, bob, source):
    mark(bob, source, **VALUE, _save="")
    response = editing.post(f"{page_of(source, 'mark')}?claim={LENGTH}", {"_silent": ""}, follow=True)
    assert "has been looked at already" in said(response)[0]
    assert not Silence.objects.filter(source=source).exists()


def test_all_that_are_left_are_seen_before_and_what_came_since_stays_open(editing, source):
    mark(editing, source, **VALUE, _save="")
    page = editing.get(page_of(source), {"ask": "all"})
    left = {entry.item.claim.pk for entry in page.context["asks_about"]}
    assert left == {claim.pk for claim in Claim.objects.published().exclude(slug=LENGTH)}
    nearest = {entry.item.claim.slug: entry.offers for entry in page.context["asks_about"]}["number-of-sessions"][0]
    ask = page.content.decode().split('class="worklist-ask"')[1].split("</section>")[0]
    assert f"<mark>{nearest.context.marked}</mark>" in ask
    since = SilentClaim()
    editing.post(page_of(source), {"chosen": list(left), "_silent": ""})
    assert set(source.silences.values_list("claim", flat=True)) == left
    assert look_of(source, since.slug) == Look.OPEN


def test_a_claim_said_to_be_silent_is_looked_at_again_with_one_press(editing, source):
    mark(editing, source, "cure", _silent="")
    page = editing.get(page_of(source), {"look": "silent"}).content.decode()
    button = re.search(r'name="_undo" value="([^"]+)" aria-label="Look again at: ', page)
    response = editing.post(f"{page_of(source)}?look=silent", {"_undo": button[1]}, follow=True)
    assert said(response) == ["Taken back: the claim is to be looked at again."]
    assert look_of(source, "cure") == Look.OPEN


def test_several_silences_are_seen_before_they_are_recorded(editing, source):
    chosen = list(Claim.objects.published().values_list("pk", flat=True)[:3])
    before = everything_stored()
    page = editing.get(page_of(source), {"chosen": [*chosen, "x"], "ask": "1"})
    assert {entry.item.claim.pk for entry in page.context["asks_about"]} == set(chosen)
    assert "Nothing is recorded yet." in page.content.decode()
    assert everything_stored() == before
    response = editing.post(page_of(source), {"chosen": chosen, "_silent": ""}, follow=True)
    assert said(response) == ["3 silences are recorded."]
    assert set(source.silences.values_list("claim", flat=True)) == set(chosen)


@pytest.mark.parametrize("name", ["worklist", "mark"])
def test_what_was_recorded_a_moment_ago_is_taken_back_and_logged(editing, source, name):
    mark(editing, source, **VALUE, _save="", then="worklist")
    statement = Statement.objects.get(source=source)
    done = f"{statement.pk}-{statement.history.first().history_id}"
    page = editing.get(page_of(source, name), {"done": done})
    assert page.context["undo"].sends == done
    response = editing.post(page_of(source, name), {"_undo": done}, follow=True)
    assert said(response)[0].startswith("Taken back: ")
    assert not Statement.objects.filter(source=source).exists()
    assert LogEntry.objects.filter(object_id=str(statement.pk), action_flag=3).exists()
    assert said(editing.post(page_of(source, name), {"_undo": done}, follow=True)) == [
        "It was taken back already: nothing was done."
    ]


def test_a_silence_is_taken_back(editing, source):
    response = editing.post(f"{page_of(source, 'mark')}?claim=cure", {"_silent": ""}, follow=True)
    editing.post(page_of(source, "mark"), {"_undo": response.context["undo"].sends})
    assert not Silence.objects.filter(source=source).exists()


def test_what_another_editor_changed_meanwhile_is_not_taken_back(editing, source):
    response = mark(editing, source, **VALUE, _save="")
    done = re.search(r"done=([\d-]+)", response.url)[1]
    statement = Statement.objects.get(source=source)
    statement.approximate = True
    statement.save()
    response = editing.post(page_of(source, "mark"), {"_undo": done}, follow=True)
    assert "It was changed since it was recorded" in said(response)[-1]
    assert Statement.objects.filter(pk=statement.pk).exists()


def test_taking_back_what_counts_at_once_is_told_to_readers(editing):
    source = Source.objects.get(letter="D")
    given = {"exact": "once a week for three months", "low": "3", "high": "3", "unit": "USD", "reason": "D says so."}
    response = mark(editing, source, "price-per-session", **given, _save="")
    editing.post(page_of(source, "mark"), {"_undo": re.search(r"done=([\d-]+)", response.url)[1]})
    assert [(one.before, one.after) for one in AgreementChange.objects.order_by("pk")] == [
        ("single", "conflict"),
        ("conflict", "single"),
    ]


@pytest.mark.parametrize("done", ["", "-", "x-1", "999999999999999999999-1", "silent-x", "silent-999999"])
def test_what_was_never_done_is_not_taken_back(editing, source, done):
    before = everything_stored()
    assert editing.get(page_of(source), {"done": done}).context["undo"] is None
    assert editing.post(page_of(source), {"_undo": done}).status_code == 302
    assert everything_stored() == before


def test_only_who_may_record_sees_it():
    source = Source.objects.get(letter="D")
    assert allowed().get(page_of(source)).status_code == 403
    assert allowed("add_statement").get(page_of(source)).status_code == 200


def test_marked_words_bring_the_claims_that_they_probably_answer_first(editing, source):
    page = editing.get(page_of(source, "mark"), {"exact": WORDS})
    heading, likely = page.context["choice"].fields["claim"].choices[0]
    assert heading == "What these words probably answer"
    assert LENGTH in [slug for slug, _ in likely]
    assert page.context["claim"].slug == likely[0][0]


def test_marked_words_bring_the_value_that_they_give_for_the_claim(editing, source):
    page = editing.get(page_of(source, "mark"), {"exact": WORDS, "claim": LENGTH})
    assert [page.context["form"][name].value() for name in ("low", "high", "unit")] == ["40", "40", "minutes"]
    assert "It would count as <strong>40 minutes</strong>" in page.content.decode()


def test_a_page_asked_for_its_part_answers_without_the_admin_around_it(editing, source):
    for name in ("worklist", "mark"):
        part = editing.get(page_of(source, name), headers={"X-Part": "all"}).content.decode()
        assert 'id="said"' in part
        assert "<html" not in part
    top = editing.get(page_of(source), headers={"X-Part": "entry"}).content.decode()
    assert 'id="progress"' in top
    assert "worklist-entry" not in top


def test_the_source_the_desk_and_what_it_would_change_lead_there(editing, source):
    address = page_of(source)
    assert address in editing.get(reverse("admin:articles_source_change", args=[source.pk])).content.decode()
    assert address in editing.get(page_of(source, "consequences")).content.decode()
    desk = editing.get(reverse("admin:index")).content.decode()
    assert address in desk
    assert f"0 of {Claim.objects.published().count()} claims looked at: go on" in desk

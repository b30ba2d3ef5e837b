"""Publishers tell readers of a correction; what it names must be there for readers."""

import pytest
from django.utils import timezone

from articles.actions import approve, save_draft
from articles.models import ContentRevision, Correction, Moved
from tests.factories import TEXT, MadeCorrection, UnwrittenTopic

from .accounts import allowed, logged_in
from .deciding import cost, do
from .forms import change, page_of

pytestmark = pytest.mark.usefixtures("uncorrected")
ADD = "/admin/articles/correction/add/"
LINK = f"{ADD}?where=%2Ftopics%2Fcost%2F"
SENT = {"key": "one-price", "on": "2026-11-29", "said": "Two do.", "now": "One does.", "why": "We had not read it."}


def test_one_is_told_and_readers_find_it_at_once(editing, client):
    before = ContentRevision.current()
    editing.post(ADD, {**SENT, "where": "http://testserver/topics/cost/\r\n/about/\r\n"})
    assert Correction.objects.get().where == ["/topics/cost/", "/about/"]
    assert ContentRevision.current() > before
    assert "We had not read it." in client.get("/changes/").content.decode()


def test_an_address_that_leads_on_is_kept_as_the_one_it_leads_to(editing):
    Moved.objects.create(old="/topics/price/", new="/topics/cost/")
    editing.post(ADD, {**SENT, "where": "/topics/price/"})
    assert Correction.objects.get().where == ["/topics/cost/"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("/topics/nowhere/", "Readers find nothing at /topics/nowhere/: give the address of a page that they see"),
        ("", "This field is required."),
    ],
)
def test_a_page_that_readers_do_not_find_is_refused_with_what_to_do(editing, where, told):
    assert told in editing.post(ADD, {**SENT, "where": where}).content.decode()
    assert not Correction.objects.exists()


def test_what_is_changed_is_kept_in_its_history_and_can_come_back_once_deleted(editing):
    made = MadeCorrection(why="We had not read it.")
    change(editing, made, why="We had read it wrong.")
    assert Correction.objects.get().why == "We had read it wrong."
    assert [one.why for one in Correction.history.order_by("pk")][-1] == "We had read it wrong."
    editing.post(page_of(made, "delete"), {"post": "yes"})
    assert not Correction.objects.exists()
    assert "correction-" in editing.get("/admin/articles/deleted/?kind=correction").content.decode()


def test_only_who_publishes_may_tell_of_one_and_all_may_read_it(ann, rob, pia):
    page = page_of(MadeCorrection())
    assert [logged_in(one).get(ADD).status_code for one in (ann, rob, pia)] == [403, 403, 200]
    assert [logged_in(one).get(page).status_code for one in (ann, rob, pia)] == [200, 200, 200]


def test_whose_words_took_the_place_of_others_is_led_to_the_form_filled_in(editing):
    answer = change(editing, cost(), markdown="Is it dear now?\n", _publish="")
    assert LINK in answer.content.decode()
    form = editing.get(LINK).context["adminform"].form
    assert form["where"].value() == "/topics/cost/"
    assert form["on"].value() == timezone.localdate()


def test_nobody_is_led_there_by_first_words_or_by_the_same_again(editing):
    topic = UnwrittenTopic()
    assert f"{ADD}?" not in change(editing, topic, markdown=TEXT, _publish="").content.decode()
    assert cost().live is not None
    assert f"{ADD}?" not in change(editing, cost(), _publish="").content.decode()


def test_who_publishes_what_was_approved_is_led_there_too(ann, rob, pia):
    draft = save_draft(cost(), "Is it dear now?\n", author=ann, begun_from=cost().live)
    approve(draft, by=rob)
    assert LINK in do(pia, draft, "publish").content.decode()


def test_who_may_not_tell_of_one_is_not_led_there():
    sam = allowed("change_topic", "view_topic", "publish_revision")
    answer = change(sam, cost(), markdown="Is it dear now?\n", _publish="")
    assert cost().live.markdown == "Is it dear now?\n"
    assert f"{ADD}?" not in answer.content.decode()


@pytest.mark.parametrize("field", ["said", "now", "why"])
@pytest.mark.parametrize("sign", ["\x0b", "\x1f", "\ufffe"])
def test_a_sign_that_no_feed_can_hold_is_refused_at_its_field(editing, client, field, sign):
    response = editing.post(ADD, {**SENT, field: f"So{sign} it is.", "where": "/about/"})
    (said,) = response.context["adminform"].form.errors[field]
    assert f"Character 3 (U+{ord(sign):04X}) cannot be shown" in said
    assert not Correction.objects.exists()
    assert client.get("/changes.atom").status_code == 200


def test_letters_of_any_script_and_narrow_spaces_are_taken(editing):
    editing.post(ADD, {**SENT, "said": "It costs 1\u202f000\xa0€, ﬁne, 針 🪡.", "where": "/about/"})
    assert Correction.objects.get().said == "It costs 1\u202f000\xa0€, ﬁne, 針 🪡."


def test_a_day_to_come_is_refused(editing):
    response = editing.post(ADD, {**SENT, "on": "2999-11-29", "where": "/about/"})
    (said,) = response.context["adminform"].form.errors["on"]
    assert "still to come" in said
    assert not Correction.objects.exists()
    editing.post(ADD, {**SENT, "on": timezone.localdate().isoformat(), "where": "/about/"})
    assert Correction.objects.get().on == timezone.localdate()

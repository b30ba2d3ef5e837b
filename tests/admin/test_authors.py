"""What an author may not do, on the form and by a forged request."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import archive
from articles.models import Claim, Question, State, Term, Topic
from tests.admin.accounts import logged_in
from tests.admin.deciding import cost, do, sent_by, state_of
from tests.admin.forms import as_shown, change, page_of
from tests.factories import TEXT

pytestmark = pytest.mark.usefixtures("content")


@pytest.mark.parametrize("step", ["approve", "publish", "send_back", "schedule"])
def test_an_author_is_refused_all_of_it(ann, rob, step):
    draft = sent_by(ann, cost(), TEXT)
    assert do(ann, draft, step, words="x").status_code == 403
    assert state_of(draft) is State.REVIEW


def test_what_readers_see_at_once_is_not_an_authors_to_change(ann, rob):
    page = logged_in(ann).get(page_of(cost()))
    assert set(page.context["adminform"].form.fields) == {"markdown", "based_on", "reread", "comment", "opened_on"}
    change(logged_in(ann), cost(), name="Prices", _save="")
    assert cost().name == "Cost"


def test_an_author_writes_a_new_question_and_no_new_topic(ann, rob):
    client = logged_in(ann)
    new = {"wording": "Is it dear?", "slug": "is-it-dear", "topic": cost().pk, "position": 3, "markdown": TEXT}
    client.post(reverse("admin:articles_question_add"), {**new, "_review": ""})
    question = Question.objects.get(slug="is-it-dear")
    assert state_of(question.text.working) is State.REVIEW
    assert Client().get("/faq/is-it-dear/").status_code == 404
    change(client, question, wording="Is it too dear?", _save="")
    assert Question.objects.get(slug="is-it-dear").wording == "Is it too dear?"
    assert client.get(reverse("admin:articles_topic_add")).status_code == 403


def test_an_author_does_not_change_what_is_compared_on_a_published_claim(ann, rob):
    claim = Claim.objects.published().first()
    assert "kind" not in logged_in(ann).get(page_of(claim)).context["adminform"].form.fields


def test_saving_as_shown_keeps_what_an_author_may_not_change(ann, rob):
    before = {name: getattr(cost(), name) for name in ("name", "slug", "question", "position", "related", "figures")}
    client = logged_in(ann)
    client.post(page_of(cost()), {**as_shown(client, page_of(cost())), "_save": ""})
    assert {name: getattr(cost(), name) for name in before} == before


def test_nor_on_what_is_archived(ann, rob, editor):
    question = Question.objects.get(slug="does-it-hurt")
    archive(question, notice="Nobody could check it.", editor=editor)
    change(logged_in(ann), question, wording="Buy now?", slug="buy-now", _save="")
    question.refresh_from_db()
    assert question.slug == "does-it-hurt"
    assert question.wording != "Buy now?"


def test_an_author_brings_nothing_back_that_a_publisher_deleted(ann, rob, pia):
    term = Term.objects.get(slug="collagen")
    logged_in(pia).post(page_of(term, "delete"), {"post": "yes"})
    record = Term.history.filter(history_type="-").get()
    address = reverse("admin:bring_back", args=["term", record.pk])
    assert logged_in(ann).post(address).status_code == 403
    logged_in(pia).post(address)
    assert Term.objects.filter(slug="collagen").exists()


def test_an_author_is_not_offered_to_say_that_many_were_read_again(ann, rob):
    actions = logged_in(ann).get(reverse("admin:articles_topic_changelist")).context["action_form"]
    assert "reread_today" not in str(actions)
    assert "reread_today" in str(logged_in(rob).get(reverse("admin:articles_topic_changelist")).context["action_form"])


def test_an_author_puts_no_earlier_values_back_that_readers_would_see(editing, ann, rob):
    change(editing, cost(), name="Prices", _save="")
    record = Topic.history.filter(id=cost().pk).order_by("history_id").first()
    history = logged_in(ann).get(page_of(cost(), "history")).content.decode()
    assert "Put these values back" not in history
    address = reverse("admin:articles_topic_put_back", args=[cost().pk, record.pk])
    assert logged_in(ann).post(address).status_code == 403
    assert cost().name == "Prices"


def test_a_text_can_be_deleted_from_its_page_by_who_may(ann, rob, pia):
    address = page_of(Term.objects.get(slug="collagen"), "delete")
    assert address in logged_in(pia).get(page_of(Term.objects.get(slug="collagen"))).content.decode()
    assert address not in logged_in(ann).get(page_of(Term.objects.get(slug="collagen"))).content.decode()

"""Every page of the admin answers an editor; `test_nobody_else` says whom it does not."""

import pytest
from django.contrib import admin
from django.contrib.admin import FieldListFilter, SimpleListFilter
from django.test import Client
from django.urls import reverse

from articles.actions import save_draft
from articles.models import (
    AgreementChange,
    Claim,
    Correction,
    Definition,
    Feedback,
    Flag,
    Moved,
    NewText,
    Page,
    Passage,
    Proposal,
    Question,
    Reference,
    RemovedSeed,
    Revision,
    Source,
    Statement,
    Step,
    Term,
    Topic,
)
from tests.factories import LostStatement, MadeCorrection

from .factories import LoggedChange, RaisedFlag, SentFeedback, WaitingText

pytestmark = pytest.mark.usefixtures("content", "one_of_each")

MODELS = [
    AgreementChange,
    Claim,
    Correction,
    Definition,
    Feedback,
    Flag,
    Moved,
    NewText,
    Page,
    Passage,
    Proposal,
    Question,
    Reference,
    RemovedSeed,
    Revision,
    Source,
    Statement,
    Step,
    Term,
    Topic,
]
MADE_ELSEWHERE = {
    AgreementChange,
    Feedback,
    Flag,
    Moved,
    NewText,
    Page,
    Passage,
    Proposal,
    RemovedSeed,
    Revision,
    Step,
}
SEARCHED = [model for model in MODELS if admin.site.get_model_admin(model).search_fields]
WRITTEN = [Claim, Page, Question, Term, Topic]
FILTERS = [(model, at) for model in MODELS for at in range(len(admin.site.get_model_admin(model).list_filter))]


@pytest.fixture
def one_of_each(content):
    """What the seeds do not bring: feedback, a flag, a change of agreement and a new text."""
    SentFeedback()
    RaisedFlag()
    LoggedChange()
    MadeCorrection()
    Moved.objects.create(old="/topics/old/", new="/topics/cost/")
    WaitingText()


def address(model, page, *args):
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


def test_these_are_all_the_models_in_the_admin():
    assert {model for model in admin.site._registry if model._meta.app_label == "articles"} == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_the_list_can_be_read(editing, model):
    assert editing.get(address(model, "changelist")).context["cl"].result_count == model.objects.count()


@pytest.mark.parametrize("model", SEARCHED)
def test_the_list_can_be_searched(editing, model):
    assert editing.get(address(model, "changelist"), {"q": "hair loss"}).status_code == 200
    assert editing.get(address(model, "changelist"), {"q": "qqxyzzy"}).context["cl"].result_count == 0


@pytest.mark.parametrize("model", MODELS)
def test_a_search_lists_nothing_twice(editing, model):
    found = list(editing.get(address(model, "changelist"), {"q": "a"}).context["cl"].queryset)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("model", "at"), FILTERS)
def test_each_choice_of_each_filter_answers(editing, model, at):
    cl = editing.get(address(model, "changelist")).context["cl"]
    for choice in _choices(cl, at):
        assert editing.get(address(model, "changelist") + choice["query_string"]).status_code == 200


def _choices(cl, at):
    wanted = cl.model_admin.list_filter[at]
    for spec in cl.filter_specs:
        assert isinstance(spec, FieldListFilter | SimpleListFilter)
        if _name(spec) == (wanted.parameter_name if isinstance(wanted, type) else _path(wanted)):
            yield from spec.choices(cl)


def _name(spec):
    return spec.parameter_name if isinstance(spec, SimpleListFilter) else spec.field_path


def _path(wanted):
    return wanted if isinstance(wanted, str) else wanted[0]


@pytest.mark.parametrize("state", ["live", "changed", "draft"])
def test_questions_are_filtered_by_the_state_of_their_text(editing, state):
    question = Question.objects.get(slug="does-it-hurt")
    if state == "changed":
        save_draft(question, "Something newer.\n")
    found = editing.get(address(Question, "changelist"), {"state": state}).context["cl"].queryset
    assert found.count() == {"live": Question.objects.count(), "changed": 1, "draft": 0}[state]


def test_lost_statements_can_be_listed(editing):
    lost = LostStatement()
    found = editing.get(address(Statement, "changelist"), {"found": "no"}).context["cl"].queryset
    assert list(found) == [lost]


@pytest.mark.parametrize("model", MODELS)
def test_each_object_can_be_opened(editing, model):
    for instance in model.objects.all()[:4]:
        assert editing.get(address(model, "change", instance.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_the_add_page_answers_where_something_can_be_added(editing, model):
    assert editing.get(address(model, "add")).status_code == (403 if model in MADE_ELSEWHERE else 200)


@pytest.mark.parametrize("model", WRITTEN)
def test_the_history_of_a_text_is_one_link_away(editing, model):
    text = save_draft(model.objects.first(), "Something newer.\n").text
    found = editing.get(address(Revision, "changelist"), {"text__id__exact": text.pk})
    assert set(found.context["cl"].queryset) == set(text.revisions.all())


def test_fields_complete_what_an_editor_types(editing):
    wanted = {"app_label": "articles", "model_name": "statement", "field_name": "source", "term": "clinic"}
    assert editing.get(reverse("admin:autocomplete"), wanted).status_code == 200


@pytest.mark.parametrize("page", ["/", "/topics/cost/", "/admin/login/"])
def test_no_page_but_the_preview_may_be_framed(page):
    response = Client().get(page)
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_no_page_of_the_admin_but_the_preview_may_be_framed(editing):
    response = editing.get(address(Topic, "change", Topic.objects.get(slug="cost").pk))
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]

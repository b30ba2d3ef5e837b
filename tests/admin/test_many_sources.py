"""The admin where there are many sources and statements: pages stay small, and nothing that was sent is lost."""

import re

import pytest
from django.conf import settings
from django.contrib.admin.utils import flatten
from django.test import Client

from articles.admin.base import filters
from articles.admin.recording import claims
from articles.admin.recording.statements import CONTEXT, NOT_COMPARED, VALUE_FIELDS
from articles.models import Claim, Source, Statement

from .forms import as_shown, page_of

pytestmark = pytest.mark.usefixtures("content")
LISTS = ("statement", "passage", "proposal")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """What there is counts as many."""
    monkeypatch.setattr(filters, "MOST_CHOICES", 4)
    monkeypatch.setattr(claims, "MOST_TOGETHER", 3)


def choices(editing: Client, address: str) -> set[str]:
    """The keys of the sources among which a list can be narrowed."""
    return set(re.findall(r"source__id__exact=(\d+)", editing.get(address).content.decode()))


@pytest.mark.parametrize("model", LISTS)
def test_a_list_is_narrowed_to_each_source_while_they_are_few(editing: Client, model: str):
    assert len(choices(editing, f"/admin/articles/{model}/")) == Source.objects.count()


@pytest.mark.parametrize("model", LISTS)
def test_of_many_sources_only_the_chosen_one_is_named(editing: Client, few: None, model: str):
    source = Source.objects.get(letter="B")
    address = f"/admin/articles/{model}/"
    assert choices(editing, address) == set()
    assert choices(editing, f"{address}?source__id__exact={source.pk}") == {str(source.pk)}
    gone = editing.get(f"{address}?source__id__exact=99999")
    assert gone.context["cl"].result_count == 0
    assert editing.get(f"{address}?source__id__exact=nothing").status_code == 302


def test_statements_of_many_sources_are_found_by_the_letter(editing: Client, few: None):
    page = editing.get("/admin/articles/statement/?q=B")
    found = page.context["cl"].queryset
    assert set(found.filter(source__letter="B")) == set(Statement.objects.filter(source__letter="B"))


def test_a_claim_with_many_statements_leads_to_them(editing: Client, few: None):
    claim = Claim.objects.get(slug="results-last")
    page = editing.get(page_of(claim)).content.decode()
    count = claim.statements.count()
    assert f"{count} statements</a>, too many for one form" in page
    assert 'name="statements-TOTAL_FORMS"' not in page
    listed = editing.get(f"/admin/articles/statement/?claim__id__exact={claim.pk}")
    assert listed.context["cl"].result_count == count


def test_a_claim_with_many_statements_can_be_changed(editing: Client, few: None):
    claim = Claim.objects.get(slug="results-last")
    before = list(claim.statements.values())
    sent = as_shown(editing, page_of(claim)) | {"ask": "How long will mine last?", "_save": "1"}
    assert editing.post(page_of(claim), sent).status_code == 302
    claim.refresh_from_db()
    assert claim.ask == "How long will mine last?"
    assert list(claim.statements.values()) == before


def test_statements_that_were_sent_are_kept_when_they_became_many_meanwhile(
    editing: Client, monkeypatch: pytest.MonkeyPatch
):
    claim = Claim.objects.get(slug="results-last")
    sent = as_shown(editing, page_of(claim))
    row = next(name for name, value in sent.items() if name.endswith("-stance") and str(value) == "1")
    monkeypatch.setattr(claims, "MOST_TOGETHER", 3)
    answer = editing.post(page_of(claim), sent | {row: "2", "reason": "Read again.", "_save": "1"})
    assert answer.status_code == 302
    assert Statement.objects.get(pk=sent[row.replace("-stance", "-id")]).stance == 2


def test_the_form_of_the_most_statements_can_be_sent():
    value = max(len(flatten(fields)) for fields in VALUE_FIELDS.values())
    fields = claims.MOST_TOGETHER * (value + len((*NOT_COMPARED, *CONTEXT, "source", "exact", "id", "claim", "DELETE")))
    assert fields + len(claims.ClaimForm.base_fields) + 10 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_kind_that_does_not_fit_what_is_recorded_is_refused_in_words(editing: Client):
    claim = Claim.objects.filter(kind="set", statements__mention=False).first()
    assert claim
    answer = editing.post(page_of(claim), as_shown(editing, page_of(claim)) | {"kind": "level", "_save": "1"})
    assert answer.status_code == 200
    assert "is no step" in answer.content.decode()

"""Marking: an editor records a statement by marking its words in the source's own text."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import StoredContent, log_changes, place, record_statement
from articles.admin.base.pages import show_page
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of
from articles.models import Claim, ClaimKind, Source, Statement
from articles.models.statement import NO_VALUE
from articles.quoting import Quotation, QuotationError, find

from .allowed import may_record
from .compared import CORRECTED, once_it_counts
from .statements import CONTEXT, NOT_COMPARED, VALUE_FIELDS, AloneStatementForm


class ClaimChoice(forms.Form):
    """On which claim the words are to be recorded; listed under their topics."""

    claim = forms.ModelChoiceField(Claim.objects.none(), to_field_name="slug", empty_label="Choose a claim")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].queryset = Claim.objects.order_by("topic__position", "position")  # type: ignore[attr-defined]


class MarkingForm(AloneStatementForm):
    """A statement whose claim and source are chosen already, with the value fields of the claim's kind."""

    class Meta(AloneStatementForm.Meta):
        widgets: ClassVar[Any] = {
            "exact": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "prefix": forms.TextInput(attrs={"class": "vTextField"}),
            "suffix": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, claim: Claim, source: Source, data: Any = None) -> None:
        super().__init__(data, instance=Statement(claim=claim, source=source), initial={"unit": claim.unit})
        self.value_fields = flatten(VALUE_FIELDS[ClaimKind(claim.kind)])
        names = ("exact", *CONTEXT, *self.value_fields, *NOT_COMPARED, "reason")
        self.fields = {name: self.fields[name] for name in names}

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page shows them: the words, what stands around them, and the value."""
        grouped = {"words": ("exact",), "around": CONTEXT, "value": (*self.value_fields, *NOT_COMPARED)}
        return [(name, [self[field] for field in fields]) for name, fields in grouped.items()]

    def clean(self) -> dict[str, Any]:
        """The words before and after are kept only where the marked words alone stand in the text twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if _stands_once(self.instance.source.text, cleaned.get("exact", "")):
            cleaned.update(dict.fromkeys(CONTEXT, ""))
        return cleaned

    def is_found_without_value(self) -> bool:
        """Whether nothing is wrong but that the value is still to be given; finds the words, to show them."""
        if not self.is_bound or self.is_valid() or self.errors.keys() != {"__all__"}:
            return False
        if not self.has_error("__all__", NO_VALUE) or len(self.non_field_errors().as_data()) > 1:
            return False
        try:
            place(self.instance, StoredContent())
        except ValidationError:
            return False
        return True

    def record(self, request: HttpRequest) -> Statement:
        """Store what was checked, and log what it changes."""
        value = {name: self.cleaned_data[name] for name in (*CONTEXT, *self.value_fields, *NOT_COMPARED)}
        claim, source = self.instance.claim, self.instance.source
        statement = record_statement(claim, source, self.cleaned_data["exact"], value)
        log_changes(self.cleaned_data["reason"] or CORRECTED, editor=editor_of(request), of=[claim.pk])
        return statement


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """The page: the source's text, the words marked in it, what they do to the agreement; then it is saved."""
    with writing(request):
        source = get_object_or_404(Source, pk=pk)
        if not may_record(request, source):
            raise PermissionDenied
        return _mark(request, source)


def _mark(request: HttpRequest, source: Source) -> HttpResponse:
    choice = ClaimChoice(request.GET or None)
    claim = choice.cleaned_data["claim"] if choice.is_valid() else None
    form = MarkingForm(claim, source, request.POST or _given(request, claim)) if claim else None
    is_saved = "_save" in request.POST
    if form and form.is_bound and form.is_valid() and is_saved:
        return _record(request, form)
    is_found = form is not None and form.is_bound and form.instance.start is not None
    return show_page(
        request,
        "mark",
        f"Mark a statement in source {source.letter}",
        opts=Source._meta,
        source=source,
        choice=choice,
        claim=claim,
        form=form,
        waiting=form is not None and not is_saved and form.is_found_without_value(),
        compared=form.compared() if form and is_found else None,
        once=once_it_counts(form.instance) if form and is_found else None,
        pieces=list(_pieces(source, claim)),
    )


def _record(request: HttpRequest, form: MarkingForm) -> HttpResponse:
    statement = form.record(request)
    source, claim = statement.source, statement.claim
    admin.site.get_model_admin(Statement).log_addition(request, statement, [{"added": {}}])
    recorded = 'Recorded: {} on <a href="{}">{}</a>, “{}”.'
    messages.success(request, format_html(recorded, source.letter, claim.get_absolute_url(), claim, statement.exact))
    address = reverse("admin:articles_source_mark", args=[source.pk])
    return redirect(f"{address}?claim={claim.slug}#statement-{statement.pk}")


def _given(request: HttpRequest, claim: Claim) -> QueryDict | None:
    """Words and value that a link brings along, as a proposal does: checked at once, recorded by the editor alone."""
    if "exact" not in request.GET:
        return None
    given = request.GET.copy()
    given.setdefault("unit", claim.unit)
    return given


def _pieces(source: Source, claim: Claim | None) -> Iterator[tuple[str, int | None]]:
    """The whole text in order, cut where what is recorded on the claim already begins and ends."""
    reached = 0
    recorded = source.statements.filter(claim=claim).found() if claim else ()
    for statement in recorded:
        start, end = max(statement.start or 0, reached), statement.end or 0
        if end <= start:
            continue
        yield source.text[reached:start], None
        yield source.text[start:end], statement.pk
        reached = end
    yield source.text[reached:], None


def _stands_once(text: str, exact: str) -> bool:
    try:
        find(text, Quotation(exact))
    except QuotationError:
        return False
    return True

"""Statements: each is looked up in its source, and what it does to the agreement is shown, before it is saved."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.actions import StoredContent, place
from articles.admin.base.chosen import WithChoices, is_key
from articles.admin.base.fields import FigureField, LinesField
from articles.admin.base.filters import FewFilter, StateListFilter
from articles.admin.base.public import PublicAdmin
from articles.admin.base.returning import ReturningAdmin
from articles.models import Claim, ClaimKind, Source, Statement

from .allowed import may_record, records_only_unread
from .compared import BeforeAndAfter, LoggedAgreement, before_and_after, reason_field

CONTEXT = ("prefix", "suffix")
IF_TWICE: Any = ("If the words occur more than once", {"fields": [CONTEXT], "classes": ["collapse"]})
VALUE_FIELDS: dict[ClaimKind, list[Any]] = {
    ClaimKind.STANCE: ["stance"],
    ClaimKind.QUANTITY: [("low", "high", "unit"), "words", "open_high", "approximate"],
    ClaimKind.LEVEL: ["values", "approximate"],
    ClaimKind.SET: ["values", "approximate"],
}
EVERY_VALUE_FIELD = list(dict.fromkeys(field for fields in VALUE_FIELDS.values() for field in fields))
NOT_COMPARED = ("mention", "study")
BY_KIND: Any = (
    ("If it answers yes or no", {"fields": VALUE_FIELDS[ClaimKind.STANCE]}),
    ("If it names an amount", {"fields": VALUE_FIELDS[ClaimKind.QUANTITY]}),
    ("If it says how strong, or lists things", {"fields": ["values"]}),
)
"""Where the claim is not chosen yet, the fields of each kind stand apart."""


class StatementForm(forms.ModelForm[Statement]):
    """A statement's quotation is looked up in its source before anything is saved."""

    values = LinesField(
        help_text="One to a line. For a strength: one or two of none, minimal, mild, moderate, severe. "
        "For a list: the things named."
    )

    class Meta:
        model = Statement
        fields: ClassVar[Any] = [
            *("claim", "source", "exact", *CONTEXT, *NOT_COMPARED),
            *flatten(EVERY_VALUE_FIELD),
        ]
        widgets: ClassVar[Any] = {"exact": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
        field_classes: ClassVar[Any] = {"low": FigureField, "high": FigureField}
        labels: ClassVar[Any] = {"prefix": "Words before (prefix)", "suffix": "Words after (suffix)"}

    def _post_clean(self) -> None:
        """Look the quotation up, unless nothing was changed: a lost one must not keep the rest from being saved."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not self.has_changed() or not hasattr(self.instance, "claim"):
            return
        try:
            place(self.instance, StoredContent())
            if self.instance.claim.pk is not None:
                self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)


class AloneStatementForm(StatementForm):
    """A statement on a page of its own: a change of agreement needs a reason that readers can be given."""

    reason = reason_field()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not self.has_changed():
            return
        try:
            for compared in (self.compared(), *self._left_behind()):
                compared.refuse_without(self.cleaned_data["reason"])
        except ValidationError as error:
            self.add_error("reason", error)

    def compared(self) -> BeforeAndAfter:
        """The claim's comparison without this statement as it is now given, and with it."""
        claim = self.instance.claim
        return before_and_after(claim, [*_others(claim, self.instance), self.instance])

    def _left_behind(self) -> Iterator[BeforeAndAfter]:
        """The claim that the statement is moved away from."""
        former = Claim.objects.filter(statements=self.instance.pk).exclude(pk=self.instance.claim.pk).first()
        if former is not None:
            yield before_and_after(former, _others(former, self.instance))


def _others(claim: Claim, statement: Statement) -> Iterable[Statement]:
    """What is recorded on the claim, but for this statement."""
    return claim.statements.compared().exclude(pk=statement.pk)


class StatementFormSet(forms.BaseInlineFormSet[Statement, Claim, forms.ModelForm[Statement]]):
    """All statements of a claim at once: together they make the agreement."""

    def total_form_count(self) -> int:
        """However many a request claims to hold, no more than are stored and were sent: each empty one costs time."""
        claimed = super().total_form_count()
        if not self.is_bound:
            return claimed
        sent = {key.removeprefix(f"{self.prefix}-").partition("-")[0] for key in self.data}
        return min(claimed, self.initial_form_count() + sum(map(str.isdecimal, sent)))

    def clean(self) -> None:
        super().clean()
        if any(self.errors) or self.instance.pk is None:
            return
        before_and_after(self.instance, self._statements()).refuse_without(self.data.get("reason", ""))

    def _statements(self) -> Iterable[Statement]:
        """What is stored now, with what this form changes, adds and removes."""
        changed = {form.instance.pk: form.instance for form in self.forms if form.instance.pk and form.has_changed()}
        removed = {form.instance.pk for form in self.deleted_forms}
        stored = self.instance.statements.compared()
        added = [form.instance for form in self.forms if not form.instance.pk and form.has_changed()]
        shown = {statement.pk for statement in stored}
        lost = [statement for pk, statement in changed.items() if pk not in shown]  # Their words were not found before.
        return [*(changed.get(kept.pk, kept) for kept in stored if kept.pk not in removed), *lost, *added]


class StatementInline(WithChoices, admin.StackedInline[Statement, Claim]):
    model = Statement
    form = StatementForm
    formset = StatementFormSet
    extra = 0
    autocomplete_fields = ("source",)
    readonly_fields = ("said",)

    class Media:
        js: ClassVar[Any] = ["articles/added.js"]

    @admin.display(description="It says")
    def said(self, statement: Statement) -> str:
        """What is recorded, to be read at a glance; the fields stand folded under it."""
        if not statement.pk:
            return "A new statement: choose the source and give its words."
        try:
            told = what_it_is(statement)
        except (KeyError, ValueError):  # Another kind was chosen, which it does not fit: the form says so.
            told = ""
        return format_html("“{}” <strong>{}</strong>", Truncator(statement.exact).chars(160), told)

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        """Only the fields in which a claim of its stored kind keeps its value, whatever the form says by now."""
        kind = Claim.objects.values_list("kind", flat=True).get(pk=obj.pk) if obj else None
        value = VALUE_FIELDS[ClaimKind(kind)] if kind else EVERY_VALUE_FIELD
        if obj is None:
            return (None, {"fields": ["source", "exact"]}), *BY_KIND, (None, {"fields": NOT_COMPARED}), IF_TWICE
        fields = ["source", "exact", *value, *NOT_COMPARED, CONTEXT]
        return (None, {"fields": ["said"]}), ("Its words and its value", {"fields": fields, "classes": ["collapse"]})


class FoundFilter(StateListFilter):
    title = "found in the text"
    parameter_name = "found"
    states: ClassVar[Any] = {"yes": "Yes", "no": "No: its words are gone"}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Statement], state: str) -> QuerySet[Statement]:
        return queryset.filter(start__isnull=state == "no")


@admin.register(Statement)
class StatementAdmin(ReturningAdmin, PublicAdmin):
    form = AloneStatementForm
    tasks = (LoggedAgreement(),)
    list_display = ("quoted", "letter", "claim", "what_it_says", "is_found")
    list_filter = (("source", FewFilter), "claim__topic", "mention", "study", FoundFilter)
    list_select_related = ("source", "claim")
    search_fields = ("exact", "claim__question", "claim__slug", "source__title", "=source__letter")
    autocomplete_fields = ("claim", "source")
    delete_confirmation_template = "admin/articles/delete_statement.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) or records_only_unread(request)

    def has_change_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        return super().has_change_permission(request, obj) or (
            obj is not None and may_record(request, obj.source, "change")
        )

    def has_delete_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        return super().has_delete_permission(request, obj) or (
            obj is not None and may_record(request, obj.source, "delete")
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Who may not record what counts at once chooses among the sources that do not count yet."""
        if db_field.name == "source" and records_only_unread(request):
            kwargs["queryset"] = Source.objects.filter(is_read=False)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Statement | None = None) -> Any:
        """Only the fields in which a claim of this kind keeps its value, once the claim is known."""
        if kind := obj.claim.kind if obj else _kind_asked(request):
            fields = ["claim", "source", "exact", *VALUE_FIELDS[ClaimKind(kind)], *NOT_COMPARED, "reason"]
            return (None, {"fields": fields}), IF_TWICE
        first = (None, {"fields": ["claim", "source", "exact", *NOT_COMPARED]})
        return first, *BY_KIND, (None, {"fields": ["reason"]}), IF_TWICE

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Removing a statement that the agreement rests on needs a reason, as recording one does."""
        statement = self.get_object(request, object_id)
        if statement is None:
            return super().delete_view(request, object_id, extra_context)
        compared = before_and_after(statement.claim, _others(statement.claim, statement))
        context = {**(extra_context or {}), "compared": compared}
        if request.POST and compared.changes and not request.POST.get("reason", "").strip():
            context["reason_missing"] = True
            request.POST = QueryDict()  # Asked again, not deleted.
        return super().delete_view(request, object_id, context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        statements: QuerySet[Statement] = super().get_queryset(request).defer("source__text")
        return statements

    @admin.display(description="words", ordering="exact")
    def quoted(self, statement: Statement) -> str:
        return Truncator(statement.exact).chars(120)

    @admin.display(description="source", ordering="source__position")
    def letter(self, statement: Statement) -> str:
        return statement.source.letter

    @admin.display(description="what it says")
    def what_it_says(self, statement: Statement) -> str:
        return what_it_is(statement)

    @admin.display(boolean=True, description="found")
    def is_found(self, statement: Statement) -> bool:
        return statement.start is not None


def what_it_is(statement: Statement) -> str:
    """Its value in words; of one that has none, or is not compared, that it is so."""
    told = [statement.in_words] if statement.in_words else []
    told += ["touches on it"] if statement.mention else []
    told += ["what a study did or found"] if statement.study else []
    return ", ".join(told)


def _kind_asked(request: HttpRequest) -> str:
    """The kind of the claim that a link to an empty form names; what is sent may be of another."""
    asked = request.GET.get("claim", "") if request.method == "GET" else ""
    return Claim.objects.filter(pk=asked).values_list("kind", flat=True).first() or "" if is_key(asked) else ""

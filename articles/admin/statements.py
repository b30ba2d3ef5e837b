"""Statements: each is looked up in its source, and what it does to the agreement is shown, before it is saved."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.actions import StoredContent, place
from articles.models import Claim, ClaimKind, Statement

from .compared import BeforeAndAfter, ComparedAdmin, before_and_after, reason_field
from .fields import LinesField

VALUE_FIELDS: dict[ClaimKind, list[Any]] = {
    ClaimKind.STANCE: ["stance"],
    ClaimKind.QUANTITY: [("low", "high", "unit"), "words", ("open_high", "approximate")],
    ClaimKind.LEVEL: ["values"],
    ClaimKind.SET: ["values"],
}
EVERY_VALUE_FIELD = list(dict.fromkeys(field for fields in VALUE_FIELDS.values() for field in fields))


class StatementForm(forms.ModelForm[Statement]):
    """A statement's quotation is looked up in its source before anything is saved."""

    values = LinesField(
        help_text="One to a line. For a strength: one or two of none, minimal, mild, moderate, severe. "
        "For a list: the things named."
    )

    class Meta:
        model = Statement
        fields: ClassVar[Any] = [
            "claim",
            "source",
            "exact",
            "prefix",
            "suffix",
            "mention",
            "study",
            "stance",
            "low",
            "high",
            "unit",
            "open_high",
            "approximate",
            "words",
            "values",
        ]
        widgets: ClassVar[Any] = {"exact": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

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
            for one in (self.compared(), *self._left_behind()):
                one.refuse_without(self.cleaned_data["reason"])
        except ValidationError as error:
            self.add_error("reason", error)

    def compared(self) -> BeforeAndAfter:
        """The claim's comparison without this statement as it is now given, and with it."""
        claim = self.instance.claim
        return before_and_after(claim, [*self._others(claim), self.instance])

    def _left_behind(self) -> Iterator[BeforeAndAfter]:
        """The claim that the statement is moved away from."""
        former = Claim.objects.filter(statements=self.instance.pk).exclude(pk=self.instance.claim.pk).first()
        if former is not None:
            yield before_and_after(former, self._others(former))

    def _others(self, claim: Claim) -> Iterable[Statement]:
        return claim.statements.shown().exclude(pk=self.instance.pk).select_related("passage")


class StatementFormSet(forms.BaseInlineFormSet[Statement, Claim, forms.ModelForm[Statement]]):
    """All statements of a claim at once: together they make the agreement."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors) or self.instance.pk is None:
            return
        before_and_after(self.instance, self._statements()).refuse_without(self.data.get("reason", ""))

    def _statements(self) -> Iterable[Statement]:
        kept = (form for form in self.forms if form not in self.deleted_forms)
        return [form.instance for form in kept if form.instance.pk or form.has_changed()]


class StatementInline(admin.StackedInline[Statement, Claim]):
    model = Statement
    form = StatementForm
    formset = StatementFormSet
    extra = 0
    autocomplete_fields = ("source",)

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        """Only the fields in which a claim of this kind keeps its value."""
        value = VALUE_FIELDS[ClaimKind(obj.kind)] if obj else EVERY_VALUE_FIELD
        return (
            (None, {"fields": ["source", "exact", *value, "mention", "study"]}),
            ("If the words occur more than once", {"fields": [("prefix", "suffix")], "classes": ["collapse"]}),
        )


@admin.register(Statement)
class StatementAdmin(ComparedAdmin):
    form = AloneStatementForm
    list_display = ("exact", "source", "claim", "in_words", "mention", "study", "is_found")
    list_filter = ("source", "claim__topic", "mention", "study", ("start", admin.EmptyFieldListFilter))
    list_select_related = ("source", "claim")
    search_fields = ("exact", "claim__question", "claim__slug", "source__title")
    autocomplete_fields = ("claim", "source")
    fieldsets = (
        (None, {"fields": ["claim", "source", "exact", *EVERY_VALUE_FIELD, "mention", "study", "reason"]}),
        ("If the words occur more than once", {"fields": [("prefix", "suffix")], "classes": ["collapse"]}),
    )

    @admin.display(boolean=True, description="found in the text")
    def is_found(self, statement: Statement) -> bool:
        return statement.start is not None

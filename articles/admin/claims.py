"""Claims and their statements."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.actions import StoredContent, place
from articles.models import Claim, ClaimKind, Revision, Statement

from .base import PublicAdmin
from .fields import LinesField
from .text_form import StateFilter, WrittenForm
from .texts import WrittenAdmin

VALUE_FIELDS: dict[ClaimKind, list[Any]] = {
    ClaimKind.STANCE: ["stance"],
    ClaimKind.QUANTITY: [("low", "high", "words"), ("open_high", "approximate")],
    ClaimKind.LEVEL: ["values"],
    ClaimKind.SET: ["values"],
}


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


class StatementInline(admin.StackedInline[Statement, Claim]):
    model = Statement
    form = StatementForm
    extra = 0
    autocomplete_fields = ("source",)

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        """Only the fields in which a claim of this kind keeps its value."""
        value = (
            VALUE_FIELDS[ClaimKind(obj.kind)]
            if obj
            else [field for fields in VALUE_FIELDS.values() for field in fields]
        )
        return (
            (None, {"fields": ["source", "exact", *dict.fromkeys(value), "mention", "study"]}),
            ("If the words occur more than once", {"fields": [("prefix", "suffix")], "classes": ["collapse"]}),
        )


class ClaimForm(WrittenForm):
    class Meta:
        model = Claim
        fields: ClassVar[Any] = ["question", "slug", "topic", "kind", "unit", "position"]


@admin.register(Claim)
class ClaimAdmin(WrittenAdmin):
    form = ClaimForm
    inlines = (StatementInline,)
    list_display = ("question", "topic", "kind", "unit", "statement_count", "is_published")
    list_filter = ("is_published", "topic", "kind", StateFilter)
    list_select_related = ("topic",)
    search_fields = ("question", "slug", "statements__exact")
    autocomplete_fields = ("topic",)
    prepopulated_fields: ClassVar[Any] = {"slug": ["question"]}
    fieldsets = (
        (None, {"fields": ["question", "slug", "topic", ("kind", "unit"), "position"]}),
        (
            "A note for readers",
            {"fields": ["markdown", "comment", "reread", "based_on"], "classes": ["writing", "collapse"]},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(statement_count=Count("statements", distinct=True))
            .order_by("position")
        )
        return counted.order_by("position")

    def publish(self, request: HttpRequest, written: Any, revision: Revision | None) -> None:
        """A claim is published with or without a note."""
        if revision is not None:
            self._publish(request, revision)
        if not written.is_published:
            Claim.objects.filter(pk=written.pk).update(is_published=True)
            self.message_user(request, "Readers see this claim now.", messages.SUCCESS)

    @admin.display(description="statements", ordering="statement_count")
    def statement_count(self, claim: Claim) -> int:
        return claim.statement_count  # type: ignore[attr-defined, no-any-return]


@admin.register(Statement)
class StatementAdmin(PublicAdmin):
    form = StatementForm
    list_display = ("exact", "source", "claim", "in_words", "mention", "study", "is_found")
    list_filter = ("source", "claim__topic", "mention", "study", ("start", admin.EmptyFieldListFilter))
    list_select_related = ("source", "claim")
    search_fields = ("exact", "claim__question", "claim__slug", "source__title")
    autocomplete_fields = ("claim", "source")

    @admin.display(boolean=True, description="found in the text")
    def is_found(self, statement: Statement) -> bool:
        return statement.start is not None

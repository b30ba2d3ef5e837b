"""Claims: the questions of fact, with their statements and a note from research."""

from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.admin.bulk.rereading import RereadFilter
from articles.admin.writing.archiving import ArchivingAdmin
from articles.admin.writing.renaming import RenamingAdmin, RenamingForm
from articles.admin.writing.text_form import StateFilter, WrittenForm
from articles.admin.writing.texts import WrittenAdmin
from articles.models import Claim, Research, Source

from .compared import ComparedAdmin, before_and_after, reason_field
from .statements import StatementInline


class ClaimForm(RenamingForm, WrittenForm):
    reason = reason_field()

    class Meta:
        model = Claim
        fields: ClassVar[Any] = ["question", "slug", "topic", "kind", "unit", "ask", "research", "position"]

    def _post_clean(self) -> None:
        """Another kind or unit compares the same statements in another way."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not self.instance.pk or not {"kind", "unit"}.intersection(self.changed_data):
            return
        try:
            claim = cast(Claim, self.instance)
            stored = claim.statements.shown().select_related("passage")
            before_and_after(claim, stored).refuse_without(self.cleaned_data["reason"])
        except ValidationError as error:
            self.add_error("reason", error)

    def clean(self) -> dict[str, Any]:
        """What the sources say can be set beside research only where there is a note that names the research."""
        cleaned = super().clean() or {}
        if cleaned.get("research") and not cleaned.get("markdown", "").strip():
            label = Research(cleaned["research"]).label
            raise ValidationError({"research": f"“{label}” needs a note: say in it what was found, and where."})
        return cleaned


@admin.register(Claim)
class ClaimAdmin(RenamingAdmin, ArchivingAdmin, ComparedAdmin, WrittenAdmin):
    form = ClaimForm
    inlines = (StatementInline,)
    list_display = ("question", "topic", "kind", "unit", "statement_count", "is_published")
    list_filter = ("is_published", "topic", "kind", StateFilter, RereadFilter)
    list_select_related = ("topic",)
    search_fields = ("question", "slug", "statements__exact")
    autocomplete_fields = ("topic",)
    prepopulated_fields: ClassVar[Any] = {"slug": ["question"]}
    fieldsets = (
        (None, {"fields": ["question", "slug", "topic", ("kind", "unit"), "ask", "position", "reason"]}),
        (
            "A note from published research",
            {"fields": ["research", "markdown", "comment", "reread", "based_on"], "classes": ["writing", "collapse"]},
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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        context = {**(extra_context or {}), "sources_to_mark": Source.objects.for_display() if object_id else ()}
        return super().changeform_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        """The label belongs to the note: beside a published note it changes when the next one is published."""
        if change and "research" in form.changed_data and obj.live is not None and "_publish" not in request.POST:
            obj.research = form.initial["research"]
            told = "The label stays as it is until you publish the note: choose it again then."
            self.message_user(request, told, messages.WARNING)
        super().save_model(request, obj, form, change)

    @admin.display(description="statements", ordering="statement_count")
    def statement_count(self, claim: Claim) -> int:
        return claim.statement_count  # type: ignore[attr-defined, no-any-return]

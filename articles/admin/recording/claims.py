"""Claims: the questions of fact, with their statements and a note from research."""

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse

from articles.admin.bulk.rereading import RereadFilter
from articles.admin.writing.archiving import Archiving
from articles.admin.writing.text_form import StateFilter, WrittenForm
from articles.admin.writing.texts import WrittenAdmin
from articles.comparing import MOST_NAMED
from articles.models import Claim, Source, Statement

from .compared import LoggedAgreement, before_and_after, reason_field
from .findings import FindingsField
from .statements import StatementInline

MOST_TOGETHER = 60
"""More statements of a claim are not shown in its form: a request holds no more fields than Django takes."""
STATEMENTS_SENT = "statements-TOTAL_FORMS"


class ClaimForm(WrittenForm):
    reason = reason_field()
    research = FindingsField(label="What research shows")

    def _post_clean(self) -> None:
        """Another kind or unit compares the same statements in another way."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not self.instance.pk or not {"kind", "unit"}.intersection(self.changed_data):
            return
        try:
            claim = cast(Claim, self.instance)
            before_and_after(claim, claim.statements.compared()).refuse_without(self.cleaned_data["reason"])
        except ValidationError as error:
            self.add_error("reason", error)

    def clean(self) -> dict[str, Any]:
        """Readers are told how sure research is only where a note tells what it found."""
        cleaned = super().clean() or {}
        if cleaned.get("research") and not cleaned.get("markdown", "").strip():
            raise ValidationError({"research": "This needs a note: say in it what was found, and where."})
        return cleaned


@admin.register(Claim)
class ClaimAdmin(WrittenAdmin):
    form = ClaimForm
    tasks = (*WrittenAdmin.tasks, Archiving(), LoggedAgreement())
    inlines = (StatementInline,)
    list_display = ("question", "topic", "statement_count", "is_published", "kind", "unit")
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
        recorded = Statement.objects.filter(claim=OuterRef("pk")).order_by()
        counted = Coalesce(Subquery(recorded.values("claim").annotate(count=Count("pk")).values("count")), 0)
        claims: QuerySet[Any] = super().get_queryset(request).annotate(statement_count=counted).order_by("position")
        return claims

    def get_inlines(self, request: HttpRequest, obj: Claim | None) -> Any:
        """Many statements are changed each on its own page; what was sent with the form is taken all the same."""
        are_many = obj is not None and obj.statements.count() > MOST_TOGETHER
        return () if are_many and STATEMENTS_SENT not in request.POST else self.inlines

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        claim = context["original"]
        context["sources_to_mark"] = Source.objects.for_display()[:MOST_NAMED] if claim else ()
        if claim and not self.get_inlines(request, claim):
            listed = f"{reverse('admin:articles_statement_changelist')}?claim__id__exact={claim.pk}"
            context["statements_elsewhere"] = {"address": listed, "count": claim.statements.count()}
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="statements", ordering="statement_count")
    def statement_count(self, claim: Claim) -> int:
        return claim.statement_count  # type: ignore[attr-defined, no-any-return]

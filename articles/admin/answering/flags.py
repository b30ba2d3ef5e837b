"""What must be looked at again since a source changed, and the public log of changes."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import clear_flags
from articles.admin.base.choosing import ChoosingAdmin
from articles.admin.base.filters import FewFilter, StateListFilter
from articles.admin.base.public import PublicAdmin
from articles.admin.bulk.confirming import Bulk, Consequence
from articles.comparing import Agreement, Label
from articles.models import AgreementChange, Flag
from articles.models.flag import WORST_FIRST, Standing

STANDS = {**dict(Standing.choices), Standing.COMPARED: "what sources say has changed"}
"""How what is flagged stands, in an editor's words."""


class LookingAt(Bulk[Flag]):
    name = "looked_at"
    description = "I have looked at these: take the flags away"
    permission = "looked"
    title = "Have you looked at all of these?"
    button = "Take the flags away"

    def steps(self, chosen: Sequence[Flag]) -> list[Consequence[Flag]]:
        return [Consequence(flag, f"{flag.reason} {_stays(flag)}".strip()) for flag in chosen]

    def do(self, chosen: Sequence[Flag]) -> str:
        count = clear_flags(chosen)
        return f"{self.counted(count)} taken away."


class KindFilter(admin.RelatedOnlyFieldListFilter):
    """The kinds of what is flagged, by their names."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        kinds: Any = super().field_choices(field, request, model_admin)
        return [(pk, ContentType.objects.get_for_id(pk).name) for pk, _ in kinds]


class StandingFilter(StateListFilter):
    title = "standing"
    parameter_name = "standing__exact"
    states: ClassVar[Any] = {str(standing): words for standing, words in STANDS.items()}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(standing=state)


@admin.register(Flag)
class FlagAdmin(ChoosingAdmin):
    """What leans on a source that changed or was withdrawn, a claim compared otherwise, or a retracted reference."""

    list_display = ("leaning", "kind", "raised_by", "reason", "stands", "raised_at")
    list_display_links = None
    list_filter = (StandingFilter, ("source", FewFilter), ("content_type", KindFilter))
    list_select_related = ("source", "claim", "reference", "content_type")
    search_fields = ("reason", "source__title", "claim__question", "reference__key")
    actions = (LookingAt.action(),)
    closed = ("add", "change")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flag]:
        flags: QuerySet[Flag] = super().get_queryset(request).prefetch_related("flagged")
        return flags

    def get_ordering(self, request: HttpRequest) -> Any:
        return WORST_FIRST

    @admin.display(description="look at")
    def leaning(self, flag: Flag) -> str:
        address = reverse(f"admin:articles_{flag.content_type.model}_change", args=[flag.object_id])
        return format_html('<a href="{}">{}</a>', address, flag.flagged)

    @admin.display(description="kind", ordering="content_type")
    def kind(self, flag: Flag) -> str:
        return flag.content_type.name

    @admin.display(description="standing", ordering="standing")
    def stands(self, flag: Flag) -> str:
        return STANDS[flag.standing]

    def has_looked_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.delete_flag")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """A flag goes by being looked at; deleting it would say the same in a worse word."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj: Flag | None = None) -> bool:
        """Whatever is flagged may be deleted together with its flags."""
        return obj is not None and super().has_delete_permission(request, obj)


def _stays(flag: Flag) -> str:
    """What taking the flag away does not mend."""
    if flag.standing != Standing.LOST:
        return ""
    is_statement = flag.content_type.model == "statement"
    return "It stays hidden from readers." if is_statement else "Readers go on reading it: publish it mended first."


class AfterFilter(StateListFilter):
    title = "after"
    parameter_name = "after__exact"
    states: ClassVar[Any] = {agreement.value: Label(agreement).words for agreement in Agreement}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(after=state)


@admin.register(AgreementChange)
class AgreementChangeAdmin(PublicAdmin):
    """The public list of changes. Only the reason can be put in better words."""

    list_display = ("question", "was", "became", "reason", "editor", "made_at")
    list_filter = (AfterFilter, "made_at")
    search_fields = ("question", "reason")
    fields = list_display
    readonly_fields: ClassVar[Any] = ("question", "was", "became", "editor", "made_at")
    closed = ("add", "delete")

    @admin.display(description="before", ordering="before")
    def was(self, change: AgreementChange) -> str:
        return change.steps[0].words

    @admin.display(description="after", ordering="after")
    def became(self, change: AgreementChange) -> str:
        return change.steps[1].words

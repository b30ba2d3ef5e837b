"""How a revision stands: the newest draft of a text, or what readers see."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Revision
from articles.models.waiting import working_drafts


class StandingFilter(admin.SimpleListFilter):
    title = "how it stands"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Sequence[tuple[str, str]]:
        return [
            ("mine", "newest draft, mine"),
            ("mend", "newest draft of others, with something to mend"),
            ("draft", "newest draft of a text"),
            ("live", "what readers see"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=standing(str(self.value()), request).values("pk")) if self.value() else queryset


def standing(how: str, request: HttpRequest) -> QuerySet[Revision]:
    """Revisions that stand so: "mine", "mend", "draft" or "live", as the filter knows them."""
    drafts = working_drafts()
    chosen: dict[str, QuerySet[Revision]] = {
        "mine": drafts.filter(author=request.user.pk),
        "mend": drafts.exclude(problems=[]).exclude(author=request.user.pk),
        "live": Revision.objects.live(),
    }
    return chosen.get(how, drafts)

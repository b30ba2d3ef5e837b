"""How a revision stands: the newest draft of a text, or what readers see."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base.filters import StateListFilter
from articles.models import Revision
from articles.models.waiting import working_drafts


class StandingFilter(StateListFilter):
    title = "how it stands"
    parameter_name = "stands"
    states: ClassVar[Any] = {
        "mine": "newest draft, mine",
        "mend": "newest draft of others, with something to mend",
        "draft": "newest draft of a text",
        "live": "what readers see",
    }

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(pk__in=standing(state, request).values("pk"))


def standing(how: str, request: HttpRequest) -> QuerySet[Revision]:
    """Revisions that stand so: "mine", "mend", "draft" or "live", as the filter knows them."""
    drafts = working_drafts()
    chosen: dict[str, QuerySet[Revision]] = {
        "mine": drafts.filter(author=request.user.pk),
        "mend": drafts.exclude(problems=[]).exclude(author=request.user.pk),
        "live": Revision.objects.live(),
    }
    return chosen.get(how, drafts)

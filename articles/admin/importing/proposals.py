"""Proposals: what the importer believes a source says, for an editor to record or dismiss."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import dismiss_proposals, reopen_proposals
from articles.admin.base.choosing import ChoosingAdmin
from articles.models import Proposal, ProposalState

MOST_LISTED = 50
OF_THE_PLACE = ("exact", "prefix", "suffix")


class ProposalStateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Sequence[tuple[str, str]]:
        return ProposalState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        filtered: QuerySet[Any] = queryset.filter(state=self.value()) if self.value() else queryset
        return filtered


@admin.register(Proposal)
class ProposalAdmin(ChoosingAdmin):
    """Open ones first. Recording happens on the marking page, where nothing is stored before an editor says so."""

    change_form_template = "admin/articles/proposal.html"
    list_display = ("standing", "words", "it_would_say", "asked", "source_letter")
    list_display_links = ("asked",)
    list_filter = (ProposalStateFilter, "source", ("claim", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("source", "claim", "passage")
    search_fields = ("exact", "claim__question", "claim__slug", "why")
    fields = ("words", "source", "claim", "it_would_say", "recording", "state", "why", "dismissed_by", "dismissed_at")
    readonly_fields: ClassVar[Any] = fields
    actions = ("dismiss", "open_again")

    class Media:
        css: ClassVar[Any] = {"all": ["articles/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return Proposal.objects.with_state().defer("source__text")

    def get_ordering(self, request: HttpRequest) -> Any:
        states = [When(state=state, then=Value(place)) for place, state in enumerate(ProposalState)]
        return [Case(*states, output_field=IntegerField()), "source__position", "start", "pk"]

    @admin.display(description="words")
    def words(self, proposal: Proposal) -> str:
        """The words marked in their passage."""
        around = proposal.context
        shown = "{} {}<mark>{}</mark>{} {}"
        inner = format_html(shown, around.before, around.opening, around.marked, around.closing, around.after)
        return format_html('<span class="proposal-words">{}</span>', inner)

    @admin.display(description="claim", ordering="claim__question")
    def asked(self, proposal: Proposal) -> str:
        """The question; as a method, so that it may take more than one line."""
        return str(proposal.claim)

    @admin.display(description="source", ordering="source__position")
    def source_letter(self, proposal: Proposal) -> str:
        return proposal.source.letter

    @admin.display(description="it would say")
    def it_would_say(self, proposal: Proposal) -> str:
        return proposal.in_words

    @admin.display(description="state")
    def state(self, proposal: Proposal) -> str:
        label = ProposalState(proposal.state).label  # type: ignore[attr-defined]
        return f"{label}: {proposal.why}" if proposal.state == ProposalState.DISMISSED else label  # type: ignore[attr-defined]

    @admin.display(description="record")
    def recording(self, proposal: Proposal) -> str:
        if proposal.state != ProposalState.OPEN:  # type: ignore[attr-defined]
            return ""
        return format_html('<a href="{}" aria-label="Record “{}”">Record</a>', *_recorded_at(proposal))

    @admin.display(description="record")
    def standing(self, proposal: Proposal) -> str:
        """What to do with an open one, what became of another: before the words, so that no narrow window hides it."""
        return self.recording(proposal) or self.state(proposal)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        """It goes with its source; the next import would bring back what was deleted alone."""
        return False

    @admin.action(description="Dismiss these proposals…", permissions=["change"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> HttpResponse | None:
        """First say what it will do and ask why; then do it."""
        shown = set(request.POST["chosen"].split(",")) if "chosen" in request.POST else None
        chosen = [one for one in queryset if shown is None or str(one.pk) in shown]
        error = ""
        if "why" in request.POST:
            try:
                count = dismiss_proposals(chosen, request.POST["why"], by=request.user)  # type: ignore[arg-type]
            except ValidationError as refused:
                error = " ".join(refused.messages)
            else:
                self.message_user(request, f"{count} dismissed.", messages.SUCCESS)
                return None
        return TemplateResponse(request, "admin/articles/dismiss_proposals.html", self._asked(request, chosen, error))

    def _asked(self, request: HttpRequest, chosen: list[Proposal], error: str) -> dict[str, Any]:
        open_ones = [one for one in chosen if one.state == ProposalState.OPEN]  # type: ignore[attr-defined]
        return {
            **self.admin_site.each_context(request),
            "title": "Dismiss proposals",
            "opts": self.opts,
            "proposals": open_ones[:MOST_LISTED],
            "more": max(0, len(open_ones) - MOST_LISTED),
            "count": len(open_ones),
            "left": len(chosen) - len(open_ones),
            "chosen": ",".join(str(one.pk) for one in chosen),
            "error": error,
        }

    @admin.action(description="Take the dismissal of these back", permissions=["change"])
    def open_again(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        count = reopen_proposals(queryset)
        self.message_user(request, f"{count} taken back.", messages.SUCCESS)


def _recorded_at(proposal: Proposal) -> tuple[str, str]:
    """The marking page with everything filled in, and the words for the link's hidden part."""
    query = QueryDict(mutable=True)
    query["claim"] = proposal.claim.slug if proposal.claim else ""
    query.update({name: getattr(proposal, name) for name in OF_THE_PLACE if getattr(proposal, name)})
    for name, value in proposal.fields.items():
        if value is not None and value is not False:
            query[name] = "\n".join(value) if isinstance(value, list) else "on" if value is True else str(value)
    address = reverse("admin:articles_source_mark", args=[proposal.source_id])
    return f"{address}?{query.urlencode()}", proposal.exact[:60]

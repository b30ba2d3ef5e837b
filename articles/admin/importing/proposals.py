"""Proposals: what the importer believes a source says, for an editor to record or dismiss."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from articles.actions import dismiss_proposals, reopen_proposals
from articles.admin.base.choosing import ChoosingAdmin
from articles.admin.base.filters import FewFilter, StateListFilter
from articles.admin.base.pages import show_page
from articles.admin.publishing.releasing import editor_of
from articles.admin.recording.allowed import may_record
from articles.admin.recording.given import filled_in
from articles.models import Proposal, ProposalState

MOST_LISTED = 50
OF_THE_PLACE = ("exact", "prefix", "suffix")


class ProposalStateFilter(StateListFilter):
    title = "state"
    parameter_name = "state"
    states: ClassVar[Any] = dict(ProposalState.choices)

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(state=state)


@admin.register(Proposal)
class ProposalAdmin(ChoosingAdmin):
    """Open ones first. Recording happens on the marking page, where nothing is stored before an editor says so.

    One goes with its source; the next import would bring back what was deleted alone.
    """

    closed = ("add", "delete")
    change_form_template = "admin/articles/proposal.html"
    list_display = ("standing", "words", "it_would_say", "asked", "source_letter")
    list_display_links = ("asked",)
    list_filter = (ProposalStateFilter, ("source", FewFilter), ("claim", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("source", "claim", "passage")
    search_fields = ("exact", "claim__question", "claim__slug", "why")
    fields = ("words", "source", "claim", "it_would_say", "state", "why", "dismissed_by", "dismissed_at")
    readonly_fields: ClassVar[Any] = fields
    actions = ("dismiss", "open_again")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return Proposal.objects.with_state().defer("source__text")

    def has_change_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        """One is recorded or dismissed: nothing of it can be saved."""
        return obj is None and super().has_change_permission(request)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        proposal: Any = context["original"]
        is_open = proposal.state == ProposalState.OPEN
        context["recorded_at"] = _recorded_at(proposal)[0] if is_open and may_record(request, proposal.source) else ""
        context["may_dismiss"] = is_open and self.has_change_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

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

    @admin.action(description="Dismiss these proposals…", permissions=["change"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> HttpResponse | None:
        """First say what it will do and ask why; then do it."""
        shown = set(request.POST["chosen"].split(",")) if "chosen" in request.POST else None
        chosen = [proposal for proposal in queryset if shown is None or str(proposal.pk) in shown]
        error = ""
        if "why" in request.POST:
            try:
                count = dismiss_proposals(chosen, request.POST["why"], by=editor_of(request))
            except ValidationError as refused:
                error = " ".join(refused.messages)
            else:
                messages.success(request, f"{count} dismissed.")
                return None
        waiting = [proposal for proposal in chosen if proposal.state == ProposalState.OPEN]  # type: ignore[attr-defined]
        return show_page(
            request,
            "dismiss_proposals",
            "Dismiss proposals",
            opts=self.opts,
            proposals=waiting[:MOST_LISTED],
            more=max(0, len(waiting) - MOST_LISTED),
            count=len(waiting),
            left=len(chosen) - len(waiting),
            chosen=",".join(str(proposal.pk) for proposal in chosen),
            error=error,
        )

    @admin.action(description="Take the dismissal of these back", permissions=["change"])
    def open_again(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        messages.success(request, f"{reopen_proposals(queryset)} taken back.")


def _recorded_at(proposal: Proposal) -> tuple[str, str]:
    """The marking page with everything filled in, and the words for the link's hidden part."""
    place = {name: getattr(proposal, name) for name in OF_THE_PLACE}
    return filled_in(proposal.source, proposal.claim, place, proposal.fields), proposal.exact[:60]

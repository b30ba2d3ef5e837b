"""New texts: an editor sees what a changed article would do to its source, and takes it over or throws it away."""

from typing import Any, ClassVar, TypeAlias

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from articles.actions import (
    ComparedArticle,
    Fate,
    SeenOtherwise,
    compare_article,
    stored_vocabulary,
    take_over,
    throw_away,
)
from articles.admin.base.choosing import ChoosingAdmin
from articles.admin.base.filters import StateListFilter
from articles.admin.base.pages import change_page, show_page
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of
from articles.importing import Refused
from articles.models import NewText, Source

CHANGED_SINCE = "Nothing was done: something changed since you opened this page. It shows what is so now; decide again."
NOT_DECIDED = "Nothing was done: take the text over or throw it away, each with its button."
BUTTONS = {"_take", "_throw"}
STANDING = "Stand as before"
Listed: TypeAlias = tuple[str, list[tuple[Any, str]], bool]
"""A heading, what stands under it with the address at which to edit it, and whether it is unfolded."""


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a source's new text."""
    source = get_object_or_404(Source, pk=pk)
    model_admin = admin.site.get_model_admin(Source)
    may_decide = model_admin.has_change_permission(request, source)
    if not may_decide and (request.method == "POST" or not model_admin.has_view_permission(request, source)):
        raise PermissionDenied
    new_text = NewText.objects.filter(source=source).select_related("source", "brought_by", "thrown_away_by").first()
    if new_text is None:
        messages.info(request, f"No new text of source {source.letter} waits: it was decided on already.")
        return redirect(change_page(source))
    if request.method == "POST" and not BUTTONS & request.POST.keys():
        messages.error(request, NOT_DECIDED)
    elif request.method == "POST":
        try:
            with writing(request):
                return _decided(request, new_text)
        except SeenOtherwise:
            messages.error(request, CHANGED_SINCE)
        except Refused as refused:
            messages.error(request, f"Not taken over: {refused}.")
        return redirect(request.path)
    return _shown(request, new_text, may_decide)


def _decided(request: HttpRequest, new_text: NewText) -> HttpResponse:
    """Do what the button says. Raises `SeenOtherwise` and `Refused`."""
    source = new_text.source
    if request.POST.get("text") != _as_shown(new_text):
        raise SeenOtherwise
    if "_take" in request.POST:
        _tell(request, take_over(new_text, stored_vocabulary(), seen=request.POST.get("seen", "")))
    else:
        throw_away(new_text, by=editor_of(request))
        messages.success(request, f"The new text of source {source.letter} is thrown away; nothing else changed.")
    done = "Took over its new text." if "_take" in request.POST else "Threw its new text away."
    admin.site.get_model_admin(Source).log_change(request, source, done)
    return redirect(change_page(source))


def _tell(request: HttpRequest, compared: ComparedArticle) -> None:
    """What taking over did."""
    source, passages = compared.report.source, compared.passages
    changed, new, vanished = len(passages.changed), len(passages.new), len(passages.vanished)
    messages.success(
        request,
        f"Source {source.letter} has its new text. Passages: {changed} changed, {new} new, {vanished} gone, "
        f"{len(passages.moved)} moved, {passages.stay} as before.",
    )
    for lost in compared.lost:
        messages.warning(request, f"{lost.statement}: “{lost.statement.exact}” is not in the text any more.")
    if flagged := source.flags.count():
        listed = f"{reverse('admin:articles_flag_changelist')}?source__id__exact={source.pk}"
        look = format_html('{} <a href="{}">Look at what is flagged</a>.', leaning_in_words(flagged), listed)
        messages.warning(request, look)


def leaning_in_words(count: int) -> str:
    """How much of what leans on a source was flagged."""
    said = ngettext("{} thing leans on it and is flagged.", "{} things lean on it and are flagged.", count)
    return said.format(count)


def _shown(request: HttpRequest, new_text: NewText, may_decide: bool) -> HttpResponse:
    """The comparison; or why the text cannot be taken over."""
    compared, refused = None, ""
    raw, source = bytes(new_text.raw), new_text.source
    try:
        compared = compare_article(raw, source=source, vocabulary=stored_vocabulary(), facts=new_text.facts)
    except Refused as reason:
        refused = str(reason)
    return show_page(
        request,
        "new_text",
        f"New text of source {source.letter}",
        opts=Source._meta,
        source=Source.objects.get(pk=new_text.source_id),
        new_text=new_text,
        as_shown=_as_shown(new_text),
        compared=compared,
        refused=refused,
        may_decide=may_decide,
        statements=_statements(compared) if compared else [],
        texts=_texts(compared) if compared else [],
    )


def _as_shown(new_text: NewText) -> str:
    """What is decided on: the bytes, and whether and when someone threw them away."""
    return f"{new_text.sha256} {new_text.thrown_away_at or ''}"


def _statements(compared: ComparedArticle) -> list[Listed]:
    """The statements on which something changes, and the others folded away."""
    rows = [(met, change_page(met.statement)) for met in compared.statements]
    standing = [row for row in rows if row[0].standing is Fate.AS_BEFORE and not row[0].changes_agreement]
    return [("To look at", [row for row in rows if row not in standing], True), (STANDING, standing, False)]


def _texts(compared: ComparedArticle) -> list[Listed]:
    rows = [(met, change_page(met.owner)) for met in compared.texts]
    broken = [row for row in rows if row[0].problems]
    turned = [row for row in rows if row[0].resaid and not row[0].problems]
    leaning = [row for row in rows if row not in (*broken, *turned)]
    return [
        ("Cites words that will not be found", broken, True),
        ("Quotes words that will stand in another sentence", turned, True),
        ("Leans on it and stands", leaning, False),
    ]


class DecidedFilter(StateListFilter):
    title = "state"
    parameter_name = "state"
    states: ClassVar[Any] = {"waiting": "waiting", "thrown": "thrown away"}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(thrown_away_at__isnull=state == "waiting")


@admin.register(NewText)
class NewTextAdmin(ChoosingAdmin):
    """What waits, and what was thrown away and could still be taken over. It goes by being decided on."""

    closed = ("add", "change", "delete")

    list_display = ("looked_at", "brought_at", "brought_by", "thrown_away_at", "thrown_away_by")
    list_display_links = None
    list_filter = (DecidedFilter,)
    list_select_related = ("source", "brought_by", "thrown_away_by")
    search_fields = ("source__title", "source__letter", "source__file")
    fields: ClassVar[Any] = ("source", "sha256", *list_display[1:])

    def get_queryset(self, request: HttpRequest) -> QuerySet[NewText]:
        new_texts: QuerySet[NewText] = super().get_queryset(request).defer("raw")
        return new_texts

    @admin.display(description="decide on")
    def looked_at(self, new_text: NewText) -> str:
        address = reverse("admin:articles_source_new_text", args=[new_text.source_id])
        return format_html('<a href="{}">{}</a>', address, new_text.source)

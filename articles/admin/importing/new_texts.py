"""New texts: an editor sees what a changed article would do to its source, and takes it over or throws it away."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeAlias

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import (
    ComparedArticle,
    SeenOtherwise,
    Standing,
    compare_article,
    stored_vocabulary,
    take_over,
    throw_away,
)
from articles.admin.base.public import writing
from articles.importing import Refused
from articles.models import NewText, Source

CHANGED_SINCE = "Nothing was done: something changed since you opened this page. It shows what is so now; decide again."
NOT_DECIDED = "Nothing was done: take the text over or throw it away, each with its button."
BUTTONS = {"_take", "_throw"}
STANDING = "Stand as before"
Listed: TypeAlias = tuple[str, list[tuple[Any, str]], bool]
"""A heading, what stands under it with the address at which to edit it, and whether it is unfolded."""


def decide(request: HttpRequest, site: AdminSite, pk: int) -> HttpResponse:
    """The page of a source's new text."""
    source = get_object_or_404(Source, pk=pk)
    model_admin = site.get_model_admin(Source)
    may_decide = model_admin.has_change_permission(request, source)
    if not may_decide and (request.method == "POST" or not model_admin.has_view_permission(request, source)):
        raise PermissionDenied
    new_text = NewText.objects.filter(source=source).select_related("source", "brought_by", "thrown_away_by").first()
    if new_text is None:
        messages.info(request, f"No new text of source {source.letter} waits: it was decided on already.")
        return HttpResponseRedirect(edit_address(source))
    if request.method == "POST" and not BUTTONS & request.POST.keys():
        messages.error(request, NOT_DECIDED)
    elif request.method == "POST":
        try:
            with writing(request):
                return _decided(request, site, new_text)
        except SeenOtherwise:
            messages.error(request, CHANGED_SINCE)
            return HttpResponseRedirect(request.path)
        except Refused as refused:
            messages.error(request, f"Not taken over: {refused}.")
            return HttpResponseRedirect(request.path)
    return _shown(request, site, new_text, may_decide)


def _decided(request: HttpRequest, site: AdminSite, new_text: NewText) -> HttpResponse:
    """Do what the button says. Raises `SeenOtherwise` and `Refused`."""
    source = new_text.source
    if request.POST.get("text") != _as_shown(new_text):
        raise SeenOtherwise
    if "_take" in request.POST:
        vocabulary = stored_vocabulary()
        compared = take_over(new_text, vocabulary, seen=request.POST.get("seen", ""))
        told = "Took over its new text."
        _tell(request, compared)
    else:
        throw_away(new_text, by=request.user)  # type: ignore[arg-type]
        told = "Threw its new text away."
        messages.success(request, f"The new text of source {source.letter} is thrown away; nothing else changed.")
    site.get_model_admin(Source).log_change(request, source, told)
    return HttpResponseRedirect(edit_address(source))


def _tell(request: HttpRequest, compared: ComparedArticle) -> None:
    """What taking over did."""
    source, passages = compared.report.source, compared.passages
    messages.success(
        request,
        f"Source {source.letter} has its new text: {len(passages.changed)} passages changed, {len(passages.new)} are "
        f"new, {len(passages.vanished)} are gone, {len(passages.moved)} moved, {passages.stay} stay.",
    )
    for one in compared.lost:
        told = f"{one.statement}: “{one.statement.exact}” is not in the text any more."
        messages.warning(request, told)
    flagged = source.flags.count()
    if flagged:
        listed = f"{reverse('admin:articles_flag_changelist')}?source__id__exact={source.pk}"
        messages.warning(
            request,
            format_html('{} things that lean on it are flagged: <a href="{}">look at them</a>.', flagged, listed),
        )


def _shown(request: HttpRequest, site: AdminSite, new_text: NewText, may_decide: bool) -> HttpResponse:
    """The comparison; or why the text cannot be taken over."""
    vocabulary = stored_vocabulary()
    compared, refused = None, ""
    try:
        compared = compare_article(
            bytes(new_text.raw), source=new_text.source, vocabulary=vocabulary, facts=new_text.facts
        )
    except Refused as reason:
        refused = str(reason)
    context = {
        **site.each_context(request),
        "title": f"New text of source {new_text.source.letter}",
        "opts": Source._meta,
        "source": Source.objects.get(pk=new_text.source_id),
        "new_text": new_text,
        "as_shown": _as_shown(new_text),
        "compared": compared,
        "refused": refused,
        "may_decide": may_decide,
        "statements": _statements(compared) if compared else [],
        "texts": _texts(compared) if compared else [],
    }
    return render(request, "admin/articles/new_text.html", context)


def _as_shown(new_text: NewText) -> str:
    """What is decided on: the bytes, and whether and when someone threw them away."""
    return f"{new_text.sha256} {new_text.thrown_away_at or ''}"


def _statements(compared: ComparedArticle) -> list[Listed]:
    """The statements on which something changes, and the others folded away."""
    rows = [(one, edit_address(one.statement)) for one in compared.statements]
    standing = [row for row in rows if row[0].standing is Standing.AS_BEFORE and not row[0].changes_agreement]
    return [("To look at", [row for row in rows if row not in standing], True), (STANDING, standing, False)]


def _texts(compared: ComparedArticle) -> list[Listed]:
    rows = [(one, edit_address(one.owner)) for one in compared.texts]
    broken, leaning = [row for row in rows if row[0].problems], [row for row in rows if not row[0].problems]
    return [("Cites words that will not be found", broken, True), ("Leans on it and stands", leaning, False)]


def edit_address(instance: Model) -> str:
    """Where an editor changes it."""
    return reverse(f"admin:articles_{instance._meta.model_name}_change", args=[instance.pk])


class DecidedFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Sequence[tuple[str, str]]:
        return [("waiting", "waiting"), ("thrown", "thrown away")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {"waiting": Q(thrown_away_at=None), "thrown": Q(thrown_away_at__isnull=False)}
        filtered: QuerySet[Any] = queryset.filter(chosen.get(str(self.value()), Q()))
        return filtered


@admin.register(NewText)
class NewTextAdmin(admin.ModelAdmin[NewText]):
    """What waits, and what was thrown away and could still be taken over."""

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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: NewText | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: NewText | None = None) -> bool:
        """It goes with its source, and otherwise by being decided on."""
        return False

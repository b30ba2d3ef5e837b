"""Sources: bringing in an article, and what is known of it."""

import datetime
from collections import Counter
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import ngettext

from articles.actions import (
    Outcome,
    clear_withdrawal,
    flag_withdrawal,
    index_passages,
    not_shown,
    withdrawal,
)
from articles.admin.base.fields import LinesField
from articles.admin.base.pages import change_page, own_urls, show_page
from articles.admin.base.public import PublicAdmin
from articles.admin.publishing.releasing import editor_of
from articles.admin.recording.compared import LoggedAgreement
from articles.admin.recording.given import marking_page, worklist_page
from articles.admin.recording.marking import mark
from articles.admin.recording.worklist import work
from articles.admin.writing.renaming import SlugForm, keep_slug, rename_or_tell
from articles.importing import reason_of
from articles.models import Flag, NewText, Passage, Proposal, Source
from articles.quoting import stands_in

from .bringing import BringingForm
from .counting import consequences, consequences_page, counts_since, with_it_page
from .new_texts import decide, leaning_in_words
from .next_steps import next_steps
from .with_it import with_it

DECIDED = ("kind", "interest", "is_read")
STORED = ("file", "encoding", "sha256", "mended", "imported_at", "changed_at")
STATED = {"byline": "author", "publisher": "publisher", "address": "address", "published_on": "day of publication"}
NEXT = (
    "Readers do not see it yet. Next: look at what was recognised, say who is behind it, and go through its "
    "worklist; then see what it would change, and let it count."
)


class SourceForm(SlugForm):
    """Title, byline and interest are only what the article's own words show."""

    interest_words = LinesField(help_text="One quotation to a line, exactly as the words stand in the article.")

    def clean_withdrawn_on(self) -> datetime.date | None:
        """It takes effect at once, so it cannot lie ahead."""
        day: datetime.date | None = self.cleaned_data["withdrawn_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError("This day is still to come: a withdrawal takes effect at once.")
        return day

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        title = self.cleaned_data.get("title", "")
        if "title" in self.changed_data and title and not stands_in(self.instance.text, title):
            self.add_error(
                "title", f"“{title}” is not in the text: copy the words as they stand there, or leave it empty."
            )
        for name, fault in not_shown(self.instance, self.instance.text):
            self.add_error(name, f"{fault}.")


class SourceAgreement(LoggedAgreement):
    """What a source says counts while it is read and not withdrawn."""

    def reason(self, form: Any) -> str:
        source, changed = form.instance, form.changed_data
        if "withdrawn_on" in changed:
            return withdrawal(source) if source.withdrawn_on else f"Source {source.letter} is back."
        return super().reason(form)


@admin.register(Source)
class SourceAdmin(PublicAdmin):
    form = SourceForm
    tasks = (SourceAgreement(),)
    formfield_overrides: ClassVar[Any] = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("letter", "name", "marking", "standing", "kind", "interest", "passage_count")
    list_display_links = ("letter", "name")
    list_filter = (*DECIDED, "passages_shown")
    change_form_template = "admin/articles/source_form.html"
    search_fields = ("title", "description", "letter", "slug", "publisher", "text")
    readonly_fields = ("recognised", "counting", "letter", *STORED, "reading_grade", "full_text")
    fieldsets = (
        (None, {"fields": [("letter", "slug"), "title", "description", "kind", "recognised"]}),
        ("Who is behind it", {"fields": ["byline", "byline_words", "publisher", "interest", "interest_words"]}),
        ("Where and when", {"fields": ["address", "published_on"]}),
        ("How it can be checked", {"fields": ["studies", "reading_grade"]}),
        ("What readers may see", {"fields": ["counting", "passages_shown", "withdrawn_on"]}),
        (
            "The stored text",
            {
                "fields": [STORED[:2], *STORED[2:4], STORED[4:], "full_text"],
                "classes": ["collapse"],
                "description": "For editors only, and never changed by hand: an import replaces it.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        annotated: QuerySet[Source] = super().get_queryset(request).annotate(passage_count=Count("passages"))
        return annotated.order_by("position")

    @admin.display(description="passages", ordering="passage_count")
    def passage_count(self, source: Source) -> int:
        return source.passage_count  # type: ignore[attr-defined, no-any-return]

    def get_urls(self) -> Any:
        views = {"mark": mark, "worklist": work, "new-text": decide, "consequences": consequences, "with-it": with_it}
        return [*own_urls(self, {f"<int:pk>/{name}": view for name, view in views.items()}), *super().get_urls()]

    def view_on_site(self, source: Source) -> str:
        """Its page; of one that readers do not see yet, as it would be."""
        address = source.get_absolute_url()
        return address if source.is_read or source.withdrawn_on else with_it_page(source, address)

    @admin.display(description="whether it counts")
    def counting(self, source: Source) -> str:
        """What readers see of it, and the way to change that."""
        if source.withdrawn_on is not None:
            return "It is withdrawn: readers do not see it, and it counts for nothing."
        if source.is_read:
            said, step = f"It counts since {counts_since(source)}.", "Take it back for another reading"
        else:
            said, step = "Readers do not see it yet.", "Look at what it would change, and let it count"
        return format_html('{} <a href="{}">{}</a>', said, consequences_page(source), step)

    @admin.display(description="record")
    def marking(self, source: Source) -> str:
        return format_html(
            '<a href="{}">Worklist</a>, <a href="{}">text</a>', worklist_page(source), marking_page(source)
        )

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """What leans on a source that is withdrawn must be looked at."""
        slug = keep_slug(obj, form, change)
        super().save_model(request, obj, form, change)
        rename_or_tell(request, obj, slug, change)
        if "withdrawn_on" not in form.changed_data:
            return
        if obj.withdrawn_on and form.initial["withdrawn_on"] is None:
            messages.warning(request, leaning_in_words(flag_withdrawal(obj)))
        elif not obj.withdrawn_on and (count := clear_withdrawal(obj)):
            taken = ngettext("{} flag of its withdrawal is", "{} flags of its withdrawal are", count).format(count)
            messages.info(request, f"{taken} taken away.")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """One button: it saves, and stays. Another source is added by importing its article."""
        context["next_steps"] = list(next_steps(context["original"])) if context.get("original") else []
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Source) -> HttpResponse:
        """Stay on the source."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        messages.success(request, f"Source {obj.letter} is saved.")
        return redirect(f"{change_page(obj)}#content-start")  # Else a browser stays at the part from which it was sent.

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        index_passages(form.instance)

    @admin.display(description="recognised in it")
    def recognised(self, source: Source) -> str:
        kinds = Counter(source.passages.values_list("kind", flat=True))
        counts = ", ".join(_counted(kind, count) for kind, count in kinds.most_common())
        passages = f"{reverse('admin:articles_passage_changelist')}?source__id__exact={source.pk}"
        return format_html('{}. <a href="{}">See each passage and its topics</a>', counts, passages)

    @admin.display(description="repairs")
    def mended(self, source: Source) -> str:
        return "; ".join(source.repairs) or "none"

    @admin.display(description="standing", ordering="is_read")
    def standing(self, source: Source) -> str:
        if source.withdrawn_on:
            return f"withdrawn on {date_format(source.withdrawn_on, 'j F Y')}"
        return "counts" if source.is_read else "readers do not see it yet"

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with its source, though no one may delete it alone."""
        deletable, count, permissions, protected = super().get_deleted_objects(objs, request)
        alone = {model._meta.verbose_name for model in (Passage, Proposal, NewText, Flag)}
        return deletable, count, permissions - alone, protected

    @admin.display(description="text")
    def full_text(self, source: Source) -> str:
        return source.text

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A source is added by importing its article."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BringingForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and (response := self._import(request, form)):
            return response
        return show_page(request, "import_article", "Import an article", form=form, opts=self.opts)

    def _import(self, request: HttpRequest, form: BringingForm) -> HttpResponse | None:
        """Receive what was brought; None where it cannot be, and the form says why."""
        file, by = form.file, editor_of(request)
        known = Source.objects.filter(file=file).first()
        if known is not None and not self.has_change_permission(request, known):
            raise PermissionDenied
        report = form.receive(by)
        if report is None:
            return None
        source = report.source
        if report.outcome is Outcome.WAITING:
            messages.info(request, f"{file} has another text than source {source.letter}. It waits: decide here.")
            return redirect("admin:articles_source_new_text", pk=source.pk)
        listed = (f"{count} by {rule} ({reason_of(rule)})" for rule, count in report.set_aside.most_common())
        aside = ", ".join(listed) or "nothing"
        messages.info(request, f"File {file} {report.outcome}. Set aside as page furniture: {aside}.")
        for told in report.article.reading.told():
            messages.info(request, f"{told[0].upper()}{told[1:]}.")
        if report.outcome is Outcome.ADDED and (
            entered := [told for name, told in STATED.items() if getattr(source, name)]
        ):
            named = ", ".join(entered)
            messages.info(request, f"Entered below from what it states of itself: {named}. Correct what is wrong.")
        for warning in [*report.warnings, *([] if source.is_read else [NEXT])]:
            messages.warning(request, warning)
        return redirect(change_page(source))


def _counted(kind: str, count: int) -> str:
    """“27 paragraphs”; furniture is not counted in pieces."""
    name = kind.replace("_", " ")
    return f"{count} of page furniture" if kind == "furniture" else f"{count} {ngettext(name, name + 's', count)}"

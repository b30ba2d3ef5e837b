"""What every admin of public content does: a change raises the content revision."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.actions import index_pages, one_writer, rate_research
from articles.admin.leading import leading_here
from articles.admin.publishing.releasing import log_taken_down
from articles.admin.records.recorded import RecordedAdmin
from articles.models import ContentRevision

from .choosing import ChoosingAdmin
from .pages import own_urls
from .tasks import Task


class PublicAdmin(RecordedAdmin, ChoosingAdmin):
    """Base of the admins whose objects stand on public pages, with the tasks of each.

    What an editor sends is handled by one writer at a time, from the reading of what it changes on: the
    database lock is taken first, in the same order everywhere.
    """

    tasks: ClassVar[Sequence[Task]] = ()

    def get_urls(self) -> Any:
        views = {address: view for task in self.tasks for address, view in task.views(self).items()}
        return [*own_urls(self, views), *super().get_urls()]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with writing(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with writing(request):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with writing(request):
            return super().changelist_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        stored = context.get("original")
        context["leading"] = leading_here(stored, request.user)
        for task in self.tasks:
            context |= task.shown(self, request, stored)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ContentRevision.raise_number()
        for task in self.tasks:
            task.saved(self, request, form, change)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        with self._deleting(request, [obj]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with self._deleting(request, list(queryset)):
            super().delete_queryset(request, queryset)

    @contextmanager
    def _deleting(self, request: HttpRequest, going: Sequence[Any]) -> Iterator[None]:
        with transaction.atomic():
            log_taken_down(request, going)
            yield
            ContentRevision.raise_number()
            for task in self.tasks:
                task.deleted(self, request, going)


@contextmanager
def writing(request: HttpRequest) -> Iterator[None]:
    """For what is sent: one writer at a time, and readers find what was changed."""
    if request.method != "POST":
        yield
        return
    with one_writer():
        before = ContentRevision.current()
        yield
        if ContentRevision.current() != before:
            rate_research()
            index_pages()

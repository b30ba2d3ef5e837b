"""Undo: what was recorded a moment ago is taken back, unless somebody changed it meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.html import format_html

from articles.actions import forget_silences
from articles.admin.base.chosen import is_key
from articles.admin.base.pages import change_page
from articles.models import Claim, Source, Statement, records_of

from .allowed import may_record
from .given import filled_in, place_of

UNDO = "_undo"
DONE = "done"
SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Undo:
    """What the button takes back, and what it sends. `again`: where words that were recorded are taken once more."""

    words: str
    sends: str
    again: str = ""


def name_of(done: Statement | Claim) -> str:
    """What was done, as an address carries it: a statement with its newest record, or the claim of a silence."""
    if isinstance(done, Claim):
        return f"{SILENT}-{done.pk}"
    return f"{done.pk}-{records_of(done).values_list('history_id', flat=True).first() or 0}"


def undo(request: HttpRequest, source: Source) -> Undo | None:
    """For the page that follows: the way back from what was just done, while it stands as it was recorded."""
    done = request.GET.get(DONE, "")
    first, _, second = done.partition("-")
    if first == SILENT and is_key(second):
        silence = source.silences.select_related("claim").filter(claim=int(second)).first()
        return Undo(f"the silence on “{silence.claim}”", done) if silence else None
    statement = _statement(source, first)
    if statement is None or name_of(statement) != done or not may_record(request, source, "delete"):
        return None
    return Undo(f"“{statement.exact[:60]}” on “{statement.claim}”", done, _again(source, statement))


def _again(source: Source, statement: Statement) -> str:
    if statement.start is None or statement.end is None:
        return ""
    return filled_in(source, None, place_of(source, statement.start, statement.end), {})


def take_back(request: HttpRequest, source: Source) -> Claim | None:
    """Do what the button says, and tell the editor. The claim that it was about, where it is still known."""
    done = request.POST[UNDO]
    first, _, second = done.partition("-")
    if first == SILENT:
        count = forget_silences(source, [int(second)] if is_key(second) else [])
        told = "Taken back: the claim is to be looked at again." if count else "It was taken back already."
        messages.success(request, told)
        return Claim.objects.filter(pk=second).first() if is_key(second) else None
    statement = _statement(source, first)
    if statement is None:
        messages.info(request, "It was taken back already: nothing was done.")
    elif name_of(statement) != done:
        told = 'It was changed since it was recorded, so it is not taken back. <a href="{}">Look at it as it is</a>'
        messages.error(request, format_html(told, change_page(statement)))
    elif not may_record(request, source, "delete"):
        raise PermissionDenied
    else:
        _delete(request, statement)
        messages.success(request, f"Taken back: “{statement.exact[:60]}” on “{statement.claim}”.")
    return statement.claim if statement else None


def _delete(request: HttpRequest, statement: Statement) -> None:
    site: Any = admin.site.get_model_admin(Statement)
    site.log_deletions(request, Statement.objects.filter(pk=statement.pk))
    site.delete_model(request, statement)


def _statement(source: Source, key: str) -> Statement | None:
    if not is_key(key):
        return None
    return source.statements.select_related("claim").filter(pk=key).first()

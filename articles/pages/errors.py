"""What is answered when a page is not there, has moved or was archived, or when a form may not be sent to it."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.csrf import csrf_failure

from articles.machines.forms import in_form, page_of
from articles.models import Archived, Moved, Topic

WORD = re.compile(r"[^\W_]+")
LONGEST_SEARCH = 80
# What each address by its name is of: the pages that can be archived, and what is made of them.
OF = {
    **dict.fromkeys(("topic", "topic-data", "topic-version"), "topic"),
    **dict.fromkeys(("question", "question-version"), "question"),
    **dict.fromkeys(("claim", "figure"), "claim"),
}
LISTED_UNDER = {"topic": ("topics", "Topics"), "question": ("faq", "Answers"), "claim": ("claims", "Claims")}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.method in ("GET", "HEAD") and (answer := _moved(request) or _archived(request)):
        return answer
    context = {"topics": Topic.objects.shown().in_order(), "wanted": wanted(request.path)}
    return render(request, "articles/404.html", context, status=404)


def _moved(request: HttpRequest) -> HttpResponse | None:
    """An old address leads on for good. A script of another site that asked for data may follow it."""
    old, form = page_of(request.path)
    asked = Moved.objects.filter(old=old) if "\0" not in old else Moved.objects.none()
    new = asked.values_list("new", flat=True).first()
    if new is None:
        return None
    answer = _leading_on(request, in_form(new, form) if form else new)
    if form or new.endswith(".json"):
        answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _archived(request: HttpRequest) -> HttpResponse | None:
    """What was archived leads on, or tells why it is gone; data is gone in either case."""
    asked = request.resolver_match
    kind = OF.get(asked.url_name or "") if asked else None
    if asked is None or kind is None:
        return None
    found = Archived.objects.select_related(f"text__{kind}").filter(**{f"text__{kind}__slug": asked.kwargs["slug"]})
    archived = found.first()
    if archived is None:
        return None
    if archived.leads_to and asked.url_name == kind:
        return _leading_on(request, archived.leads_to)
    view, name = LISTED_UNDER[kind]
    page = str(getattr(archived.text, kind))
    context = {"archived": archived, "page": page, "list_address": reverse(view), "list_name": name}
    return render(request, "articles/archived.html", context, status=410)


def _leading_on(request: HttpRequest, address: str) -> HttpResponse:
    """To the address, with what was asked of the old one."""
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(urlsplit(address)._replace(query=asked).geturl())


def wanted(path: str) -> str:
    """The words of the last part of an address, to be searched for: "/topics/side-efects/" gives "side efects"."""
    return " ".join(WORD.findall(PurePosixPath(path).stem))[:LONGEST_SEARCH].strip()


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without Django's token. Only the admin has forms with one; other pages are only for reading."""
    if request.resolver_match and request.resolver_match.app_names:
        return csrf_failure(request, reason)
    return HttpResponseNotAllowed(["GET", "HEAD"])

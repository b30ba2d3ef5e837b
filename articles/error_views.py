"""What is answered when a page is not there, or when a form may not be sent to it."""

import re
from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.csrf import csrf_failure

from .models import Topic

WORD = re.compile(r"[^\W_]+")
LONGEST_SEARCH = 80


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    context = {"topics": Topic.objects.in_order(), "wanted": wanted(request.path)}
    return render(request, "articles/404.html", context, status=404)


def wanted(path: str) -> str:
    """The words of the last part of an address, to be searched for: "/topics/side-efects/" gives "side efects"."""
    return " ".join(WORD.findall(PurePosixPath(path).stem))[:LONGEST_SEARCH].strip()


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without Django's token. Only the admin has forms with one; other pages are only for reading."""
    if request.resolver_match and request.resolver_match.app_names:
        return csrf_failure(request, reason)
    return HttpResponseNotAllowed(["GET", "HEAD"])

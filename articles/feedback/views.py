"""The pages of feedback. Asking for them changes nothing; what is sent and refused comes back filled in."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.actions import receive_feedback
from articles.pages.around import bare
from articles.pages.known import known_page
from microneedle_site.delivery import told_by_its_query

from .form import FeedbackForm, title_of
from .guards import TRAP, refusal
from .rate import too_often
from .refusals import HOUR, NOT_STORED, TOO_LARGE, TOO_MANY, TOO_MANY_IN_ALL, Refused
from .stamp import new_stamp, stamp_after

CHUNK = 64 * 1024
LARGEST_DROPPED = 50 * 1024 * 1024


@told_by_its_query
@cache_control(no_store=True)
@csrf_exempt  # Its token needs a cookie, and readers get none; `guards` stands in for it.
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _too_large(request) or _received(request)
    form = FeedbackForm(initial={"helpful": request.GET.get("helpful", "")})
    return _page(request, form, page=request.GET.get("page", ""), stamp=new_stamp())


@told_by_its_query
@cache_control(no_store=True)
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/feedback_thanks.html", {"page": known_page(request.GET.get("page", ""))})


def _received(request: HttpRequest) -> HttpResponse:
    request.encoding = "utf-8"  # whatever the sender calls it
    form = FeedbackForm(request.POST)
    refused = refusal(request)
    if refused or not form.is_valid():
        return _back(request, form, refused)
    if refused := too_often(request):
        return _back(request, form, refused)
    page, words = known_page(request.POST.get("page", "")), form.cleaned_data["words"]
    try:
        receive_feedback(page=page, helpful=form.helpful_or_not, words=words, stamp=request.POST["stamp"])
    except DatabaseError:
        return _back(request, form, NOT_STORED)
    query = f"?{urlencode({'page': page}, safe='/')}" if page else ""
    return HttpResponseRedirect(reverse("feedback-thanks") + query)


def _too_large(request: HttpRequest) -> HttpResponse | None:
    """The answer to more than the site takes in; its length is known before any of it is read.

    It is read and dropped, up to a point: many a client that is answered while it still sends sees a broken connection.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return None
    for _ in range(0, LARGEST_DROPPED, CHUNK):
        if not request.read(CHUNK):
            break
    return _page(request, FeedbackForm(), refused=TOO_LARGE, stamp=new_stamp())


def _back(request: HttpRequest, form: FeedbackForm, refused: Refused | None) -> HttpResponse:
    """The form as it was filled in. Only the trap is empty again, and the time stamp fresh where it must be."""
    page, stamp = request.POST.get("page", ""), stamp_after(request.POST.get("stamp", ""))
    return _page(request, form, page=page, stamp=stamp, refused=refused)


def _page(
    request: HttpRequest, form: FeedbackForm, *, stamp: str, page: str = "", refused: Refused | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "page": known_page(page),
        "stamp": stamp,
        "called": known_page(page),
        "trap": TRAP,
        "refused": refused,
    }
    if refused is NOT_STORED:
        bare(request)  # What stands around a page is in the database too; this one does without.
    elif context["page"]:
        context["called"] = title_of(context["page"])
    wrong = refused.status if refused else form.status if form.errors else 200
    answer = render(request, "articles/feedback.html", context, status=wrong)
    if refused in (TOO_MANY, TOO_MANY_IN_ALL):
        answer.headers["Retry-After"] = str(HOUR)
    return answer

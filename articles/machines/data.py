"""The content as data: the same as the pages show, as JSON and CSV."""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Claim, Passage, Question, Reference, Source, Statement, Topic
from articles.shown import ComparedClaim, compare_claims

from .annotations import collection
from .content import CSV_COLUMNS, claim_data, claim_rows, harmless, question_data, source_data, topic_data
from .ris import ris_of_works

ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


@require_safe
def claims_json(request: HttpRequest) -> HttpResponse:
    return _json({"claims": [claim_data(one) for one in _compared()]})


@require_safe
def claims_csv(request: HttpRequest) -> HttpResponse:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(CSV_COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in claim_rows(_compared()))
    return _open(HttpResponse(table.getvalue(), content_type="text/csv; charset=utf-8"))


@require_safe
def sources_json(request: HttpRequest) -> HttpResponse:
    return _json({"sources": [source_data(one) for one in Source.objects.for_display()]})


@require_safe
def annotations(request: HttpRequest) -> HttpResponse:
    shown = Statement.objects.shown().filter(claim__is_published=True).select_related("claim", "source", "passage")
    listed = shown.defer("source__text").order_by("claim__position", "source__position", "start")
    return _json(collection(listed), ANNOTATIONS)


@require_safe
def works(request: HttpRequest) -> HttpResponse:
    records = ris_of_works(Reference.objects.filter(retracted=False))
    return _open(HttpResponse(records, content_type="application/x-research-info-systems; charset=utf-8"))


@require_safe
def faq_json(request: HttpRequest) -> HttpResponse:
    return _json({"questions": [question_data(one) for one in Question.objects.published().select_related("topic")]})


@require_safe
def topic_json(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.shown().with_text(), slug=slug)
    compared = _compared(topic=topic)
    passages = Passage.objects.shown().on_topic(topic).select_related("source").order_by("source__position", "start")
    return _json(topic_data(topic, compared, passages))


def _compared(**where: Any) -> list[ComparedClaim]:
    claims = Claim.objects.filter(**where).published().with_statements().select_related("topic")
    return compare_claims(claims, list(Source.objects.for_display()))


def _json(content: dict[str, Any], kind: str = "application/json") -> HttpResponse:
    """Readable by a person too."""
    return _open(JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1}, content_type=kind))


def _open(response: HttpResponse) -> HttpResponse:
    """Open to scripts of other sites, as all of it is public."""
    response["Access-Control-Allow-Origin"] = "*"
    return response

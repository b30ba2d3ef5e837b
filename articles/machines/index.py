"""What the site holds for those who read it by machine: https://llmstxt.org."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Claim, Definition, Page, Question, Source, Topic

from .content import absolute
from .forms import MARKDOWN, in_form

Entry = tuple[str, str]
"""What it is called, and its path."""
FIRST = (
    *(("Home", "home"), ("All claims, source by source", "claims"), ("The sources", "sources")),
    *(("Published research", "references"), ("Glossary", "glossary"), ("Questions to ask", "questions-to-ask")),
    *(("Changes of verdicts, and corrections", "changes"), ("What each file of the data holds", "data")),
)
DATA = (
    *(("Claims as JSON", "claims-data"), ("Claims as CSV", "claims-table"), ("Sources as JSON", "sources-data")),
    *(("Statements as web annotations", "annotations"), ("Answers as JSON", "faq-data")),
    *(("Published research as RIS", "works"),),
)
TOLD = """General information, not medical advice, and not reviewed by a clinician. Each page below is in Markdown: \
the same as the page for people. Quotations belong to their publishers: name the source, and who says what."""


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """Every page in Markdown by its name, and the data."""
    site = Definition.objects.now().site
    first = [(name, in_form(reverse(view), MARKDOWN)) for name, view in FIRST]
    sections = {
        "Start here": [*first, *_pages(Page.objects.published())],
        "Topics": _pages(Topic.objects.shown().in_order()),
        "Answers": _pages(Question.objects.published()),
        "Claims": _pages(Claim.objects.published().order_by("topic__position", "position")),
        "Sources": _pages(Source.objects.for_display()),
        "Data": [(name, reverse(view)) for name, view in DATA],
    }
    parts = [f"# {site.name}", f"> {site.description}", TOLD, *(_section(*one) for one in sections.items())]
    answer = HttpResponse("\n\n".join(parts) + "\n", content_type="text/plain; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _pages(things: Iterable[Topic | Question | Claim | Source | Page]) -> list[Entry]:
    return [(str(one), in_form(one.get_absolute_url(), MARKDOWN)) for one in things]


def _section(name: str, entries: Iterable[Entry]) -> str:
    return "\n".join([f"## {name}", "", *(f"- [{told}]({absolute(path)})" for told, path in entries)])

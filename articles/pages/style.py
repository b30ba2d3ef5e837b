"""The style page, for staff: every component in every state, made from the site's own content."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.comparing import LEGEND
from articles.models import (
    AgreementChange,
    Claim,
    Correction,
    Definition,
    EntryKind,
    Link,
    Passage,
    Question,
    Reference,
    Source,
    Statement,
    Topic,
    leading_here,
)
from articles.models.source import TONES, letter_at
from articles.search import search
from articles.shown import (
    Day,
    Figure,
    SeenClaim,
    Sources,
    Weighed,
    by_topic,
    charts_of,
    field_of,
    figures_of,
    listed_works,
    portraits,
    scorecard,
    tally,
    to_ask,
    told,
    with_answers,
)
from articles.shown.passages import SourcePassages

MOST_PASSAGES = 3
# An answer, a mention, and what a study did.
WAYS = ((False, False), (True, False), (False, True))
SEARCHED = "hurt"
MISSPELT = "minoxodil"


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Where a component has nothing to show, it is left out: the page needs the site's content."""
    sources = Sources.now()
    seen = with_answers(told(Claim.objects.to_tell(), sources))
    context = {
        "sources": sources,
        "tones": [Source(position=place, letter=letter_at(place), slug="none") for place in range(1, TONES + 1)],
        "legend": LEGEND,
        "each": [one for shown in LEGEND if (one := _first(seen, shown.agreement))],
        "torn": next((one for one in seen if one.outcome.contradict_themselves), None),
        "apart": next((one for one in seen if one.tells_by_interest), None),
        "tally": tally(seen),
        "weighed": _weighed(seen),
        "works": (works := listed_works()),
        "measured": by_topic(works),
        "day": Day(date(2026, 11, 29), sources=list(sources.first[:1])),
        "to_ask": to_ask(seen, (), MOST_PASSAGES),
        "figures": _figures(seen),
        "field": (field := field_of(seen)),
        "portrait": next(iter(portraits(field, sources.first)), None),
        "card": scorecard(sources.first[0], seen) if sources.first else None,
        "kinds": [(kind, 3, kind is EntryKind.TOPIC) for kind in EntryKind],
        **_texts(),
        **_words(sources.first),
        **_searched(),
    }
    return render(request, "articles/style.html", context)


def _first(seen: list[SeenClaim], agreement: Any) -> SeenClaim | None:
    return next((one for one in seen if one.agreement is agreement), None)


def _weighed(seen: list[SeenClaim]) -> Weighed | None:
    """The claim on which the most works show something."""
    most = max(seen, key=lambda one: len(one.claim.research), default=None)
    claim = most and Claim.objects.select_related("text__live").get(pk=most.claim.pk)
    return Weighed(claim, Reference.objects.cited(claim.live, weighed=claim.weighed)) if claim else None


def _figures(seen: list[SeenClaim]) -> list[Figure]:
    """Every drawing, tables of who says so and how sure research is, a figure that one names, and a chart with an open
    end if any has.
    """
    charts = [chart for one in seen for chart in charts_of(one)]
    drawn = sorted(charts, key=lambda chart: not chart.has_open_end)
    alone, compared = ([one for one in drawn if one.compares is side_by_side][:1] for side_by_side in (False, True))
    stored = Definition.objects.now().drawings
    drawings = figures_of(list(stored), stored, seen)
    tables = [Figure(who=tuple(seen[:MOST_PASSAGES]))] if seen else []
    tables += [Figure(sure=tuple(weighed))] if (weighed := [one for one in seen if one.certainty]) else []
    return [*drawings, *tables, *(Figure(charts=[chart]) for chart in (*alone, *compared))]


def _texts() -> dict[str, Any]:
    """A topic's text with its boxes and marks, an answer, a claim's note, and what leads to the topic."""
    topic = Topic.objects.with_text().filter(text__live__isnull=False).first()
    links = Link.objects.leading_to(topic.get_absolute_url()) if topic else ()
    return {
        "topic": topic,
        "question": Question.objects.published().select_related("topic").first(),
        "references": Reference.objects.all()[:2],
        "change": AgreementChange.objects.first() or AgreementChange(question="?", before="single", after="agree"),
        "correction": Correction.objects.first(),
        "leading_here": leading_here(links)[:MOST_PASSAGES],
        "gone": Source.objects.for_display()[:1],
    }


def _words(sources: Sequence[Source]) -> dict[str, Any]:
    """Passages and statements of the first source, and a statement of each way of not counting."""
    first = sources[0] if sources else None
    passages = Passage.objects.shown().filter(source=first)[:MOST_PASSAGES]
    shown = Statement.objects.shown().select_related("source", "passage", "claim")
    statements = [shown.filter(mention=mention, study=study).first() for mention, study in WAYS]
    return {
        "said": SourcePassages(first, tuple(passages)) if first else None,
        "statements": [one for one in statements if one],
    }


def _searched() -> dict[str, Any]:
    return {"found": search(SEARCHED), "meant": search(MISSPELT).meant, "typed": SEARCHED}

"""Each statement as an annotation of its source: https://www.w3.org/TR/annotation-model/."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from articles.models import PassagesShown, Statement

from .content import LANGUAGE, TOUCHES, absolute
from .structured import source_node

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""How many letters before and after a quotation are told, to find it again in another copy of the article."""


def collection(statements: Iterable[Statement]) -> dict[str, Any]:
    """All of them on one page."""
    address = absolute(reverse("annotations"))
    items = [annotation(one) for one in statements]
    page = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": "What each source says on each claim",
        "total": len(items),
        "first": page,
    }


def annotation(statement: Statement) -> dict[str, Any]:
    """The words that are quoted, the claim that they speak to, and what we read in them."""
    claim, source = statement.claim, statement.source
    return {
        "id": absolute(f"{reverse('annotations')}#{claim.slug}-{source.slug}-{statement.start}"),
        "type": "Annotation",
        "body": [
            {"type": "SpecificResource", "source": absolute(claim.get_absolute_url()), "purpose": "classifying"},
            {"type": "TextualBody", "value": _read(statement), "language": LANGUAGE, "purpose": "describing"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": source_node(source),
            "selector": [
                {"type": "TextQuoteSelector", "exact": statement.exact, **_around(statement)},
                {"type": "TextPositionSelector", "start": statement.start, "end": statement.end},
            ],
        },
    }


def _read(statement: Statement) -> str:
    """Its value in words, where it gives one; what a study did or found is no answer of the source's own."""
    value = statement.in_words or TOUCHES
    return f"{value} (what a study did or found)" if statement.study else value


def _around(statement: Statement) -> dict[str, str]:
    """What stands before and after in its passage, unless its publisher wants no passage shown."""
    passage = statement.passage
    if passage is None or statement.source.passages_shown == PassagesShown.NONE:
        return {}
    start, end = (place - passage.start for place in (statement.start or 0, statement.end or 0))
    found = {"prefix": passage.text[max(start - AROUND, 0) : start], "suffix": passage.text[end : end + AROUND]}
    return {name: words for name, words in found.items() if words}

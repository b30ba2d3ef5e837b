"""Words and a value brought along to the marking page, by a proposal, an offer or marked words."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.contrib.admin.utils import flatten
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from articles.models import Claim, Source
from articles.proposing import Asked, read_value

from .statements import EVERY_VALUE_FIELD, NOT_COMPARED

AT = "at"
"""Names the claim of the worklist at which the editor is."""
AROUND = 40
"""So many characters before and after tell words that stand twice apart."""
VALUE_NAMES = {*flatten(EVERY_VALUE_FIELD), *NOT_COMPARED} - {"unit"}


def marking_page(source: Source, claim: Claim | None = None) -> str:
    address = reverse("admin:articles_source_mark", args=[source.pk])
    return f"{address}?claim={claim.slug}" if claim else address


def worklist_page(source: Source, claim: Claim | None = None, **query: str) -> str:
    """The worklist; with a claim, at that one, which stays in the list whatever became of it."""
    query = {name: one for name, one in {**query, AT: claim.slug if claim else ""}.items() if one}
    address = reverse("admin:articles_source_worklist", args=[source.pk])
    return f"{address}{f'?{urlencode(query)}' if query else ''}{f'#claim-{claim.slug}' if claim else ''}"


def filled_in(source: Source, claim: Claim | None, place: Mapping[str, str], value: Mapping[str, Any]) -> str:
    """The marking page with the words and their value filled in; sent there, they are recorded if they are whole."""
    query = QueryDict(mutable=True)
    query.update({name: words for name, words in {"claim": claim.slug if claim else "", **place}.items() if words})
    query.update(as_sent(value))
    return f"{marking_page(source)}?{query.urlencode()}"


def as_sent(value: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a statement as the form sends them."""
    return {name: _as_sent(one) for name, one in value.items() if one is not None and one is not False}


def _as_sent(one: Any) -> str:
    if isinstance(one, list | tuple):
        return "\n".join(one)
    return "on" if one is True else f"{one.normalize():f}" if hasattr(one, "normalize") else str(one)


def place_of(source: Source, start: int, end: int) -> dict[str, str]:
    """The words of a span, with those around them, and the text in which they were seen."""
    text = source.text
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    around = {"prefix": _on_one_line(before), "suffix": _on_one_line(after)}
    return {"exact": text[start:end], **around, "text": seen(source)}


def read_from(words: str, asked: Asked) -> dict[str, str]:
    """What the words give for the claim, as the form sends it. That they give nothing, an editor says."""
    return {name: one for name, one in as_sent(read_value(words, asked)).items() if name != "mention"}


def seen(source: Source) -> str:
    """A short name for the stored text, by which it is known whether it is still the one that an editor saw."""
    return sha256(source.text.encode()).hexdigest()[:16]


def _on_one_line(words: str) -> str:
    return " ".join(words.split())

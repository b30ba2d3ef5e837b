"""Filters and tags that pages need and Django lacks."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string

from articles import rendering
from articles.comparing import Agreement, Label, number
from articles.machines import forms, structured
from articles.models import Answer, Source
from articles.shown import SeenClaim, Voice, voice_of
from articles.weighing import SIGNS, Certainty, in_short

register = template.Library()
BADGE = "articles/parts/source_badge.html"
HEADING = re.compile(r'<h2 id="(s-[^"]+)">(.*?)</h2>', re.DOTALL)


@register.filter
def varying(seen: Iterable[SeenClaim]) -> list[SeenClaim]:
    """The claims on which sources differ, or only one speaks."""
    return [one for one in seen if one.varies]


@register.filter
def settled(seen: Iterable[SeenClaim]) -> list[SeenClaim]:
    """The claims on which sources agree, or none speaks."""
    return [one for one in seen if not one.varies]


@register.filter
def silent(cells: Iterable[tuple[Source, Answer | None]]) -> list[str]:
    """The letters of the sources that do not even touch on it."""
    return [source.letter for source, answer in cells if answer is None]


@register.filter
def voice(answer: Answer | None) -> Voice:
    """What its source does on the claim."""
    return voice_of(answer)


@register.filter
def in_words(count: int) -> str:
    """A count as a word: "five"."""
    return number(count)


@register.filter
def headings(html: str) -> list[tuple[str, str]]:
    """The id and words of each heading in a rendered text, for the list of what is on a page."""
    return [(place, rendering.plain(words)) for place, words in HEADING.findall(html)]


@register.filter
def plain(html: str) -> str:
    """The words of a rendered text without markup, citations and definitions, for a page's description."""
    return rendering.plain(html)


@register.filter
def in_markdown(path: str) -> str:
    """Where the page at this address stands in Markdown."""
    return forms.in_form(path, forms.MARKDOWN)


@register.filter
def as_ris(path: str) -> str:
    """Where the page at this address is told to reference managers."""
    return forms.in_form(path, forms.RIS)


@register.filter
def has_forms(request: HttpRequest) -> bool:
    """Whether the page that was asked for has them."""
    return forms.has_forms(request.resolver_match)


@register.filter
def json_ld(described: Mapping[str, Any]) -> str:
    """Structured data as a block of the page."""
    return rendering.json_ld(described)


@register.simple_tag
def source_badge(source: Source, named: bool = False) -> str:
    """A source's letter, which leads to its page; rendered once, for a page shows the same few very often."""
    badges: dict[bool, str] = source.__dict__.setdefault("badges", {})
    if named not in badges:
        badges[named] = render_to_string(BADGE, {"source": source, "named": named})
    return badges[named]


@register.simple_tag
def agreement_mark(seen: SeenClaim | Label) -> str:
    """How far sources agree on a claim, and beside it how sure research is; of a label alone its sign and words."""
    if isinstance(seen, Label):
        return mark_of(seen.agreement, seen.words)
    return mark_of(seen.agreement, seen.in_short) + certainty_mark(seen.certainty)


@register.filter
def certainty_sign(certainty: Certainty) -> str:
    """Four circles, the more of them filled the surer; nothing where it was not studied."""
    return SIGNS[certainty]


@register.simple_tag
@lru_cache(maxsize=8)
def certainty_mark(certainty: Certainty | None) -> str:
    """How sure research lets one be: a sign and words; words alone where nobody has weighed it yet."""
    is_rated = certainty not in (None, Certainty.NOT_STUDIED)
    sign = certainty_sign(certainty) if certainty else ""
    told = {"sign": sign, "words": in_short(certainty), "is_rated": is_rated}
    return render_to_string("articles/parts/certainty.html", told)


@lru_cache(maxsize=512)
def mark_of(agreement: Agreement, words: str) -> str:
    """Rendered once: a page shows the same few very often."""
    shown = {"agreement": agreement, "sign": Label(agreement).sign, "words": words}
    return render_to_string("articles/parts/agreement.html", {"seen": shown})


@register.simple_tag
def breadcrumb_list(here: str, parent: str = "", parent_url: str = "") -> str:
    """The way to a page as structured data, from the same words that the page shows."""
    return rendering.json_ld(structured.breadcrumbs(here, parent, parent_url))


@register.simple_block_tag
def kept(content: str) -> str:
    """What stands inside, kept under a name to be printed more than once: {% kept as title %}."""
    return content

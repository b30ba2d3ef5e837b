"""What an article, or the file that keeps it, states of itself: taken for a new source of which seeds tell nothing."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_datetime

from articles.importing import Article
from articles.importing.formats import Stated

LONGEST_ADDRESS = 200
IS_ADDRESS = URLValidator(("http", "https"))
BYLINE_WORD = re.compile(r"^.*?\bby:?\s+", re.IGNORECASE)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,")
WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
COMPARED = ("author", "publisher", "published", "updated", "address")


def of_itself(article: Article) -> dict[str, Any]:
    """Attributes of `Source` by name: who wrote it, by the words that show it, who published it, when and where.

    A publisher or day on which its statements disagree is left for an editor to enter.
    """
    byline = _byline(article)
    publisher, published = _agreed(article, "publisher"), _agreed(article, "published")
    return {
        "byline": BYLINE_WORD.sub("", byline)[:120],
        "byline_words": byline[:200],
        "publisher": publisher[:200],
        "published_on": _day(published),
        "address": next((one for one in _stated(article, "address") if _is_address(one)), ""),
    }


def disagreements(article: Article) -> Iterator[str]:
    """A sentence for each attribute of which the file states several that are not the same, with where each stands."""
    for name in COMPARED:
        said = _different(article, name)
        if len(said) > 1:
            told = ", ".join(f"“{one.value}”" + (f" ({one.where})" if one.where else "") for one in said)
            yield f"what it states of itself does not agree on “{name}”: {told}"


def copied_at(article: Article) -> datetime | None:
    """When the copy was taken, if its file tells the moment."""
    for told in _stated(article, "taken"):
        try:
            moment = parse_datetime(told)
        except ValueError:
            continue
        if moment and moment.tzinfo:
            return moment
    return None


def _byline(article: Article) -> str:
    """The words of the text that name its author."""
    stated = (
        article.text[one.start : one.end] for one in article.reading.metadata if one.name == "author" and one.start >= 0
    )
    return next(stated, "") or next((block.text for block in article.blocks if block.rule == "byline"), "")


def _stated(article: Article, name: str) -> Iterator[str]:
    return (one.value for one in article.reading.metadata if one.name == name)


def _agreed(article: Article, name: str) -> str:
    """What it states, unless it states several."""
    said = _different(article, name)
    return said[0].value if len(said) == 1 else ""


def _different(article: Article, name: str) -> list[Stated]:
    """What it states under the name, without repeats: a day may be written in several ways, an address end in "/"."""
    said: dict[object, Stated] = {}
    for one in article.reading.metadata:
        if one.name == name:
            said.setdefault(_day(one.value) or one.value.casefold().rstrip("/"), one)
    return list(said.values())


def _day(told: str) -> date | None:
    """The day of "2025-02-04", "2025-02-04T10:00:00Z", "4 February 2025" or "Feb 4th, 2025"; figures alone are none."""
    with suppress(ValueError):
        return date.fromisoformat(told[:10])
    words = ORDINAL.sub("", told)
    for written in WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(words, written).date()
    return None


def _is_address(told: str) -> bool:
    try:
        IS_ADDRESS(told)
    except ValidationError:
        return False
    return len(told) <= LONGEST_ADDRESS

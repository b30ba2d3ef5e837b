"""What an article, or the file that keeps it, states of itself: taken for a new source of which seeds tell nothing."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_datetime

from articles.importing import Article

LONGEST_ADDRESS = 200
IS_ADDRESS = URLValidator(("http", "https"))
BYLINE_WORD = re.compile(r"^.*?\bby:?\s+", re.IGNORECASE)


def of_itself(article: Article) -> dict[str, str]:
    """Attributes of `Source` by name: who wrote it, by the words that show it, and where it stands."""
    byline = _byline(article)
    return {
        "byline": BYLINE_WORD.sub("", byline)[:120],
        "byline_words": byline[:200],
        "address": next((one for one in _stated(article, "address") if _is_address(one)), ""),
    }


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


def _is_address(told: str) -> bool:
    try:
        IS_ADDRESS(told)
    except ValidationError:
        return False
    return len(told) <= LONGEST_ADDRESS

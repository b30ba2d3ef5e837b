"""How hard a text is to read: the years of schooling its words and sentences ask for."""

import warnings
from collections.abc import Iterable
from typing import Any

SENTENCE_ENDS = (".", "!", "?")
OTHER_ENDS = ":;…,"


def reading_grade(paragraphs: Iterable[str]) -> float | None:
    """Flesch and Kincaid's grade of plain prose, to one place; None where there is none.

    A paragraph or list item that ends without a full stop counts as a sentence.
    """
    prose = _prose(paragraphs)
    return round(_textstat().flesch_kincaid_grade(prose), 1) if prose else None


def _prose(paragraphs: Iterable[str]) -> str:
    lines = (paragraph.strip().rstrip(OTHER_ENDS) for paragraph in paragraphs)
    worded = (line for line in lines if any(character.isalpha() for character in line))
    return "\n".join(line if line.endswith(SENTENCE_ENDS) else f"{line}." for line in worded)


def _textstat() -> Any:
    """The library, imported when it is first needed: it warns of pkg_resources, and takes a while to load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat import textstat
    return textstat

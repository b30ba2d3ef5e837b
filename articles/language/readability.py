"""How hard a text is to read: the years of schooling its words and sentences ask for."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SENTENCE_ENDS = (".", "!", "?")
OTHER_ENDS = ":;…,"


@dataclass(frozen=True, slots=True)
class Reading:
    """The measures of one text, in years of schooling, to one place. SMOG wants 30 sentences to be exact."""

    flesch_kincaid: float
    smog: float
    words: int


def reading(paragraphs: Iterable[str]) -> Reading | None:
    """Measure plain prose; None where there is none.

    A paragraph or list item that ends without a full stop counts as a sentence.
    """
    prose = _prose(paragraphs)
    if not prose:
        return None
    measure = _textstat()
    grade, smog = measure.flesch_kincaid_grade(prose), measure.smog_index(prose)
    return Reading(round(grade, 1), round(smog, 1), len(prose.split()))


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

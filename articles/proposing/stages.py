"""Whether a figure is of a course, or of what keeps its result: "four weeks apart, then twice a year"."""

import re
from enum import Enum

from .figures import NUMBER


class Stage(Enum):
    """What a part of a sentence tells of."""

    COURSE = "course"
    AFTER = "after"


THEN = re.compile(
    r"(?:\band|[,;]|^)\s?then\b"
    r"|\b(?:thereafter|afterwards|later on|from then on|since then|these days|nowadays"
    r"|after (?:that|this|these|(?:the|your|a) (?:\w+ )?(?:course|series|block|set|last))"
    r"|once [^,.;]{0,30}\b(?:done|finished|completed?|over))\b",
    re.IGNORECASE,
)
# "Twice a year after that."
SINCE = re.compile(r"[^,.;]{0,20}? (?:thereafter|afterwards|from then on|after (?:that|this))\b", re.IGNORECASE)
KEEPS = re.compile(
    r"\b(?:keep(?:s|ing)?|upkeep|maintain(?:s|ing)?|maintenance|sustain(?:s|ing)?|hold(?:s|ing)? on to|boosters?"
    r"|top(?:ping)?[- ]ups?|top(?:s|ping)? (?:it )?up|follow[- ]ups?|refreshers?)\b",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"\b(?:courses?|series|begin(?:s|ning)?|start(?:s|ing)?|first|initial(?:ly)?|apart"
    rf"|between (?:the )?(?:sessions|treatments|visits|appointments)"
    rf"|(?:{NUMBER})\s(?:[a-z]+\s)?(?:sessions|treatments|visits|appointments))\b",
    re.IGNORECASE,
)
PART = re.compile(r"[;:.,]\s|\s(?=(?:and|or|but|then|after|with|once)\b)", re.IGNORECASE)
FAR = 300
"""How many characters away words still tell it."""


def stage_of(question: str) -> Stage:
    """What a question about how often asks."""
    return Stage.AFTER if KEEPS.search(question) else Stage.COURSE


def stage_at(words: str, place: int) -> Stage | None:
    """What the part of the words at this place tells of, by its own words, by those before it, or by what follows."""
    words, place = words[max(0, place - FAR) : place + FAR], min(place, FAR)
    stage, start = None, 0
    for end in (*(found.start() for found in PART.finditer(words)), len(words)):
        part = words[start:end]
        stage = None if part.startswith((";", ".")) else stage
        if KEEPS.search(part) or THEN.search(part):
            stage = Stage.AFTER
        elif BEGINS.search(part):
            stage = Stage.COURSE
        if end > place:
            break
        start = end
    if stage is None and THEN.search(words, place):
        return Stage.AFTER if SINCE.match(words, place) else Stage.COURSE
    return stage or (Stage.AFTER if KEEPS.search(words, place) else None)

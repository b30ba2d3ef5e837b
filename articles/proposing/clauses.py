"""A sentence to its clauses, and to those of them that hold the words of a claim."""

import re

from .query import asked_for, terms
from .shapes import Asked

JOINED = r"it|they|we|you|he|she|this|these|is|are|was|were|can|may|might|will|should|must|has|have|does|do"
VERBS = r"needs?|requires?|causes?|makes?|leaves?|brings?|gives?|helps?|lasts?|goes|gets?|works?|takes?"
BREAK = re.compile(
    r"[;:]\s|\s[–—]\s"
    r"|,?\s(?=(?:but|while|although|though|whereas|because|so that|rather than|instead of|thanks to)\b)"
    r"|,\s(?=(?:and|or|so|nor|yet|then|which|since|never|not|with no|without)\b)"
    rf"|\s(?=and\s(?:{JOINED}|{VERBS})\b)",
    re.IGNORECASE,
)
# "While it may bleed, it is safe."
OPENING = re.compile(r"(\W*(?:while|although|though|whereas|because|since)\b[^,]*,)\s+(?=\w)", re.IGNORECASE)
INSTRUCTION = (
    r"(?:(?:please|always|then|and|but)\s+)*(?:do not|don['’]t|never|leave|keep|use|avoid|skip|wash|wear|apply|sleep"
    r"|drink|stay|let|rinse|take|start|stop|wait|follow|cover|protect|pat|put|sit|eat|clean|cut out"
    r"|hold|save|tell|ring|call|shield|try)"
)
# "If it is red, wait."
OPENS_WITH_INSTRUCTION = re.compile(rf"\W*(?:(?:if|where|when)\b[^,]*,\s+)?{INSTRUCTION}\b", re.IGNORECASE)
FEWEST_WORDS = 3
OF_QUOTATIONS = 0.3
"""What a word of other sources' quotations weighs beside one of the question."""


def clauses(words: str) -> list[str]:
    """The parts between which a denial, a limit or a figure does not carry over."""
    parts: list[str] = []
    for piece in map(str.strip, BREAK.split(words)):
        opening = OPENING.match(piece)
        for part in (piece[: opening.end()], piece[opening.end() :]) if opening else (piece,):
            if parts and (len(part.split()) < FEWEST_WORDS or len(parts[-1].split()) < FEWEST_WORDS):
                parts[-1] = f"{parts[-1]} {part}"
            else:
                parts.append(part)
    return parts


def is_instruction(clause: str) -> bool:
    """Whether it tells somebody what to do: "Use a mild shampoo"."""
    return OPENS_WITH_INSTRUCTION.match(clause) is not None


def speaking(words: str, asked: Asked) -> list[str]:
    """The clauses that hold most of the claim's words, in order; all of them where none holds any."""
    wanted, said = asked_for(asked), terms(*(one.exact for one in asked.said))
    parts = clauses(words)
    held = [sum(1.0 if term in wanted else OF_QUOTATIONS * (term in said) for term in terms(part)) for part in parts]
    most = max(held, default=0.0)
    return [part for part, weight in zip(parts, held, strict=True) if weight == most]

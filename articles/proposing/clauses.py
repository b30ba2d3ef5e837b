"""A sentence to its clauses, and to those of them that hold the words of a claim."""

import re

from .query import asked_for, terms
from .shapes import Asked

JOINED = r"it|they|we|you|he|she|this|these|is|are|was|were|can|may|might|will|should|must|has|have|does|do"
VERBS = r"needs?|requires?|causes?|makes?|leaves?|brings?|gives?|helps?|lasts?|goes|gets?|works?|takes?"
BREAK = re.compile(
    r"[;:?]\s|\s[–—]\s"
    r"|,?\s(?=(?:but|while|although|though|whereas|because|so that|rather than|instead of|thanks to)\b)"
    r"|,\s(?!(?:and|or) if\b)(?=(?:and|or|so|nor|yet|then|which|since|never|not|with no|without)\b)"
    rf"|\s(?=and\s(?:{JOINED}|{VERBS})\b)",
    re.IGNORECASE,
)
# "While it may bleed, it is safe."
OPENING = re.compile(r"(\W*(?:while|although|though|whereas|because|since)\b[^,]*,)\s+(?=\w)", re.IGNORECASE)
INSTRUCTION = (
    r"(?:(?:please|always|then|and|but)\s+)*(?:do not|don['’]t|never|leave|keep|use|avoid|skip|wash|wear|apply|sleep"
    r"|drink|stay|let|rinse|take|start|stop|wait|follow|cover|protect|pat|put|sit|eat|clean|cut out"
    r"|hold|save|give|tell|ring|call|shield|try)"
)
# "If it is red, wait."
OPENS_WITH_INSTRUCTION = re.compile(
    rf"\W*(?:(?:if|where|when|for|until|after|during)\b[^,]*,\s+)?{INSTRUCTION}\b", re.IGNORECASE
)
CONSEQUENCE = re.compile(
    r"[^,;:.]{0,40}\band (?:(?:your|the) \w+|it|they|you)(?:['’]ll| (?:\w+ly )?(?:will|would|may|might))\b",
    re.IGNORECASE,
)
# "We will be honest: it does not work" is one clause with what is announced.
ANNOUNCES = re.compile(
    r"(?:,\s)?\b(?:we|i)(?: (?:will|must|have to|want to|would rather)|['’]ll) (?:be|say|tell you)"
    r" (?:honest|frank|clear|open|straight|so|at once)\w*(?: (?:with|to) you)?:\s",
    re.IGNORECASE,
)
# "Is it a cure for baldness?" asks of a cure.
PREDICATE = re.compile(r"^is it (?:an? )?(\w+)", re.IGNORECASE)
FEWEST_WORDS = 3
OF_QUOTATIONS = 0.3
"""What a word of other sources' quotations weighs beside one of the question."""


def clauses(words: str) -> list[str]:
    """The parts between which a denial, a limit or a figure does not carry over."""
    parts: list[str] = []
    for piece in map(str.strip, BREAK.split(ANNOUNCES.sub(", ", words))):
        opening = OPENING.match(piece)
        for part in (piece[: opening.end()], piece[opening.end() :]) if opening else (piece,):
            if parts and (len(part.split()) < FEWEST_WORDS or len(parts[-1].split()) < FEWEST_WORDS):
                parts[-1] = f"{parts[-1]} {part}"
            else:
                parts.append(part)
    return parts


def is_instruction(clause: str) -> bool:
    """Whether it tells somebody what to do: "Use a mild shampoo", but not "Stop and your skin will dry"."""
    return OPENS_WITH_INSTRUCTION.match(clause) is not None and not CONSEQUENCE.match(clause)


def speaking(words: str, asked: Asked) -> list[str]:
    """The clauses that hold most of the claim's words, in order; all of them where none holds any.

    Where the question is whether it is something, those that name it.
    """
    wanted, said = asked_for(asked), terms(*(one.exact for one in asked.said))
    predicate = terms(*PREDICATE.findall(asked.question)).keys()
    every = clauses(words)
    parts = [part for part in every if predicate & terms(part).keys()] or every
    held = [sum(1.0 if term in wanted else OF_QUOTATIONS * (term in said) for term in terms(part)) for part in parts]
    most = max(held, default=0.0)
    return [part for part, weight in zip(parts, held, strict=True) if weight == most]

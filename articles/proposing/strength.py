"""Words to a level: one or two steps from none to severe."""

import re
from typing import Any

from .clauses import clauses, is_instruction
from .figures import COUNTED
from .hedges import is_approximate

# In this order: what stands in the words of an earlier step is no later one ("very little" is not "a little").
STEPS = {
    "none": r"painless|pain[- ]free|non-?\s?invasive|(?:does|do) not hurt|doesn['’]t hurt|not (?:at all )?painful"
    r"|(?<!virtually )(?<!almost )(?<!nearly )(?<!little or )(?:no|without(?: any)?)"
    r" (?:pain|downtime|time off|discomfort|side effects|recovery)"
    r"|(?:not|(?:don|doesn|won)['’]t) (?:need|take|lose) (?:to take )?(?:any )?(?:time off|downtime)",
    "minimal": r"minimal(?:ly)?|negligibl[ey]|very (?:little|slight(?:ly)?)|hardly|barely"
    r"|(?:virtually|almost|nearly) (?:no(?! one)|painless)"
    r"|(?:almost|nearly) (?:immediately|at once)|(?:straight|right) away|(?:the )?same day"
    r"|little (?:or no|downtime)|back (?:at|to|in) [^,;.]{1,30}(?:same|next|following|that)"
    r" (?:day|morning|afternoon|evening)",
    "mild": r"mild(?:ly)?|slight(?:ly)?|minor|gentle|light|a little|a (?:wee |tiny )?bit"
    r"|no worse than|(?:toler|bear)able|(?:nothing|not) (?:major|serious)|low(?=[- ](?:level|pain|grade))",
    "moderate": r"moderate(?:ly)?|quite painful|fairly painful",
    "severe": r"severe(?:ly)?|intense(?:ly)?|extreme(?:ly)?|very painful|excruciating|agonising",
}
STEP = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in STEPS.items()}

OUT_OF_TEN = re.compile(
    rf"\b(?P<score>\d|{'|'.join(COUNTED.split()[:9])})\s?"
    r"(?:(?:out of|on a scale of)\s(?:(?:0|1|zero|one) to )?(?:ten|10)|/\s?10)\b",
    re.IGNORECASE,
)
MILD_TO, MODERATE_TO = 3, 6
"""The highest scores out of ten that are called mild and moderate, as is usual of pain."""


def strength(words: str) -> dict[str, Any]:
    """`values`: the lowest and the highest step that the words name; nothing where they name none.

    What one is told to do names none: "use a mild shampoo".
    """
    left = words = " ".join(clause for clause in clauses(words) if not is_instruction(clause))
    named = []
    for name, pattern in STEP.items():
        if pattern.search(left):
            named.append(name)
            left = pattern.sub(" ", left)
    if score := OUT_OF_TEN.search(words):
        named.append(_step_of(score))
    if not named:
        return {}
    ends = [named[0], named[-1]] if len(named) > 1 else named
    return {"values": ends} | ({"approximate": True} if is_approximate(words) else {})


def _step_of(found: re.Match[str]) -> str:
    score = int(found["score"]) if found["score"].isdigit() else COUNTED.split().index(found["score"].casefold()) + 1
    return "none" if score == 0 else "mild" if score <= MILD_TO else "moderate" if score <= MODERATE_TO else "severe"

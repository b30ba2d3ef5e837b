"""Words to a level: one or two steps from none to severe."""

import re
from typing import Any

from .hedges import is_hedged

# In this order: what stands in the words of an earlier step is no later one ("very little" is not "a little").
STEPS = {
    "none": r"painless|pain[- ]free|non-?\s?invasive|(?:does|do) not hurt|doesn['’]t hurt|not (?:at all )?painful"
    r"|(?:no|without(?: any)?) (?:pain|downtime|discomfort|side effects|recovery)",
    "minimal": r"minimal(?:ly)?|negligibl[ey]|very (?:little|slight(?:ly)?)|hardly any|barely|virtually (?:no|painless)"
    r"|(?:almost|nearly) (?:immediately|at once|painless)|(?:straight|right) away|(?:the )?same day"
    r"|little (?:or no|downtime)",
    "mild": r"mild(?:ly)?|slight(?:ly)?|minor|gentle|light|a little|tolerable|low(?=[- ](?:level|pain|grade))",
    "moderate": r"moderate(?:ly)?|quite painful|fairly painful",
    "severe": r"severe(?:ly)?|intense(?:ly)?|extreme(?:ly)?|very painful|excruciating|agonising",
}
STEP = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in STEPS.items()}


def strength(words: str) -> dict[str, Any]:
    """`values`: the lowest and the highest step that the words name; nothing where they name none."""
    left = words
    named = []
    for name, pattern in STEP.items():
        if pattern.search(left):
            named.append(name)
            left = pattern.sub(" ", left)
    if not named:
        return {}
    ends = [named[0], named[-1]] if len(named) > 1 else named
    return {"values": ends} | ({"approximate": True} if is_hedged(words) else {})

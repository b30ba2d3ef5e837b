"""Words to the value that they give for a claim."""

import re
from typing import Any

from .shapes import Asked

FIG = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|multiple|few|once|twice)\b", re.I
)


def has_figure(words: str) -> bool:
    return FIG.search(words) is not None


def read_value(words: str, asked: Asked) -> dict[str, Any]:
    """The fields of a statement that quotes these words: the value of the claim's kind, or a mention."""
    return {"mention": True}

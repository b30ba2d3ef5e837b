"""Words to the value that they give for a claim."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from .amount import amount
from .naming import naming
from .shapes import Asked
from .stance import stance
from .strength import strength
from .study import tells_of_a_study

READERS: Mapping[str, Callable[[str, Asked], dict[str, Any]]] = {
    "stance": stance,
    "quantity": amount,
    "level": strength,
    "set": naming,
}
FIG = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|multiple|few|once|twice)\b", re.I
)


def has_figure(words: str) -> bool:
    return FIG.search(words) is not None


def read_value(words: str, asked: Asked) -> dict[str, Any]:
    """The fields of a statement that quotes these words: the value of the claim's kind, or a mention."""
    value = READERS[asked.kind](words, asked) or {"mention": True}
    return value | ({"study": True} if tells_of_a_study(words) else {})

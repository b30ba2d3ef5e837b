"""Words to the value that they give for a claim."""

from typing import Any

from .amount import amount
from .naming import naming
from .shapes import Asked
from .stance import stance
from .strength import strength
from .study import tells_of_a_study


def read_value(words: str, asked: Asked, before: str = "") -> dict[str, Any]:
    """The fields of a statement that quotes these words: the value of the claim's kind, or else a mention.

    `before` are the words of the same sentence before them.
    """
    value = _of_its_kind(words, asked, before) or {"mention": True}
    return value | ({"study": True} if tells_of_a_study(f"{before}{words}") else {})


def _of_its_kind(words: str, asked: Asked, before: str) -> dict[str, Any]:
    match asked.kind:
        case "stance":
            return {**stance(words, asked, before)}
        case "quantity":
            return amount(words, asked)
        case "level":
            return strength(words)
        case "set":
            return naming(words, asked, before)
    return {}

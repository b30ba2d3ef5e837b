"""Words to the things that they name: what other sources named, and the items that follow a lead-in."""

import re
from typing import Any

from .hedges import is_hedged
from .query import terms
from .shapes import Asked

# From the surest to the least: where one stands, those after it are not looked for.
LEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:such as|including|includes?|like|namely|e\.g\.|for example|factors:)\s+",
        r"(?:\b(?:depends? on|depending on|influenced by|affected by|var(?:y|ies) (?:with|by)"
        r"|(?:anyone|people|individuals|patients|those) (?:who|with))|^\W*(?:has|have))\s+(?:had\s+)?",
        r"\b(?:(?:performed|done|carried out|given|treated) by|choose|choosing|takes?|taking|only see)\s+",
    )
)
BETWEEN = re.compile(r",\s*(?:and|or)\s+|[,;]\s*|\s+(?:and|or)\s+")
BULLET = re.compile(r"^\s*(?:[-•*–▪◦]|\d+[.)])\s*")
OPENING = re.compile(r"^(?:the|your|their|its|our|individual(?:['’]s)?|certain)\s+", re.IGNORECASE)
END = re.compile(
    r"[.;:!?]|,?\s(?:such as|including)\b.*$"
    r"|,?\s(?:can|could|may|might|will|should|is|are|play|all|before|after|during)\b.*$"
)
LONGEST_ITEM = 8
SHORT_ITEM = 6


def naming(words: str, asked: Asked) -> dict[str, Any]:
    """`values`: each thing once, in other sources' words where they have named it."""
    own = terms(words)
    others = dict.fromkeys(value for said in asked.said for value in said.values)
    shared = [value for value in others if (of_value := terms(value)) and of_value.keys() <= own.keys()]
    shared = [one for one in shared if not any(one != two and terms(one).keys() < terms(two).keys() for two in shared)]
    known = terms(*shared)
    items = [item for item in _items(words) if not terms(item).keys() <= known.keys()]
    values = [*_titles(words, list(others)), *shared, *items] or _whole(words)
    values = list(dict.fromkeys(values))
    return {"values": values} | ({"approximate": True} if is_hedged(words) else {}) if values else {}


def _items(words: str) -> list[str]:
    """What is listed after a lead-in such as "including"; what the first kind of lead-in that stands there has."""
    for pattern in LEADS:
        if lead := pattern.search(words):
            parts = BETWEEN.split(END.sub("", words[lead.end() :]))
            items = [_bare(item) for item in parts]
            return [item for item in items if terms(item) and len(item.split()) <= LONGEST_ITEM]
    return []


def _bare(item: str) -> str:
    item, before = item.strip(" ."), ""
    while item != before:
        item, before = OPENING.sub("", item), item
    return item


def _titles(words: str, others: list[str]) -> list[str]:
    """Names that begin with the two words with which another's does: "Journal of …"."""
    starts = {" ".join(value.split()[:2]) for value in others if value.istitle() or value[:1].isupper()}
    return [
        found[0]
        for start in starts
        for found in re.finditer(rf"\b{re.escape(start)}(?:\s(?:of|and|the|[A-Z][\w-]*))*", words)
    ]


def _whole(words: str) -> list[str]:
    """A short item of a list is itself what is named."""
    item = BULLET.sub("", words).strip(" .")
    return [f"{item[0].lower()}{item[1:]}"] if item[:1].isupper() and len(item.split()) <= SHORT_ITEM else []

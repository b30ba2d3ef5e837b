"""Words to the things that they name: what other sources named, and the items that follow a lead-in."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .clauses import INSTRUCTION, JOINED, VERBS, is_instruction
from .hedges import is_approximate
from .query import known_words, terms
from .shapes import Asked

# From the surest to the least: where one stands, those after it are not looked for.
LEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:such as|including|includes?|namely|e\.g\.|for example|factors:)\s+",
        r"(?:\b(?:depends? on|depending on|influenced by|affected by|var(?:y|ies) (?:with|by))"
        r"|^\W*(?:has|have))\s+(?:had\s+)?",
        r"\b(?:(?:performed|done|carried out|given|treated) by|left to|in the hands of|choose|choosing|only see)\s+",
    )
)
# "One of our nurses does it", where the question asks who.
WHO = re.compile(r"\W*who\b.*\bdo\b", re.IGNORECASE)
DOES = re.compile(
    r"\b(?:an?|the|our|one of (?:our|the)(?: \w+)?)\s+(?P<who>(?:[\w-]+\s+){0,3}?[\w-]+)\s+"
    r"(?:(?:then|always)\s+)?(?:does|do|did|performs?|performed|works|treats?|carries|uses)\b",
    re.IGNORECASE,
)
# Where the question asks who is advised against it.
AGAINST = re.compile(r"\bagainst\b|\bshould(?: you)? not\b", re.IGNORECASE)
LEADS_AGAINST = (
    re.compile(
        r"(?:\b(?:do|does|will|would|can|should|must)(?: not|n['’]t)|\b(?:never|cannot|won['’]t))\s+(?:\w+\s+){1,2}?"
        r"(?:(?:over|on|into|through|during)|(?:anyone|anybody|people|patients|those) (?:who|with))\s+",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bnor (?:do|does|will|would|can|should|must)\s+(?:\w+\s+){2}(?:over|on|into|through)\s+", re.IGNORECASE
    ),
    re.compile(r"\bif you(?:['’](?:re|ve))?\s+(?=(?:have|are|had|take|use|scar|get|suffer|bleed)\b)", re.IGNORECASE),
    re.compile(r"\b(?:anyone|people|individuals|patients|those) (?:who|with)\s+", re.IGNORECASE),
    *LEADS,
)
# "Those on warfarin and anyone who has gout should not have it": all before it.
ADVISED = re.compile(r",?\s(?:should|must|can|do)(?: not|n['’]t| never| avoid| wait| think twice)\b.*$", re.IGNORECASE)
LEADS_TO_A_LIST = re.compile(r"\b(?:if you|(?:anyone|anybody|people|patients|those) (?:who|with))\W*$", re.IGNORECASE)
MEDICINES = re.compile(r"\b(?:medicines?|drugs?|medications?)\b", re.IGNORECASE)
TAKEN = re.compile(r"\b(?:takes?|taking|taken|took|uses?|using|used|prescribed|on|having|finished)\b", re.IGNORECASE)
OTHER_VERB = re.compile(r"\W*(?:has|have|had|are|is|who|with|if|scar|get|suffer|bleed)\b", re.IGNORECASE)
# What one is told to do: "Keep it dry, and wear a hat".
TO_DO = re.compile(r"\bwhat (?:should|must|can) (?:you|one) do\b", re.IGNORECASE)
NEXT = re.compile(rf"[,;]?\s+(?:(?:and|then|but)\s+)+(?={INSTRUCTION}\b)|[,;]\s+(?={INSTRUCTION}\b)", re.IGNORECASE)
SMALL_WORDS = re.compile(r"^\W*(?:(?:please|always|then|and|but)\s+)*", re.IGNORECASE)
TIME_AGO = re.compile(r"\s(?:in|within|for|during) the (?:last|past)\s.*$", re.IGNORECASE)
REASON = re.compile(r",?\s(?:since|because|as|so that|which|while)\s.*$", re.IGNORECASE)
BETWEEN = re.compile(r",\s*(?:and|or)\s+|[,;]\s*|\s+(?:and|or)\s+")
BULLET = re.compile(r"^\s*(?:[-•*–▪◦]|\d+[.)])\s*")
OPENING = re.compile(
    r"^(?:the|your|their|its|our|individual(?:['’]s)?|certain|please|always|then|and|if|you(?:['’](?:re|ve))?"
    r"|those|anyone|anybody|people|patients|who|with|tend to|ha(?:ve|s|d|ving)|are|is|been|takes?|taken|taking|took"
    r"|on|uses?|using|suffer from)\s+",
    re.IGNORECASE,
)
END = re.compile(
    r"[.;:!?]|,?\s(?:such as|including)\b.*$"
    r"|,?\s(?<!that\s)(?<!who\s)(?<!which\s)(?<!you\s)(?:can|could|may|might|will|should|is|are|play)\b.*$"
    r"|,?\s(?:all|before|after|during)\b.*$"
)
END_OF_SENTENCE = re.compile(r"[.!?]\W*$")
OPENS_WITH_IF = re.compile(r"\W*if\b", re.IGNORECASE)
IS_SENTENCE = re.compile(rf"\b(?:{JOINED}|{VERBS})\b", re.IGNORECASE)
LONGEST_ITEM = 8
SHORT_ITEM = 6


def naming(words: str, asked: Asked, before: str = "") -> dict[str, Any]:
    """`values`: each thing once, in other sources' words where they have named it.

    `before` are the words of the sentence before them, or those that lead to their list.
    """
    own = terms(words)
    others = dict.fromkeys(value for said in asked.said for value in said.values)
    shared = [value for value in others if (of_value := terms(value)) and of_value.keys() <= own.keys()]
    shared = [one for one in shared if not any(one != two and terms(one).keys() < terms(two).keys() for two in shared)]
    known = terms(*shared)
    items = [item for item in _listed(words, asked, before) if not terms(item).keys() <= known.keys()]
    values = [*_titles(words, list(others)), *shared, *items] or _whole(words)
    values = list(dict.fromkeys(values))
    return {"values": values} | ({"approximate": True} if is_approximate(words) else {}) if values else {}


def _listed(words: str, asked: Asked, before: str) -> list[str]:
    if TO_DO.search(asked.question) and is_instruction(words):
        return [_told(part) for part in NEXT.split(END_OF_SENTENCE.sub("", BULLET.sub("", words)))]
    if WHO.match(asked.question) and (found := DOES.search(words)) and terms(found["who"]).keys() & known_words(asked):
        return [found["who"]]
    if not AGAINST.search(asked.question):
        return [_bare(item) for item in _items(words, LEADS)]
    led = LEADS_TO_A_LIST.search(before) is not None
    advised = ADVISED.search(words)
    if led or advised:
        items = BETWEEN.split(END.sub("", BULLET.sub("", words[: advised.start()] if advised else words)))
    else:
        items = _items(words, LEADS_AGAINST)
    if MEDICINES.search(asked.question):
        items = list(_taken(items))
    return [_bare(item) for item in items]


def _taken(items: Sequence[str]) -> Iterator[str]:
    """Those that are taken: after "take" or "on", until the next verb."""
    taken = False
    for item in items:
        taken = TAKEN.search(item) is not None or (taken and not OTHER_VERB.match(item))
        if taken:
            yield TIME_AGO.sub("", item)


def _items(words: str, leads: Sequence[re.Pattern[str]]) -> list[str]:
    """What is listed after a lead-in such as "including"; what the first kind of lead-in that stands there has."""
    for pattern in leads:
        if lead := pattern.search(words):
            parts = BETWEEN.split(END.sub("", words[lead.end() :]))
            # "If you have had it, wait": what stands last is what to do.
            if len(parts) > 1 and OPENS_WITH_IF.match(words[: lead.end()]) and not OPENS_WITH_IF.match(parts[-1]):
                parts = parts[:-1]
            return [item for item in parts if terms(item) and len(item.split()) <= LONGEST_ITEM]
    return []


def _told(part: str) -> str:
    """What one is told to do, as it may stand in the middle of a sentence."""
    told = SMALL_WORDS.sub("", REASON.sub("", part))
    return f"{told[:1].lower()}{told[1:]}"


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
    """A short item of a list, which is no sentence, is itself what is named."""
    if words.rstrip().endswith(".") and not BULLET.match(words):
        return []
    item = BULLET.sub("", words).strip(" .")
    is_short = item[:1].isupper() and len(item.split()) <= SHORT_ITEM and not IS_SENTENCE.search(item)
    return [f"{item[0].lower()}{item[1:]}"] if is_short else []

"""Words to the things that they name: what other sources named, and the items that follow a lead-in."""

import re
from collections.abc import Iterator, KeysView, Sequence
from typing import Any

from .clauses import INSTRUCTION, JOINED, VERBS, is_instruction
from .hedges import is_approximate, is_negated
from .query import known_words, terms
from .shapes import Asked

EXAMPLES = re.compile(r"\b(?:such as|including|includes?|namely|e\.g\.|for example|factors:)\s+", re.IGNORECASE)
# "What happens?" asks for no things, of which examples could be given.
FOR_THINGS = re.compile(r"\b(?:which|who|depends?)\b|\bwhat (?!happens|do|does|did)\w+", re.IGNORECASE)
DEPENDS = re.compile(r"\bdepends?\b", re.IGNORECASE)
LEADS_TO_WHAT_IT_DEPENDS_ON = re.compile(
    r"\b(?:depends? on|depending on|turns? on|comes? down to|hinges? on|influenced by|affected by"
    r"|var(?:y|ies) (?:with|by))\s+",
    re.IGNORECASE,
)
# "Your age and your habits all play a part."
MATTERS = re.compile(
    r"(?:.*:\s)?(?:.*?,\s(?:and|but)\s(?=[^,]+,))?(?P<what>[^:;.]+?),?\s(?:(?:all|both)\s(?:matter|count)"
    r"|(?:(?:all|both)\s)?plays? (?:a|an|its|their) (?:\w+ )?(?:part|role))\b",
    re.IGNORECASE,
)
LEADS_TO_WHO = re.compile(
    r"\b(?:(?:performed|done|carried out|given|treated) by|left to|in the hands of|choose|choosing|only see"
    r"|whoever \w+ it (?:is|must be))\s+"
    r"(?:an?\s+)?",
    re.IGNORECASE,
)
# "One of our nurses does it", "a doctor or a trained nurse should hold it", where the question asks who.
WHO = re.compile(r"\W*who\b.*\bdo\b", re.IGNORECASE)
MODAL = r"(?:then|always|only|should|must|may|can|could|will|would|shall|has to|have to|needs? to|ought to|is|are)"
OR = r"(?:,?\s+or\s+(?:an?\s+)?|,?\s+and\s+an?\s+)"
PERSON = rf"(?:(?!{MODAL}\b)[\w-]+\s+){{0,3}}?(?!{MODAL}\b)[\w-]+"
DOES = re.compile(
    rf"\b(?:an?|the|our|one of (?:our|the)(?: \w+)?)\s+"
    rf"(?P<who>{PERSON}(?:(?:,\s+(?:an?\s+)?{PERSON}){{0,3}}{OR}{PERSON})??(?: with [^,.;]{{1,40}}?)?)\s+"
    rf"(?:{MODAL}\s+)*(?:does|do|did|performs?|performed|works?|treats?|carry|carries|uses?|holds?|handles?|runs?|moves?|guides?|glides?)\b",
    re.IGNORECASE,
)
# Where the question asks who is advised against it.
SOMEBODY = r"(?:anyone|anybody|people|individuals|patients|those)"
AGAINST = re.compile(r"\bagainst\b|\bshould(?: you)? not\b", re.IGNORECASE)
LEADS_AGAINST = (
    re.compile(
        r"\b(?:conditions?|illness(?:es)?|diseases?|problems?|reasons?),? (?:such as|including)\s+", re.IGNORECASE
    ),
    re.compile(
        r"(?:\b(?:do|does|will|would|can|should|must)(?: not|n['’]t)|\b(?:never|cannot|won['’]t))\s+(?:\w+\s+){1,2}?"
        rf"(?:(?:over|on|into|through|during)|{SOMEBODY} (?:who|with|on))\s+",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bnor (?:do|does|will|would|can|should|must)\s+(?:\w+\s+){2}(?:over|on|into|through)\s+", re.IGNORECASE
    ),
    re.compile(
        r"(?:\b(?:do|does|will|would|can)(?: not|n['’]t) (?:treat|accept|see|take)|\bturn(?:s|ed)? away)\s+"
        rf"(?!{SOMEBODY}\b|it\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bif (?:you(?:['’](?:re|ve)\s+(?:got|had)?|\s+(?=(?:have|are|had|take|use|scar|get|suffer|bleed)\b))"
        r"|there(?:['’]s| is| are))\s*",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{SOMEBODY} (?:who|with|on)\s+", re.IGNORECASE),
    re.compile(
        r"\b(?:not (?:suitable|suited|recommended|advised|right|safe|meant)|unsuitable|unsafe)"
        r" (?:for|in|with|on|to)\s+(?!every|all\b)",
        re.IGNORECASE,
    ),
    EXAMPLES,
)
# "We see people with gout" advises nobody against it; "ask first" and "if" do.
ADVISES = re.compile(
    r"\b(?:tell us|asks?|asked|caution|careful|wait|later|avoid|skip|reasons?|away|unsuitable|unsafe|needs?|risk|if)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(rf"\b{SOMEBODY}\b|{EXAMPLES.pattern}", re.IGNORECASE)
# "Those on warfarin and anyone who has gout should not have it": all before it.
ADVISED = re.compile(
    r",?\s(?<!who\s)(?<!that\s)(?<!which\s)(?:(?:should|must|can|do)(?: not|n['’]t| never| avoid| wait| think twice)"
    r"|needs? (?:an?|to|our|your|written)"
    r"|(?:is|are) (?:an? )?(?:reasons?|turned away|asked to|told|excluded|advised (?:not|against)"
    r"|unsuitable(?! for)|not (?:candidates?|suitable(?! for)|eligible|accepted)))\b",
    re.IGNORECASE,
)
NOT_OF_A_LIST = re.compile(r"\b(?:we|i|you|it|please|if)\b", re.IGNORECASE)
JOINED_TO = re.compile(r"\b(?:and|or)\s+$", re.IGNORECASE)
LEADS_TO_A_LIST = re.compile(
    rf"\b(?:if you|{SOMEBODY} (?:who|with)|if (?:any|one|either) of (?:these|those|the following)(?: \w+){{0,4}})\W*$",
    re.IGNORECASE,
)
MEDICINES = re.compile(r"\b(?:medicines?|drugs?|medications?)\b", re.IGNORECASE)
TAKEN = re.compile(
    r"\b(?:takes?|taking|taken|took|uses?|using|used|prescribed|having|finished"
    r"|on(?!\s(?:the|your|his|her|their|its|top|an?|one)\b))\b",
    re.IGNORECASE,
)
OTHER_VERB = re.compile(r"\W*(?:has|have|had|are|is|who|with|if|scar|get|suffer|bleed)\b", re.IGNORECASE)
# What one is told to do: "Keep it dry, and wear a hat".
SO_LONG = re.compile(r"^\W*(?:for|until|after|during)\b[^,]*,\s+", re.IGNORECASE)
TO_DO = re.compile(r"\bwhat (?:should|must|can) (?:you|one) do\b", re.IGNORECASE)
NEXT = re.compile(rf"[,;]?\s+(?:(?:and|then|but)\s+)+(?={INSTRUCTION}\b)|[,;]\s+(?={INSTRUCTION}\b)", re.IGNORECASE)
# "No washing until the next day".
NO_MORE = re.compile(r"\W*no [^,.;]{1,40}\b(?:for|until|till|before)\b", re.IGNORECASE)
SMALL_WORDS = re.compile(r"^\W*(?:(?:please|always|then|and|but)\s+)*", re.IGNORECASE)
TIME_AGO = re.compile(
    r"\s(?:in|within|for|during) (?:the (?:last|past)|(?:\w+ ){1,3}(?:days|weeks|months|years))\b.*$", re.IGNORECASE
)
REASON = re.compile(r",?\s(?:since|because|as|so that|which|while)\s.*$|:\s.*$", re.IGNORECASE)
APART = re.compile(r"[,;]\s|\sor\s", re.IGNORECASE)
BETWEEN = re.compile(r"[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
BULLET = re.compile(r"^\s*(?:[-•*–▪◦]|\d+[.)])\s*")
OPENING = re.compile(
    r"^(?:the|your|their|its|our|individual(?:['’]s)?|certain|please|always|then|and|if|you(?:['’](?:re|ve))?|there(?:['’]s)?|got"
    rf"|{SOMEBODY}|who|with|tends? to|ha(?:ve|s|d|ving)|are|is|been|being|takes?|taken|taking|took|on|uses?|using|used"
    r"|needs?|suffers? from|prone to|undergoing|treated for|diagnosed with|forms?(?! of)|gets?|develops?)\s+",
    re.IGNORECASE,
)
END = re.compile(
    r"[.!?]|:\s.*$|,?\s(?:such as|including|like (?=[A-Z]))\b.*$"
    r"|,?\s(?<!that\s)(?<!who\s)(?<!which\s)(?<!you\s)(?<!or\s)(?<!and\s)(?:can|could|may|might|will|should|is|are|play)\b.*$"
    r"|,?\s(?:all|before|after|during|to (?:ensure|achieve|determine|make sure|get))\b.*$"
)
END_OF_SENTENCE = re.compile(r"[.!?]\W*$")
OPENS_WITH_IF = re.compile(r"\W*if\b", re.IGNORECASE)
# "Hoping it would pass", "which comes back".
IS_CLAUSE = re.compile(r"^\W*(?:that|which|whose|where|when)\b|ing (?:it|that|they|you|we)\b", re.IGNORECASE)
OPENS_A_SENTENCE = re.compile(r"\W*(?:it|they|we|he|she|this|these|our|please|which|by)\b", re.IGNORECASE)
IS_SENTENCE = re.compile(rf"\b(?:{JOINED}|{VERBS})\b", re.IGNORECASE)
LONGEST_ITEM = 8
SHORT_ITEM = 6


def naming(words: str, asked: Asked, before: str = "") -> dict[str, Any]:
    """`values`: each thing once, in other sources' words where they have named it.

    `before` are the words of the sentence before them, or those that lead to their list.
    """
    parts = [terms(part).keys() for part in APART.split(words)]
    others = dict.fromkeys(value for said in asked.said for value in said.values)
    shared = [one for one in others if _stands_in(one, [terms(words).keys()] if APART.search(one) else parts)]
    shared = [one for one in shared if not any(one != two and terms(one).keys() < terms(two).keys() for two in shared)]
    known = terms(*shared)
    items = [item for item in _listed(words, asked, before) if not terms(item).keys() <= known.keys()]
    values = [*_titles(words, list(others)), *shared, *items] or _whole(words)
    values = list(dict.fromkeys(values))
    # "Wear a hat, because it can burn" is told without limits.
    told = REASON.sub("", words) if TO_DO.search(asked.question) else words
    return {"values": values} | ({"approximate": True} if is_approximate(told) else {}) if values else {}


def _stands_in(value: str, parts: Sequence[KeysView[str]]) -> bool:
    """Whether one of the parts has all its terms."""
    own = terms(value).keys()
    return bool(own) and any(own <= part for part in parts)


def _listed(words: str, asked: Asked, before: str) -> list[str]:
    """What the words list of the things that are asked for; nothing where others are."""
    question = asked.question
    if TO_DO.search(question):
        return _steps(words) if is_instruction(words) or NO_MORE.match(words) else []
    if WHO.match(question):
        return next(_people(words, asked), [])
    if AGAINST.search(question):
        items = _advised_against(BULLET.sub("", words), before)
        return [_bare(item) for item in (_taken(items, asked) if MEDICINES.search(question) else items)]
    if DEPENDS.search(question):
        matters = MATTERS.match(words)
        items = _members(_uncapitalised(matters["what"])) if matters else []
        return [_bare(item) for item in items or _items(words, (EXAMPLES, LEADS_TO_WHAT_IT_DEPENDS_ON))]
    return [_bare(item) for item in _items(words, (EXAMPLES,))] if FOR_THINGS.search(question) else []


def _steps(words: str) -> list[str]:
    """Each thing that one is told to do."""
    return [_told(step) for step in NEXT.split(END_OF_SENTENCE.sub("", SO_LONG.sub("", BULLET.sub("", words))))]


def _people(words: str, asked: Asked) -> Iterator[list[str]]:
    """Those who do it, where any word for them is known."""
    for found in (*DOES.finditer(words), *LEADS_TO_WHO.finditer(words)):
        named = found["who"] if found.re is DOES else END.sub("", words[found.end() :])
        if terms(named).keys() & known_words(asked):
            # "A doctor, nurse or therapist" are three, "a trained, careful nurse" is one.
            yield [item for item in re.split(rf"{OR}|,\s+(?:an?\s+)?" if " or " in named else OR, named) if terms(item)]


def _advised_against(words: str, before: str) -> list[str]:
    """Who should not have it: all that stands before "should not", after a lead-in or in the item of a list."""
    if LEADS_TO_A_LIST.search(before):
        return _members(_uncapitalised(words))
    opening = GENERAL.split(words, maxsplit=1)[0]
    if IS_SENTENCE.search(opening) and not is_negated(words) and not ADVISES.search(words):
        return []
    advised = ADVISED.search(words)
    if advised and not NOT_OF_A_LIST.search(words[: advised.start()]):
        return _members(_uncapitalised(words[: advised.start()])) + _items(words[advised.end() :], LEADS_AGAINST)
    return _items(words, LEADS_AGAINST)


def _members(words: str) -> list[str]:
    """The parts of a list."""
    items = BETWEEN.split(END.sub("", words))
    return [item for item in items if terms(item) and not OPENS_A_SENTENCE.match(item) and not IS_CLAUSE.search(item)]


def _taken(items: Sequence[str], asked: Asked) -> Iterator[str]:
    """Those that are taken: after "take" or "on", until the next verb; and what is known as a medicine."""
    taken, known = (
        False,
        [terms(one).keys() for one in (*asked.also, *(name for said in asked.said for name in said.values))],
    )
    for item in items:
        taken = TAKEN.search(item) is not None or (taken and not OTHER_VERB.match(item))
        if taken or any(one and one <= terms(item).keys() for one in known):
            yield TIME_AGO.sub("", item)


def _items(words: str, leads: Sequence[re.Pattern[str]]) -> list[str]:
    """What is listed after a lead-in such as "including"; what the first kind of lead-in that stands there has."""
    for pattern in leads:
        if lead := pattern.search(words):
            before = words[: lead.start()]
            # "Eczema, and anyone who has gout": the list begins before its lead-in.
            whole = JOINED_TO.search(before) and not IS_SENTENCE.search(before)
            parts = _members(_uncapitalised(words) if whole else words[lead.end() :])
            # "If you have had it, wait": what stands last is what to do.
            if len(parts) > 1 and OPENS_WITH_IF.match(words[: lead.end()]) and not OPENS_WITH_IF.match(parts[-1]):
                parts = parts[:-1]
            return [item for item in parts if len(item.split()) <= LONGEST_ITEM]
    return []


def _told(part: str) -> str:
    """What one is told to do, as it may stand in the middle of a sentence."""
    return _uncapitalised(SMALL_WORDS.sub("", REASON.sub("", part)))


def _uncapitalised(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


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
        for found in re.finditer(
            rf"\b(?:(?!The\b)[A-Z][\w-]+\s)*{re.escape(start)}(?:\s(?:of|the|and(?! the\b)|[A-Z][\w-]*))*", words
        )
    ]


def _whole(words: str) -> list[str]:
    """A short item of a list, which is no sentence, is itself what is named."""
    if ":" in words or (words.rstrip().endswith(".") and not BULLET.match(words)):
        return []
    item = BULLET.sub("", words).strip(" .")
    is_short = item[:1].isupper() and len(item.split()) <= SHORT_ITEM and not IS_SENTENCE.search(item)
    return [_uncapitalised(item)] if is_short else []

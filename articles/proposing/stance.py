"""Words to a stance: yes or no, with or without limits, or uncertain."""

import re

from articles.comparing import Degree

from .clauses import clauses, is_instruction, speaking
from .figures import NUMBER, OF_PEOPLE
from .hedges import is_bound, is_hedged, is_left_open, is_negated
from .naming import LEADS_TO_A_LIST
from .query import asked_for, terms
from .shapes import Asked, Said
from .study import tells_only_of_a_design

ALIKE = 0.5
"""From this share of common words on, what others said in such words tells whether they mean yes or no."""
ENOUGH, LIKE = 0.2, 0.25
"""The share of a question's words that an answer has, or of those of what another source answered."""
CLAUSE = re.compile(r"[;:?!]\s|,\s+(?:and|but|or|while|although)\b", re.IGNORECASE)
PHRASE = re.compile(r",|\b(?:and|but|that|which)\b", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:that|who)\b(?!\s(?:you|we|i|it|they)\b)", re.IGNORECASE)
APART = re.compile(r"\W*(?:while|although|though|whereas)\b", re.IGNORECASE)
# "Swelling is not, and we would want to see it": what it is not was said before.
ELLIPSIS = re.compile(
    r"^(?!.*\b(?:rather|prefer)\b).*\b(?:is|are|was|were|do|does|did|can|will|has|have) not\W*$", re.IGNORECASE
)
# "We have never seen it, but it is possible."
STILL_POSSIBLE = re.compile(
    r"\b(?:but|though|although) (?:it|this|that|they)(?:['’]s| is| are)? (?:always |still )?"
    r"(?:possible(?! to\b| that\b)|(?:can|could|may|does) happen)\b",
    re.IGNORECASE,
)
# "The upkeep visit is £90" tells no need of it.
PRICE = re.compile(r"[$€£]\s?\d")
CAN = re.compile(r"\W*can\b", re.IGNORECASE)
# "A visit lasts an hour", "a year after the last session": no result lasts there.
RESULTS_LAST = re.compile(r"\bresults? last\b", re.IGNORECASE)
LAST_ONE = re.compile(
    rf"\b(?:the|your|a|an|our) last\b|\blast (?:spring|summer|autumn|winter|week|month|year|night|time)\b"
    rf"|\blasts? (?:[a-z]+ ){{0,2}}{NUMBER} (?:[a-z]+ {NUMBER} )?(?:minutes?|hours?|days?)\b",
    re.IGNORECASE,
)
NOT_TREATED = re.compile(
    r"\W*(?:we|i) (?:(?:do|will|would|can)(?: not|n['’]t|not)|won['’]t|never) (?:\w+ over|treat|accept|see|take)\b",
    re.IGNORECASE,
)
REASON = re.compile(r"\W*(?:\w+ )?(?:because|since)\b", re.IGNORECASE)
TO_DO = re.compile(r"\b(?:should|must|need\w*|yourself)\b", re.IGNORECASE)
# Of the conditions of those who may not have it: whether they may is told, and not what it causes.
FOR_WHOM = re.compile(r"\b(?:you|suit|for|help|work)\b", re.IGNORECASE)
SUITS = re.compile(
    r"\b(?:suits?|(?:right|good|suitable|best) for|works? (?:well |best )?(?:for|in|on)"
    r"|who (?:can|should|must)(?:n?['’]t|not| not))\b",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\bif (?:you(?: are|['’](?:re|ve)| have)|the|your)\b.*", re.IGNORECASE)
WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
# "Does it help coughing?" – "You will see less coughing."
HELP = re.compile(r"\bhelp\b", re.IGNORECASE)
LESS = re.compile(r"\b(?:less|fewer) (?P<of>\w+)", re.IGNORECASE)
ALONE = re.compile(r"\b(?:alone|by itself|on its own)\b", re.IGNORECASE)
JOINED = re.compile(
    r"\b(?:with|plus|both|combin\w+|together|same|added|alongside|and (?:had|got|were|was))\b", re.IGNORECASE
)
# What was gained "falls out again", "goes back to how it was", or one loses it.
UNDONE = (
    r"(?:thins?|falls? out|drops? out|sheds?|lost|loses?|recedes?|shrinks?) (?:\w+ )?again"
    r"|(?:goes?|slips?|slides?|drifts?|returns?|reverts?) (?:\w+ly )?(?:back|to (?:how|what|where))"
    r"|(?:carry|carries|go|goes|keeps?) (?:\w+ )?(?:thinning|falling|shedding|receding|shrinking)"
    r"|(?:slips?|fades?|wears?|drifts?) (?:\w+ )?away|back (?:to )?(?:where|how) (?:you|it|they|things)"
    r"|(?:thinning|shedding|loss) (?:will |would |may )?(?:\w+ly )?(?:returns?|resumes?|starts? again)"
    r"|undone|disappears?|vanish(?:es)?|(?:gains?|results?|benefits?|effects?) goes"
    r"|loses? (?:it|(?:the|any|your|their|all) (?:gains?|benefits?)|what (?:they|you))"
)
# What means the opposite of a question's own words: each by the stems of these.
OPPOSITES = (
    (r"last|permanent", rf"temporary|short[- ]lived|fades?|wears? off|(?:is|are) lost|reverses?|comes? back|{UNDONE}"),
    (r"safe", r"unsafe|dangerous|harmful|risky|hazardous"),
    (r"work|help|effective", r"ineffective|useless|fails?|in vain"),
    (r"differ", r"everyone|everybody|the same"),
    (r"realistic", r"expect (?:the|your|an?|any|too|miracles?|wonders?)"),
    (r"better|well", r"worse|poorer|inferior"),
    (r"better", r"(?:as (?:well|good)|the same) as|no different"),
    (r"thicker|denser|stronger|healthier", r"thinner|weaker|less (?:thick|dense)"),
    (
        r"inflame|red|swell|bleed|scars?|infection|hurt",
        r"(?:reduces?|prevents?|relieves?|soothes?|calms?|lowers?|free of)",
    ),
)
# What answers a question of these kinds only with one of the words: to compare, to expect little, to ask somebody.
NEEDED = (
    (r"as well for\b.*\bas for", r"as|than|less|more|most|better|best|worse|equally|same|only|no|not|none|\w+n['’]t"),
    (
        r"expectations",
        r"realistic\w*|expectations?|(?:not|\w+n['’]t|never) expect|promises?|guarantees?|patien\w+|miracles?",
    ),
    (
        r"ask a",
        r"ask|asks|consult\w*|see|sees|talk|speak|discuss|check\w*|looks? at|look|word|advice|advised|assess\w*",
    ),
)


def stance(words: str, asked: Asked, before: str = "") -> dict[str, int]:
    """`stance`, by negations, hedges, opposites, and what like words of other sources meant; nothing for other words.

    Of several clauses that which holds the claim's words is read; where two that do speak against each other, none is.
    `before` are the words of the sentence before them, which may weaken them.
    """
    held = speaking(words, asked)
    tells_nothing = not before and any(_tells_nothing(part, asked) for part in held)
    if tells_nothing or _tells_of_something_else(words, asked, before):
        return {}
    if not _speaks_to(words, asked) or not any(_speaks_to(part, asked) for part in held):
        return {}
    if is_left_open(" ".join(held)):
        return {"stance": int(Degree.UNCERTAIN)}
    before = _same_clause(before) if words.lstrip().startswith(held[0]) else ""
    if any(STILL_POSSIBLE.search(part) for part in clauses(words)):
        return {"stance": int(Degree.YES_WITH_LIMITS)}
    signs = {_sign(part, asked, before if part is held[0] else "") for part in held}
    if len(signs) > 1:
        return {}
    is_limited = any(
        is_hedged(part) or is_bound(_without_what_is_asked(part, asked)) or OF_PEOPLE.search(part) for part in held
    ) or is_hedged(before)
    return {"stance": signs.pop() * (1 if is_limited else 2)}


def _without_what_is_asked(clause: str, asked: Asked) -> str:
    """A clause without conditions among which is the question's own: "if you are pregnant or feverish"."""
    own = asked_for(asked).keys()
    return CONDITION.sub(lambda found: "" if terms(found[0]).keys() & own else found[0], clause)


def _tells_of_something_else(words: str, asked: Asked, before: str) -> bool:
    """Whether they tell how a study was made, of two things where one is asked, who may not have it, or name
    only what is compared, expected or asked."""
    return (
        tells_only_of_a_design(words)
        or any(_has(asked.question, question) and not _has(words, needed) for question, needed in NEEDED)
        or (ALONE.search(asked.question) is not None and JOINED.search(words) is not None)
        or (
            (LEADS_TO_A_LIST.search(before) or SUITS.search(before)) is not None and not FOR_WHOM.search(asked.question)
        )
    )


def _tells_nothing(clause: str, asked: Asked) -> bool:
    """Whether it tells what to do where that is not asked, gives a reason against or a price, denies what was said
    before, or tells of another's lasting or of who is not treated."""
    return (
        (is_instruction(clause) and not TO_DO.search(asked.question) and not _keeps_away(clause, asked))
        or (REASON.match(clause) is not None and is_negated(clause))
        or ELLIPSIS.search(clause) is not None
        or (PRICE.search(clause) is not None and not CAN.match(asked.question))
        or (RESULTS_LAST.search(asked.question) is not None and LAST_ONE.search(clause) is not None)
        or (NOT_TREATED.match(clause) is not None and not FOR_WHOM.search(asked.question))
    )


def _keeps_away(clause: str, asked: Asked) -> bool:
    """Whether it is what those of whom is asked are told not to do: "Do not come if you are expecting"."""
    is_of_them = FOR_WHOM.search(asked.question) is not None and _without_what_is_asked(clause, asked) != clause
    return is_of_them and is_negated(clause)


def _sign(clause: str, asked: Asked, before: str) -> int:
    """1 where it says yes, and -1 where it says no; "without" denies nothing where it is what the question asks, nor
    "less" of what it is to help."""
    if WITHOUT.search(asked.question):
        clause = WITHOUT.sub("", clause)
    if HELP.search(asked.question):
        own = terms(asked.question).keys()
        clause = LESS.sub(lambda found: found["of"] if terms(found["of"]).keys() <= own else found[0], clause)
    turned = is_negated(_without_relatives(clause, asked)) != is_negated(PHRASE.split(before)[-1])
    return (-1 if turned else 1) * _meant(clause, asked)


def _without_relatives(clause: str, asked: Asked) -> str:
    """A clause without what only tells more of the thing that it names."""
    own = asked_for(asked).keys()
    main, *further = RELATIVE.split(clause)
    return main if terms(main).keys() & own and not terms(*further).keys() & own else clause


def _same_clause(before: str) -> str:
    """What of the words before belongs to the same clause: not "While it is generally safe, …"."""
    clause = CLAUSE.split(before)[-1]
    return clause.rpartition(",")[2] if APART.match(clause) else clause


def _speaks_to(words: str, asked: Asked) -> bool:
    """Whether they have enough of the question's words, or of what others said that has a value."""
    held = len(terms(words).keys() & asked_for(asked).keys())
    if held >= max(1, ENOUGH * len(terms(asked.question))) or _is_opposite(words, asked):
        return True
    return any(likeness(words, one) >= LIKE for one in asked.said if not one.mention)


def _meant(words: str, asked: Asked) -> int:
    """1 where the words themselves, without their negation, mean yes, and -1 where they mean no."""
    if _is_opposite(words, asked):
        return -1
    said = [one for one in asked.said if one.stance]
    nearest = max(said, key=lambda one: likeness(words, one), default=None)
    is_alike = nearest is not None and likeness(words, nearest) >= ALIKE and not _is_opposite(nearest.exact, asked)
    if nearest is None or nearest.stance is None or not is_alike:
        return 1
    return (1 if nearest.stance > 0 else -1) * (-1 if is_negated(nearest.exact) else 1)


def _is_opposite(words: str, asked: Asked) -> bool:
    return any(_has(asked.question, question) and _has(words, opposite) for question, opposite in OPPOSITES)


def _has(words: str, pattern: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE) is not None


def likeness(words: str, said: Said) -> float:
    """The share of words that both have, of those of the shorter."""
    own, theirs = terms(words).keys(), terms(said.exact).keys()
    return len(own & theirs) / max(1, min(len(own), len(theirs)))

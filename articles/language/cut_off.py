"""Words that turn or weaken a sentence, and that a quotation leaves out of it."""

import re

from .sentences import InContext

TURNING = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|may|might|could|untrue|false|falsely|myth|unlikely"
    r"|hardly|doubt\w*|unproven|unfounded|wrong|wrongly|supposed|supposedly|allegedly)\b|\w+n['’]t\b",
    re.IGNORECASE,
)
# What stands beyond these says something else: "it is not a cure, but …", "…, you use it no more than once a week".
NEXT_CLAUSE = (
    r"[,;:]?\s*\b(?:but|while|whereas|although|though|because)\b"
    r"|[,;:]\s+(?:\w+ly\s+)?(?:and|or|so|with|as|since|provided|others?|I|you|he|she|it|we|they|there|that)\b"
    r"|[;:]\s"
)
CLAUSE = re.compile(NEXT_CLAUSE, re.IGNORECASE)
# A condition after the words says something of its own. Before them it may be what they stand in: "nobody knows if …".
CLAUSE_AFTER = re.compile(rf"{NEXT_CLAUSE}|\s+(?:when|if|unless|until|where|since)\b", re.IGNORECASE)
OPENING = re.compile(
    r"\W*(?:while|whereas|although|though|when|if|because|since|unless|until|once)\b[^,]*,", re.IGNORECASE
)
# "It may not, say most, …": what comes after goes on from before.
INSERTED = re.compile(
    r",[^,]*\b(?:say|said|says|think|thinks|believe|believes|claim|claims|seems?|warn|warns|report|reports)\b[^,]*,",
    re.IGNORECASE,
)


def cut_off(around: InContext) -> tuple[str, ...]:
    """The words of this kind that stand in the sentence of the marked words, and outside of them, as they stand there.

    A word counts only in the part of the sentence in which the marked words stand.
    """
    opens_apart = OPENING.match(around.opening + around.marked + around.closing)
    reached = opens_apart.end() if opens_apart else 0
    is_behind = reached <= len(around.opening) + len(around.marked.rstrip(","))
    before = CLAUSE.split(INSERTED.sub(" ", around.opening[reached if is_behind else 0 :]))[-1]
    after = CLAUSE_AFTER.split(around.closing if is_behind else around.closing.partition(",")[0])[0]
    return tuple(dict.fromkeys(found[0] for part in (before, after) for found in TURNING.finditer(part)))

"""Words that weaken what is said, turn it round, or leave it open."""

import re

HEDGED = re.compile(
    r"\b(?:may|might|can|could|should|often|usually|typical(?:ly)?|generally|normally|mostly|sometimes|occasionally"
    r"|possib(?:le|ly|ility)|potential(?:ly)?|likely|unlikely|probab(?:le|ly)|perhaps|tends?(?= to)|appears?|seems?"
    r"|suggests?|promising|rare(?:ly)?|relatively|some|many|most(?= (?:people|individuals|patients|clients|men|women|users|cases|of)\b)|designed to|aims? to|intended to|risk of"
    r"|almost|nearly|about|around|approximately|roughly|approx|circa|in (?:some|most|many|rare) cases|hands"
    r"|depend(?:s|ing)? on|believed|thought to|considered|unless)\b|~",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not?|never|neither|nor|none|nobody|without|cannot|less|lacks?|fails? to|unlikely|unsuitable|(?<!to )avoid(?:ed|s)?"
    r"|little (?:evidence|benefit|effect)|discouraged?|contraindicated|inadvisable|rules? out)\b|n['’]t\b",
    re.IGNORECASE,
)
# Possible outcomes and the like are things, and weaken nothing.
NO_HEDGE = re.compile(
    r"\b(?:potential|possible) (?:side|risks?|harms?|outcomes?|benefits? and)|\bbest possible\b", re.IGNORECASE
)
# "Not only" and the like turn nothing round.
NO_TURN = re.compile(
    r"\bnot (?:only|just|merely)\b|\bno (?:doubt|longer than|more than|later than)\b|\b(?:if|where|when|unless)\b[^,.;:]*,",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:unclear|unknown|uncertain|unproven|inconclusive|mixed|nuanced|remains? to be seen|jury is|not (?:yet )?(?:known|clear|proven|certain|guaranteed)"
    r"|no guarantee|no clear (?:answer|evidence)|(?:more|further|larger|better)\b.{0,30}\b(?:research|studies|trials|evidence|ones)\b.{0,20}\b(?:needed|required|necessary)"
    r"|too (?:early|thin|weak|soon|small)|hard to say|nobody knows|no one knows|not enough (?:evidence|research|data)|not a guaranteed|limited evidence|permanence \w+ .{0,50}can vary)\b",
    re.IGNORECASE,
)


def is_hedged(words: str) -> bool:
    return HEDGED.search(NO_HEDGE.sub("", words)) is not None


def is_negated(words: str) -> bool:
    return NEGATED.search(NO_TURN.sub("", words)) is not None


def is_left_open(words: str) -> bool:
    return OPEN.search(words) is not None

"""Words that weaken what is said, turn it round, or leave it open."""

import re

from .figures import COUNTED

HEDGED = re.compile(
    r"\b(?:may|might|can(?!['’]t)|could|often|usually|typical(?:ly)?|generally|normally|mostly|sometimes|occasionally"
    r"|possib(?:le|ly|ility)|potential(?:ly)?|likely|unlikely|probab(?:le|ly)|perhaps|tends?(?= to)|appears?|seems?"
    r"|suggests|suggest that|promising|rare(?:ly)?|uncommon|seldom|unusual|relatively"
    r"|some(?= (?:people|patients|clients|men|women|users|individuals|of|may|might|can|see|get|find|notice"
    r"|have|feel|do|say|will|who|cases|areas|evidence|studies)\b)|many"
    r"|once in a while|(?:every )?now and (?:then|again)|from time to time|few and far between"
    r"|(?:is|are|quite|fairly) common"
    r"|a few (?:people|patients|clients|men|women|users)"
    r"|most(?= (?:people|individuals|patients|clients|men|women|users|cases|of)\b)"
    r"|designed to|aims? to|intended to|risk of|almost|nearly"
    r"|in (?:some|most|many|rare) cases|in \w+ hands|depend(?:s|ing)? on|believed|thought to|considered|unless)\b",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:only if|if (?:you(?! (?:stop|quit|give (?:it )?up))|they|it|the|there|needed|wanted)"
    r"|no more than|at most|or (?:below|less|under)"
    r"|(?<!for )(?:as|so) long as|provided(?: that)?"
    r"|(?:once|when|if) (?:your|their|his|her|an?|the|our) [^,.;]{1,30} (?:agrees?|approves?|allows? it|says? yes)"
    r"|(?:with|subject to) [^,.;]{1,30} (?:agreement|approval|consent|permission|go-ahead)"
    r"|(?:used|done|performed|carried out) (?:properly|correctly|carefully))\b",
    re.IGNORECASE,
)
NOT_EXACT = re.compile(
    r"~|\b(?:approximately|roughly|approx|circa|(?:about|around)(?=\s(?:[\d£$€]|(?:an?|the same|half|single"
    rf"|{'|'.join(COUNTED.split())}|twenty|thirty|forty|fifty|sixty|ninety)\b)))",
    re.IGNORECASE,
)
# Possible outcomes and the like are things, and weaken nothing.
NO_HEDGE = re.compile(
    r"\b(?:potential|possible) (?:side|risks?|harms?|outcomes?|benefits? and)|\bbest possible\b|\bas many\b"
    r"|\bwhat (?:we|you|they|it) can\b|\bso many\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not?|never|hardly|scarcely|neither|nor|none|nobody|without|cannot|less(?! than)|lacks?|fails? to|unlikely"
    r"|nothing (?:is|of|left|more|to)|unsuitable|(?:advis\w+|recommend\w*|warn\w*|caution\w*|decided?) (?:\w+ )?against"
    r"|save your money|(?<!to )(?:avoid(?:ed|s)?|skip(?:ped|s)?)|little (?:evidence|benefit|effect)|(?:have|has) yet to"
    r"|discouraged?|contraindicated|inadvisable|rules? out|beyond (?:what|help)"
    r"|(?:steer|keep|stay) (?:\w+ ){0,4}(?:away|clear)"
    r"|(?:should|must|ha(?:s|ve) to|needs? to|asked to) (?:wait|think twice|come (?:back )?later)(?=\W*$))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
# "Not only" turns nothing round, nor "less dust and cleaner", nor does a condition what follows it.
NO_TURN = re.compile(
    r"\bnot (?:only|just|merely)\b|(?:\bnot|n['’]t) (?:unusual|uncommon|rare)\b|\bno doubt\b|\bthan without\b"
    r"|\b(?:less|fewer|no) [\w-]+ (?:and|but) (?=(?!never|other|after|over|under)(?:\w+er|more)\b)|\bnot against\b"
    r"|\b(?:never|not|no) (?:more|longer|later) than\b"
    r"|\b(?:if|where|when|unless)\b[^,.;:]*,|\b(?:(?:as|so) long as|provided)\b.*",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:unclear|unknown|uncertain|unproven|inconclusive|mixed|nuanced|remains? to be seen|hard to say"
    r"|not (?:yet )?(?:known|clear|proven|certain|guaranteed)|not a guaranteed|no guarantee|limited evidence"
    r"|no clear (?:answer|evidence)|not enough (?:evidence|research|data)|(?:nobody|no one) knows"
    r"|(?:more|further|larger|better)\b.{0,30}\b(?:research|studies|trials|evidence|ones)\b"
    r".{0,20}\b(?:needed|required|necessary)|(?:evidence|data|research) (?:is|are) .{0,30}limited"
    r"|(?:nobody|no one|no study|none) has (?:yet )?(?:shown|proved|proven|found out)"
    r"|too (?:early|thin|weak|soon|small))\b",
    re.IGNORECASE,
)


def is_hedged(words: str) -> bool:
    """Whether they put a limit to what they say."""
    return HEDGED.search(NO_HEDGE.sub("", words)) is not None


def is_bound(words: str) -> bool:
    """Whether it holds under a condition, or up to a measure."""
    return BOUND.search(words) is not None


def is_approximate(words: str) -> bool:
    """Whether the figure in them, or what they name, is said with a limit or not exactly."""
    return is_hedged(words) or NOT_EXACT.search(words) is not None


def is_negated(words: str) -> bool:
    """Whether they deny it."""
    return NEGATED.search(NO_TURN.sub("", words)) is not None


def is_left_open(words: str) -> bool:
    """Whether they say that it is not known."""
    return OPEN.search(words) is not None

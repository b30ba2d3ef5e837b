"""Whether words tell what a study did or found, apart from what their author holds to be so."""

import re

STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|participants?|placebo|meta-analys\w+|et al"
    r"|(?:control|treated|treatment|[a-z]+(?:ing|ed|il)) (?:group|arm)|[A-Z]\w+ and (?:colleagues|others))\b",
    re.I,
)
DID = re.compile(
    r"\b(?:found|showed|underwent|reported|improved|compared|concluded|measured|gained|had|were|was|saw|grew|experienced|followed|used|counted|raised|beat)\b",
    re.I,
)
# "It worked in a trial, so we suggest it" is what its author holds.
OWN_VIEW = re.compile(r",\s(?:and\s)?(?:so|which is why|that is why|hence|therefore)\s(?:we|i|our)\b", re.I)
OUTCOME = re.compile(
    r"\b(?:found|find|show|report|improve|increase|reduce|gain|grow|grew|result|conclude|suggest|demonstrate|confirm"
    r"|effect|benefit|respon[ds]|promising|encourag|significant|outcome|work|help)\w*"
    r"|\b(?:more|less|fewer|better|worse|greater|higher|lower|thicker|denser|beat)\b",
    re.I,
)


def speaks_of_research(words: str) -> bool:
    """Whether they name a study, its people or research at all."""
    return STUDY.search(words) is not None


def tells_of_a_study(words: str) -> bool:
    """Whether they tell in the past tense what one did or found, and no more."""
    return speaks_of_research(words) and DID.search(words) is not None and OWN_VIEW.search(words) is None


def tells_only_of_a_design(words: str) -> bool:
    """Whether they tell of a study, whom it followed or what these were given, and nothing that came of it."""
    return speaks_of_research(words) and OUTCOME.search(words) is None

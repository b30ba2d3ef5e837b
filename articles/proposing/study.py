"""Whether words tell what a study did or found, apart from what their author holds to be so."""

import re

STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|research|participants?|placebo|control group|meta-analys\w+)\b", re.I)
DID = re.compile(
    r"\b(?:found|showed|underwent|reported|improved|compared|concluded|measured|gained|had|were|was|saw|grew|experienced)\b",
    re.I,
)


def speaks_of_research(words: str) -> bool:
    """Whether they name a study, its people or research at all."""
    return STUDY.search(words) is not None


def tells_of_a_study(words: str) -> bool:
    """Whether they tell in the past tense what one did or found."""
    return speaks_of_research(words) and DID.search(words) is not None

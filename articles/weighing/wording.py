"""A rating in plain words, for pages and for the data files."""

from collections.abc import Iterator

from .certainty import STARTS, Certainty, Design, Finding, Rating, Reason, Shows, Step, is_trial

SIGNS = {
    Certainty.HIGH: "●●●●",
    Certainty.MODERATE: "●●●○",
    Certainty.LOW: "●●○○",
    Certainty.VERY_LOW: "●○○○",
    Certainty.NOT_STUDIED: "○○○○",
}
"""As GRADE draws it."""
DESIGNS = {
    Design.POOLED: "Randomised trials pooled",
    Design.RANDOMISED: "Trial, groups made by chance",
    Design.REVIEW: "Review or pooling of studies",
    Design.COMPARED: "Study with a comparison",
    Design.UNCOMPARED: "Study without a comparison",
    Design.OVERVIEW: "Overview",
    Design.ADVICE: "A public body’s page",
}
SHOWN = {
    Shows.SUPPORTS: "Supports it",
    Shows.IN_PART: "Supports it in part",
    Shows.MIXED: "Points both ways",
    Shows.AGAINST: "Does not support it",
    Shows.NOT_STUDIED: "No result on it in what we read",
}
MEANS = {
    Certainty.HIGH: "More of it is unlikely to change that.",
    Certainty.MODERATE: "More of it may change that.",
    Certainty.LOW: "More of it is likely to change that.",
    Certainty.VERY_LOW: "It is so little or so weak that nobody can be sure.",
}
SAID = {Shows.SUPPORTS: "Says so", Shows.IN_PART: "Says so in part", Shows.AGAINST: "Says otherwise"}
"""Of a work that is not rated, because it tests nothing itself."""
HOW_SURE = "the certainty of published research on this is "
TOLD = {
    None: "nobody has weighed the published research on this yet",
    Certainty.HIGH: f"{HOW_SURE}high: more of it is unlikely to change that",
    Certainty.MODERATE: f"{HOW_SURE}moderate: more of it may change that",
    Certainty.LOW: f"{HOW_SURE}low: more of it is likely to change that",
    Certainty.VERY_LOW: f"{HOW_SURE}very low: nobody can be sure",
    Certainty.NOT_STUDIED: "in what we read, no published research tests it",
}
STARTED = {
    Certainty.HIGH: "Chance put people into groups: we start at high.",
    Certainty.LOW: "It rests on other comparisons, or on reviews of studies of any kind: we start at low.",
    Certainty.VERY_LOW: "There was nothing to compare with: it is very low from the start.",
}


def in_words(finding: Finding, *, is_answered: bool = True) -> str:
    """What a work shows: "Supports it in part". `is_answered`: whether there is anything that it could support."""
    if finding.work.retracted:
        return "Retracted: it does not count"
    if finding.shows is not Shows.NOT_STUDIED and not is_answered:
        return "Speaks to it"
    told = SAID if finding.work.design not in STARTS else {}
    return told.get(finding.shows, SHOWN[finding.shows])


def in_short(certainty: Certainty | None) -> str:
    """ "low certainty", "not studied"; "not weighed yet" while nobody has said what the works that are cited show."""
    if certainty is None:
        return "not weighed yet"
    return certainty.value if certainty is Certainty.NOT_STUDIED else f"{certainty.value} certainty"


def beside(rating: Rating, *, asks_yes_or_no: bool, is_answered: bool = True) -> str:
    """The second half of a verdict: what research shows, and what more of it could change.

    Where no source answers a claim that asks for more than yes or no, there is nothing that research could support.
    """
    if rating.shows is not Shows.NOT_STUDIED and not (asks_yes_or_no or is_answered):
        return f"Research says something on this, where no source answers. {MEANS[rating.certainty]}"
    what = "a yes" if asks_yes_or_no else "what sources say"
    match rating.shows:
        case Shows.SUPPORTS:
            told = f"supports {what}"
        case Shows.IN_PART:
            told = f"supports {what}, but only in part"
        case Shows.MIXED:
            told = "points both ways"
        case Shows.AGAINST:
            told = f"does not support {what}"
        case _:
            return "None of the studies that we cite tests this."
    return f"Research {told}. {MEANS[rating.certainty]}"


def in_a_text(certainty: Certainty | None) -> str:
    """ "the certainty of published research on this is very low: nobody can be sure"."""
    return TOLD[certainty]


def because(rating: Rating) -> Iterator[str]:
    """Where it starts, then each step down, with the words of editors; nothing for what was not studied."""
    if rating.decided_by:
        yield STARTED[rating.start]
    for step in rating.steps:
        yield _step(step, rating)


def _step(step: Step, rating: Rating) -> str:
    down = "Two steps down" if step.down == 2 else "One step down"
    given = f" ({'; '.join(step.words)})" if step.words else ""
    match step.reason:
        case Reason.BIAS:
            trials = is_trial(rating.decided_by[0].work.design)
            told = "we cannot rely on how well it was done" if not trials else _unread(rating)
        case Reason.CONSISTENCY:
            told = "results differ"
        case Reason.SIZE:
            told, given = "not every work says how many people took part", ""
            if step.words:
                told = f"the largest had {step.words[0]} {'person' if step.words[0] == '1' else 'people'}"
        case Reason.DIRECTNESS:
            told = "it was studied only indirectly"
    return f"{down}: {told}{given}."


def _unread(rating: Rating) -> str:
    if all(one.work.weak for one in rating.decided_by):
        return "how the trials were done leaves doubts"
    return "we read only summaries, which do not let us judge how well the trials were done"

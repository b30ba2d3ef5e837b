"""The names of figures: a drawing, the chart of claims on one axis, or the table of who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class RestsOn:
    """How a claim must be answered, and by whom at least, for words in a drawing to be so.

    `side` is "yes" or "no". Or answers as a reader would say them: a source gives one or more of `either`, or all of
    `together` and no other. With none of these, no source may answer at all. `told_by` are the sources that the
    drawing tells after, by slug.
    """

    side: str = ""
    either: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


NO_SOURCE = RestsOn()
YES, NO = "yes", "no"
DRAWINGS: dict[str, dict[str, RestsOn]] = {
    "scalp": {"needle-depth": NO_SOURCE},
    "healing": {
        "healing-response": RestsOn(YES, told_by=("e-scalp",)),
        "inflames-scalp": RestsOn(YES, told_by=("e-scalp",)),
        "more-collagen": RestsOn(YES, told_by=("e-scalp",)),
        "scalp-health": RestsOn(YES, told_by=("e-scalp",)),
    },
    "care": {
        "scalp-care": RestsOn(
            together=(
                "Keep it clean and dry",
                "Avoid harsh products",
                "Follow the provider's instructions",
                "Follow aftercare instructions",
            ),
            told_by=("a-guide",),
        )
    },
    "studies": {"studies-named": RestsOn(NO, told_by=("b-review", "d-alopecia"))},
    "suits": {
        "who-should-not": RestsOn(
            together=(
                "Active scalp infection, open wounds and severe inflammation",
                "Bleeding disorders and uncontrolled diabetes",
            )
        ),
        "pattern-hair-loss": RestsOn(YES),
    },
    "first-week": {"redness-duration": RestsOn(either=("A few hours or days", "A few hours to a day"))},
    "session": {
        "numbing": RestsOn(YES),
        "sterile-device": RestsOn(YES),
        "number-of-sessions": RestsOn(either=("About 4 to 6 sessions",)),
        "session-interval": RestsOn(either=("Several weeks",)),
    },
    "photos": {},
}
"""Each drawing with the claims that its words rest on. It is shown as long as they are so."""
# They show how to do what a text advises, and stand after it.
FOR_ACTING = ("photos",)
CHART, WHO, AND = "claim:", "who:", "+"


def named_claims(name: str, mark: str) -> list[str]:
    """The slugs of the claims in a name that begins with `mark`; none in any other name."""
    return name.removeprefix(mark).split(AND) if name.startswith(mark) else []


def drawn_claims(names: Sequence[str]) -> list[str]:
    """The slugs of all claims that the figures draw, or that the words in a drawing rest on."""
    made = [slug for name in names for mark in (CHART, WHO) for slug in named_claims(name, mark)]
    return [*made, *(slug for name in names for slug in DRAWINGS.get(name, ()))]


def with_renamed_claim(names: Sequence[str], old: str, new: str) -> list[str]:
    """The names of figures, with another slug for one of the claims that they draw."""
    marks = {name: mark for name in names for mark in (CHART, WHO) if name.startswith(mark)}
    parts = {name: [new if slug == old else slug for slug in named_claims(name, mark)] for name, mark in marks.items()}
    return [marks[name] + AND.join(parts[name]) if name in marks else name for name in names]


def drawings_on(claim: str) -> list[str]:
    """The drawings whose words rest on the claim of this slug."""
    return [drawing for drawing, claims in DRAWINGS.items() if claim in claims]


def known_figures(names: Sequence[str]) -> None:
    """Raises `ValidationError` for a name that is neither a drawing nor made of claims."""
    for name in names:
        if name not in DRAWINGS and not name.startswith((CHART, WHO)):
            raise ValidationError(
                f"There is no figure {name!r}: use {', '.join(DRAWINGS)}, or {CHART}SLUG{AND}SLUG for a chart, "
                f"or {WHO}SLUG{AND}SLUG for who says so."
            )

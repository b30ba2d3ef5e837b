"""The names of figures: a drawing, the chart of claims on one axis, or the table of who says so."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

# What the words in each drawing rest on: a claim, and the sources that answer it, or none if all are silent on it.
# A drawing is shown as long as that is so.
DRAWINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "scalp": {"needle-depth": ()},
    "healing": {
        "healing-response": ("e-scalp",),
        "inflames-scalp": ("e-scalp",),
        "more-collagen": ("e-scalp",),
        "scalp-health": ("e-scalp",),
    },
    "care": {"scalp-care": ("a-guide",)},
    "studies": {"studies-named": ("b-review", "d-alopecia")},
    "suits": {"who-should-not": ("a-guide",), "pattern-hair-loss": ("a-guide", "d-alopecia")},
    "first-week": {"redness-duration": ("a-guide", "e-scalp")},
    "session": {
        "numbing": ("a-guide",),
        "sterile-device": ("b-review", "e-scalp"),
        "number-of-sessions": ("a-guide",),
        "session-interval": ("a-guide",),
    },
    "photos": {},
}
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

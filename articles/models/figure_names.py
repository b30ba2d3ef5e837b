"""The names of figures: a drawing, the chart of claims on one axis, or the table of who says so."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

# Each drawing, with the slugs of the sources whose words it draws: without them, it is not shown.
DRAWINGS: dict[str, tuple[str, ...]] = {
    "scalp": (),
    "healing": ("e-scalp",),
    "care": ("a-guide",),
    "studies": ("b-review", "d-alopecia"),
    "suits": ("a-guide", "d-alopecia"),
    "first-week": ("a-guide", "e-scalp"),
    "session": ("a-guide", "b-review", "e-scalp"),
    "photos": (),
}
# They show how to do what a text advises, and stand after it.
FOR_ACTING = ("photos",)
CHART, WHO, AND = "claim:", "who:", "+"


def named_claims(name: str, mark: str) -> list[str]:
    """The slugs of the claims in a name that begins with `mark`; none in any other name."""
    return name.removeprefix(mark).split(AND) if name.startswith(mark) else []


def drawn_claims(names: Sequence[str]) -> list[str]:
    """The slugs of all claims that the figures draw."""
    return [slug for name in names for mark in (CHART, WHO) for slug in named_claims(name, mark)]


def known_figures(names: Sequence[str]) -> None:
    """Raises `ValidationError` for a name that is neither a drawing nor made of claims."""
    for name in names:
        if name not in DRAWINGS and not name.startswith((CHART, WHO)):
            raise ValidationError(
                f"There is no figure {name!r}: use {', '.join(DRAWINGS)}, or {CHART}SLUG{AND}SLUG for a chart, "
                f"or {WHO}SLUG{AND}SLUG for who says so."
            )

"""The names of figures: a drawing, or the chart of one claim or of several on one axis."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

DRAWINGS = ("scalp", "healing", "care", "twelve")
CHART, AND = "claim:", "+"


def charted(names: Sequence[str]) -> list[str]:
    """The slugs of the claims whose charts are named."""
    return [slug for name in names if name.startswith(CHART) for slug in name.removeprefix(CHART).split(AND)]


def known_figures(names: Sequence[str]) -> None:
    """Raises `ValidationError` for a name that is neither a drawing nor the chart of claims."""
    for name in names:
        if name not in DRAWINGS and not name.startswith(CHART):
            raise ValidationError(
                f"There is no figure {name!r}: use {', '.join(DRAWINGS)}, or {CHART}SLUG, or {CHART}SLUG{AND}SLUG."
            )

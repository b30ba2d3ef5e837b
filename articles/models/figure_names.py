"""The names of figures: a drawing, the chart of claims on one axis, or a table: who says so, how sure research is."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError

from articles.seeding import Drawing

from .definition import Definition

CHART, WHO, SURE, AND = "claim:", "who:", "sure:", "+"
MARKS = (CHART, WHO, SURE)


def named_claims(name: str, mark: str) -> list[str]:
    """The slugs of the claims in a name that begins with `mark`; none in any other name."""
    return name.removeprefix(mark).split(AND) if name.startswith(mark) else []


def drawn_claims(names: Sequence[str], drawings: Mapping[str, Drawing]) -> list[str]:
    """The slugs of all claims that the figures draw, or that the words in a drawing rest on or tell of."""
    made = [slug for name in names for mark in MARKS for slug in named_claims(name, mark)]
    drawn = [drawings[name] for name in names if name in drawings]
    return [*made, *(slug for one in drawn for slug in (*one.rests_on, *one.asks))]


def with_renamed_claim(names: Sequence[str], old: str, new: str) -> list[str]:
    """The names of figures, with another slug for one of the claims that they draw."""
    marks = {name: mark for name in names for mark in MARKS if name.startswith(mark)}
    parts = {name: [new if slug == old else slug for slug in named_claims(name, mark)] for name, mark in marks.items()}
    return [marks[name] + AND.join(parts[name]) if name in marks else name for name in names]


def called(name: str) -> str:
    """A figure as an editor is told of it: “drawing care”, “chart of price-per-session”."""
    for mark, what in zip(MARKS, ("chart of", "table of who answers", "table of how sure research is of"), strict=True):
        if name.startswith(mark):
            return f"{what} {' and '.join(named_claims(name, mark))}"
    return f"drawing {name}"


def drawings_on(claim: str) -> list[str]:
    """The drawings that rest on the claim of this slug, or lead to it."""
    return [name for name, drawing in Definition.objects.now().drawings.items() if claim in drawing.claims]


def drawings_told_by(source: str) -> list[str]:
    """The drawings that tell after the source of this slug."""
    drawings = Definition.objects.now().drawings.items()
    return [name for name, one in drawings if any(source in rest.told_by for rest in one.rests_on.values())]


def known_figures(names: Sequence[str]) -> None:
    """Raises `ValidationError` for a name that is neither a drawing nor made of claims."""
    drawings = Definition.objects.now().drawings
    for name in names:
        if name not in drawings and not name.startswith(MARKS):
            raise ValidationError(
                f"There is no figure {name!r}: use {', '.join([*drawings, f'{CHART}SLUG{AND}SLUG'])} for a chart, "
                f"{WHO}SLUG{AND}SLUG for who says so, or {SURE}SLUG{AND}SLUG for how sure research is."
            )

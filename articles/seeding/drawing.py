"""A drawing told in TOML: its lines as SVG, its words, and what sources must say for the words to be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.rendering import UnsafeDrawing, drawn

from .checking import checked, line_of, with_tuples
from .shapes import SeedError, Shape

DRAWING = Shape(
    {"caption": str},
    {"svg": "", "ordered": False, "small": False, "for_acting": False, "closing": "", "step": [], "rests_on": {}},
)
STEP = Shape({"name": str, "text": str}, {"svg": ""})
RESTS_ON = Shape({}, {"side": "", "either": [], "together": [], "told_by": []})
SIDES = ("", "yes", "no")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class DrawingStep:
    """One of the pictures that stand side by side. `svg` is sanitized and may be empty; the other two hold marks."""

    name: str
    text: str
    svg: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`caption`, the steps' texts and `closing` hold marks: see `articles.shown.runs`. `rests_on` is by claim.

    `ordered`: the steps follow one another. `for_acting`: it shows how to do what a text advises, and comes after it.
    """

    caption: str
    svg: str
    ordered: bool
    small: bool
    for_acting: bool
    closing: str
    steps: tuple[DrawingStep, ...]
    rests_on: Mapping[str, RestsOn]


def read_drawing(path: Path, table: Mapping[str, Any], toml: str) -> Drawing:
    """Raises `SeedError`."""
    told = checked(path, 1, table, DRAWING)
    steps = [checked(path, _line(toml, step), step, STEP) for step in told["step"]]
    rests_on = {claim: _rests_on(path, line_of(toml, claim), rest) for claim, rest in told["rests_on"].items()}
    if not (told["svg"] or steps):
        raise SeedError(path, 1, "it draws nothing: expected an svg, or [[step]] with a name and a text")
    return Drawing(
        caption=told["caption"],
        svg=_drawn(path, told["svg"], toml),
        ordered=told["ordered"],
        small=told["small"],
        for_acting=told["for_acting"],
        closing=told["closing"],
        steps=tuple(DrawingStep(step["name"], step["text"], _drawn(path, step["svg"], toml)) for step in steps),
        rests_on=rests_on,
    )


def _rests_on(path: Path, line: int, table: Any) -> RestsOn:
    if not isinstance(table, dict):
        raise SeedError(path, line, "expected a table: [rests_on.CLAIM]")
    told = checked(path, line, table, RESTS_ON)
    if told["side"] not in SIDES:
        raise SeedError(path, line, f'side is {told["side"]!r}, expected "yes" or "no"')
    if sum(bool(told[name]) for name in ("side", "either", "together")) > 1:
        raise SeedError(path, line, "expected one of side, either and together")
    return RestsOn(**with_tuples(told))


def _drawn(path: Path, svg: str, toml: str) -> str:
    try:
        return drawn(svg)
    except UnsafeDrawing as error:
        raise SeedError(path, line_of(toml, svg.strip().split("\n")[0]), str(error)) from error


def _line(toml: str, step: Any) -> int:
    name = step.get("name") if isinstance(step, dict) else None
    return line_of(toml, f'"{name}"') if isinstance(name, str) else 1

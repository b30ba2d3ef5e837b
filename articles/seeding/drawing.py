"""A drawing told in TOML: its lines as SVG, its words, and what sources must say for the words to be so."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.rendering import UnsafeDrawing, drawn

from .checking import checked, line_of, with_tuples
from .shapes import SeedError, Shape

DRAWING = Shape(
    {"caption": str},
    {"svg": "", "ordered": False, "small": False, "for_acting": False, "closing": "", "step": [], "rests_on": {}},
    frozenset({"step"}),
)
STEP = Shape({"name": str, "text": str}, {"svg": ""})
RESTS_ON = Shape({}, {"side": "", "either": [], "together": [], "told_by": []})
SIDES = ("", "yes", "no")
MARK = re.compile(
    r"\[\[(?P<claim>[-a-zA-Z0-9_]+)(?:\|(?P<words>[^][|]+)|:(?P<computed>who|names))\]\]"
    r"|\[\^(?P<key>[-a-zA-Z0-9_]+)\|(?P<cited>[^][|]+)\]|\[@(?P<source>[-a-zA-Z0-9_]+)\]"
)
"""A mark in the words of a drawing: a claim, a reference or a source (see `articles.shown.runs`)."""
LEFT_OVER = re.compile(r"\[[\[@^][^\]]*\]*")


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

    @property
    def words(self) -> tuple[str, ...]:
        """All its words, with their marks."""
        return self.caption, self.closing, *(words for step in self.steps for words in (step.name, step.text))

    @property
    def asks(self) -> tuple[str, ...]:
        """The slugs of the claims of which the comparison writes what is answered: it does not rest on them."""
        marks = (mark for words in self.words for mark in MARK.finditer(words) if mark["computed"])
        return tuple(dict.fromkeys(mark["claim"] for mark in marks if mark["claim"] not in self.rests_on))

    @property
    def claims(self) -> set[str]:
        """The slugs of the claims that it rests on or leads to."""
        marked = {mark["claim"] for words in self.words for mark in MARK.finditer(words) if mark["claim"]}
        return marked | set(self.rests_on)


def read_drawing(path: Path, table: Mapping[str, Any], toml: str) -> Drawing:
    """Raises `SeedError`."""
    told = checked(path, 1, table, DRAWING, toml)
    steps = [checked(path, _line(toml, step), step, STEP) for step in told["step"]]
    rests_on = {
        claim: _rests_on(path, line_of(toml, f"rests_on.{claim}"), rest) for claim, rest in told["rests_on"].items()
    }
    if not (told["svg"] or steps):
        raise SeedError(path, 1, "it draws nothing: expected an svg, or [[step]] with a name and a text")
    told_by = {source for rest in rests_on.values() for source in rest.told_by}
    for words in (told["caption"], told["closing"], *(step[name] for step in steps for name in STEP.required)):
        if wrong := _wrong_mark(words, rests_on, told_by):
            raise SeedError(path, line_of(toml, words), wrong)
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


def _wrong_mark(words: str, claims: Collection[str], sources: Collection[str]) -> str:
    """What is wrong with the first mark that would not show what it means; nothing if all do."""
    for mark in MARK.finditer(words):
        if mark["computed"] == "names" and mark["claim"] not in claims:
            return f"{mark[0]}: who says so is known of what the drawing rests on: add [rests_on.{mark['claim']}]"
        if mark["source"] and mark["source"] not in sources:
            return f"{mark[0]}: expected a source that told_by names"
    left = MARK.sub("", words)
    return f"{LEFT_OVER.search(left)[0]} is no mark here: see docs/drawings.md" if LEFT_OVER.search(left) else ""  # type: ignore[index]


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

"""Drawings in SVG: lines and words only, checked by name and then sanitized like all that is marked safe."""

import re
from typing import Final
from xml.etree import ElementTree

from .sanitizing import SafeHTML, already_sanitized, by_both

ELEMENTS: Final = {
    *("svg", "g", "defs", "pattern", "title", "desc"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
}
ATTRIBUTES: Final = frozenset(
    (
        *(
            "viewBox",
            "role",
            "aria-hidden",
            "aria-labelledby",
            "aria-label",
            "aria-describedby",
            "focusable",
            "id",
            "class",
            "transform",
        ),
        *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy"),
        *("width", "height", "patternUnits", "text-anchor"),
    )
)
FILL_OF_OWN = re.compile(r"url\(#[\w-]+\)")
LONGEST_DRAWING: Final = 20_000
"""In characters: a page carries it on every visit."""


class UnsafeDrawing(ValueError):
    """A drawing that is refused; the message names what is wrong and what may stand there."""


def drawn(svg: str) -> SafeHTML:
    """The drawing as a page shows it. Raises `UnsafeDrawing`; an empty text is an empty drawing."""
    if not svg.strip():
        return already_sanitized("")
    _check(svg)
    return by_both(svg.strip(), dict.fromkeys(ELEMENTS, ATTRIBUTES | {"fill"}), _allowed)


def _check(svg: str) -> None:
    if len(svg) > LONGEST_DRAWING:
        raise UnsafeDrawing(f"the drawing has {len(svg):,} characters, and may have {LONGEST_DRAWING:,}")
    if "<!" in svg or "<?" in svg:
        raise UnsafeDrawing("expected a drawing without declarations and comments: it begins with <svg")
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - declarations, and so entities, were refused above
    except ElementTree.ParseError as error:
        raise UnsafeDrawing(f"the drawing is not well-formed: {error}") from error
    if root.tag != "svg":
        raise UnsafeDrawing(f"expected <svg> around the drawing, not <{root.tag}>; it needs no xmlns")
    for element in root.iter():
        if element.tag not in ELEMENTS:
            raise UnsafeDrawing(f"<{element.tag}> may not stand in a drawing: use {', '.join(sorted(ELEMENTS))}")
        for name, value in element.items():
            if not _allowed(element.tag, name, value):
                raise UnsafeDrawing(f'{name}="{value}" may not stand in a drawing; colours come by class')


def _allowed(tag: str, name: str, value: str) -> bool:
    """Colours come from the style sheet, by class; a fill may only be a pattern of the drawing itself."""
    if name == "fill":
        return value == "none" or FILL_OF_OWN.fullmatch(value) is not None
    return name in ATTRIBUTES

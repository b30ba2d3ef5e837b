"""The pictures that the server draws: the one that goes with a shared link, and the icon where no SVG is taken.

A badge's colours and shapes are those of static/articles/site.css, by day.
"""

import io
import math
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from articles.comparing import number
from articles.shown import Voice

PAPER = "#fbfaf6"
"""The colour of the page by day, as in the style sheet."""
WIDTH, HEIGHT = 1200, 630
"""What sites that show a link's picture ask for, in pixels: https://ogp.me and the pages of those sites."""
SHARPNESS: Final = 3
"""Everything is drawn this much larger and then reduced, which makes edges smooth."""
MOST_BADGES = 8

INK, SOFT, RULE, ACCENT = "#1c2326", "#505a5f", "#d9d5c9", "#1f4b57"
TONES = ("#1d5b9e", "#7a5200", "#2c6b3d", "#5f4aa0", "#9b2c6f", "#0f6a72", "#5b5b1e", "#8a4a2a")
ROUND, LEAF = 0.5, 0.6
# How far each corner is rounded, as a share of the side: top left, top right, bottom right, bottom left.
SHAPES = (
    (ROUND, ROUND, ROUND, ROUND),
    (0, 0, 0, 0),
    (ROUND, ROUND, 0, 0),
    (0, LEAF, 0, LEAF),
    (0, 0, ROUND, ROUND),
    (0.3, 0.3, 0.3, 0.3),
    (LEAF, 0, LEAF, 0),
    (ROUND, ROUND, ROUND, 0),
)
MARGIN, BADGE, GAP, TITLE = 96, 92, 28, 108
FIELD_TOP, FIELD_BOTTOM, FIELD_BADGE, FIELD_TITLE = 286, 582, 44, 84
EDGE: Final = 2 * SHARPNESS
"""How wide the edge of a cell is, and each dot of the edge by which silence is drawn."""
MARK = ((4, 4), (20, 4), (12, 12), (4, 20), (20, 20))
"""Where the icon's shapes stand, each of a quarter of its side, in 32nds from the left and the top."""


Badge = tuple[str, int]
"""A source's letter and tone, from 1."""


def picture(name: str, badges: Sequence[Badge], count: int, field: Sequence[Sequence[Voice]] = ()) -> bytes:
    """The site's name, what it is, and its sources, as a PNG of WIDTH by HEIGHT.

    `name`: up to a colon on the first line, the rest on the second. `badges`: the first MOST_BADGES sources; `count`:
    how many there are. `field`: for each badge its voice on each claim; where there is none, badges alone are drawn.
    """
    image = Image.new("RGB", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS), PAPER)
    draw = ImageDraw.Draw(image)
    title, colon, rest = name.partition(":")
    _box(draw, (0, 0, WIDTH, 14), ACCENT)
    if badges and field and field[0]:
        size = _fitting(FIELD_TITLE, name)
        _words(draw, (MARGIN - 5, 136), title + colon, size, INK)
        _words(draw, (MARGIN - 5 + int(_width(title + colon, size)), 136), rest, size, SOFT)
        _words(
            draw,
            (MARGIN, 200),
            f"{len(field[0])} claims, {number(count)} articles, and where they are silent",
            36,
            SOFT,
        )
        _field(draw, badges, field)
        return _png(image)
    size = _fitting(TITLE, title + colon, rest.strip())
    _words(draw, (MARGIN - 7, 196), title + colon, size, INK)  # A large letter stands in from its edge.
    _words(draw, (MARGIN, 312), rest.strip(), size, SOFT)
    _words(draw, (MARGIN, 392), _line(count), 36, SOFT)
    _box(draw, (MARGIN, 440, WIDTH - MARGIN, 442), RULE)
    for place, (letter, tone) in enumerate(badges):
        _badge(draw, (MARGIN + place * (BADGE + GAP), 482), letter, tone)
    return _png(image)


def icon(side: int) -> bytes:
    """The site's icon, as in static/articles/icon.svg, as a square PNG; whoever shows it rounds its corners.

    Five voices side by side: the shapes of the first five sources.
    """
    image = Image.new("RGB", (side * SHARPNESS, side * SHARPNESS), ACCENT)
    draw, unit = ImageDraw.Draw(image), side * SHARPNESS / 32
    for (left, top), corners in zip(MARK, SHAPES, strict=False):
        draw.polygon([((left + 8 * x) * unit, (top + 8 * y) * unit) for x, y in outline_of(corners)], "white")
    return _png(image)


def _field(draw: ImageDraw.ImageDraw, badges: Sequence[Badge], field: Sequence[Sequence[Voice]]) -> None:
    """A row for each source: a cell full where it says something, half where it does with limits, as on the pages.

    Where it touches on a claim there is a dot in the cell, and where it is silent the edge is dotted.
    """
    left, high = MARGIN + FIELD_BADGE + 16, (FIELD_BOTTOM - FIELD_TOP) / len(badges)
    wide = (WIDTH - MARGIN - left) / len(field[0])
    for row, ((letter, tone), voices) in enumerate(zip(badges, field, strict=False)):
        top = FIELD_TOP + row * high
        _badge(draw, (MARGIN, int(top + (high - FIELD_BADGE) / 2)), letter, tone, FIELD_BADGE)
        for place, voice in enumerate(voices):
            x, y = left + place * wide, top + 2
            corners = tuple(round(SHARPNESS * one) for one in (x + 1, y, x + wide - 1, y + high - 4))
            if voice is Voice.SILENT:
                _dotted(draw, corners, TONES[tone - 1])
                continue
            draw.rectangle(corners, None, TONES[tone - 1], EDGE)
            if voice is Voice.TOUCHES:
                middle = ((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2)
                draw.circle(middle, EDGE, TONES[tone - 1])
            if voice.speaks:
                left_x, up, right_x, down = corners
                draw.rectangle(
                    (left_x, up if voice is Voice.SAYS else (up + down) // 2, right_x, down), TONES[tone - 1]
                )


def _dotted(draw: ImageDraw.ImageDraw, corners: Sequence[int], colour: str) -> None:
    left, top, right, bottom = corners
    dots: list[tuple[float, float]] = [(x, y) for x in _spread(left, right) for y in (top, bottom - EDGE)]
    dots += [(x, y) for y in _spread(top, bottom) for x in (left, right - EDGE)]
    for x, y in dots:
        draw.ellipse((x, y, x + EDGE, y + EDGE), colour)


def _spread(start: int, end: int) -> list[float]:
    """Where dots begin that stand evenly from one corner to the next, about as far apart as they are wide."""
    gaps = max(1, round((end - start - EDGE) / (2 * EDGE)))
    return [start + place * (end - start - EDGE) / gaps for place in range(gaps + 1)]


def _line(count: int) -> str:
    read = f"{number(count).capitalize()} articles" if count > 1 else "Articles"
    return f"{read}, read side by side, claim by claim"


def _box(draw: ImageDraw.ImageDraw, corners: tuple[int, int, int, int], colour: str) -> None:
    left, top, right, bottom = (SHARPNESS * one for one in corners)
    draw.rectangle((left, top, right - 1, bottom - 1), colour)


def _words(draw: ImageDraw.ImageDraw, place: tuple[int, int], words: str, size: int, colour: str = SOFT) -> None:
    """`place`: where the words begin, on the line they stand on; `size` in pixels."""
    x, y = place
    draw.text((x * SHARPNESS, y * SHARPNESS), words, colour, _font(size), anchor="ls")


def _fitting(size: int, *lines: str) -> int:
    """The size, or the largest below it at which every line has room."""
    widest = max(_width(line, size) for line in lines)
    return min(size, int(size * (WIDTH - 2 * MARGIN) / max(widest, 1)))


def _width(words: str, size: int) -> float:
    return _font(size).getlength(words) / SHARPNESS


def _badge(draw: ImageDraw.ImageDraw, place: tuple[int, int], letter: str, tone: int, side: int = BADGE) -> None:
    left, top = (SHARPNESS * one for one in place)
    size = side * (56 if len(letter) == 1 else 36) // BADGE
    side *= SHARPNESS
    outline = [(left + x * side, top + y * side) for x, y in outline_of(SHAPES[tone - 1])]
    draw.polygon(outline, TONES[tone - 1])
    draw.text((left + side / 2, top + side / 2), letter, "white", _font(size), anchor="mm", stroke_width=1)


def outline_of(corners: Sequence[float]) -> list[tuple[float, float]]:
    """Points around a square of side 1 whose corners are rounded so far: see SHAPES."""
    top_left, top_right, bottom_right, bottom_left = corners
    return [
        *_arc((top_left, top_left), top_left, 180),
        *_arc((1 - top_right, top_right), top_right, 270),
        *_arc((1 - bottom_right, 1 - bottom_right), bottom_right, 0),
        *_arc((bottom_left, 1 - bottom_left), bottom_left, 90),
    ]


def _arc(centre: tuple[float, float], radius: float, start: int) -> list[tuple[float, float]]:
    """A quarter of a circle, clockwise from `start` in degrees; a corner that is not rounded is a point."""
    turns = [math.radians(start + degrees) for degrees in range(0, 91, 2)] if radius else [0.0]
    return [(centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)) for turn in turns]


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size * SHARPNESS)


def _png(image: Image.Image) -> bytes:
    """The picture at its own size. Few colours are enough, and make it small."""
    file = io.BytesIO()
    image.reduce(SHARPNESS).quantize(128, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()

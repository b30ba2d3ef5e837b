"""The pictures that the server draws: their size, their colours and shapes, and that they are drawn once."""

import io
import re
from itertools import pairwise

import pytest
from django.conf import settings
from PIL import Image

from articles.machines import views as machine_views
from articles.machines.picture import (
    BADGE,
    FIELD_BADGE,
    FIELD_BOTTOM,
    FIELD_TOP,
    GAP,
    MARGIN,
    MARK,
    MOST_BADGES,
    PAPER,
    SHAPES,
    TONES,
    WIDTH,
    icon,
    outline_of,
    picture,
)
from articles.models import ContentRevision, Source
from articles.shown import Voice

CSS = (settings.BASE_DIR / "static/articles/site.css").read_text(encoding="utf-8")
CORNERS = ((3, 3), (76, 3), (76, 76), (3, 76))
"""Just inside the corners of a square of side 80, clockwise from the top left: outside of a rounded one."""
ICONS = {"/apple-touch-icon.png": 180, "/icon-192.png": 192, "/icon-512.png": 512}


@pytest.fixture(autouse=True)
def _nothing_cached():
    machine_views.cache.clear()


def opened(content):
    return Image.open(io.BytesIO(content))


def colours(image):
    return {colour for _, colour in image.convert("RGB").getcolors(image.width * image.height)}


def rgb(value):
    return tuple(int(value[place : place + 2], 16) for place in (1, 3, 5))


def near(image, value):
    """Whether a colour is in the picture, as nearly as its palette has it."""
    return any(max(abs(a - b) for a, b in zip(one, rgb(value), strict=True)) <= 6 for one in colours(image))


def test_the_picture_is_of_the_size_that_sites_ask_for_and_small(client, content):
    answer = client.get("/picture.png")
    image = opened(answer.content)
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert answer["Content-Type"] == "image/png"
    assert len(answer.content) < 50_000


def test_it_shows_a_badge_for_each_source_in_its_colour_and_no_other(client, content):
    image = opened(client.get("/picture.png").content)
    sources = Source.objects.for_display().count()
    assert [near(image, tone) for tone in TONES] == [True] * sources + [False] * (MOST_BADGES - sources)


@pytest.mark.parametrize(
    ("voice", "painted"),
    [(Voice.SAYS, (True, True)), (Voice.LIMITS, (False, True)), (Voice.TOUCHES, (False, False))],
)
def test_a_cell_is_full_where_a_source_says_half_where_it_does_with_limits_and_neither_where_it_touches(voice, painted):
    image = opened(picture("Name: what", [("A", 1)], 1, [[voice]])).convert("RGB")
    middle, height = (MARGIN + FIELD_BADGE + 16 + WIDTH - MARGIN) // 2, FIELD_BOTTOM - FIELD_TOP
    seen = [image.getpixel((middle, FIELD_TOP + int(height * part))) for part in (0.25, 0.75)]
    assert tuple(max(abs(a - b) for a, b in zip(one, rgb(TONES[0]), strict=True)) <= 6 for one in seen) == painted


@pytest.mark.parametrize(
    ("voice", "whole_edge", "middle"),
    [(Voice.SAYS, True, True), (Voice.TOUCHES, True, True), (Voice.SILENT, False, False)],
)
def test_a_cell_is_marked_as_on_the_pages_with_a_dot_where_it_touches_and_a_dotted_edge_in_silence(
    voice, whole_edge, middle
):
    image = opened(picture("Name: what", [("A", 1)], 1, [[voice]])).convert("L")
    left, top = MARGIN + FIELD_BADGE + 16, FIELD_TOP + 2
    edge = [image.getpixel((x, top + 1)) < 160 for x in range(left + 4, WIDTH - MARGIN - 4)]
    assert (any(edge), all(edge)) == (True, whole_edge)
    assert (image.getpixel(((left + WIDTH - MARGIN) // 2, (FIELD_TOP + FIELD_BOTTOM) // 2)) < 160) == middle


def test_it_has_room_for_eight_sources_and_for_letters_of_two():
    letters = ["A", "B", "C", "D", "E", "F", "G", "AA"]
    image = opened(picture("Name: what", [(letter, tone) for tone, letter in enumerate(letters, start=1)], 27))
    assert all(near(image, tone) for tone in TONES)
    right_edge = MARGIN + MOST_BADGES * (BADGE + GAP) - GAP
    assert right_edge <= image.width - MARGIN


@pytest.mark.parametrize("count", [0, 1])
def test_with_no_source_or_one_it_is_still_a_picture(count):
    assert opened(picture("Name", [("A", 1)][:count], count)).size == (1200, 630)


def test_a_long_name_is_drawn_smaller_so_that_it_fits():
    image = opened(picture("A name that is far too long for a line of its size: and what it says", [], 2))
    edge = image.convert("L").crop((WIDTH - MARGIN, 20, WIDTH, image.height))
    assert edge.getextrema()[0] > 200


def test_it_is_drawn_once_for_each_state_of_the_content(client, content, monkeypatch):
    drawn = []
    monkeypatch.setattr(machine_views, "picture", lambda *given: drawn.append(given) or picture(*given))
    first = client.get("/picture.png").content
    assert client.get("/picture.png").content == first
    assert len(drawn) == 1
    Source.objects.filter(letter="E").update(is_read=False)
    ContentRevision.raise_number()
    assert client.get("/picture.png").content != first
    assert len(drawn) == 2


@pytest.mark.parametrize("address", ["/picture.png", *ICONS])
def test_a_browser_that_has_it_is_told_so(client, content, address):
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=3600"
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    assert not first.cookies


@pytest.mark.parametrize(("address", "side"), ICONS.items())
def test_an_icon_is_square_and_without_a_see_through_edge(client, content, address, side):
    image = opened(client.get(address).content)
    assert image.size == (side, side)
    assert "transparency" not in image.info
    assert near(image, "#1f4b57")
    assert near(image, "#ffffff")


def test_the_icon_is_made_of_the_shapes_of_five_sources():
    image = opened(icon(320)).convert("L")
    seen = [[image.getpixel((left * 10 + x, top * 10 + y)) > 128 for x, y in CORNERS] for left, top in MARK]
    assert seen == [[not rounded for rounded in shape] for shape in SHAPES[:5]]
    assert all(image.getpixel((left * 10 + 40, top * 10 + 40)) > 245 for left, top in MARK)


def test_the_manifest_names_icons_that_are_there(client, content):
    answer = client.get("/site.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert (told["name"], told["short_name"]) == ("Microneedling: who says what", "Microneedling")
    assert (told["display"], told["start_url"]) == ("minimal-ui", "/")
    assert told["theme_color"] == told["background_color"] == PAPER
    assert [one["sizes"] for one in told["icons"]] == ["any", "192x192", "512x512"]
    for one in told["icons"][1:]:
        assert "{0}x{0}".format(opened(client.get(one["src"]).content).width) == one["sizes"]


def test_colours_are_those_of_the_stylesheet_by_day():
    by_day = CSS.split("@media")[0]
    assert list(TONES) == re.findall(r"--tone-\d: (#\w+);", by_day)
    assert f"--paper: {PAPER};" in by_day


def test_shapes_are_those_of_the_stylesheet():
    stated = re.findall(r"\.tone-\d \{[^}]*--shape: ([^;]+);", CSS)
    assert len(stated) == len(SHAPES)
    assert [corners(one) for one in stated] == list(SHAPES)


def corners(stated):
    """Four shares of the side from one or four radii; 999px is as round as two corners on a side leave room for."""
    found = [0.5 if one == "999px" else float(one.rstrip("%")) / 100 for one in stated.split()]
    return tuple(found * 4 if len(found) == 1 else found)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_outline_stays_in_its_square_and_goes_round_it(shape):
    points = outline_of(shape)
    assert all(-1e-9 <= part <= 1 + 1e-9 for point in points for part in point)
    for side in (0, 1):
        assert {round(point[side], 6) for point in points} >= {0, 1}
    turned = sum(x * b - a * y for (x, y), (a, b) in pairwise([*points, points[0]]))
    assert turned > 0

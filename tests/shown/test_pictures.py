"""What the drawings of the real site show, and how they say it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.models import Term
from tests.reading import find, mark, read, words
from tests.shown.drawings import DRAWINGS

pytestmark = pytest.mark.usefixtures("content")


def test_the_signs_that_are_drawn_are_headed_as_on_the_card_and_tell_whose_they_are(client):
    page = read(client, "/topics/side-effects/")
    (card,), (drawn,) = find(page, "section", "care"), find(page, "details", "drawing")
    headings = [words(one).removesuffix(":") for one in find(card, "strong")]
    lines = [words(one) for one in find(drawn, "text")]
    assert headings == [heading for line in lines for heading in headings if line.startswith(heading)]
    for number in ("999 in Britain", "911 in the US", "112 in the EU"):
        assert number in words(card)
        assert number in lines[0]
    (last,) = find(drawn, "p", "drawing-use")
    keys = [mark(one, "href").rpartition("#ref-")[2] for one in find(last, "a")]
    assert keys == ["nhs-anaphylaxis", "nhs-cellulitis", "chu-2021"]


def test_the_words_of_each_step_stand_under_a_picture_of_their_own():
    """Under one picture for all of them, they stand wherever there is room."""
    assert [name for name, one in DRAWINGS.items() if one.steps and one.svg] == []


def test_a_picture_of_its_own_is_titled_in_a_line_and_explained_below(client):
    drawn = {name: one for name, one in DRAWINGS.items() if not (one.steps or one.for_acting)}
    assert {name: one.caption for name, one in drawn.items() if len(one.caption) > 60} == {}
    page = read(client, "/topics/overview/")
    figure = find(page, "figure", "drawing")[0]
    assert words(find(figure, "figcaption")[0]) == DRAWINGS["scalp"].caption
    assert words(find(figure, "p", "drawing-use")[0]).startswith("Not to scale.")


def test_what_has_no_number_of_days_ends_on_none_and_says_so():
    """A bar of equal dashes, or of one length, could be read as so many days."""
    svg = DRAWINGS["first-week"].svg
    (dashes,) = re.findall(r"(?:M\d+ 49h\d+v3h-\d+)+", svg)
    wide = [int(one) for one in re.findall(r"49h(\d+)", dashes)]
    assert wide == sorted(wide, reverse=True)
    assert wide[-1] <= 2
    assert re.search(r'<text x="\d+" y="54">no number given</text>', svg)


def hairs(path):
    """Where each begins."""
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)l1-5", path)}


def test_as_many_hairs_are_drawn_as_its_words_count_and_none_lies_on_another():
    svg = DRAWINGS["gain"].svg
    pattern = r'id="(\w+)" width="(\d+)" height="(\d+)".*?\sd="(.*?)"'
    tiles = {name: (int(x), int(y), hairs(d)) for name, x, y, d in re.findall(pattern, svg, re.DOTALL)}
    filled = r'x="(\d+)" width="(\d+)" height="(\d+)" fill="url\(#(\w+)\)".*?<path class="fibre" d="(.*?)"'
    counted = []
    for left, width, height, name, added in re.findall(filled, svg, re.DOTALL):
        wide, high, own = tiles[name]
        every = {(x + wide * column, y + high * row) for x, y in own for column in range(20) for row in range(20)}
        right = int(left) + int(width)
        faint = {(x, y) for x, y in every if int(left) <= x < right and y < int(height)} - hairs(added)
        assert all(abs(x - bold) > 3 for x, y in faint for bold, row in hairs(added) if abs(y - row) < 6)
        counted.append((f"{len(hairs(added))} more beside {len(faint)}:" in svg, len(hairs(added)), right < 100))
    assert counted == [(True, 13, True)] * 2
    assert "13 more hairs" in DRAWINGS["gain"].caption


def test_heads_are_of_one_size_and_no_hair_on_them_is_cut():
    drawn = [step.svg for step in DRAWINGS["kinds"].steps]
    heads = [set(re.findall(r'<ellipse cx="\d+" cy="34" rx="(\d+)" ry="(\d+)"', svg)) for svg in drawn]
    assert heads == [{("15", "19")}] * 4
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-", "".join(drawn))
    assert len(runs) > 20
    assert all((int(x) % 3, int(y) % 4, int(wide) % 3, int(high)) == (0, 0, 0, 4) for x, y, wide, high in runs)


def test_no_drawing_wears_the_colour_of_a_source():
    sheet = Path(settings.BASE_DIR, "static/articles/site.css").read_text(encoding="utf-8")
    sources = set(re.findall(r"--tone-\d: (#\w+)", sheet))
    own = {name for name, colour in re.findall(r"(--[\w-]+): (#\w+)", sheet) if colour in sources}
    classes = {name for one in DRAWINGS.values() for name in re.findall(r'class="([\w-]+)"', str(one))}
    rules = {name: re.findall(rf"\.{name}(?:,\s*\.\w+)* {{([^}}]*)}}", sheet) for name in classes}
    assert all(rules.values())
    worn = {name: own & set(re.findall(r"var\((--[\w-]+)\)", " ".join(found))) for name, found in rules.items()}
    assert {name: colours for name, colours in worn.items() if colours} == {}


def test_what_a_drawing_abbreviates_it_also_writes_out():
    bare = {name: re.findall(r"(?<!\()\b(?!NHS)[A-Z]{3,}\b", " ".join(one.words)) for name, one in DRAWINGS.items()}
    assert {name: found for name, found in bare.items() if found} == {}


@pytest.mark.parametrize(
    ("name", "step", "shows"),
    [
        pytest.param("session", "Needle", 'class="pocket"', id="a tip in its closed packet"),
        pytest.param("suits", "Ask a doctor first", "listed below", id="that there are more reasons"),
        pytest.param("suits", "It may suit", 'class="sign-mark"', id="a sign that means nothing else in a table"),
        pytest.param("when", "A first change", ">?<", id="that it is not said when its months begin"),
    ],
)
def test_a_step_shows(name, step, shows):
    (drawn,) = [one for one in DRAWINGS[name].steps if one.name == step]
    assert shows in drawn.text + drawn.svg


@pytest.mark.parametrize(
    ("kind", "term", "words"),
    [
        (0, "androgenetic-alopecia", "slowly"),
        (1, "androgenetic-alopecia", "slowly"),
        (2, "alopecia-areata", "round"),
        (3, "telogen-effluvium", "from all over the scalp"),
    ],
)
def test_a_kind_of_hair_loss_is_drawn_in_the_words_of_its_definition(kind, term, words):
    assert words in DRAWINGS["kinds"].steps[kind].text.lower()
    assert words in Term.objects.get(slug=term).live.markdown

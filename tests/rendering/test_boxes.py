"""Boxes: advice of our own, beside the notes from outside the sources."""

import pytest

from articles.rendering import SafeHTML, Sourcing, opening_care
from tests.rendering.hostile import CORPUS
from tests.rendering.parsed import Parsed, faults
from tests.rendering.stand_ins import body, lines, rendered


def test_advice_becomes_a_section_with_a_heading():
    assert body('!!! advice "What to do"\n    Ask.\n\n    1. Wait.\n\nAfter.') == (
        '<section class="advice">\n<h2 class="advice-title">What to do</h2>\n<p>Ask.</p>\n'
        "<ol>\n<li>Wait.</li>\n</ol>\n</section>\n<p>After.</p>"
    )


def test_a_note_keeps_its_title_out_of_the_headings():
    assert Parsed(body('!!! note "N"\n    x')).tags == ["aside", "p", "p"]


def test_care_becomes_a_section_of_its_own_and_is_ours_as_advice_is():
    made = rendered('Lead.\n\n!!! care "Get help"\n    It may be infected.')
    assert (
        made.body
        == '<section class="care">\n<h2 class="care-title">Get help</h2>\n<p>It may be infected.</p>\n</section>'
    )
    assert rendered('Is it?\n\n!!! care "Get help"\n    It may be infected.', Sourcing.SOURCES).problems == ()


def test_a_text_that_begins_with_care_is_told_apart_from_the_rest():
    care, rest = '!!! care "Get help"\n    Call.', 'After.\n\n!!! care "Later"\n    Wait.'
    opened = opening_care(rendered(f"Lead.\n\n{care}\n\n{rest}").body)
    assert ["Get help" in part for part in opened] == [True, False]
    assert "After." in opened[1]
    assert "Later" in opened[1]
    assert all(isinstance(part, SafeHTML) for part in opened)
    assert opening_care(rendered(f"Lead.\n\nBefore.\n\n{care}").body)[0] == ""


@pytest.mark.parametrize("opening", ["!!! advice", '!!!advice "T"', '!!! advice "T"  '])
def test_every_form_of_advice_is_a_section(opening):
    made = rendered(f"Lead.\n\n{opening}\n    Ask.")
    assert Parsed(made.body).tags[0] == "section"
    assert made.publishable


@pytest.mark.parametrize("opening", ["!!! warning", '!!! advise "T"', "!!! advice: T", "Ask !!! advice", "!!! notes"])
def test_there_is_no_other_box(opening):
    assert lines(f"Lead.\n\n{opening}\n    Ask.") == [3]


def test_a_reference_in_advice_is_refused():
    made = rendered('Lead.\n\n!!! advice "T"\n    Ask [^who].')
    assert "outside a note" in made.problems[0].message


def test_advice_after_a_note_holds_no_reference():
    assert lines('Lead.\n\n!!! note "N"\n    So [^who].\n\n!!! advice "T"\n    Ask [^who].') == [7]


def test_two_boxes_stand_apart():
    assert Parsed(body('!!! note "N"\n    x\n\n!!! advice "T"\n    y\n\n!!! advice "T"\n    z')).tags == [
        *("aside", "p", "p"),
        *("section", "h2", "p"),
        *("section", "h2", "p"),
    ]


@pytest.mark.parametrize("box", ["note", "advice"])
def test_hostile_markup_in_a_box_stays_text(box, subtests):
    for html in CORPUS:
        with subtests.test(html):
            html = html.replace("\n", " ")
            made = body(f'!!! {box} "{html}"\n    {html}')
            assert faults(made) == []

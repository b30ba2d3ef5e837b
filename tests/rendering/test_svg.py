"""Drawings in SVG: lines and words pass, and nothing that could act, load or colour by itself."""

import pytest

from articles.rendering import SafeHTML, UnsafeDrawing, drawn

LINES = '<svg viewBox="0 0 10 10" aria-hidden="true"><g class="tool"><path d="M0 0 h6 l-3 28 Z" /></g></svg>'


def inside(markup):
    return f'<svg viewBox="0 0 10 10">{markup}</svg>'


def test_lines_and_words_pass_as_they_are_and_are_safe():
    shown = drawn(f"\n{LINES}\n")
    assert isinstance(shown, SafeHTML)
    assert shown == LINES.replace(" />", "></path>")
    assert drawn(inside('<text x="1" y="2" text-anchor="end">a &amp; b</text>')).count("a &amp; b") == 1


def test_a_pattern_of_its_own_may_fill_and_no_other_colour_may():
    assert 'fill="url(#dots)"' in drawn(inside('<rect width="1" height="1" fill="url(#dots)" />'))
    for fill in ("red", "url(https://example.org/x.svg#a)", "url(#a) red"):
        with pytest.raises(UnsafeDrawing, match="colours come by class"):
            drawn(inside(f'<rect width="1" height="1" fill="{fill}" />'))


def test_no_drawing_is_an_empty_one():
    assert drawn("  \n") == ""


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<script>alert(1)</script>", "<script> may not stand"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject> may not"),
        ('<use href="#a" />', "<use> may not"),
        ('<image href="x.png" />', "<image> may not"),
        ("<style>* { display: none }</style>", "<style> may not"),
        ("<animate />", "<animate> may not"),
        ('<path d="M0 0" onload="x()" />', 'onload="x\\(\\)" may not'),
        ('<path d="M0 0" style="fill: red" />', 'style="fill: red" may not'),
        ('<a href="/x"><path d="M0 0" /></a>', "<a> may not"),
        ('<path d="M0 0">', "not well-formed"),
        ("<!-- a comment -->", "without declarations and comments"),
    ],
)
def test_what_acts_loads_or_colours_is_refused_with_its_name(markup, told):
    with pytest.raises(UnsafeDrawing, match=told):
        drawn(inside(markup))


def test_entities_a_foreign_root_and_a_drawing_too_long_are_refused():
    with pytest.raises(UnsafeDrawing, match="without declarations"):
        drawn('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg><text>&a;</text></svg>')
    with pytest.raises(UnsafeDrawing, match="not <path>"):
        drawn("<path />")
    with pytest.raises(UnsafeDrawing, match="needs no xmlns"):
        drawn('<svg xmlns="http://www.w3.org/2000/svg" />')
    with pytest.raises(UnsafeDrawing, match=r"20,000"):
        drawn(inside("<path />" * 4000))

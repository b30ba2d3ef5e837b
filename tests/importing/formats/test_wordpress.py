"""Exports of WordPress: a post is picked by its name and read as WordPress shows it."""

import pytest

from articles.importing import Refused, pick_post, read

from .made import post, wxr
from .pages import MORE, PROSE, out, parts_of

TYPED = f"{PROSE}\r\n\r\nIt costs £150\na year.\n\n<h2>Risks</h2>\n<ul>\n<li>Redness</li>\n</ul>\n{MORE}"
BLOCKS = f"<!-- wp:paragraph -->\n<p>{PROSE}</p>\n<!-- /wp:paragraph -->"
EXPORT = wxr(
    post("about-needles", "About needles", TYPED), post("b", "B & C", BLOCKS), post("c", "C", "x", "attachment")
)


def test_an_export_of_several_posts_is_refused_with_their_names():
    with pytest.raises(Refused, match=r"of 2 posts; say which .* as in export.xml#about-needles: .*#b “B & C”$"):
        read(EXPORT)


def test_a_post_is_picked_by_its_name_and_read_as_wordpress_shows_it():
    picked = pick_post(EXPORT, "about-needles")
    given = read(picked)
    assert given.format == "WordPress export"
    assert parts_of(given) == [
        ("heading", "About needles"),
        ("paragraph", PROSE),
        ("paragraph", "It costs £150\na year."),
        ("heading", "Risks"),
        ("list item", "Redness"),
        ("paragraph", MORE),
    ]
    assert {one.name: one.value for one in given.metadata} == {
        "title": "About needles",
        "author": "robin",
        "published": "2024-05-03 10:00:00",
        "address": "https://example.org/about-needles",
    }
    assert parts_of(read(pick_post(EXPORT, "b"))) == [("heading", "B & C"), ("paragraph", PROSE)]


SHORTCODES = f"""[vc_row][vc_column_text]{PROSE}[/vc_column_text][vc_column_text]It stings.[/vc_column_text][/vc_row]

[vc_custom_heading text="Questions"]

[toggle title="Does it hurt?" state="closed"]A little.[/toggle]
[accordion_item title='Is it safe?']Mostly.[/accordion_item]

[caption id="x"]<img src="a.jpg" /> The pen we use.[/caption]

[gallery ids="1,2"] See [1], [sic] and [Vale 2013]."""


def test_what_shortcodes_hold_is_read_with_their_titles_and_they_are_named():
    given = read(wxr(post("a", "Needling", SHORTCODES)))
    assert parts_of(given) == [
        ("heading", "Needling"),
        ("paragraph", PROSE),
        ("paragraph", "It stings."),
        ("heading", "Questions"),
        ("heading", "Does it hurt?"),
        ("paragraph", "A little."),
        ("heading", "Is it safe?"),
        ("paragraph", "Mostly."),
        ("paragraph", "The pen we use."),
        ("paragraph", "See [1], [sic] and [Vale 2013]."),
    ]
    assert {'[toggle title="Does it hurt?" state="closed"]', '[gallery ids="1,2"]'} <= set(out(given)["marks"])


def test_a_picked_post_is_the_same_whatever_else_is_exported():
    later = wxr(post("new", "New", "x"), post("about-needles", "About needles", TYPED))
    assert pick_post(later, "about-needles") == pick_post(EXPORT, "about-needles")
    assert pick_post(pick_post(EXPORT, "b"), "b") == pick_post(EXPORT, "b")


def test_a_name_of_a_post_leads_to_no_other_folder():
    with pytest.raises(Refused, match=r"#..-..-etc “A”"):
        read(wxr(post("../../etc", "A", "x"), post("b", "B", "y")))


@pytest.mark.parametrize(("raw", "named"), [(EXPORT, "nobody"), (PROSE.encode(), "b"), (EXPORT, "c")])
def test_a_post_that_is_not_there_is_told(raw, named):
    with pytest.raises(Refused, match="there is no post"):
        pick_post(raw, named)

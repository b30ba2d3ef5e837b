"""Front matter: what a file says of itself, and where."""

import pytest

from articles.importing import read
from articles.importing.formats.front_matter import find_front_matter


def stated(yaml):
    """What is stated, as name, value and the words of the text where it stands."""
    text = f"---\n{yaml}\n---\n\nWords."
    found = find_front_matter(text)
    return [(one.name, one.value, text[one.start : one.end]) for one in found.stated]


def test_what_is_stated_has_its_place_in_the_text():
    yaml = "title: 'Needling: a guide'\nAuthor:   Robin Vale  # me\ndate: 2024-05-12\nurl: https://example.org/n"
    assert stated(yaml) == [
        ("title", "Needling: a guide", "Needling: a guide"),
        ("author", "Robin Vale", "Robin Vale"),
        ("published", "2024-05-12", "2024-05-12"),
        ("address", "https://example.org/n", "https://example.org/n"),
    ]


def test_each_of_several_authors_is_stated():
    assert [value for _, value, _ in stated("authors:\n  - Robin\n  - {name: Sam}\n  - Kim\n")] == ["Robin", "Kim"]


def test_a_value_that_is_written_in_another_way_stands_where_it_is_written():
    assert stated('title: "It\\u2019s"') == [("title", "It’s", '"It\\u2019s"')]
    assert stated("title: >\n  two\n  lines\n")[0][:2] == ("title", "two lines")


@pytest.mark.parametrize(
    "yaml", ["title: [", f"title: {'[' * 1000}", "title: *nobody", "- title: a", "title:", "title: &a [*a]"]
)
def test_what_cannot_be_understood_states_nothing_and_is_front_matter_all_the_same(yaml):
    assert stated(f"author: \n{yaml}") == []


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nNeedling may help.\n\n---\n\nSo they say.",
        "---\nsessions: 4\n---\n",
        "---\ntitle: Needling\n",
        "\n---\ntitle: Needling\n---\n",
        "----\ntitle: Needling\n----\n",
        "---\ntitle: Needling\n" + "a: b\n" * 1000 + "---\n",
        "",
    ],
)
def test_lines_of_hyphens_that_hold_nothing_that_we_know_are_no_front_matter(text):
    assert find_front_matter(text) is None


def test_front_matter_stays_in_the_text_as_furniture():
    front = "---\ntitle: Needling\n---"
    given = read(f"{front}\n\n# It may help\n\nSome.".encode())
    assert given.text == f"{front}\n\nIt may help\n\nSome."
    assert (given.structure[0].start, given.structure[0].end, given.structure[0].rule) == (
        0,
        len(front),
        "front-matter",
    )
    assert given.metadata[0].value == "Needling"

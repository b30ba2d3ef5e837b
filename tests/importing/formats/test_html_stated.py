"""What a page states of itself, each with its places; where they disagree, all are shown."""

import pytest

from articles.importing import read

from .pages import PROSE, page


def stated(head, body=""):
    given = read(page(f"<main><h1>Needling for hair</h1>{body}<p>{PROSE}</p></main>", head).encode())
    return [(one.name, one.value, one.where) for one in given.metadata], given


DATA = """<script type="application/ld+json">{"@graph": [{"@type": ["BlogPosting"], "headline": "Needling for hair",
"author": [{"@type": "Person", "name": "Robin Vale"}, "Kim Ash"], "publisher": {"name": "Hair Post"},
"datePublished": "2024-05-03", "dateModified": "2024-06-01", "license": {"url": "https://example.org/by"},
"mainEntityOfPage": {"@id": "https://example.org/n"}}]}</script>"""


def test_json_ld_states_all_of_it():
    assert stated(DATA)[0] == [
        ("title", "Needling for hair", "JSON-LD headline"),
        ("author", "Robin Vale", "JSON-LD author"),
        ("author", "Kim Ash", "JSON-LD author"),
        ("publisher", "Hair Post", "JSON-LD publisher"),
        ("published", "2024-05-03", "JSON-LD datePublished"),
        ("updated", "2024-06-01", "JSON-LD dateModified"),
        ("address", "https://example.org/n", "JSON-LD mainEntityOfPage"),
        ("licence", "https://example.org/by", "JSON-LD license"),
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<meta property=og:title content=Needles>", ("title", "Needles", "meta og:title")),
        ("<meta name=Author content='Robin Vale'>", ("author", "Robin Vale", "meta author")),
        ("<meta name=citation_author content='Vale, R'>", ("author", "Vale, R", "meta citation_author")),
        ("<meta property=og:site_name content='Hair Post'>", ("publisher", "Hair Post", "meta og:site_name")),
        (
            "<meta property=article:published_time content=2024-05-03>",
            ("published", "2024-05-03", "meta article:published_time"),
        ),
        ("<meta name=dcterms.modified content=2024-06-01>", ("updated", "2024-06-01", "meta dcterms.modified")),
        ("<link rel=canonical href=https://example.org/n>", ("address", "https://example.org/n", "link canonical")),
        ("<link rel=license href=https://example.org/by>", ("licence", "https://example.org/by", "link license")),
        ("<title>Needles &amp; hair</title>", ("title", "Needles & hair", "title")),
    ],
)
def test_the_head_of_a_page_states(head, told):
    assert stated(head)[0] == [told]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p class=byline>By Robin Vale</p>", [("author", "Robin Vale", "shown byline")]),
        ("<p>By <a rel=author href=/r>Robin Vale</a></p>", [("author", "Robin Vale", "shown author")]),
        (
            "<p class=post-meta>Posted by Robin Vale on 3 May 2024 | Updated June 1, 2024</p>",
            [
                ("author", "Robin Vale", "shown byline"),
                ("published", "3 May 2024", "shown byline"),
                ("updated", "June 1, 2024", "shown byline"),
            ],
        ),
        ("<p class=posted-on><time datetime=2024-05-03>May</time></p>", [("published", "2024-05-03", "shown date")]),
        ("<p>In <time datetime=2013-01-01>2013</time> a trial was held.</p>", []),
    ],
)
def test_lines_that_readers_see_state(body, told):
    assert stated("", body)[0] == told


def test_what_agrees_is_told_once_and_what_disagrees_is_told_each_with_its_place():
    head = f"{DATA}<meta name=author content='Robin Vale'><meta name=author content='R. Vale'>"
    told, given = stated(head, "<p class=byline>By Robin Vale</p>")
    authors = [one for one in told if one[0] == "author"]
    assert authors == [
        ("author", "Robin Vale", "JSON-LD author, meta author, shown byline"),
        ("author", "Kim Ash", "JSON-LD author"),
        ("author", "R. Vale", "meta author"),
    ]
    first, second = given.metadata[1:3]
    assert given.text[first.start : first.end] == "Robin Vale"
    assert (second.start, second.end) == (-1, -1)
    assert "author “Robin Vale” (JSON-LD author, meta author, shown byline)" in next(
        one for one in given.told() if one.startswith("states")
    )


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"@type": "Article", "headline": 5}', '"\\ud800"', "null"])
def test_data_that_is_damaged_or_says_nothing_states_nothing(data):
    assert stated(f"<script type=application/ld+json>{data}</script>")[0] == []


def test_half_characters_of_the_data_are_replaced():
    data = '{"@type": "Article", "headline": "Needles \\ud83d"}'
    assert stated(f"<script type=application/ld+json>{data}</script>")[0][0][1] == "Needles ?"


def test_of_several_titles_the_one_that_a_heading_repeats_comes_first():
    head = "<meta property=og:title content='Best needles 2024'><title>Needling for hair</title>"
    assert [value for _, value, _ in stated(head)[0]] == ["Needling for hair", "Best needles 2024"]


def test_every_place_of_a_page_may_state_something():
    head = (
        "<meta name=author content=Kim><link rel=canonical href=https://example.org/n>"
        "<link rel=license href=https://example.org/by><title>Needles</title><script "
        "type=application/ld+json>{</script>"
    )
    body = (
        "<p class=byline>By Robin Vale on 3 May 2024, reviewed June 1, 2024</p><p><a rel=author href=/s>"
        "Sam Ash</a></p>"
        "<p class=updated><time datetime=2024-06-02>June</time></p>"
    )
    assert sorted(told[:2] for told in stated(head, body)[0]) == [
        ("address", "https://example.org/n"),
        ("author", "Kim"),
        ("author", "Robin Vale"),
        ("author", "Sam Ash"),
        ("licence", "https://example.org/by"),
        ("published", "3 May 2024"),
        ("title", "Needles"),
        ("updated", "2024-06-02"),
        ("updated", "June 1, 2024"),
    ]

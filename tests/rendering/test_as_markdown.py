"""A page as Markdown: its words and links, and nothing that only a browser has a use for."""

import pytest

from articles.rendering import as_markdown

HERE = "https://example.org/topics/cost/"


def converted(inner: str, beside: str = "") -> str:
    return as_markdown(f"<body><header>Menu</header><main>{inner}</main>{beside}<footer>Foot</footer></body>", HERE)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>What is it?</h1><p>A <strong>word</strong>.</p>", "# What is it?\n\nA **word**.\n"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two\n"),
        ('<p><a href="/claims/pain/" title="A claim">Pain</a></p>', "[Pain](https://example.org/claims/pain/)\n"),
        ('<p><a href="#behind">Behind</a></p>', "[Behind](https://example.org/topics/cost/#behind)\n"),
        ('<p><a href="https://www.nhs.uk/">NHS</a></p>', "[NHS](https://www.nhs.uk/)\n"),
        (
            '<p>So it is <a class="cite" href="/sources/a/#p-1" title="A: “so it is”">'
            '<span class="visually-hidden">source </span>A<q data-letter="A">so it is</q></a>.</p>',
            "So it is [(A: “so it is”)](https://example.org/sources/a/#p-1).\n",
        ),
        ('<p><span aria-hidden="true">✓</span><span class="visually-hidden">Yes</span></p>', "Yes\n"),
        (
            "<details><summary>Seven more</summary><p>One.</p></details>",
            "**Seven more**\n\nOne.\n",
        ),
        ("<details><summary><h2>Behind</h2></summary><p>One.</p></details>", "## Behind\n\nOne.\n"),
        ("<h2>A title<small>Blog post</small></h2>", "## A title Blog post\n"),
        (
            "<table><thead><tr><th>Claim</th><th>A</th></tr></thead><tbody><tr><td>Pain</td><td>Yes</td></tr></tbody></table>",
            "| Claim | A |\n| --- | --- |\n| Pain | Yes |\n",
        ),
        ("<blockquote><p>So it is.</p></blockquote>", "> So it is.\n"),
        ("<p>4 * 5 and _so_</p>", "4 \\* 5 and \\_so\\_\n"),
    ],
)
def test_what_a_page_shows_has_its_form_in_markdown(html, markdown):
    assert converted(html) == markdown


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">{"name": "x"}</script>',
        "<svg><title>x</title></svg>",
        '<form><input value="x"><button>x</button></form>',
        '<nav class="breadcrumbs">x</nav>',
        '<nav class="contents">x</nav>',
        '<details class="key-bar">x</details>',
    ],
)
def test_what_only_a_browser_has_a_use_for_is_left_out(html):
    assert converted(f"<p>Before.</p>{html}<p>After.</p>") == "Before.\n\nAfter.\n"


def test_the_disclaimer_comes_with_every_page_and_menus_with_none():
    assert converted("<p>Words.</p>", '<aside class="disclaimer"><p>No advice.</p></aside>') == "Words.\n\nNo advice.\n"

"""What of a page is furniture: by what its elements are, and what they call themselves as a second sign only."""

import pytest

from articles.importing import read

from .pages import MORE, PROSE, article, page, parts_of

PARAGRAPH, HEADING = "paragraph", "heading"


def parts(body):
    """What stands between the first sentence of the article and its last."""
    return parts_of(read(article(body).encode()))[2:-1]


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<nav><a href=/>Home</a> <a href=/b>Blog</a></nav>", "navigation"),
        ("<div role=navigation>Home Blog</div>", "navigation"),
        ("<form><label>Your name</label><input> <button>Send</button></form>", "form"),
        ("<aside class=related><h2>Related</h2><a href=/x>Lips</a></aside>", "related-posts"),
        ("<aside><a href=/x>Lips</a></aside>", "aside"),
        ("<div class='share-bar'><a href=/f>Facebook</a> <a href=/x>X</a></div>", "share"),
        ("<div class=breadcrumbs><a href=/>Home</a> › Hair</div>", "breadcrumb"),
        ("<div role=dialog class=modal>We use cookies. Accept all of them.</div>", "dialog"),
        (
            "<div id=cookie-banner>We use cookies to improve your visit to our site. <button>Accept</button></div>",
            "cookie-notice",
        ),
        ("<ul id=toc><li><a href='#a'>Risks</a><li><a href='#b'>Costs</a></ul>", "contents"),
        ("<p class=byline>By Robin Vale, <time datetime=2024-05-03>3 May 2024</time></p>", "byline"),
        ("<footer><a href=/t>Terms</a> © 2024</footer>", "footer"),
    ],
)
def test_furniture_is_known_by_what_it_is(html, rule):
    assert {kind for kind, _ in parts(html)} == {rule}


@pytest.mark.parametrize(
    "called", ["share", "social", "related", "cookie", "widget", "sidebar", "cta", "promo", "menu"]
)
@pytest.mark.parametrize("tag", ["div", "section"])
def test_a_sentence_of_the_main_text_stays_whatever_its_element_calls_itself(called, tag):
    assert parts(f"<{tag} class='{called}'><p>Sun exposure should be avoided for 48 hours.</p></{tag}>") == [
        (PARAGRAPH, "Sun exposure should be avoided for 48 hours.")
    ]


def test_a_note_beside_the_text_stays_where_it_says_something():
    assert parts("<aside class=note><p>See a doctor if the redness lasts for a week.</p></aside>") == [
        (PARAGRAPH, "See a doctor if the redness lasts for a week.")
    ]


@pytest.mark.parametrize("start", ["<aside>", "<aside class=sidebar>", "<div class=sidebar-box>"])
def test_a_sentence_however_short_beside_the_text_stays_and_a_link_does_not(start):
    end = f"</{start[1:].split('>')[0].split()[0]}>"
    words = "Never needle moles."
    assert parts(f"{start}{words}{end}{start}<a href=/x>See more.</a>{end}") == [
        (PARAGRAPH, words),
        ("aside", "See more."),
    ]


def test_a_section_on_related_conditions_stays():
    words = "Alopecia areata is a related condition that falls in patches."
    assert parts(f"<div class=related-conditions><h3>Related conditions</h3><p>{words}</p></div>")[1] == (
        PARAGRAPH,
        words,
    )


def test_a_page_built_as_one_form_is_read():
    given = read(page(f"<form method=post><h1>Needling</h1><p>{PROSE}</p><p>{MORE}</p></form>").encode())
    assert [kind for kind, _ in parts_of(given)] == [HEADING, PARAGRAPH, PARAGRAPH]


ANSWER = "<p>It hurts a little, and the cream helps.</p><p>My scalp was red for a day.</p>"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<form><input type=hidden name=state>", "</form>"),
        ("<footer>", "</footer>"),
        ("<header>", "</header>"),
        ("<nav>", "</nav>"),
        ("<div role=dialog>", "</div>"),
        ("<div class=sidebar>", "</div>"),
        ("<div class=comment><a href=/ann>Ann</a>", "</div>"),
        ("<div class=reply>", "</div>"),
    ],
)
@pytest.mark.parametrize("main", ["main", "div"])
def test_where_hardly_a_sentence_stands_beside_it_the_article_is_in_whatever_holds_it(start, end, main):
    asked = f"<{main}><h1>Needling</h1><p>Does it hurt?</p></{main}>"
    banner = "<div role=dialog>We use cookies to see how you read us. You can refuse them. Read more there.</div>"
    given = read(page(f"{asked}{(start + ANSWER + end) * 4}<footer>© 2024</footer>{banner}").encode())
    kept = [words for kind, words in parts_of(given) if kind == PARAGRAPH]
    assert [one for one in kept if one.endswith(".")] == [
        "It hurts a little, and the cream helps.",
        "My scalp was red for a day.",
    ] * 4
    assert "We use cookies" not in " ".join(kept)


def test_comments_below_an_article_are_comments_however_many():
    comments = f"<div class=comments>{f'<div class=comment>{ANSWER}</div>' * 20}</div>"
    given = read(page(f"<h1>Needling</h1>{f'<p>{PROSE}</p><p>{MORE}</p>' * 4}{comments}").encode())
    assert [kind for kind, _ in parts_of(given)].count("comments") == 40


@pytest.mark.parametrize(
    "html",
    [
        "<form><p>{}</p><button>Next</button></form>",
        "<footer><p>{}</p></footer>",
        "<div role=contentinfo>{}</div>",
        "<menu><li>{}</menu>",
        "<nav><p>{}</p></nav>",
        "<search>{}</search>",
    ],
)
def test_what_an_element_is_sets_no_sentence_of_the_main_text_aside(html):
    words = "See a doctor if the redness lasts for a week."
    assert words in [said for kind, said in parts(html.format(words)) if kind in (PARAGRAPH, "list item")]


def test_a_form_with_fields_goes_with_its_sentences():
    form = "<form><p>Get our letter each week. We tell nobody.</p><input name=mail></form>"
    assert {kind for kind, _ in parts(form)} == {"form"}


def test_a_template_that_browsers_show_is_read_and_any_other_is_named_whole():
    long = f"{PROSE} {MORE} " * 5
    shown, unseen = (
        f"<my-box><template{mode}><p>{long}</p></template></my-box>" for mode in (" shadowrootmode=open", "")
    )
    assert (PARAGRAPH, long.strip()) in parts(shown)
    for html in (
        unseen,
        f"<object>{long}</object>",
        f"<svg><text>{long}</text></svg>",
        f'<iframe srcdoc="{long}"></iframe>',
    ):
        left_out = read(article(html).encode()).left_out
        assert long.strip() in [words for one in left_out for words in one.words], html


WHOLE = f"""<a class=skip-link href=#m>Skip to content</a>
<header><a href=/>Hair Clinic</a><nav><ul><li><a href=/>Home</a><li><a href=/b>Blog</a></ul></nav>
<h1>Needling for hair</h1></header>
<div class=hero>Call 555 0100 <p>It may help some people who lose hair.</p></div>
<main id=m><article><p>{PROSE}</p><h2>Risks</h2><p>{MORE}</p></article>
<section><article class=card><h3><a href=/x>Lips</a></h3><p>Read about lips.</p></article></section></main>
<footer>© 2024 Hair Clinic</footer>"""


def test_around_the_main_text_everything_is_furniture_but_the_title_and_all_of_it_stays_in_the_text():
    given = read(page(WHOLE).encode())
    assert parts_of(given) == [
        ("outside-main", "Skip to content"),
        ("masthead", "Hair Clinic"),
        ("masthead", "Home"),
        ("masthead", "Blog"),
        (HEADING, "Needling for hair"),
        ("outside-main", "Call 555 0100"),
        (PARAGRAPH, "It may help some people who lose hair."),
        (PARAGRAPH, PROSE),
        (HEADING, "Risks"),
        (PARAGRAPH, MORE),
        ("related-posts", "Lips"),
        ("related-posts", "Read about lips."),
        ("footer", "© 2024 Hair Clinic"),
    ]


def test_what_stands_behind_the_end_of_the_body_is_read_as_browsers_do():
    assert parts("</body></html><p>After the end.</p>") == [(PARAGRAPH, "After the end.")]


def test_a_page_without_any_element_of_its_main_text_is_read_whole():
    top = "<div id=site-header><a href=/>Hair Clinic</a></div>"
    given = read(page(f"{top}<div><h1>Needling</h1>{PROSE}<br><br>{MORE}</div>").encode())
    assert parts_of(given) == [
        ("masthead", "Hair Clinic"),
        (HEADING, "Needling"),
        (PARAGRAPH, PROSE),
        (PARAGRAPH, MORE),
    ]


def test_a_heading_with_the_name_of_the_site_is_none_where_another_is_the_title_that_the_page_states():
    body = f"<header><h1><a href=/>Hair Clinic</a></h1></header><main><h2>Needling for hair</h2><p>{PROSE}</p></main>"
    given = read(page(body, "<title>Needling for hair | Hair Clinic</title>").encode())
    assert parts_of(given) == [("masthead", "Hair Clinic"), (HEADING, "Needling for hair"), (PARAGRAPH, PROSE)]
    assert given.structure[1].level == 1

"""What an editor writes becomes what readers see, with whatever is wrong told by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import Problem, SafeHTML
from tests.rendering.hostile import CORPUS, markdown
from tests.rendering.parsed import Parsed, faults
from tests.rendering.stand_ins import at_most, body, lines, rendered

thorough = settings(max_examples=3 * settings().max_examples)


def test_the_first_paragraph_is_the_lead():
    made = rendered("\n\nOne\nsentence.\n\nMore.\n\nAnd more.")
    assert made.lead == "<p>One\nsentence.</p>"
    assert made.body == "<p>More.</p>\n<p>And more.</p>"
    assert made.publishable


def test_a_text_can_be_a_lead_alone():
    made = rendered("One sentence.")
    assert (made.lead, made.body, made.publishable) == ("<p>One sentence.</p>", "", True)


def test_line_ends_of_any_system_make_the_same():
    unix = rendered("Lead.\n\nBody.\n- [[no]]\n")
    assert rendered("Lead.\r\n\r\nBody.\r\n- [[no]]\r\n") == unix
    assert rendered("Lead.\r\rBody.\r- [[no]]\r") == unix


def test_a_character_that_no_text_can_hold_is_left_out():
    assert rendered("So\0on").lead == "<p>Soon</p>"


@pytest.mark.parametrize("empty", ["", "\n\n", "   \n\t\n"])
def test_no_text_at_all_cannot_be_published(empty):
    made = rendered(empty)
    assert (made.lead, made.body) == ("", "")
    assert lines(empty) == [1]


@pytest.mark.parametrize("start", ["## Heading", "- item", "1. item", "1) item", "> quote", '!!! note "N"\n    x'])
def test_a_text_that_does_not_begin_with_a_paragraph_cannot_be_published(start):
    assert lines(f"\n{start}\n\nMore.")[:1] == [2]


@pytest.mark.parametrize("lead", ["Lead\n## Heading\nmore", "Lead\n---", "Lead\n> quote", 'Lead\n!!! note "N"\n    x'])
def test_the_lead_is_a_paragraph_or_the_text_cannot_be_published(lead):
    made = rendered(f"{lead}\n\nBody.")
    assert set(Parsed(made.lead).tags) <= {"p", "br"} or not made.publishable


def test_headings_lists_and_emphasis():
    html = body("## Two\n\n### Three\n\n- a\n- *b*\n\n1. c\n2. **d**\n\n> e")
    assert Parsed(html).tags == ["h2", "h3", "ul", "li", "li", "em", "ol", "li", "li", "strong", "blockquote", "p"]
    assert lines("Lead.\n\n## Two\n\n### Three\n\n- a\n\n1. c\n\n> e") == []


def test_headings_get_addresses_of_their_own():
    assert [heading["id"] for heading in Parsed(body("## Cost\n\nx\n\n## Cost")).all("h2")] == ["s-cost", "s-cost_1"]


def test_quotes_and_dashes_are_set_as_a_printer_would():
    assert body('"So" -- it\'s said...') == "<p>“So” – it’s said…</p>"


def test_a_note_becomes_a_labelled_aside():
    assert body('!!! note "From outside"\n    First.\n\n    Second.\n\nAfter.') == (
        '<aside class="note">\n<p class="note-title">From outside</p>\n<p>First.</p>\n<p>Second.</p>\n</aside>\n'
        "<p>After.</p>"
    )


def test_a_note_that_begins_with_a_citation_stays_whole():
    made = rendered('Lead.\n\n!!! note "N"\n    [@A] says so.')
    assert made.body.endswith("says so.</p>\n</aside>")


@pytest.mark.parametrize("html", ["<b>bold</b>", "<script>alert(1)</script>", "</p>", "<!-- x -->", "<img src=x>"])
def test_raw_html_is_shown_as_text_and_told_with_its_line(html):
    made = rendered(f"Lead.\n\nSome text\nand {html} here.")
    assert html in Parsed(made.body).text.replace("–", "--")
    assert Parsed(made.body).tags == ["p"]
    assert [problem.line for problem in made.problems] == [4]
    assert html[:3] in made.problems[0].message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("See <b>this", "<b> is HTML, which is shown as text: write it in Markdown"),
        ("See [this](ftp://x).", "](ftp://x) is no address to link to: begin it with https:// or /"),
        ("[this]: https://example.org", "write the address with the link: [words](https://…)"),
        ("![this](/x.png)", "a picture cannot be put in a text: leave it out"),
        ("#This", "a heading is ## or ###, a space and words, at the start of a line"),
        ("[@A, p. 3]", '[@A, p. 3] is not a mark: write [@SOURCE "exact words"], [^key] or [[slug|words]]'),
        (
            "!!! warning",
            'a box begins with the line !!! note "Title", !!! advice "Title" or !!! care "Title", '
            "and nothing before it",
        ),
        (
            "[^who]",
            "the reference [^who] stands outside a note: only a note may say what our sources do not; "
            'put it under a line `!!! note "…"`, indented by four spaces',
        ),
    ],
)
def test_a_problem_says_what_to_do(line, message):
    assert message in [problem.message for problem in rendered(f"Lead.\n\n{line}").problems]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "there is no text yet: the first paragraph is the main message"),
        ("\n- a\n\nb", 2, "begin with a plain paragraph and a blank line: it is shown as the main message"),
        ("a" * 50_001, 1, "the text has 50001 characters, and at most 50000 are read: make two of it"),
        ("\n" + "[" * 1001, 2, "there are more than 1000 opening brackets in this text: make two of it"),
        ("a\n\n" + "- " * 500, 1, "lists or quotations are nested too deeply to be shown"),
        ("a\n\n[ [" + "[" * 499, 3, "there are more than 500 opening brackets in this text"),
    ],
)
def test_what_is_wrong_with_a_text_as_a_whole_is_told_with_its_line(text, line, message):
    assert Problem(line, message) in rendered(text).problems


@pytest.mark.parametrize("text", ["a" * 50_000, "[x](/y) " * 500])
def test_a_text_may_be_as_long_as_that(text):
    assert rendered(text).publishable


@pytest.mark.parametrize("text", ["- " * 500 + "deep", "[x](/y) " * 501, "[" * 1001 + "<b>"])
def test_what_is_too_much_is_shown_as_it_was_written(text):
    made = rendered(f"a\n\n{text}")
    assert text.strip() in Parsed(made.lead + made.body).text
    assert set(Parsed(made.lead + made.body).tags) == {"p"}
    assert (made.citations, made.references, made.links) == ((), (), ())


@pytest.mark.parametrize(
    "html", ["<img src=x\nonerror=alert(1)>", "<img src=x onerror=alert(1)", "<?php x ?>", "<!DOCTYPE x>"]
)
def test_raw_html_is_told_however_it_is_broken(html):
    assert lines(f"Lead.\n\n{html}")[:1] == [3]


@pytest.mark.parametrize("address", ["<https://example.org/>", "<erin@example.org>", "[x](<https://example.org/>)"])
def test_an_address_in_angle_brackets_is_no_html(address):
    assert Parsed(body(address)).tags == ["p", "a"]
    assert lines(f"Lead.\n\n{address}") == []


@pytest.mark.parametrize("html", ['<aside class="note">x</aside>', '<p class="note">x</p>', '<h2 id="main">x</h2>'])
def test_even_allowed_html_is_text_when_it_is_written_as_html(html):
    made = rendered(f"Lead.\n\n{html}")
    assert Parsed(made.body).tags == ["p"]
    assert made.problems[0].line == 3


def test_less_than_is_no_html():
    assert body("2 < 3 and 5 > 4") == "<p>2 &lt; 3 and 5 &gt; 4</p>"
    assert lines("Lead.\n\n2 < 3 and 5 > 4") == []


@pytest.mark.parametrize(
    "link", ["https://example.org/a_(b)", "http://example.org", "mailto:a@b.org", "/faq/", "#part"]
)
def test_links_that_may_be_made(link):
    assert Parsed(body(f"[x]({link})")).all("a") == [{"href": link}]
    assert lines(f"Lead.\n\n[x]({link})") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:1",
        "<javascript:1>",
        "data:text/html,x",
        "vbscript:x",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "//evil.example",
        "ftp://x",
        "faq",
        "file:///x",
    ],
)
def test_other_links_are_harmless_and_told_with_their_line(address):
    made = rendered(f"Lead.\n\nSee [this]({address}).")
    assert faults(made.body) == []
    assert {problem.line for problem in made.problems} == {3}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "<javascript:alert(1)>"])
@pytest.mark.parametrize("use", ["[x]", "[x][]", "[words][x]"])
def test_links_by_reference_are_harmless(use, address):
    html = body(f"{use}\n\n[x]: {address}")
    assert faults(html) == []
    assert not any(link.get("href") for link in Parsed(html).all("a"))


def test_an_unsafe_link_by_reference_is_told():
    assert lines("Lead.\n\n[x]\n\n[x]: javascript:alert(1)") == [5]


@pytest.mark.parametrize("link", ["<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,x>"])
def test_autolinks_to_scripts_are_text(link):
    assert Parsed(body(link)).text == link
    assert Parsed(body(link)).tags == ["p"]


@pytest.mark.parametrize("title", ['"\\" onclick=alert(1) x=\\""', "'\" onclick=alert(1)'", '"><script>"'])
def test_a_link_title_cannot_break_out(title):
    assert faults(body(f"[x](/y {title})")) == []


@pytest.mark.parametrize(
    "picture", ["![x](https://e.org/x.png)", "![x][y]\n\n[y]: https://e.org", "![a [b] c](/x.png)"]
)
def test_pictures_are_refused_with_their_line(picture):
    made = rendered(f"Lead.\n\n{picture}")
    assert "<img" not in made.body + Parsed(made.body).text
    assert made.problems[0].line == 3


def test_a_top_heading_is_refused_with_its_line():
    made = rendered("Lead.\n\n# Top")
    assert made.problems[0].line == 3
    assert "##" in made.problems[0].message


@pytest.mark.parametrize(
    "text", ["#Top", "Top\n===", "> # Top", "- # Top", "#### Four", "    code", "[TOC]\n\n## X", "- a\n\n        code"]
)
def test_what_the_page_cannot_hold_is_told_not_published_as_tags(text):
    made = rendered(f"Lead.\n\n{text}")
    assert "<" not in Parsed(made.body).text or not made.publishable


def test_hostile_markup_stays_text(subtests):
    for html in CORPUS:
        with subtests.test(html):
            made = rendered(f"{html}\n\n{html}\n\n- {html}\n\n[{html}](/x '{html}') `{html}`")
            assert faults(made.lead) + faults(made.body) == []
            assert not any(tag in Parsed(made.lead + made.body).tags for tag in ("abbr", "span", "aside"))


@thorough
@given(markdown | st.text())
def test_whatever_is_written_never_raises_and_makes_only_what_is_allowed(text):
    made = rendered(text)
    assert isinstance(made.lead, SafeHTML)
    assert isinstance(made.body, SafeHTML)
    assert faults(made.lead) + faults(made.body) == []


@thorough
@given(markdown)
def test_problems_stand_in_order_on_lines_of_the_text(text):
    found = lines(text)
    assert found == sorted(found)
    assert all(1 <= line <= text.count("\n") + text.count("\r") + 1 for line in found)


@pytest.mark.parametrize("text", ["\ud800", "- " * 500 + "deep", "> " * 2000 + "deep", "*_" * 900 + "x"])
def test_nothing_raises(text):
    assert faults(body(text)) == []


@pytest.mark.parametrize("unit", ["[[", "[^", "![x](", "[x](", "a\n\n"])
def test_a_text_with_far_too_much_is_shown_as_it_was_written_and_told_at_once(unit):
    with at_most(3):
        made = rendered(unit * 60_000)
    (problem,) = made.problems
    assert problem.line == 1
    assert unit.strip() in made.lead


@pytest.mark.parametrize("unit", ["[", "[[", "]", "[]", "[@", "![", "](", "[x](", '[@A "', "[\n", "<a", "`", "*", "_"])
def test_ten_thousand_characters_of_brackets_do_not_hang(unit):
    with at_most(3):
        body((unit * 10_000)[:10_000])

"""Whatever goes in, only what is on the allow-list comes out as markup."""

import re
from html import escape
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from articles.models import Revision
from articles.rendering import SafeHTML, already_sanitized, sanitize
from articles.rendering.sanitizing import bleach, nh3
from tests.rendering.hostile import CORPUS, soup
from tests.rendering.parsed import Parsed, faults

thorough = settings(max_examples=3 * settings().max_examples)
# A parser of HTML folds line ends, and drops or replaces NUL and other control characters.
plain_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


def without(sanitizer):
    """As if this one of the two let everything through."""
    return patch.object(sanitizer, "clean", lambda html, **_: html)


def meaning(html):
    """Elements with their attributes, and the text."""
    parsed = Parsed(html)
    return parsed.elements, re.sub(r"\s+", " ", parsed.text)


def test_hostile_markup_comes_out_harmless(subtests):
    for html in CORPUS:
        with subtests.test(html):
            assert faults(sanitize(html)) == []


def test_either_sanitizer_alone_would_do(subtests):
    for html in CORPUS:
        with subtests.test(html):
            with without(nh3):
                assert faults(sanitize(html)) == []
            with without(bleach):
                assert faults(sanitize(html)) == []


@pytest.mark.parametrize("left_out", [bleach, nh3])
def test_what_readers_see_is_the_same_without_either(content, left_out):
    """The way out of docs/decisions/0002: everything that the site's own texts need is left by the other."""
    shown = [html for one in Revision.objects.live() for html in (one.lead_html, one.body_html) if html]
    assert len(shown) > 30
    with without(left_out):
        assert [html for html in shown if meaning(sanitize(html)) != meaning(html)] == []


def test_the_test_itself_would_see_what_gets_through():
    assert len(CORPUS) == len(set(CORPUS)) >= 40
    with without(nh3), without(bleach):
        assert sum(bool(faults(sanitize(html))) for html in CORPUS) > 60


@thorough
@given(soup)
def test_drawn_markup_comes_out_harmless(html):
    assert faults(sanitize(html)) == []


@thorough
@given(soup)
def test_sanitizing_again_changes_nothing(html):
    once = sanitize(html)
    assert sanitize(once) == once


def test_sanitizing_hostile_markup_again_changes_nothing(subtests):
    for html in CORPUS:
        with subtests.test(html):
            once = sanitize(html)
            assert sanitize(once) == once


@thorough
@given(soup)
def test_what_bleach_lets_through_nh3_leaves_unchanged_in_meaning(html):
    assume("\ufeff" not in html)  # a byte order mark is dropped, at the start, by each on its own
    with without(nh3):
        by_bleach = sanitize(html)
    assert meaning(sanitize(html)) == meaning(by_bleach)


@thorough
@given(st.text())
def test_no_text_raises(text):
    assert isinstance(sanitize(text), SafeHTML)


@pytest.mark.parametrize("html", ["\ud800", "<a href='\udfff'>x</a>"])
def test_half_a_surrogate_pair_does_not_raise(html):
    assert faults(sanitize(html)) == []


@thorough
@given(plain_text)
@example("a < b & c > d \"quoted\" 'so'")
@example("&amp; &lt;p&gt;")
def test_text_is_never_lost(text):
    assert Parsed(sanitize(escape(text))).text == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert('kept')</script>",
        "<style>p { color: red }</style>",
        '<iframe src="/x">inside</iframe>',
        "<svg><text>drawn</text></svg>",
        "<div><b>bold</b></div>",
        "<template>held</template>",
    ],
)
def test_what_is_not_allowed_stays_as_the_text_it_was(html):
    assert Parsed(sanitize(html)).text == html
    assert Parsed(sanitize(html)).elements == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>A <strong>b</strong> <em>c</em> <strong>d</strong><br>e</p>",
        '<h2 id="x">A</h2><h3 id="y">B</h3>',
        "<ul><li>a</li></ul><ol><li>b</li></ol>",
        '<a class="cite tone-8" data-source="a-guide" href="/sources/a/#p-1" title="hint">A</a>',
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        '<a href="http://example.org">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<aside class="note"><p class="note-title">N</p></aside>',
        "<blockquote><p>q</p></blockquote>",
        '<abbr title="long">l</abbr>',
        '<span class="visually-hidden">source </span>',
        '<span class="broken">[[x]]</span>',
    ],
)
def test_what_pages_are_made_of_passes_unchanged(html):
    assert sanitize(html) == html


def test_a_class_that_is_not_ours_goes_and_the_words_stay():
    assert sanitize('<p class="admin-header">x</p>') == "<p>x</p>"


def test_no_relation_is_added_to_links():
    assert "rel" not in Parsed(sanitize('<a href="https://example.org">x</a>')).all("a")[0]


def test_the_result_tells_templates_that_it_is_safe():
    safe = sanitize("<p>x</p>")
    assert safe.__html__() is safe


def test_what_was_sanitized_before_it_was_kept_is_as_safe_as_it_was():
    safe = sanitize("<p>x</p>")
    kept = already_sanitized(str(safe))
    assert kept.__html__() == safe


def test_deep_nesting_neither_raises_nor_hangs():
    assert faults(sanitize("<em>" * 3000 + "<p>" * 300)) == []

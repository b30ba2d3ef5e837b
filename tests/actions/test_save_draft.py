"""Saving a draft always works, and says what stands in the way of publishing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions import StoredContent, save_draft
from articles.models import ContentRevision, Origin, Revision, State, Topic
from articles.rendering import render
from tests.factories import BROKEN_TEXT, TEXT, DraftQuestion, PublishedTopic, UnwrittenTopic

pytestmark = pytest.mark.usefixtures("content")

PIECES = [
    "a word", "\n", "\n\n", "    ", "\t", "# ", "## ", "- ", "1. ", "> ", "`", "```\n", "*", "**", "_", "[",
    "]", "(", ")", "[@A]", '[@A "not a cure for hair loss"]', "[@A “", "[@", "[^dhurat-2013]", "[^", "[[cost]]",
    "[[cost|price]]", "[[", "]]", '!!! note "Outside"\n', "!!! note\n    ", "<script>alert(1)</script>", "<!--",
    "<a onclick=x>", "&amp;", "&#x0;", "[x](javascript:alert(1))", "![x](y)", "[x]: /y\n", "\x00", "\x02",
    "\x03", "\ue000", "0", "\ue001", "\u200b", "\r\n", "---", "===", "|", "\\", "https://example.org", "é", "漢",
    "🙂",
]  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_a_draft_is_saved_whatever_the_markdown(markdown):
    revision = save_draft(Topic.objects.get(slug="cost"), markdown)
    assert Revision.objects.get(pk=revision.pk).markdown == markdown.replace("\0", "")
    assert "<script" not in revision.body_html + revision.lead_html


@pytest.mark.parametrize(
    "markdown",
    [">" * 3000 + " x", "[" * 2000, "*" * 3000, "`" * 3001, "!!! note\n" * 300, "a" * 300_000],
    ids=["quotes", "brackets", "stars", "ticks", "notes", "long"],
)
def test_a_draft_is_saved_however_odd_its_shape(markdown):
    assert save_draft(Topic.objects.get(slug="cost"), markdown).markdown == markdown.replace("\0", "")


def test_a_draft_is_saved_however_deep_its_lists():
    markdown = "\n".join("    " * depth + "- x" for depth in range(400))
    assert save_draft(Topic.objects.get(slug="cost"), markdown).markdown == markdown.replace("\0", "")


def test_what_is_wrong_is_listed_line_by_line():
    problems = save_draft(UnwrittenTopic(), BROKEN_TEXT).problems
    assert [problem["line"] for problem in problems] == [3, 5]
    assert "[[nowhere]] leads nowhere" in problems[0]["message"]
    assert "there is no source Z" in problems[1]["message"]


def test_a_draft_is_rendered_when_it_is_saved():
    topic = PublishedTopic()
    markdown = 'The lead.\n\nIt is [@A "not a cure for hair loss"], see [[cost]].\n'
    revision = save_draft(topic, markdown)
    rendered = render(markdown, StoredContent())
    assert (revision.lead, revision.body) == (rendered.lead, rendered.body)
    assert [one["exact"] for one in revision.citations] == ["not a cure for hair loss"]
    assert revision.links == ["cost"]


def test_a_draft_beside_a_published_text_is_not_what_readers_see():
    topic = PublishedTopic()
    live = topic.live
    draft = save_draft(topic, "Something new.\n")
    assert Topic.objects.get(pk=topic.pk).live == live
    assert (live.state, draft.state) == (State.LIVE, State.DRAFT)


def test_saving_a_draft_leaves_the_content_revision_alone():
    topic = PublishedTopic()
    before = ContentRevision.current()
    save_draft(topic, "Something new.\n")
    assert ContentRevision.current() == before


def test_the_same_words_again_make_no_new_revision():
    topic = UnwrittenTopic()
    first = save_draft(topic, TEXT)
    assert save_draft(topic, TEXT) == first
    assert topic.text.revisions.count() == 1


def test_words_that_were_there_before_the_newest_make_a_new_revision():
    topic = UnwrittenTopic()
    first = save_draft(topic, TEXT)
    save_draft(topic, "Others.\n")
    assert save_draft(topic, TEXT).pk > first.pk


def test_an_editor_who_saves_a_seeds_words_makes_them_the_editors_own():
    topic = UnwrittenTopic()
    seed = save_draft(topic, TEXT, origin=Origin.SEED)
    assert save_draft(topic, TEXT) != seed
    assert topic.text.working.origin == Origin.EDITOR


def test_author_and_comment_are_kept(editor):
    question = DraftQuestion()
    revision = save_draft(question, "New words.\n", author=editor, comment="Plainer.")
    assert (revision.author, revision.comment) == (editor, "Plainer.")


def test_saving_again_after_the_missing_page_was_made_tells_of_no_fault():
    topic = UnwrittenTopic()
    save_draft(topic, "Do you see [[later]]?\n")
    UnwrittenTopic(slug="later")
    assert save_draft(topic, "Do you see [[later]]?\n").problems == []

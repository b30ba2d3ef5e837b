"""A text that was rendered before is rendered again where its marks point at something else, and only there."""

from dataclasses import replace

import pytest
from hypothesis import given

from articles.rendering import Cause, Unresolved, render
from articles.rendering.asked import MOST_ANSWERS, Kept
from tests.rendering.hostile import markdown
from tests.rendering.stand_ins import Known, rendered

TEXT = """Lead [@A].

It is [[cost]], [[price:count]] [@A "exact words"] [[nowhere]].

!!! note "N"
    So [^who].
"""


class Later(Known):
    """Answers as before but for one kind of question."""

    def __init__(self, kind, answer):
        setattr(self, kind, answer)


def anew(words, resolver=None):
    """As if it had never been rendered."""
    return render.__wrapped__(words, resolver or Known())


def fails(message, cause=Cause.UNKNOWN, source=""):
    def answer(*_):
        raise Unresolved(message, cause, source)

    return answer


OTHERWISE = {
    "moved": Later("link", lambda slug: replace(Known().link("cost"), href="/topics/price/")),
    "renamed": Later("citation", lambda *_: replace(Known().citation("A", None), label="B")),
    "counted anew": Later("computed", lambda *_: replace(Known().link("cost"), label="three")),
    "gone": Later("reference", fails("it is gone")),
    "gone for another reason": Later("link", fails("nothing at nowhere", Cause.ARCHIVED)),
    "gone from a source": Later("link", fails("nothing at nowhere", Cause.UNKNOWN, "a-guide")),
}


@pytest.mark.parametrize("later", OTHERWISE.values(), ids=OTHERWISE)
def test_what_is_answered_otherwise_is_rendered_as_if_for_the_first_time(later):
    before = rendered(TEXT)
    after = rendered(TEXT, later)
    assert after != before
    assert anew(TEXT, later) == after
    assert rendered(TEXT) is before


@given(markdown)
def test_what_is_answered_as_before_is_what_it_was(words):
    first = rendered(words)
    assert rendered(words) is first
    assert anew(words) == first


def test_nothing_is_made_twice_and_each_mark_is_asked_after_once_more():
    asked, kept, made = [], Kept(), []

    class Counted(Known):
        def link(self, slug):
            asked.append(slug)
            return super().link(slug)

    def make(resolver):
        made.append(resolver.link("cost"))
        return len(made)

    assert [kept.made(Counted(), make) for _ in range(3)] == [1, 1, 1]
    assert asked == ["cost"] * 3


def test_what_was_answered_lately_is_kept_and_what_was_answered_long_ago_is_made_again():
    made, kept = [], Kept()

    class To(Known):
        def __init__(self, path):
            self.path = path

        def link(self, slug):
            return replace(super().link(slug), href=self.path)

    def make(resolver):
        made.append(resolver.link("cost").href)
        return made[-1]

    paths = [f"/{number}/" for number in range(MOST_ANSWERS + 1)]
    assert [kept.made(To(path), make) for path in [*paths, *paths[1:], paths[0]]] == [*paths, *paths[1:], paths[0]]
    assert made == [*paths, paths[0]]

"""What a resolver was asked for a text and what it answered: where it answers so again, the text becomes the same HTML.

So a text can be rendered before its editor is the one who writes, and its marks alone are looked up again then.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar

from .marks import Cause, Resolver, Target, Unresolved

Question: TypeAlias = tuple[str, tuple[str | None, ...]]
"""The name of a method of a resolver, and what it is given."""
Answer: TypeAlias = Target | tuple[str, Cause, str]
"""What a mark points at, or what is told where it points at nothing."""

Made = TypeVar("Made")
More = ParamSpec("More")

LONG = 5_000  # characters
MOST_ANSWERS = 4
"""A source is let count and taken back: a text is what it was, what it would be, and what it was again."""


class Kept(Generic[Made]):
    """What was made of a text lately, each time with the answers that it was made with."""

    def __init__(self) -> None:
        self._lately: tuple[tuple[Mapping[Question, Answer], Made], ...] = ()  # Replaced as one: a server has threads.

    def made(self, resolver: Resolver, make: Callable[[Resolver], Made]) -> Made:
        """What was made with what the resolver answers now, or else what is made with it."""
        lately = self._lately
        one = next((one for one in lately if _answers_so(resolver, one[0])), None)
        if one is None:
            asked = Asked(resolver)
            made = make(asked)
            one = asked.answers, made
        self._lately = (one, *(other for other in lately if other is not one))[:MOST_ANSWERS]
        return one[1]


@lru_cache(maxsize=1_024)
def _of_a_short_text(*_: object) -> Kept[Any]:
    return Kept()


@lru_cache(maxsize=16)  # At most some 50 MB of the longest.
def _of_a_long_text(*_: object) -> Kept[Any]:
    return Kept()


def made_once(
    make: Callable[Concatenate[str, Resolver, More], Made],
) -> Callable[Concatenate[str, Resolver, More], Made]:
    """What is made of a text is kept, and made again where its marks point at something else than they did."""

    def made(markdown: str, resolver: Resolver, /, *args: More.args, **named: More.kwargs) -> Made:
        kept = _of_a_long_text if len(markdown) > LONG else _of_a_short_text
        of: Kept[Made] = kept(make, markdown, *args, *named.values())
        return of.made(resolver, lambda asked: make(markdown, asked, *args, **named))

    return update_wrapper(made, make)


class Asked:
    """Passes on what a resolver answers, and notes it."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.answers: dict[Question, Answer] = {}

    def citation(self, source: str, words: str | None) -> Target:
        return self._noted("citation", source, words)

    def reference(self, key: str) -> Target:
        return self._noted("reference", key)

    def link(self, slug: str) -> Target:
        return self._noted("link", slug)

    def computed(self, about: str, form: str, answer: str) -> Target:
        return self._noted("computed", about, form, answer)

    def _noted(self, name: str, *given: str | None) -> Target:
        try:
            answer: Target = getattr(self._resolver, name)(*given)
        except Unresolved as error:
            self.answers[name, given] = _told(error)
            raise
        self.answers[name, given] = answer
        return answer


def _answers_so(resolver: Resolver, answers: Mapping[Question, Answer]) -> bool:
    """Whether it would answer all of this as it was answered."""
    return all(_answer(getattr(resolver, name), given) == then for (name, given), then in answers.items())


def _answer(asked: Callable[..., Target], given: tuple[str | None, ...]) -> Answer:
    try:
        return asked(*given)
    except Unresolved as error:
        return _told(error)


def _told(error: Unresolved) -> Answer:
    return str(error), error.cause, error.source

"""What a resolver was asked for a text and what it answered: where it answers so again, the text becomes the same HTML.

So a text can be rendered before its editor is the one who writes, and its marks alone are looked up again then.
"""

from collections.abc import Callable, Mapping
from typing import Generic, TypeAlias, TypeVar

from .marks import Cause, Resolver, Target, Unresolved

Question: TypeAlias = tuple[str, tuple[str | None, ...]]
"""The name of a method of a resolver, and what it is given."""
Answer: TypeAlias = Target | tuple[str, Cause, str]
"""What a mark points at, or what is told where it points at nothing."""

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What was last made of a text, with the answers that it was made with."""

    def __init__(self) -> None:
        self._last: tuple[Mapping[Question, Answer], Made] | None = None  # Replaced as one: a server has threads.

    def made(self, resolver: Resolver, make: Callable[[Resolver], Made]) -> Made:
        """The last, or where the resolver answers otherwise now, what is made with it."""
        last = self._last
        if last is not None and _answers_so(resolver, last[0]):
            return last[1]
        asked = Asked(resolver)
        made = make(asked)
        self._last = asked.answers, made
        return made


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

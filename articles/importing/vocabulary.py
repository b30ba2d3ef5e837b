"""What the importer knows about words, read from `seeds/vocabulary.toml` and passed in.

The patterns are regular expressions over folded words (see `Vocabulary.words`): lower case,
straight quote marks, single spaces, and one spelling of what is spelt in several ways.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from articles.quoting import fold_words

from .terms import Terms

BROKEN_AT_A_LINE_S_END = re.compile(r"(?<=[a-z])-\n\s*(?=[a-z])")
REFERENCE = re.compile(r"(?<!\\)\\[1-9]|\(\?P=")
WEIGHTS = (("strong", 3.0), ("terms", 1.0), ("weak", 0.5))
NOTHING = re.compile("(?!)")
NOT_COMPILED = (re.error, OverflowError, RecursionError)
NO_GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|[^()]", re.DOTALL)
"""What opens and closes no group: escaped signs, sets of signs, all others but brackets."""
Made = TypeVar("Made")
FOREIGN = "nothing in it speaks of the subject: is it the right article?"


class Scope(StrEnum):
    """How far a furniture rule reaches: its line, the short lines beside it, its section, or all that follows."""

    LINE = "line"
    CLUSTER = "cluster"
    SECTION = "section"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A named rule, and the signs by which its furniture is known: patterns of folded lines."""

    name: str
    scope: Scope
    words: int
    """A longer line shows no sign of `patterns`."""
    patterns: re.Pattern[str]
    """Enough for a label; a line that says something needs furniture beside it too."""
    plain: re.Pattern[str] = NOTHING
    """Enough for a sentence, whatever stands beside it."""
    doubtful: re.Pattern[str] = NOTHING
    """Labels that head furniture only where one of `members` stands under them."""
    members: re.Pattern[str] = NOTHING
    """What stands in a section of this kind, though it may speak of the subject."""

    def matches(self, folded: str, words: int) -> bool:
        """Whether the line, of so many words, shows any sign."""
        is_label = words <= self.words and (self.patterns.search(folded) is not None or self.in_doubt(folded))
        return is_label or self.is_plain(folded)

    def is_plain(self, folded: str) -> bool:
        return self.plain.search(folded) is not None

    def in_doubt(self, folded: str) -> bool:
        return self.doubtful.search(folded) is not None

    def has_member(self, folded: str) -> bool:
        return self.members.search(folded) is not None


@dataclass(frozen=True, slots=True)
class TopicWords:
    """How one topic is recognised in headings; in prose it is by `Vocabulary.terms`."""

    slug: str
    headings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Needed:
    """Words of which an article on the subject has some, and what to say where it has none."""

    patterns: re.Pattern[str]
    lacking: str


@dataclass(frozen=True, slots=True)
class OtherSubject:
    """Something else that an article may be about, such as another treatment."""

    name: str
    patterns: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ProposalRule:
    """A pattern that shows a statement on a claim. Named groups `low`, `high`, `open` give a quantity."""

    claim: str
    pattern: re.Pattern[str]
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the importer knows. Immutable, so that one can serve a whole import."""

    furniture: tuple[FurnitureRule, ...]
    topics: tuple[TopicWords, ...]
    terms: Terms
    faq_headings: re.Pattern[str]
    neutral_headings: re.Pattern[str]
    subject: re.Pattern[str] = NOTHING
    proposals: tuple[ProposalRule, ...] = ()
    spellings: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What is spelt in several ways, and the one way that all patterns are written for."""
    opening: str = ""
    """The topic that what stands before the first heading is about, if nothing else tells; empty for none."""
    foreign: str = FOREIGN
    """The warning about a text in which nothing of the `subject` is found."""
    needed: tuple[Needed, ...] = ()
    other_subjects: tuple[OtherSubject, ...] = ()

    def words(self, text: str) -> str:
        """The text as patterns read it: folded, in lower case, everything spelt in one way."""
        words = fold_words(BROKEN_AT_A_LINE_S_END.sub("", text))
        for pattern, spelling in self.spellings:
            words = pattern.sub(spelling, words)
        return words

    def is_on_subject(self, text: str) -> bool:
        """Whether any word of the subject is in it."""
        return self.subject.search(self.words(text)) is not None

    def speaks(self, text: str) -> bool:
        """Whether it says something on the subject or on one of its topics."""
        words = self.words(text)
        return self.subject.search(words) is not None or any(
            sum(found.values()) >= 1 for found in self.terms.found(words).values()
        )


class VocabularyError(Exception):
    """The vocabulary is malformed. The message names the entry and what was expected."""


def build_vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """Build a vocabulary from the parsed TOML table.

    Raises `VocabularyError`, naming the entry, for a missing key or a pattern that does not compile.
    """
    try:
        return Vocabulary(
            furniture=tuple(
                FurnitureRule(
                    rule["name"],
                    Scope(rule.get("scope", "line")),
                    rule.get("words", 14),
                    _patterns(rule, "patterns"),
                    **{key: _patterns(rule, key) for key in ("plain", "doubtful", "members") if key in rule},
                )
                for rule in table["furniture"]
            ),
            topics=tuple(
                TopicWords(_slug(slug), _patterns(words, "headings")) for slug, words in table["topics"].items()
            ),
            terms=_terms(table["topics"]),
            faq_headings=_patterns(table, "faq_headings"),
            neutral_headings=_patterns(table, "neutral_headings"),
            subject=_patterns(table, "subject") if table.get("subject") else NOTHING,
            spellings=tuple(map(_spelling, table.get("spellings", ()))),
            opening=_opening(table),
            foreign=table.get("foreign") or FOREIGN,
            needed=tuple(Needed(_patterns(one, "patterns"), one["lacking"]) for one in table.get("needed", ())),
            other_subjects=tuple(
                OtherSubject(one["name"], _patterns(one, "patterns")) for one in table.get("other_subjects", ())
            ),
            proposals=tuple(
                ProposalRule(rule["claim"], _compiled(rule["pattern"], rule["claim"]), _value(rule))
                for rule in table.get("proposals", ())
            ),
        )
    except KeyError as error:
        raise VocabularyError(f"the vocabulary lacks the key {error}") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise VocabularyError(f"the vocabulary is not of the expected shape: {error}") from error


def _opening(table: Mapping[str, Any]) -> str:
    opening = str(table.get("opening", ""))
    if opening and opening not in table["topics"]:
        named = ", ".join(table["topics"])
        raise VocabularyError(f"opening: there is no topic {opening!r} here; expected one of {named}")
    return opening


def _spelling(table: Mapping[str, Any]) -> tuple[re.Pattern[str], str]:
    pattern = _compiled(table["pattern"], "spellings")
    try:
        pattern.sub(table["becomes"], "")
    except (re.error, IndexError) as error:
        told = f"spellings: {table['becomes']!r} is no replacement for {pattern.pattern!r} ({error})"
        raise VocabularyError(told) from error
    return pattern, table["becomes"]


def _value(rule: Mapping[str, Any]) -> Mapping[str, object]:
    value: Mapping[str, object] = rule.get("value", {})
    if not all(isinstance(one, str | bool | int | float | list) for one in value.values()):
        raise VocabularyError(f"proposals: the value for {rule['claim']!r} holds what is no text, number or list")
    return value


def _slug(slug: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,60}", slug):
        raise VocabularyError(f"the topic {slug!r} is no slug: use small letters, figures and hyphens")
    return slug


def _patterns(table: Mapping[str, Any], key: str) -> re.Pattern[str]:
    """All of them as one, which takes a quarter of the time of each by itself: none may refer to a group."""
    each = list(table[key])
    if reference := next(filter(REFERENCE.search, each), None):
        raise VocabularyError(f"{key}: the pattern {reference!r} refers to a group: write out what it stands for")
    as_one = "|".join(f"(?:{pattern})" for pattern in each)
    return _together(lambda: re.compile(as_one) if each else NOTHING, {key: each})


def _terms(topics: Mapping[str, Mapping[str, Any]]) -> Terms:
    weighted = {
        slug: [(term, weight) for key, weight in WEIGHTS for term in words.get(key, ())]
        for slug, words in topics.items()
    }
    return _together(lambda: Terms(weighted), {slug: [term for term, _ in terms] for slug, terms in weighted.items()})


def _together(compiled: Callable[[], Made], patterns: Mapping[str, Sequence[str]]) -> Made:
    """What is compiled of all patterns at once; each by itself only where one is at fault, to name it and its place.

    A group that one pattern leaves open must not be closed by another.
    """
    with suppress(*NOT_COMPILED):
        if all(_closes_what_it_opens(one) for each in patterns.values() for one in each):
            return compiled()
    for place, each in patterns.items():
        for one in each:
            _compiled(one, place)
    raise VocabularyError(f"{', '.join(patterns)}: each pattern is a regular expression, and all together are none")


def _closes_what_it_opens(pattern: str) -> bool:
    depth = 0
    for sign in NO_GROUP.sub("", pattern):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            break
    return depth == 0


def _compiled(pattern: str, place: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except NOT_COMPILED as error:
        raise VocabularyError(f"{place}: the pattern {pattern!r} is not a regular expression ({error})") from error

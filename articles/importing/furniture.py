"""Which lines are furniture: text of the web page that is not the article.

Each line set aside is given the name of one rule, so that an editor can see why. Words that show
furniture stand in the vocabulary. A label that shows it goes. A sentence, a question or an item goes
only with a second sign: words that make it plain, or furniture beside it; else it stays, since an
editor can set it aside and nobody misses what is gone.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from .formats import Known
from .lines import Line
from .places import known_by_place, pager, site_names, tail
from .runs import cards
from .vocabulary import FurnitureRule, Scope, Vocabulary

LONGEST_CLUSTER_LINE = 8
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")


def set_aside(lines: Sequence[Line], vocabulary: Vocabulary, is_whole: bool = False) -> dict[int, str]:
    """The furniture among the lines: index of the line to name of the rule. What `is_whole` has no page’s tail."""
    given = {index: line.given.rule for index, line in enumerate(lines) if line.given and line.given.rule}
    left = [index for index in range(len(lines)) if index not in given]
    judged = _Page([lines[one] for one in left], vocabulary).judged(is_whole) if left else {}
    return given | {left[place]: name for place, name in judged.items()}


class _Page:
    """Lines of which no format knows that they are furniture."""

    def __init__(self, lines: Sequence[Line], vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.vocabulary = vocabulary
        self.aside: dict[int, str] = {}
        self.signs = _signs(lines, vocabulary)
        self.passed = 0  # Lines that cannot be the title: furniture never becomes anything else.

    def judged(self, is_whole: bool) -> dict[int, str]:
        self._put(known_by_place(self.lines, self.vocabulary, self.signs))
        sure = {index: rule for index, rule in self.signs.items() if self._is_sure(index, rule)}
        self._put({index: rule.name for index, rule in sure.items()})
        self._put(site_names(self.lines, self.aside, self.vocabulary))
        before = self._prose_before()
        reached = range(0)
        for index, rule in sure.items():
            if index not in reached:
                reached = self._reach(index, rule, before)
                self._put({at: rule.name for at in reached if self.lines[at].known is not Known.NOTE})
        self._put_neighbours()
        self.aside |= pager(self.lines, self.aside)
        if not is_whole:
            self._put(tail(self.lines, self.aside, cards(self.lines, self.aside)))
        return self.aside

    def _put(self, found: Mapping[int, str]) -> None:
        for index, name in found.items():
            self.aside.setdefault(index, name)

    def _is_sure(self, index: int, rule: FurnitureRule) -> bool:
        """Whether the line alone shows that it is furniture, or heads what does."""
        line = self.lines[index]
        if rule.is_plain(line.folded):
            return True
        if line.says_something:
            return False
        return not rule.in_doubt(line.folded) or self._is_member(index + 1, rule)

    def _reach(self, index: int, rule: FurnitureRule, before: Sequence[int]) -> range:
        """The lines beside `index` that the rule takes with it; `before` counts the words of prose above each line."""
        if rule.scope is Scope.REST and before[index] > 2 * (before[-1] - before[index]):
            return self._rest(index)
        if rule.scope is Scope.CLUSTER:
            return self._cluster(index)
        return self._section(index, rule) if rule.scope is Scope.SECTION else range(0)

    def _rest(self, index: int) -> range:
        """All that follows, or what stands above the place where prose on the subject begins again.

        Beside another sign, as a comment stands between its writer and "Reply", prose begins nothing.
        """
        end = last = index + 1
        while end < len(self.lines):
            line = self.lines[end]
            if self._shows_furniture(end):
                last = end + 1
            elif line.closed and line.says_something and not self._beside_sign(end) and self._is_on_subject(end):
                return range(index + 1, last)
            end += 1
        return range(index + 1, end)

    def _section(self, index: int, rule: FurnitureRule) -> range:
        end = index + 1
        while self._is_member(end, rule):
            end += 1
        return range(index + 1, end)

    def _is_member(self, index: int, rule: FurnitureRule) -> bool:
        """Whether the line is what stands in a section of this kind: another sign of it, or no word on the subject."""
        if index >= len(self.lines):
            return False
        line = self.lines[index]
        if line.is_content or line.markup_level or rule.has_member(line.folded):
            return not (line.is_content or line.markup_level)
        if self._shows_furniture(index) or line.is_marker:
            return True
        if self._heads(index) or rule.in_doubt(self.lines[index - 1].folded):
            return False
        return not self._is_on_subject(index)

    def _cluster(self, index: int) -> range:
        """The short lines that stand with this one, no blank line between: a product's name, price and button."""

        def short(at: int) -> bool:
            line = self.lines[at]
            is_short = line.words <= LONGEST_CLUSTER_LINE and not line.is_prose and not line.is_item and not line.asks
            is_label = is_short and not line.says_something and not line.is_content
            return is_label and at != title and not self._heads(at)

        title = self._first_heading()
        start, end = index, index + 1
        while start > 0 and not self.lines[start].gap_before and short(start - 1):
            start -= 1
        while end < len(self.lines) and not self.lines[end].gap_before and short(end):
            end += 1
        return range(start, end)

    def _first_heading(self) -> int | None:
        """What may be the title: the first line of more than two words that could be a heading and shows no sign."""
        for index in range(self.passed, len(self.lines)):
            line, self.passed = self.lines[index], index
            if line.is_prose and index not in self.aside:
                break
            if line.could_head and line.words > 2 and not self._shows_furniture(index):
                return index
        return None

    def _heads(self, index: int) -> bool:
        """Whether the line is a heading of the article: what follows it says something, and is no furniture."""
        line, below = self.lines[index], index + 1
        if not line.could_head or line.is_item or below >= len(self.lines):
            return False
        return below not in self.signs and (self.lines[below].is_prose or self.lines[below].asks)

    def _put_neighbours(self) -> None:
        """What shows a sign and says something: it goes where furniture stands beside it.

        On the subject, there must be furniture on both sides, or on one and nothing on the other.
        """
        doubtful = [index for index in self.signs if index not in self.aside]
        for index in (*doubtful, *reversed(doubtful)):
            beside = [self._is_furniture(self._next(index, step)) for step in (-1, 1)]
            if index in self.aside or True not in beside:
                continue
            if False not in beside or not self._is_on_subject(index):
                self.aside[index] = self.signs[index].name

    def _next(self, index: int, step: int) -> int:
        index += step
        while 0 <= index < len(self.lines) and self.lines[index].is_marker:
            index += step
        return index

    def _is_furniture(self, index: int) -> bool | None:
        """None beyond the first and the last line."""
        return index in self.aside if 0 <= index < len(self.lines) else None

    def _shows_furniture(self, index: int) -> bool:
        return index in self.signs or index in self.aside or CUT_OFF.search(self.lines[index].text) is not None

    def _beside_sign(self, index: int) -> bool:
        near = (at for at in range(index - 2, index + 3) if at != index and 0 <= at < len(self.lines))
        return any(self._shows_furniture(at) for at in near)

    def _is_on_subject(self, index: int) -> bool:
        return self.vocabulary.speaks(self.lines[index].text)

    def _prose_before(self) -> list[int]:
        """How many words of prose stand before each line, and last how many there are in all."""
        words = (one.words if one.is_prose and at not in self.aside else 0 for at, one in enumerate(self.lines))
        return [0, *accumulate(words)]


def _signs(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, FurnitureRule]:
    """The first rule of the vocabulary of which each line shows a sign."""
    found: dict[int, FurnitureRule] = {}
    for index, line in enumerate(lines):
        if line.is_marker or line.is_content:
            continue
        if rule := next((rule for rule in vocabulary.furniture if rule.matches(line.folded, line.words)), None):
            found[index] = rule
    return found

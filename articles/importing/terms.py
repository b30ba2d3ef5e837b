"""The weighted terms of topics, found wherever a word begins.

At each word only those branches of terms are tried that may open with its first sign: many cost little more time than
few, and each is compiled once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import TypeAlias

BEGINS = re.compile(r"(?<!\w)\S")
GROUP = re.compile(r"\((\?:)?(?!\?)")
BEHIND = re.compile(r"\(\?<?[=!]")
OPTIONAL = re.compile(r"[?*]|\{0[^}]*\}")
ESCAPED = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[^\\\[()|]+|.", re.DOTALL)
CAPTURING = re.compile(r"(\\.|\[(?:\\.|[^\]])*\])|\((?!\?)|\(\?P<\w+>", re.DOTALL)
DIGIT = "0"
ANY = frozenset({""})
"""The signs with which a term opens that may open with any."""


Opening: TypeAlias = tuple[str, re.Pattern[str], Sequence[int]]
"""Of one topic: all its terms that may open with a sign as one pattern, and which term each group stands for."""


class Terms:
    """Patterns with their weights, by the topic that they tell of. A term may hold groups, but no reference to one."""

    def __init__(self, weighted: Mapping[str, Sequence[tuple[str, float]]]) -> None:
        """Raises `re.error` where the terms are no regular expressions."""
        self.weighted = weighted
        self._branches = {
            slug: [[(one, openings(one)) for one in branches(uncaptured(term))] for term, _ in terms]
            for slug, terms in weighted.items()
        }
        told = (signs for terms in self._branches.values() for term in terms for _, signs in term)
        self._by_sign = {sign: self._opening_with(sign) for sign in frozenset[str]().union(*told) - ANY}

    def found(self, words: str) -> dict[str, dict[str, float]]:
        """What stands there of each topic's terms, counted once, with its weight: at each word the first that matches.

        A topic of which nothing stands there is left out.
        """
        stands = defaultdict[str, dict[int, str]](dict)
        for begin in BEGINS.finditer(words):
            if (sign := sign_of(begin[0])) not in self._by_sign:
                self._by_sign[sign] = self._opening_with(sign)
            for slug, pattern, groups in self._by_sign[sign]:
                if one := pattern.match(words, begin.start()):
                    last = one.lastindex or 0
                    stands[slug][groups[last - 1]] = words[one.start() : one.end(last)]
        return {slug: self._told(slug, terms) for slug, terms in stands.items()}

    def _told(self, slug: str, stands: Mapping[int, str]) -> dict[str, float]:
        told: dict[str, float] = {}
        for term, words in stands.items():
            told[words] = told.get(words, 0.0) + self.weighted[slug][term][1]
        return told

    def _opening_with(self, sign: str) -> list[Opening]:
        """The terms of each topic that may open with it, an empty group at the end of each."""
        of_topics: list[Opening] = []
        for slug, terms in self._branches.items():
            opening = {at: [one for one, signs in term if signs & {sign, ""}] for at, term in enumerate(terms)}
            groups = [at for at, term in opening.items() if term]
            if groups:
                pattern = "|".join(f"(?:{'|'.join(opening[at])})()" for at in groups)
                of_topics.append((slug, re.compile(f"(?={pattern})"), groups))
        return of_topics


def sign_of(opening: str) -> str:
    """Figures count as one sign: what opens with any is tried at each."""
    return DIGIT if opening.isdecimal() else opening


def uncaptured(pattern: str) -> str:
    """The same with no group that can be referred to."""
    return CAPTURING.sub(lambda one: one[1] or "(?:", pattern)


def openings(term: str) -> frozenset[str]:
    """The signs with which what a pattern matches may open; `ANY` where that cannot be told from its first letters."""
    signs: frozenset[str] = frozenset()
    for branch in branches(term):
        opened = _of_branch(branch)
        if opened is ANY:
            return ANY
        signs |= opened
    return signs


def _of_branch(branch: str) -> frozenset[str]:
    if looking := BEHIND.match(branch):
        return _of_branch(branch[_end(branch, looking.end()) :])
    if group := GROUP.match(branch):
        end = _end(branch, group.end())
        opened, rest = openings(branch[group.end() : end - 1]), branch[end:]
    elif branch.startswith(r"\d"):
        opened, rest = frozenset(DIGIT), branch[2:]
    elif branch[:1] in {*ascii_lowercase, *digits}:
        opened, rest = frozenset(sign_of(branch[0])), branch[1:]
    else:
        return ANY
    if opened is ANY or not (optional := OPTIONAL.match(rest)):
        return opened
    others = _of_branch(rest[optional.end() :].removeprefix("?"))
    return ANY if others is ANY else opened | others


def branches(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, what stands in groups left whole."""
    start, depth = 0, 0
    for sign in ESCAPED.finditer(pattern):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield pattern[start : sign.start()]
            start = sign.end()
    yield pattern[start:]


def _end(pattern: str, inside: int) -> int:
    """Where the group ends that is open at `inside`."""
    depth = 1
    for sign in ESCAPED.finditer(pattern, inside):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return sign.end()
    return len(pattern)

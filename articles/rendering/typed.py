"""What a text types of who says what, set beside the comparison: where the two differ, it is a problem.

Looked at are words such as “only A”, “no source”, “all five” and “A and C” in a sentence with a link to a claim. What
a computed mark writes is so by itself. A count or an “only” beside no claim could not be checked, and is a problem too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .marks import FIRST_CLAIM, FOR_ALL, PRIVATE, TRACED, Cause, Problem, Spoken
from .prose import QUOTED, Block, blocks, sentences

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"(?:{'|'.join(NUMBERS[1:])}|\d{{1,5}})"
SOURCES = r"(?:sources|articles)"
LETTERS = r"[A-Z]{1,3}(?:(?:, [A-Z]{1,3})* and [A-Z]{1,3})?"
NOBODY = re.compile(
    rf"\bno(?: single)? source\b|\bnot one of (?:them|our {SOURCES})|\bnone of (?:our|the) {SOURCES}", re.I
)
NO_OTHER = re.compile(r"\b(?:no other source|the only (?:source|one))\b", re.I)
ALONE = re.compile(rf"\b(?i:only) (?:sources? )?(?P<first>{LETTERS})\b|\b(?P<last>{LETTERS}) alone\b")
ALL = re.compile(
    rf"\b(?:all|each|every one)(?: of)?(?: our| the)? (?:(?P<count>{NUMBER})\b|{SOURCES}\b)|\bevery source\b", re.I
)
COUNTED = re.compile(
    rf"(?<!all )(?<!other )\b(?P<count>{NUMBER})(?: of (?:our|the) (?P<every>{NUMBER}))? {SOURCES}\b", re.I
)
THE_OTHERS = re.compile(rf"\bthe other (?P<count>{NUMBER})\b", re.I)
SAID_BY = re.compile(
    rf"\bsay (?:sources )?(?P<first>{LETTERS})\b|\b(?P<last>{LETTERS}) (?:say|doubt|name|call|speak|give|want|do not)\b"
)
NAMED = re.compile(rf"(?:says? )?(?:sources? )?(?P<letters>{LETTERS})(?: alone)?(?: says?| do(?:es)? not say)?")
CLAUSE = re.compile(r"[;:]\s")
CLAIM = re.compile(f"[{chr(FIRST_CLAIM)}-\uf8ff]")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
Holds: TypeAlias = Callable[[Spoken], bool]
"""Whether the comparison of a claim bears out what is typed."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence: its typed words, and the claims that it is read beside with the words of each link."""

    words: str
    links: Sequence[tuple[str, Spoken]]
    cites: bool

    @property
    def claims(self) -> list[Spoken]:
        return [spoken for _, spoken in self.links]


def contradicted(prose: Sequence[str], said: Sequence[tuple[str, Spoken | None]], must_link: bool) -> Iterator[Problem]:
    """Every typed word on who says what that the comparison does not bear out.

    `must_link`: whether such a word needs a claim beside it, as in what is told from the sources.
    """
    for block in blocks(prose):
        for sentence in sentences(block.text):
            for clause in _clauses(sentence, said):
                for told in dict.fromkeys(_faults(clause, must_link and block.box != "note")):
                    yield _problem(block, told)


def _problem(block: Block, told: str) -> Problem:
    told = f"{told}: let a mark such as [[CLAIM:who]] or [[CLAIM:count]] write it"
    return Problem(block.line, told, Cause.CONTRADICTED)


def _clauses(sentence: str, said: Sequence[tuple[str, Spoken | None]]) -> Iterator[Clause]:
    """A clause that links to no claim is read beside those of its sentence."""
    parts = CLAUSE.split(sentence)
    of_all = _links(sentence, said)
    for part in parts:
        links = _links(part, said)
        cites = part.count(TRACED) > len(CLAIM.findall(part))
        yield Clause(_typed(part, said), links or of_all, cites)


def _links(part: str, said: Sequence[tuple[str, Spoken | None]]) -> list[tuple[str, Spoken]]:
    found = (said[ord(sign) - FIRST_CLAIM] for sign in CLAIM.findall(part))
    return [(words, spoken) for words, spoken in found if spoken is not None]


def _typed(part: str, said: Sequence[tuple[str, Spoken | None]]) -> str:
    """The words without those that the comparison wrote, and without what others said."""
    for sign in CLAIM.findall(part):
        words, spoken = said[ord(sign) - FIRST_CLAIM]
        part = part.replace(f"{words}{sign}", words if spoken else "\u2026", 1)
    return QUOTED.sub("", re.sub(f"{PRIVATE.pattern}|{FOR_ALL}", "", part))


def _faults(clause: Clause, must_link: bool) -> Iterator[str]:
    yield from _counts(clause, must_link)
    for words, spoken in clause.links:
        yield from _named(words, spoken)
        wrong = [one for one in FIGURE.findall(words) if one.replace(",", "") not in spoken.figures]
        if spoken.figures and wrong:
            yield f"“{words}”: no source that answers “{spoken.claim}” names {wrong[0]}"
    if len(clause.links) == 1 and not clause.cites:
        yield from _said_by(clause.words, clause.claims[0])


def _counts(clause: Clause, must_link: bool) -> Iterator[str]:
    """“no source”, “only A”, “all five” and “two of our five sources”, each with how many it takes to be so."""
    for found, holds in _claimed(clause.words):
        if not clause.links and must_link:
            yield f"“{found}” stands beside no claim, so that nobody can check it"
        for spoken in clause.claims:
            if not holds(spoken):
                yield f"“{found}”: on “{spoken.claim}” {spoken.speaking} of {spoken.every} sources speak"


def _claimed(words: str) -> Iterator[tuple[str, Holds]]:
    for found in NOBODY.finditer(words):
        yield found[0], lambda spoken: not spoken.speaking
    for found in NO_OTHER.finditer(words):
        yield found[0], lambda spoken: spoken.speaking == 1
    for found in ALONE.finditer(words):
        yield found[0], _are_all(found["first"] or found["last"])
    for found in ALL.finditer(words):
        yield found[0], _all_of(found["count"])
    for found in COUNTED.finditer(words):
        yield found[0], _so_many(found["count"], found["every"])
    for found in THE_OTHERS.finditer(words):
        yield found[0], _so_many_others(found["count"])


def _are_all(letters: str) -> Holds:
    return lambda spoken: not spoken.letters or spoken.speakers == _letters(letters)


def _all_of(count: str | None) -> Holds:
    return lambda spoken: spoken.speaking == spoken.every and (count is None or _number(count) == spoken.every)


def _so_many(count: str, every: str | None) -> Holds:
    return lambda spoken: spoken.speaking == _number(count) and (every is None or _number(every) == spoken.every)


def _so_many_others(count: str) -> Holds:
    return lambda spoken: spoken.every - spoken.speaking == _number(count)


def _named(words: str, spoken: Spoken) -> Iterator[str]:
    """A link that is nothing but letters names all who speak, or all who do not."""
    found = NAMED.fullmatch(words.strip())
    if found is None or not spoken.letters:
        return
    named, rest = _letters(found["letters"]), spoken.letters - spoken.speakers
    if named not in (spoken.speakers, rest):
        yield f"“{words}”: {_listed(spoken.speakers)} answer “{spoken.claim}”, {_listed(rest)} do not"


def _said_by(words: str, spoken: Spoken) -> Iterator[str]:
    """Who is typed to say something has said something on the claim; two or more are all who answer it."""
    for found in SAID_BY.finditer(words):
        named = _letters(found["first"] or found["last"]) & spoken.letters
        if found[0].endswith("do not"):
            is_so = named.isdisjoint(spoken.speakers)
        else:
            is_so = named == spoken.speakers or (len(named) == 1 and named <= spoken.speakers | spoken.touching)
        if named and not is_so:
            yield f"“{found[0]}”: {_listed(spoken.speakers)} answer “{spoken.claim}”"


def _letters(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z]{1,3}", words))


def _number(words: str) -> int:
    return NUMBERS.index(words.lower()) if words.lower() in NUMBERS else int(words)


def _listed(letters: frozenset[str]) -> str:
    return ", ".join(sorted(letters)) or "none"

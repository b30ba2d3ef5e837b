"""What a text types of who says what, set beside the comparison: where the two differ, it is a problem.

Looked at is what a sentence or a title tells of it (telling.py), beside the nearest link to a claim, and the figures
and letters in the words of such a link. What a computed mark writes is so by itself. A count or an “only” beside no
claim could not be checked, and is a problem too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from .marks import FIRST_CLAIM, FOR_ALL, PRIVATE, TRACED, Cause, Problem, Spoken
from .prose import EMPHASIS, QUOTED, SPACE, Block, blocks, sentences, titles
from .telling import LETTERS, Side, Telling, tellings

NAMED = re.compile(rf"(?:says? )?(?:sources? )?(?P<letters>{LETTERS})(?: alone)?(?: says?| do(?:es)? not say)?")
LOOKS_BACK = re.compile(r"\b(?:says?|by|from|to) (?:sources? )?$", re.I)
"""What is told after these words is told of what stands before them: “…, says A”, “… comes from A alone”."""
CLAUSE, COMMA = re.compile(r"[;:] "), ", "
CLAIM = f"[{chr(FIRST_CLAIM)}-\uf8ff]"
SIGN = re.compile(f"(?P<claim>{CLAIM}){TRACED}?|{TRACED}")
FIGURE = re.compile(
    r"(?P<sign>[$€£¥₹])? ?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -]?(?P<unit>second|minute|hour|day|week|month|year|dollar|euro|pound|usd|eur|gbp)s?\b)?",
    re.I,
)
SIGNS = {"dollar": "$", "usd": "$", "euro": "€", "eur": "€", "pound": "£", "gbp": "£"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a claim: where its words stand in the sentence, as far as they are heard there."""

    start: int
    end: int
    words: str
    spoken: Spoken


@dataclass(slots=True)
class Sentence:
    """What is heard of a sentence, without what others said and what the comparison wrote."""

    words: str = ""
    links: list[Link] = field(default_factory=list)
    cites: list[int] = field(default_factory=list)

    def nearest(self, telling: Telling) -> Link | None:
        """The claim that this is told of: in the same clause, then on the side that the words look to."""
        before = self.words[max(telling.start - 20, 0) : telling.start]
        looks_back = telling.words.lower().startswith("say") or bool(LOOKS_BACK.search(before))

        def distance(link: Link) -> tuple[bool, bool, bool, int]:
            gap = self.words[link.end : telling.start] or self.words[telling.end : link.start]
            is_behind = link.end <= telling.start
            return bool(CLAUSE.search(gap)), COMMA in gap, is_behind != looks_back, len(gap)

        place = bisect_right([link.end for link in self.links], telling.start)
        return min(self.links[max(place - 1, 0) : place + 1], key=distance, default=None)

    def is_cited(self, telling: Telling) -> bool:
        """Whether a passage is cited in the same clause."""
        place = bisect_right(self.cites, telling.start)
        near = self.cites[max(place - 1, 0) : place + 1]
        spans = ((min(one, telling.end), max(one, telling.start)) for one in near)
        return any(not CLAUSE.search(self.words[start:end]) for start, end in spans)


def contradicted(prose: Sequence[str], said: Sequence[tuple[str, Spoken | None]], must_link: bool) -> Iterator[Problem]:
    """Every typed word on who says what that the comparison does not bear out.

    `must_link`: whether such a word needs a claim beside it, as in what is told from the sources.
    """
    for block in chain(blocks(prose), titles(prose)):
        for sentence in sentences(block.text):
            for told in dict.fromkeys(_faults(as_heard(sentence, said), must_link and block.box != "note")):
                yield _problem(block, told)


def _problem(block: Block, told: str) -> Problem:
    told = f"{told}: let a mark such as [[CLAIM:who]] or [[CLAIM:count]] write it"
    return Problem(block.line, told, Cause.CONTRADICTED)


def as_heard(sentence: str, said: Sequence[tuple[str, Spoken | None]]) -> Sentence:
    heard, reached = Sentence(), 0
    sentence = QUOTED.sub(lambda quoted: "".join(one[0] for one in SIGN.finditer(quoted[0])), SPACE.sub(" ", sentence))
    for sign in SIGN.finditer(sentence):
        heard.words += _plain(sentence[reached : sign.start()])
        reached = sign.end()
        if sign["claim"] is None:
            heard.cites.append(len(heard.words))
        else:
            _hear_link(heard, *said[ord(sign["claim"]) - FIRST_CLAIM])
    heard.words += _plain(sentence[reached:])
    return heard


def _hear_link(heard: Sentence, words: str, spoken: Spoken | None) -> None:
    words = SPACE.sub(" ", EMPHASIS.sub("", words)).strip()
    start = len(heard.words.removesuffix(words))
    if spoken is None:
        heard.words = f"{heard.words[:start]}…"
    else:
        heard.links.append(Link(start, len(heard.words), words, spoken))


def _plain(words: str) -> str:
    return re.sub(f"{PRIVATE.pattern}|{FOR_ALL}", "", words)


def _faults(sentence: Sentence, must_link: bool) -> Iterator[str]:
    for telling in tellings(sentence.words):
        link = sentence.nearest(telling)
        if link is None:
            if must_link and telling.counts:
                yield f"“{telling.words}” stands beside no claim, so that nobody can check it"
        elif not telling.is_so(link.spoken) and (telling.counts or not sentence.is_cited(telling)):
            yield f"“{telling.words}”: {_answered(link.spoken)}"
    for link in sentence.links:
        yield from _named(link)
        if wrong := next(_unnamed(link), None):
            yield f"“{link.words}”: no source that answers “{link.spoken.claim}” names {wrong}"


def _named(link: Link) -> Iterator[str]:
    """A link that is nothing but letters names all who speak, or all who do not."""
    found, sides = NAMED.fullmatch(link.words), [Side(link.spoken, is_silent) for is_silent in (False, True)]
    named = sides[0].named(found["letters"]) if found else None
    if named and not any(side.are(named) for side in sides):
        yield f"“{link.words}”: {_answered(link.spoken)}"


def _unnamed(link: Link) -> Iterator[str]:
    """The figures in the words of a link that no source names, or not in the unit that stands beside them."""
    for found in FIGURE.finditer(link.words if link.spoken.figures else ""):
        number, unit = Decimal(found["number"].replace(",", "")), (found["unit"] or "").lower()
        unit = found["sign"] or SIGNS.get(unit, unit and f"{unit}s")
        if not any(number == one and unit in ("", its_unit) for one, its_unit in link.spoken.figures):
            yield found[0].strip()


def _answered(spoken: Spoken) -> str:
    who = f" ({', '.join(sorted(spoken.speakers))})" if spoken.speakers else ""
    return f"{spoken.speaking} of {spoken.every} sources{who} answer “{spoken.claim}”"

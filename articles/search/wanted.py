"""What a reader wants to find, read from the words they typed.

Only letters and digits reach a database, so nothing that is typed can be taken for a query language:
quotation marks keep words together, everything else separates them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.language import in_ascii, token, words

LONGEST = 200
MOST_PARTS = 12
# A word must have so many letters for others to be found that go on from it.
SHORTEST_BEGINNING = 5
PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
RANGE = re.compile(r"[$£€(]*(\d[\d.,]*)[-–—][$£€]?(\d[\d.,]*)([^\W\d_]*)[^\w]*")
"""Two figures with what is measured: "4-6", "$200–$500", "0.5-1.5mm"."""
# Words of a question that say nothing of what it is about.
NEGLIGIBLE = frozenset(
    word.plain
    for word in words(
        "a about after an and any are as at be been before being but by can could did do does for from get had has "
        "have how i if in into is it its may me much my of on or our per really s should so t than that the their them "
        "then there these they this to too was we were what when where which who why will with would you your"
    )
)

COMMON = frozenset(("for", "it", "my", "of", "the"))

Phrase = tuple[str, ...]
Same = Iterable[Iterable[Phrase]]


@dataclass(frozen=True, slots=True)
class Sought:
    """A phrase as the index holds it. `goes_on`: the last word may have more letters."""

    words: Phrase
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must be found: any of the phrases. `begins`: a word may go on after the last one's letters."""

    phrases: tuple[Phrase, ...]
    begins: bool = True

    @property
    def sought(self) -> tuple[Sought, ...]:
        """The phrases by their stems; the first, which was typed, by its letters where a word may go on from them."""
        return _sought(self)


@lru_cache(maxsize=200)
def _sought(part: Part) -> tuple[Sought, ...]:
    found = dict.fromkeys(Sought(tuple(map(token, phrase))) for phrase in part.phrases)
    *first, last = part.phrases[0]
    if part.begins and len(last) >= SHORTEST_BEGINNING and not last[0].isdigit():
        begun = (*map(token, first), in_ascii(last))
        found.pop(Sought(begun), None)
        found[Sought(begun, goes_on=True)] = None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The parts in the order typed. `words` are all words typed, as they are compared with a title.

    `common` are words that stand in many titles, and so tell none apart.
    """

    parts: tuple[Part, ...]
    words: Phrase
    common: frozenset[str] = COMMON

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def whole(self) -> "Wanted":
        """The same of whole words: none goes on from the letters typed."""
        return replace(self, parts=tuple(replace(part, begins=False) for part in self.parts))


def wanted(typed: str, same: Same = (), about: str = "", common: Iterable[str] = ()) -> Wanted:
    """Read what was typed. `same` are groups of phrases of which any stands for the others.

    `about` is what all of the site is about: beside other words it is not looked for. `common`: see `Wanted`.
    """
    shared = COMMON.union(*map(words_of, common))
    pieces = [one for quoted, plain in PIECE.findall(typed[:LONGEST]) for one in _pieces(quoted, plain) if one.words]
    typed_words = tuple(word for piece in pieces for word in piece.words)
    if all(word in NEGLIGIBLE for word in typed_words):
        parts = dict.fromkeys(Part((piece.words[:MOST_PARTS],), False) for piece in pieces)
        return Wanted(tuple(parts)[:MOST_PARTS], typed_words, shared)
    parts = dict.fromkeys(_parts(pieces, _by_first_word(tuple(map(tuple, same)))))
    telling = [part for part in parts if words_of(about) not in part.phrases] or parts
    return Wanted(tuple(telling)[:MOST_PARTS], typed_words, shared)


def words_of(text: str) -> Phrase:
    """The words of a text without case and accents: "Side-effect" is ("side", "effect")."""
    return tuple(word.plain for word in words(text))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that were typed together, and the phrases that are looked for as they are; without any, words are free."""

    words: Phrase
    phrases: tuple[Phrase, ...] = ()


def _pieces(quoted: str, plain: str) -> tuple[_Piece, ...]:
    """A range is looked for by its two ends, however it is written."""
    if quoted:
        return (_Piece(words_of(quoted), (words_of(quoted),)),)
    if not (ends := RANGE.fullmatch(plain)):
        return (_Piece(words_of(plain)),)
    low, high, unit = map(words_of, ends.groups())
    return _Piece((*low, *high), ((*low, *high), (*low, "to", *high))), _Piece(unit)


@lru_cache(maxsize=4)
def _by_first_word(same: Same) -> dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]:
    found: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
    for group in same:
        phrases = tuple(dict.fromkeys(group))
        for phrase in phrases:
            found.setdefault(phrase[0], []).append((phrase, phrases))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _parts(pieces: Iterable[_Piece], same: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]) -> Iterable[Part]:
    """Of free words the longest known phrase is taken with what means the same."""
    free: list[str] = []
    for piece in (*pieces, _Piece(())):
        if piece.words and not piece.phrases:
            free += piece.words
            continue
        while free:
            phrase, phrases = next(
                (entry for entry in same.get(free[0], ()) if tuple(free[: len(entry[0])]) == entry[0]),
                ((free[0],), ((free[0],),)),
            )
            del free[: len(phrase)]
            if len(phrase) > 1 or phrase[0] not in NEGLIGIBLE:
                yield Part((phrase, *(other for other in phrases if other != phrase)))
        if piece.phrases:
            yield Part(piece.phrases, begins=False)

"""What a reader wants to find, read from the words they typed.

Only letters and digits reach a database, so nothing that is typed can be taken for a query language:
quotation marks keep words together, everything else separates them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 200
MOST_PARTS = 12
# A word must have so many letters for others to be found that go on from it. FTS5 stems it first, so that a short
# one would be cut to a letter or two.
SHORTEST_BEGINNING = 5
PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
WORD = re.compile(r"[^\W_]+")
FIGURE = re.compile(r"[$£€]?(\d[\d.,]*)([-–—]\d[\d.,]*)?(mm|cm|ml|mg|%)?[.,;:?!]*")
"""A figure, or a range of two, with a unit written to it: its digits are no words apart."""
THOUSANDS = re.compile(r"\B(?=(\d{3})+$)")
UNITS = ("mm", "cm")
# Words of a question that say nothing of what it is about.
NEGLIGIBLE = frozenset(
    WORD.findall(
        "a about after an and any are as at be been before being but by can could did do does for from get had has "
        "have how i if in into is it its may me much my of on or our per really s should so t than that the their them "
        "then there these they this to too was we were what when where which who why will with would you your"
    )
)

COMMON = frozenset(("for", "it", "my", "of", "the"))

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must be found: any of the phrases. `begins`: a word may go on after the last one's letters."""

    phrases: tuple[Phrase, ...]
    begins: bool = True


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


def wanted(typed: str, same: Iterable[Iterable[Phrase]] = (), about: str = "", common: Iterable[str] = ()) -> Wanted:
    """Read what was typed. `same` are groups of phrases of which any stands for the others.

    `about` is what all of the site is about: beside other words it is not looked for. `common`: see `Wanted`.
    """
    shared = COMMON.union(*map(words_of, common))
    found = [(quoted or plain, not quoted) for quoted, plain in PIECE.findall(typed[:LONGEST])]
    pieces = [(words_of(piece), free, _figures(piece) if free else ()) for piece, free in found if words_of(piece)]
    typed_words = tuple(word for words, *_ in pieces for word in words)
    if all(word in NEGLIGIBLE for word in typed_words):
        return Wanted(
            tuple(dict.fromkeys(Part((words[:MOST_PARTS],), False) for words, *_ in pieces))[:MOST_PARTS],
            typed_words,
            shared,
        )
    parts = tuple(dict.fromkeys(_parts(pieces, _by_first_word(same))))[:MOST_PARTS]
    return Wanted(tuple(part for part in parts if words_of(about) not in part.phrases) or parts, typed_words, shared)


def words_of(text: str) -> Phrase:
    """The words of a text without case and accents: "Side-effect" is ("side", "effect")."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(WORD.findall(plain.casefold()))


def _by_first_word(same: Iterable[Iterable[Phrase]]) -> dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]:
    found: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
    for group in same:
        phrases = tuple(dict.fromkeys(group))
        for phrase in phrases:
            found.setdefault(phrase[0], []).append((phrase, phrases))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _parts(
    pieces: list[tuple[Phrase, bool, tuple[Phrase, ...]]], same: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]
) -> Iterable[Part]:
    """Quoted words stay as they are, and a figure with how else it is written; of the others, the longest known phrase
    is taken with what means the same.
    """
    free: list[str] = []
    for words, is_free, figures in [*pieces, ((), False, ())]:
        if is_free and not figures:
            free += words
            continue
        while free:
            phrase, phrases = next(
                (entry for entry in same.get(free[0], ()) if tuple(free[: len(entry[0])]) == entry[0]),
                ((free[0],), ((free[0],),)),
            )
            del free[: len(phrase)]
            if len(phrase) > 1 or phrase[0] not in NEGLIGIBLE:
                yield Part((phrase, *(other for other in phrases if other != phrase)))
        if words:
            yield Part(figures or (words,), begins=False)


def _figures(piece: str) -> tuple[Phrase, ...]:
    """A figure as it was typed and as it may stand in a text: with its comma or without, its unit written to it."""
    if not (figure := FIGURE.fullmatch(piece)):
        return ()
    low, high = words_of(figure[1]), words_of(figure[2] or "")
    plain = (*low, *high)
    told = [words_of(piece), plain, *((*plain[:-1], f"{plain[-1]}{unit}") for unit in UNITS)]
    if high:
        told.append((*low, "to", *high))
    elif "." not in figure[1].rstrip("."):
        whole = "".join(low)
        told += [(whole,), tuple(THOUSANDS.sub(" ", whole).split())]
    return tuple(dict.fromkeys(told))

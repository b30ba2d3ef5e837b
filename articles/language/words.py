"""Text to words, as they are looked for: the same for what is stored and for what is typed, whatever the database."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

FRACTIONS = "¼½¾⅐-⅞"
# Accents that stand apart from their letter, and what nobody sees in a word.
WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
# A small raised figure leads to a footnote, but makes a square of a unit of length.
LETTER = f"_\\W¹²³⁰⁴-⁹{FRACTIONS}"
WORD = re.compile(
    r"(?:(?<![\w.])(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![^\W_]))?)"
    rf"|[^{LETTER}\d][^{LETTER}]*(?:[{WITHIN}]+[^{LETTER}]*)*(?:(?<=m)[²³])?"
    r"|\d+(?i:st|[nr]d|th)(?![^\W_])"
    rf"|(?P<number>(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)|\d+)(?:\.\d+)?[{FRACTIONS}]?|(?<![\w.])\.\d+|[{FRACTIONS}])"
)


class Word(NamedTuple):
    """One word in the span [start, end) of its text. `plain`: without case and accents, a number as digits."""

    plain: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words in their order. A number is one word, in one form: "$4,200", "2½" and ".50" are 4200, 2.5 and 0.5.

    What is written to it is a word apart, so that "0.5mm" and "4-6" are two each. "U.S." is the word US.
    """
    for found in WORD.finditer(text):
        plain = _number(found[0]) if found["number"] else _plain(found[0])
        yield Word(plain, found.start(), found.end())


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, of each in their order."""
    return [found.span() for found in WORD.finditer(text)]


@lru_cache(maxsize=50_000)
def token(plain: str) -> str:
    """How the index holds a word: its stem, in ASCII letters and digits only, which no database cuts.

    Whoever looks for "lasts" finds "lasting". A number has no stem: it is found by itself alone.
    """
    if plain[0].isdigit():
        return plain.replace(".", "point")
    # One for each word: a stemmer holds what it works on, and a server has threads.
    return in_ascii(snowballstemmer.stemmer("english").stemWord(plain))


def tokens(text: str) -> str:
    """The words of a text as the index holds them, a space between each."""
    return " ".join(token(word.plain) for word in words(text))


def in_ascii(letters: str) -> str:
    """Each other letter by its number."""
    return letters if letters.isascii() else "".join(one if one.isascii() else f"u{ord(one):x}" for one in letters)


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word).casefold() if letter.isalnum())
    return plain or "".join(letter for letter in word if letter.isalnum())


def _number(written: str) -> str:
    digits = "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in written if one != ",")
    fraction = ""
    if not digits[-1].isdecimal():
        fraction = f"{unicodedata.numeric(digits[-1]):.4f}".partition(".")[2]
        digits = digits[:-1]
    whole, _, decimals = digits.partition(".")
    whole, decimals = whole.lstrip("0") or "0", (fraction or decimals).rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole

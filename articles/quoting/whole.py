"""Whole words and whole numbers: where a quotation may neither begin nor end.

Cut there, the source's own letters would say what it does not: "5 mm deep" of "0.5 mm deep", "they can" of "they
can't", "invasive" of "non-invasive".
"""

import re

from .folding import Folded

JOINS_FIGURES = ".,/:⁄"
RAISED_SIGNS = "⁺⁻₊₋"
# Spaces that hold the thousands of a number together.
NUMBER_SPACES = "\u00a0\u202f\u2009"
TURNING = re.compile(r"(?<![^\W_])(?:non|un|anti|in|dis|quasi|pseudo)-$", re.IGNORECASE)
LONGEST_TURNING = 8
POSSESSIVE = re.compile(r"'s(?![^\W_])")


def is_inside(text: str, folded: Folded, at: int) -> bool:
    """Whether the place `at` of the folded text lies inside a character, a word or a number of `text`."""
    words = folded.text
    if not 0 < at < len(words):
        return False
    if words[at - 1].isalnum() and words[at].isalnum():
        return True
    return (
        folded.divides(at) or _in_figures(text, folded, at) or _in_a_contraction(words, at) or _after_turning(words, at)
    )


def _in_figures(text: str, folded: Folded, at: int) -> bool:
    """Between "0" and "." or between "." and "5" of "0.5"; after a minus sign; between the thousands of "1 200"."""
    words = folded.text
    before, after, earlier, later = words[at - 1], words[at], words[at - 2 : at - 1], words[at + 1 : at + 2]
    if after.isdecimal() and before in JOINS_FIGURES:
        return earlier.isdecimal() or (before == "." and not earlier.isalnum())
    if before.isdecimal() and (after in JOINS_FIGURES or after in RAISED_SIGNS):
        return later.isdecimal() or after in RAISED_SIGNS
    if after.isdecimal() and before == "-":
        return earlier in ("", " ", "(")
    if before.isdecimal() and after == " ":
        return text[folded.offsets[at]] in NUMBER_SPACES and later.isdecimal()
    return before == " " and text[folded.offsets[at - 1]] in NUMBER_SPACES and earlier.isdecimal() and after.isdecimal()


def _in_a_contraction(words: str, at: int) -> bool:
    """Inside "can't", on either side of its apostrophe; before the "'s" of an owner a word is whole."""
    if words[at - 1] == "'":
        return words[at].isalpha() and words[at - 2 : at - 1].isalpha()
    is_apostrophe = words[at] == "'" and words[at - 1].isalpha() and words[at + 1 : at + 2].isalpha()
    return is_apostrophe and POSSESSIVE.match(words, at) is None


def _after_turning(words: str, at: int) -> bool:
    """After a prefix that turns the meaning round, such as "non-"."""
    return words[at].isalnum() and TURNING.search(words, max(0, at - LONGEST_TURNING), at) is not None

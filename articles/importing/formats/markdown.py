"""Markdown: the words that a reader of the page saw, and the structure that the marks gave them.

The marks themselves are left out of the text: docs/decisions/0011 says why.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from itertools import accumulate

from . import plain
from .aside import Aside
from .front_matter import FrontMatter, find_front_matter
from .markdown_pieces import pieces_of
from .markdown_signs import signs_of_markdown
from .pieces import laid_out
from .reading import Reading

NAME = "Markdown"
DEEPEST = 200
PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
REPAIR = "Markdown marks taken out"


def read(raw: bytes, name: str = "") -> Reading | None:
    """One file of Markdown; None for what is not Markdown, or would lose words if it were read so. Raises `Refused`."""
    typed = plain.read(raw)
    because = signs_of_markdown(typed.text, name)
    if not because or _nests_deeply(typed.text):
        return None
    front, aside = find_front_matter(typed.text) or FrontMatter(0, ()), Aside()
    pieces = list(pieces_of(typed.text[front.end :], aside))
    text, structure = laid_out(typed.text[: front.end], pieces)
    left_out = tuple(aside.told())
    if not plain.has_words(text) or _lost(typed.text, [text, *(word for one in aside.words.values() for word in one)]):
        return None
    return replace(
        typed,
        text=text,
        repairs=(*typed.repairs, REPAIR),
        format=NAME,
        because=because,
        structure=structure,
        metadata=front.stated,
        left_out=left_out,
    )


def _nests_deeply(typed: str) -> bool:
    """Whether so many brackets stand open in a paragraph that the parser, which tries each, would take minutes."""
    brackets = (re.findall(r"[\[\]]", paragraph) for paragraph in re.split(r"\n\s*\n", typed))
    depths = (accumulate(1 if one == "[" else -1 for one in paragraph) for paragraph in brackets)
    return any(depth > DEEPEST for paragraph in depths for depth in paragraph)


def _lost(typed: str, kept: Iterable[str]) -> bool:
    """Whether a letter or figure of the file is neither in the text nor named among what is left out."""
    before, after = (Counter(one.casefold().translate(PLAIN_FIGURES)) for one in (unescape(typed), "".join(kept)))
    return any(count > after[one] for one, count in before.items() if one.isalnum())

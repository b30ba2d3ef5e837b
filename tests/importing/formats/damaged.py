"""Files of each format that were damaged on the way, and what must hold of whatever is read from them."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from articles.importing import Article, BlockKind
from articles.importing.formats import Known, Span
from articles.quoting.folding import INVISIBLE

from .made import epub, mhtml, pdf, post, wxr
from .pages import PROSE, page
from .test_bundles import BOOK
from .test_html_folded import FOLDED
from .test_html_furniture import WHOLE
from .test_rtf import LETTER
from .test_word import WORD
from .test_wordpress import TYPED

SEEDS = {
    "html": (page(WHOLE + "".join(FOLDED))).encode(),
    "mhtml": mhtml(page(WHOLE).encode()),
    "docx": WORD,
    "epub": epub(BOOK),
    "wxr": wxr(post("a", "A", TYPED)),
    "rtf": LETTER,
    "pdf": pdf([(72, 780, 20, "Needling"), (72, 740, 11, PROSE), (72, 726, 11, "treat-"), (72, 712, 11, "ment")]),
}
PUT_IN = [b"<div>", b"</p>", b"<table>", b"<td>", b"<li>", b"<br><br>", b"&#xD800;", b"<!--", b"{", b"}", b"\\cell "]
PUT_IN += [b"\\u-10179?", b"\xff", b"\x00", b"\xed\xa0\xbd", b"]]>", b"(", b">>", b"BT", b"/Length 99", b"\\bin9 "]


def changed(raw, seed):
    """The file with a few bytes changed, taken out, doubled or put in."""
    chance = random.Random(seed)  # noqa: S311
    made = bytearray(raw)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.choice((1, 10, 100))]
            case 2:
                made[at:at] = chance.choice(PUT_IN) * chance.choice((1, 1, 30))
            case 3:
                made[at:at] = made[-chance.randrange(1, 50) :]
        made = made or bytearray(b" ")
    return bytes(made)


def fault_of(article: Article) -> str:
    """What does not hold of it, or nothing: parts and blocks in order, every character placed, each with its rule."""
    return next(_faults(article), "")


def _faults(article: Article) -> Iterator[str]:
    for part in article.reading.structure:
        yield from _of_part(part, article.text[part.start : part.end])
    for block in article.blocks:
        if article.text[block.start : block.end] != block.text:
            yield f"a block is not its span: {block}"
        if (block.kind is BlockKind.FURNITURE) != (block.rule is not None):
            yield f"a rule that took no furniture: {block}"
    if article.reading.structure:
        yield from _between(article.text, article.reading.structure)
    yield from _between(article.text, article.blocks)
    for stated in article.reading.metadata:
        if stated.start >= 0 and not article.text[stated.start : stated.end]:
            yield f"it states what stands nowhere: {stated}"


def _of_part(part: Span, words: str) -> Iterator[str]:
    if not words or words.strip() != words:
        yield f"a part is not its words: {part}"
    if part.lead is not None and not part.start < part.lead <= part.end:
        yield f"a part's bold words lie outside it: {part}"
    if (part.kind is Known.HEADING) != (part.level is not None):
        yield f"a level that is no heading's: {part}"
    if (part.kind is Known.FURNITURE) != (part.rule is not None):
        yield f"a rule that took no furniture: {part}"


def _between(text: str, spans: Sequence[Any]) -> Iterator[str]:
    ends = (0, *(one.end for one in spans))
    starts = (*(one.start for one in spans), len(text))
    for end, start in zip(ends, starts, strict=True):
        if end > start or any(not one.isspace() and one not in INVISIBLE for one in text[end:start]):
            yield f"words that lie in no part, or in two: characters {end} to {start}"

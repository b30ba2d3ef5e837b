"""The road in: bytes to an article with its blocks, topics and proposed statements.

    formats -> lines -> furniture -> outline -> settled -> classify -> statements

Plain Python: what it needs to know about words is passed in as a `Vocabulary`.
"""

from textwrap import shorten

from .blocks import Article, Block, BlockKind, Proposal, Settled
from .classify import classify
from .formats import LARGEST_FILE, MAXIMUM_BYTES, Reading, Refused, pick_post, read, too_long
from .lines import without_bullet
from .outline import outline
from .reasons import reason_of
from .statements import propose
from .subject import foreign_signs
from .vocabulary import Vocabulary, VocabularyError, build_vocabulary

__all__ = [
    "LARGEST_FILE",
    "MAXIMUM_BYTES",
    "Article",
    "Block",
    "BlockKind",
    "Proposal",
    "Reading",
    "Refused",
    "Settled",
    "Vocabulary",
    "VocabularyError",
    "build_vocabulary",
    "pick_post",
    "read",
    "read_article",
    "reason_of",
    "too_long",
    "without_bullet",
]


def read_article(raw: bytes, vocabulary: Vocabulary, name: str = "", settled: tuple[Settled, ...] = ()) -> Article:
    """Everything the importer can tell about one file; `name` may break a tie between formats.

    What editors `settled` of its outline is not guessed. Raises `Refused` when the bytes cannot become an article.
    """
    reading = read(raw, name)
    stated = next((one.value for one in reading.metadata if one.name == "title"), "")
    title, outlined, unsettled = outline(reading.text, vocabulary, reading.structure, stated, settled, reading.is_whole)
    blocks = classify(outlined, title, vocabulary)
    return Article(
        reading=reading,
        title=title,
        blocks=blocks,
        warnings=(*_warnings(blocks, vocabulary), *map(_gone, unsettled)),
        proposed=propose(reading.text, blocks, vocabulary),
        raw=raw,
        settled=settled,
        unsettled=unsettled,
    )


def _warnings(blocks: tuple[Block, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    content = [block for block in blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.MARKER)]
    if not content:
        return ("every line was recognised as page furniture: check the text",)
    return tuple(foreign_signs("\n".join(block.text for block in content), vocabulary))


def _gone(settled: Settled) -> str:
    words = shorten(" ".join(settled.words.split()), 60, placeholder="…")
    return f"an editor settled what “{words}” is, and these words are not in the text any more"

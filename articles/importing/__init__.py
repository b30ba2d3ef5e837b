"""The road in: bytes to an article with its blocks, topics and proposed statements.

    reading -> lines -> furniture -> outline -> classify -> statements

Plain Python: what it needs to know about words is passed in as a `Vocabulary`.
"""

from .blocks import Article, Block, BlockKind, Proposal
from .classify import classify
from .lines import without_bullet
from .outline import outline
from .reading import MAXIMUM_BYTES, Reading, Refused, read, too_long
from .statements import propose
from .vocabulary import Vocabulary, VocabularyError, build_vocabulary

__all__ = [
    "MAXIMUM_BYTES",
    "Article",
    "Block",
    "BlockKind",
    "Proposal",
    "Reading",
    "Refused",
    "Vocabulary",
    "VocabularyError",
    "build_vocabulary",
    "read",
    "read_article",
    "too_long",
    "without_bullet",
]


def read_article(raw: bytes, vocabulary: Vocabulary) -> Article:
    """Everything the importer can tell about one file.

    Raises `Refused` when the bytes cannot become an article.
    """
    reading = read(raw)
    title, outlined = outline(reading.text, vocabulary)
    blocks = classify(outlined, title, vocabulary)
    return Article(
        text=reading.text,
        sha256=reading.sha256,
        encoding=reading.encoding,
        title=title,
        blocks=blocks,
        repairs=reading.repairs,
        warnings=_warnings(reading.text, blocks, vocabulary),
        proposed=propose(reading.text, blocks, vocabulary),
        raw=raw,
    )


def _warnings(text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    content = [block for block in blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.MARKER)]
    if not content:
        return ("every line was recognised as page furniture: check the text",)
    return (vocabulary.foreign,) if vocabulary.is_foreign(text) else ()

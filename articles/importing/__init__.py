"""The road in: bytes to an article with its blocks, topics and proposed statements.

    reading -> lines -> furniture -> outline -> classify -> statements

Plain Python: what it needs to know about words is passed in as a `Vocabulary`.
"""

from .blocks import Article, Block, BlockKind, Proposal
from .classify import classify
from .folding import fold
from .lines import without_bullet
from .outline import outline
from .quotation import Ambiguous, NotFound, Quotation, QuotationError, find
from .reading import MAXIMUM_BYTES, Refused, read
from .sentences import InContext, in_context, sentence_spans
from .statements import propose
from .vocabulary import Vocabulary, VocabularyError, build_vocabulary

__all__ = [
    "MAXIMUM_BYTES",
    "Ambiguous",
    "Article",
    "Block",
    "BlockKind",
    "InContext",
    "NotFound",
    "Proposal",
    "Quotation",
    "QuotationError",
    "Refused",
    "Vocabulary",
    "VocabularyError",
    "build_vocabulary",
    "find",
    "fold",
    "in_context",
    "read",
    "read_article",
    "sentence_spans",
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
        warnings=_warnings(blocks),
        proposed=propose(reading.text, blocks, vocabulary),
    )


def _warnings(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    content = [block for block in blocks if block.kind not in (BlockKind.FURNITURE, BlockKind.MARKER)]
    if not content:
        return ("every line was recognised as page furniture: check the text",)
    if not any(block.topics for block in content):
        return ("no passage was recognised as being on a topic: is this about microneedling?",)
    return ()

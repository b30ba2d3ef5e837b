"""Read an article under its name: what editors settled of its outline holds through every reading of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from articles.importing import Article, BlockKind, Refused, Settled, Vocabulary, read_article
from articles.models import Source

from .log_changes import one_writer

LONGEST_NAME = 200
SETTLED = "settled"
"""The attribute of a source's seed that tells what editors settled."""


def read_named(raw: bytes, file: str, vocabulary: Vocabulary, settled: tuple[Settled, ...] = ()) -> Article:
    """The article as it is read with what is settled of it. Raises `Refused`."""
    _check_name(file)
    return read_article(raw, vocabulary, file, settled)


@contextmanager
def reading(raw: bytes, file: str, vocabulary: Vocabulary, facts: Mapping[str, Any] | None = None) -> Iterator[Article]:
    """Read the article, then be the one writer: reading may take long, and writers wait for one another.

    If an editor settled something meanwhile, it is read again. Raises `Refused`.
    """
    article = read_named(raw, file, vocabulary, settled_of(file, facts))
    with one_writer():
        settled = settled_of(file, facts)
        yield article if settled == article.settled else read_named(raw, file, vocabulary, settled)


def settled_of(file: str, facts: Mapping[str, Any] | None = None) -> tuple[Settled, ...]:
    """What is settled of the source of this name: as editors left it here, else as its seed tells. Raises `Refused`."""
    _check_name(file)
    source = Source.objects.filter(file=file).defer("text").first()
    stored = settled_in(source) if source is not None else ()
    told = _told(facts)
    return told if told is not None and (source is None or _as_loaded(source, stored)) else stored


def _check_name(file: str) -> None:
    if len(file) > LONGEST_NAME or not file.isprintable():
        raise Refused(f"its name is longer than {LONGEST_NAME} characters or cannot be printed: rename it")


def settled_in(source: Source) -> tuple[Settled, ...]:
    """What editors settled of a stored source, in the order of the text."""
    passages = source.passages.filter(settled=True).order_by("start")
    return tuple(Settled(one.text, BlockKind(one.kind), one.start) for one in passages)


def note_settled(source: Source, facts: Mapping[str, Any] | None) -> list[str]:
    """Remember what the seed of the source tells; the name of the attribute, where it stays as an editor left it.

    An export of what editors settled here leaves it theirs. Saves nothing.
    """
    told, stored = _told(facts), settled_in(source) if source.pk is not None else ()
    if facts is None or told is None or (source.pk is not None and _same(told, stored)):
        return []
    kept = [] if source.pk is None or _as_loaded(source, stored) else [SETTLED]
    if not _same(told, _loaded(source)):
        source.seeded[SETTLED] = list(facts.get(SETTLED, ()))
    return kept


def _as_loaded(source: Source, stored: Sequence[Settled]) -> bool:
    """Whether no editor settled anything since the seed of the source was loaded."""
    return _same(stored, _loaded(source))


def _loaded(source: Source) -> tuple[Settled, ...]:
    return _told(source.seeded) or ()


def _told(facts: Mapping[str, Any] | None) -> tuple[Settled, ...] | None:
    """What a seed tells; None where there is none."""
    if facts is None:
        return None
    return tuple(Settled(one["words"], BlockKind(one["kind"]), one["start"]) for one in facts.get(SETTLED, ()))


def _same(some: Sequence[Settled], others: Sequence[Settled]) -> bool:
    """Whether both settle the same; where the words stand an import finds anew."""
    return [(one.words, one.kind) for one in some] == [(one.words, one.kind) for one in others]

"""Many sources, made of those that there are, for measuring only: `python -m tests.load.crowd COUNT`.

Until the database has so many, each further source repeats what one of the first is quoted for, passage by passage,
with its stances and amounts changed a little from one to the next, so that they agree and differ as real ones do. They
are stored as an import and an editor leave them: read, with topics, in the search, compared.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

AT_ONCE = 100
FLIPPED = 7
"""Every seventh source says the contrary on each yes-or-no question."""
STEPS = 5


@dataclass(frozen=True)
class Model:
    """A source that others are made of: its passages that are quoted, each with its topics and its statements."""

    source: Any
    passages: Sequence[tuple[Any, Sequence[Any], Sequence[Any]]]


def main(count: int) -> None:
    django.setup()
    from django.db import transaction

    from articles.actions import index_passages, log_changes
    from articles.models import Source

    with transaction.atomic():
        models = list(_models())
        positions = range(Source.objects.count() + 1, count + 1)
        for start in range(0, len(positions), AT_ONCE):
            _store(models, positions[start : start + AT_ONCE])
        log_changes("Many articles were read.")
        index_passages()


def write_articles(folder: Path, positions: Iterable[int]) -> None:
    """The same as files, for an import."""
    models = list(_models())
    for position in positions:
        (folder / f"part-{position}.txt").write_text(text_of(models[position % len(models)], position), "utf-8")


def text_of(model: Model, position: int) -> str:
    """The article as a file has it: a title of its own, then each passage, telling its number."""
    return "\n\n".join([_title(position), *(_passage(one, position) for one, _, _ in model.passages)]) + "\n"


def _models() -> Iterator[Model]:
    from articles.models import Source

    for source in Source.objects.order_by("position")[:5]:
        quoted = source.passages.filter(statements__isnull=False).distinct().order_by("start")
        held = quoted.prefetch_related("topics", "statements")
        yield Model(source, [(one, list(one.topics.all()), list(one.statements.all())) for one in held])


def _title(position: int) -> str:
    return f"What we know, part {position}"


def _passage(passage: Any, position: int) -> str:
    return f"{passage.text} This is article {position}."


def _store(models: Sequence[Model], positions: Sequence[int]) -> None:
    from articles.models import Passage, Source, Statement

    sources, passages, statements, topics = [], [], [], []
    for position in positions:
        model = models[position % len(models)]
        source = _source(model, position)
        sources.append(source)
        start = len(_title(position)) + 2
        for number, (passage, on, quoting) in enumerate(model.passages):
            text = _passage(passage, position)
            made = Passage(
                source=source,
                public_id=hashlib.sha256(f"{position} {number}".encode()).hexdigest()[:12],
                kind=passage.kind,
                start=start,
                end=start + len(text),
                text=text,
                heading_path=passage.heading_path,
            )
            passages.append(made)
            topics += [(made, topic) for topic in on]
            statements += [_statement(one, made, start - passage.start, position) for one in quoting]
            start = made.end + 2
    Source.objects.bulk_create(sources)
    Passage.objects.bulk_create(passages, batch_size=500)
    through = Passage.topics.through
    through.objects.bulk_create([through(passage=one, topic=topic) for one, topic in topics], batch_size=500)
    Statement.objects.bulk_create(statements, batch_size=500)


def _source(model: Model, position: int) -> Any:
    from articles.models import Source
    from articles.models.source import letter_at

    text = text_of(model, position)
    return Source(
        letter=letter_at(position),
        slug=f"part-{position}",
        position=position,
        file=f"part-{position}.txt",
        title=_title(position),
        kind=model.source.kind,
        interest=model.source.interest,
        is_read=True,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
    )


def _statement(statement: Any, passage: Any, moved: int, position: int) -> Any:
    from articles.models import Statement

    step = 1 + position % STEPS
    figures = {name: figure * step for name in ("low", "high") if (figure := getattr(statement, name)) is not None}
    told = ("claim_id", "exact", "mention", "study", "unit", "open_high", "approximate", "words", "values")
    stance = statement.stance
    return Statement(
        **{name: getattr(statement, name) for name in told},
        **figures,
        source=passage.source,
        passage=passage,
        start=statement.start + moved,
        end=statement.end + moved,
        stance=-stance if stance is not None and position % FLIPPED == 0 else stance,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))

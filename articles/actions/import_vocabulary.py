"""What the importer knows about words: as an editor left it, else as the seeds have it."""

from pathlib import Path
from typing import cast

from django.conf import settings
from django.db import DatabaseError

from articles.importing import Vocabulary
from articles.models import ContentRevision, Definition, as_loaded
from articles.seeding import VOCABULARY, read_definitions, read_vocabulary

from .log_changes import one_writer


def import_vocabulary(folder: Path) -> Vocabulary:
    """Take over the vocabulary of the seeds in `folder`, unless an editor changed it; it counts at once.

    Raises `SeedError` for a fault in the seed.
    """
    (seed,) = read_definitions(folder, VOCABULARY)
    with one_writer():
        stored = _merged(dict(seed.attributes))
        if Definition.objects.filter(file=VOCABULARY, toml=stored.toml, seeded=stored.seeded).first() is None:
            as_loaded(stored).save()
            ContentRevision.raise_number()
    return _read(stored)


def vocabulary_to_try(folder: Path) -> Vocabulary:
    """What `import_vocabulary` would give, without storing anything; where there is no database, the seed's own."""
    (seed,) = read_definitions(folder, VOCABULARY)
    try:
        return _read(_merged(dict(seed.attributes)))
    except DatabaseError:
        return read_vocabulary(folder / VOCABULARY)


def stored_vocabulary() -> Vocabulary:
    """What is stored; before anything is, that of the seeds beside the program."""
    return Definition.objects.vocabulary() or read_vocabulary(settings.SEEDS / VOCABULARY)


def _merged(attributes: dict[str, str]) -> Definition:
    stored = Definition.from_seed("file", VOCABULARY)
    stored.merge_seed(attributes)
    return stored


def _read(stored: Definition) -> Vocabulary:
    return cast(Vocabulary, stored.read())

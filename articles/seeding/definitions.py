"""What the site is about, told in TOML: the site itself, what the importer and the search know, and drawings.

These files are kept as they stand, in the database and in an export. This is the one place that knows which is which.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from articles.importing import Vocabulary, VocabularyError, build_vocabulary

from .checking import checked, parsed
from .drawing import Drawing, read_drawing
from .shapes import SeedError, Shape
from .site import Site, read_site

SITE: Final = "site.toml"
VOCABULARY: Final = "vocabulary.toml"
EVERYDAY_WORDS: Final = "everyday_words.toml"
DRAWINGS: Final = "drawings"
"""The folder of drawings, each a file of its own."""

EverydayWords = tuple[tuple[str, ...], ...]
"""Groups of words of which any finds the others."""
Definition = Site | Vocabulary | EverydayWords | Drawing


@lru_cache(maxsize=64)
def read_definition(file: str, toml: str) -> Definition:
    """What the file says. `file` is its path from `seeds/` on. Raises `SeedError`."""
    path = Path(file)
    table = parsed(path, toml)
    if file == SITE:
        return read_site(path, table)
    if file == VOCABULARY:
        return _vocabulary(path, table)
    if file == EVERYDAY_WORDS:
        return _everyday_words(path, table)
    if is_drawing(file):
        return read_drawing(path, table, toml)
    raise SeedError(path, 1, f"expected {SITE}, {VOCABULARY}, {EVERYDAY_WORDS} or {DRAWINGS}/NAME.toml")


def is_drawing(file: str) -> bool:
    path = Path(file)
    return str(path.parent) == DRAWINGS and path.suffix == ".toml"


def _vocabulary(path: Path, table: dict[str, object]) -> Vocabulary:
    try:
        return build_vocabulary(table)
    except VocabularyError as error:
        raise SeedError(path, 1, str(error)) from error


def _everyday_words(path: Path, table: dict[str, object]) -> EverydayWords:
    groups = table.get("same")
    checked(path, 1, {name: [] for name in table}, Shape({"same": list}))
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise SeedError(path, 1, 'expected lists of texts in a list: same = [["hurt", "pain"]]')
    return tuple(map(tuple, groups))


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(word, str) and word.strip() for word in group)

"""What the site is about, told in TOML: the site itself, what the importer and the search know, and drawings.

These files are kept as they stand, in the database and in an export. This is the one place that knows which is which.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from articles.importing import Vocabulary, VocabularyError, build_vocabulary

from .checking import checked, line_of, parsed, table_lines
from .drawing import Drawing, read_drawing
from .shapes import SeedError, Shape
from .site import Site, read_site

SITE: Final = "site.toml"
VOCABULARY: Final = "vocabulary.toml"
EVERYDAY_WORDS: Final = "everyday_words.toml"
DRAWINGS: Final = "drawings"
"""The folder of drawings, each a file of its own."""

DRAWING_FILE = re.compile(rf"{DRAWINGS}/[a-z0-9]+(-[a-z0-9]+)*\.toml")
WORDS = Shape(
    {"furniture": list, "topics": dict, "faq_headings": list, "neutral_headings": list},
    {
        "subject": [],
        "foreign": "",
        "needed": [],
        "other_subjects": [],
        "opening": "",
        "spellings": [],
        "proposals": [],
    },
    frozenset({"furniture", "spellings", "proposals", "needed", "other_subjects"}),
)
"""What a vocabulary holds."""
ENTRIES = {
    "furniture": Shape(
        {"name": str, "patterns": list}, {"scope": "line", "words": 14, "plain": [], "doubtful": [], "members": []}
    ),
    "needed": Shape({"patterns": list, "lacking": str}),
    "other_subjects": Shape({"name": str, "patterns": list}),
    "spellings": Shape({"pattern": str, "becomes": str}),
    "proposals": Shape({"claim": str, "pattern": str}, {"value": {}}),
}
TOPIC_WORDS = Shape({"headings": list}, {"strong": [], "terms": [], "weak": []})

EverydayWords = tuple[tuple[str, ...], ...]
"""Groups of words of which any finds the others."""
Definition = Site | Vocabulary | EverydayWords | Drawing


@lru_cache(maxsize=64)
def read_definition(file: str, toml: str) -> Definition:
    """What the file says. `file` is its path from `seeds/` on. Raises `SeedError`."""
    path = Path(file)
    table = parsed(path, toml)
    if file == SITE:
        return read_site(path, table, toml)
    if file == VOCABULARY:
        return _vocabulary(path, table, toml)
    if file == EVERYDAY_WORDS:
        return _everyday_words(path, table, toml)
    if is_drawing(file):
        return read_drawing(path, table, toml)
    raise SeedError(path, 1, f"expected {SITE}, {VOCABULARY}, {EVERYDAY_WORDS} or {DRAWINGS}/NAME.toml")


def is_drawing(file: str) -> bool:
    return bool(DRAWING_FILE.fullmatch(file))


def _vocabulary(path: Path, table: dict[str, Any], toml: str) -> Vocabulary:
    told = checked(path, 1, table, WORDS, toml)
    for name, shape in ENTRIES.items():
        lines = [*table_lines(toml, name)]
        for place, entry in enumerate(told[name]):
            checked(path, lines[place] if place < len(lines) else line_of(toml, name), entry, shape)
    for slug, entry in told["topics"].items():
        checked(path, line_of(toml, f"topics.{slug}"), entry, TOPIC_WORDS)
    try:
        return build_vocabulary(table)
    except VocabularyError as error:
        raise SeedError(path, 1, str(error)) from error


def _everyday_words(path: Path, table: dict[str, Any], toml: str) -> EverydayWords:
    groups = table.get("same")
    checked(path, 1, {name: [] for name in table}, Shape({"same": list}), toml)
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise SeedError(path, 1, 'expected lists of texts in a list: same = [["hurt", "pain"]]')
    return tuple(map(tuple, groups))


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(word, str) and word.strip() for word in group)

"""The files under `seeds/`, read and checked: TOML tables and Markdown with front matter.

Everything is checked before anything is returned. An error names the file, the line, what is wrong
and what was expected.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from articles.comparing import STANCES
from articles.importing import Vocabulary, VocabularyError, build_vocabulary

from .shapes import (
    CLAIM,
    MOVED,
    PAGE,
    PASSAGE,
    QUESTION,
    REFERENCE,
    SOURCE,
    STATEMENT,
    TERM,
    TOPIC,
    Entry,
    SeedError,
    Seeds,
    Shape,
)

NEW_LINE = "\n"


def read_seeds(folder: Path) -> Seeds:
    """Read everything but the articles. Raises `SeedError` for the first fault."""
    return Seeds(
        topics=tuple(_documents(folder / "topics", TOPIC)),
        questions=tuple(_documents(folder / "questions", QUESTION)),
        pages=tuple(_documents(folder / "pages", PAGE)),
        claims=tuple(_claims(folder / "claims.toml")),
        terms=tuple(_tables(folder / "glossary.toml", "term", TERM, "slug", "definition")),
        references=tuple(_tables(folder / "references.toml", "reference", REFERENCE, "key")),
        passages=tuple(_passages(folder / "passages.toml")),
        moved=tuple(_moved(folder / "moved.toml")),
    )


def read_sources(path: Path) -> tuple[Entry, ...]:
    """What `sources.toml` says of each article. Raises `SeedError`."""
    return tuple(_tables(path, "source", SOURCE, "slug"))


def read_vocabulary(path: Path) -> Vocabulary:
    """The importer's vocabulary. Raises `SeedError`."""
    try:
        return build_vocabulary(_toml(path)[0])
    except VocabularyError as error:
        raise SeedError(path, 1, str(error)) from error


def _passages(path: Path) -> Iterator[Entry]:
    """Only a site whose editors chose the topics of a passage has such a file."""
    return _tables(path, "passage", PASSAGE, "id") if path.exists() else iter(())


def _moved(path: Path) -> Iterator[Entry]:
    """Only a site on which something was renamed has such a file."""
    return _tables(path, "moved", MOVED, "old") if path.exists() else iter(())


def _claims(path: Path) -> Iterator[Entry]:
    for claim in _tables(path, "claim", CLAIM, "slug", "note"):
        statements = [_checked(path, claim.line, table, STATEMENT) for table in claim["statement"]]
        for statement in statements:
            statement["stance"] = statement["stance"].replace(",", "")  # As exports wrote it once.
            _check_stance(claim, statement)
        yield replace(claim, attributes={**claim.attributes, "statement": statements})


def _check_stance(claim: Entry, statement: Mapping[str, Any]) -> None:
    if statement["stance"] and statement["stance"] not in STANCES:
        raise claim.wrong(
            f"claim {claim['slug']}, source {statement['source']}, “{statement['exact'][:60]}”: "
            f"stance is one of {'; '.join(STANCES)}"
        )


def _documents(folder: Path, shape: Shape) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.md")):
        text = _text(path)
        if not text.startswith("---\n"):
            raise SeedError(path, 1, "expected front matter: a line ---, attributes, a line ---, then the text")
        try:
            head, body = YAMLHandler().split(text)
        except ValueError as error:
            raise SeedError(path, 1, "the front matter is not closed: expected a second line ---") from error
        line = text[: len(text) - len(body.lstrip("\n"))].count("\n") + 1
        words = f"{body.strip(NEW_LINE)}{NEW_LINE}" if body.strip() else ""
        yield Entry(path, 1, _checked(path, 1, _yaml(path, head), shape), words, line)


def _yaml(path: Path, head: str) -> Mapping[str, Any]:
    try:
        table = yaml.safe_load(head)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedError(path, line, f"the front matter is not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SeedError(path, 2, f"the front matter is not YAML: {error}") from error
    if not isinstance(table, dict):
        raise SeedError(path, 2, "expected lines of the form `name: value` in the front matter")
    return table


def _tables(path: Path, name: str, shape: Shape, key: str, text_name: str = "") -> Iterator[Entry]:
    table, text = _toml(path)
    seen: set[str] = set()
    lines = _table_lines(text, name)
    if unknown := [key for key in table if key != name]:
        raise SeedError(path, _line_of(text, unknown[0]), f"there is no {unknown[0]!r} here; expected [[{name}]]")
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SeedError(path, _line_of(text, name), f"expected tables of the form [[{name}]]")
    for entry in entries:
        line = next(lines, 1)
        attributes = _checked(path, line, entry, shape)
        if attributes[key] in seen:
            raise SeedError(path, line, f"{key} {attributes[key]!r} stands here a second time")
        seen.add(attributes[key])
        words = attributes.get(text_name, "").strip()
        yield Entry(path, line, attributes, f"{words}\n" if words else "", _line_of(text, words.split("\n")[0], line))


def _table_lines(text: str, name: str) -> Iterator[int]:
    header = f"[[{name}]]"
    return (number for number, line in enumerate(text.split("\n"), start=1) if line.strip().startswith(header))


def _line_of(text: str, words: str, after: int = 1) -> int:
    """The line on which the words first stand, from `after` on."""
    numbered = enumerate(text.split("\n"), start=1)
    return next((number for number, line in numbered if number >= after and words in line), after)


def _toml(path: Path) -> tuple[Mapping[str, Any], str]:
    text = _text(path)
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = message.rpartition("at line ")[2].partition(",")[0]
        line = int(found) if found.isdigit() else text.count("\n") + 1
        raise SeedError(path, line, f"this is not TOML: {message}") from error
    except RecursionError as error:
        raise SeedError(path, 1, "this is not TOML: it is nested too deeply") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(path, 1, f"it is not UTF-8 (byte {error.start})") from error
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise SeedError(
            path, 1, "the file is missing" if missing else f"it cannot be read: {error.strerror}"
        ) from error


def _checked(path: Path, line: int, table: Any, shape: Shape) -> dict[str, Any]:
    """The table with defaults filled in. Raises `SeedError` for a missing, unknown or mistyped attribute."""
    known = {**shape.required, **shape.optional}
    for name in table:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; expected {', '.join(known)}"
            raise SeedError(path, line, f"there is no attribute {name!r}{hint}")
    for name, kind in shape.required.items():
        if name not in table:
            raise SeedError(path, line, f"the attribute {name!r} is missing")
        _check_type(path, line, name, table[name], (kind,))
    for name, default in shape.optional.items():
        kinds: Sequence[type] = (int, float) if default is None else (type(default),)
        if name in table:
            _check_type(path, line, name, table[name], tuple(kinds))
    return {name: table.get(name, shape.optional.get(name)) for name in known}


def _check_type(path: Path, line: int, name: str, value: Any, kinds: tuple[type, ...]) -> None:
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        expected = " or ".join(kind.__name__ for kind in kinds)
        raise SeedError(path, line, f"{name} is {value!r}, expected a {expected}")
    if isinstance(value, list) and not all(isinstance(item, dict if name == "statement" else str) for item in value):
        raise SeedError(path, line, f"{name} is {value!r}, expected a list of texts")
    if isinstance(value, float) and not isfinite(value):
        raise SeedError(path, line, f"{name} is {value!r}, expected a number")
    if "\0" in str(value):
        raise SeedError(path, line, f"{name} holds a NUL character")

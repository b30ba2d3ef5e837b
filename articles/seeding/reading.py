"""The files under `seeds/`, read and checked: TOML tables and Markdown with front matter.

Everything is checked before anything is returned. An error names the file, the line, what is wrong
and what was expected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from articles.comparing import STANCES
from articles.importing import BlockKind, Vocabulary

from .checking import checked, line_of, parsed, table_lines, text_of
from .definitions import DRAWINGS, EVERYDAY_WORDS, SITE, VOCABULARY, read_definition
from .shapes import (
    CLAIM,
    CORRECTION,
    FINDING,
    MOVED,
    NEVER,
    PAGE,
    PASSAGE,
    QUESTION,
    REFERENCE,
    SETTLED,
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
        definitions=tuple(_definitions(folder)),
        topics=tuple(_documents(folder / "topics", TOPIC)),
        questions=tuple(_documents(folder / "questions", QUESTION)),
        pages=tuple(_documents(folder / "pages", PAGE)),
        claims=tuple(_claims(folder / "claims.toml")),
        terms=tuple(_tables(folder / "glossary.toml", "term", TERM, "slug", "definition")),
        references=tuple(_tables(folder / "references.toml", "reference", REFERENCE, "key")),
        passages=tuple(_if_there(folder / "passages.toml", "passage", PASSAGE, "id")),
        moved=tuple(_if_there(folder / "moved.toml", "moved", MOVED, "old")),
        corrections=tuple(_if_there(folder / "corrections.toml", "correction", CORRECTION, "key")),
    )


def read_sources(path: Path) -> tuple[Entry, ...]:
    """What `sources.toml` says of each article. Raises `SeedError`."""
    sources = tuple(_tables(path, "source", SOURCE, "slug"))
    for source in sources:
        for settled in source["settled"]:
            kind = checked(path, source.line, settled, SETTLED)["kind"]
            if kind not in tuple(BlockKind):
                raise source.wrong(f"settled: {kind!r} is no kind of passage; expected one of {', '.join(BlockKind)}")
    return sources


def read_vocabulary(path: Path) -> Vocabulary:
    """The importer's vocabulary from a file of any name. Raises `SeedError`."""
    return cast(Vocabulary, read_definition(VOCABULARY, text_of(path)))


def read_definitions(folder: Path, *files: str) -> tuple[Entry, ...]:
    """Definitions as they stand in the folder, each checked. Raises `SeedError`."""
    entries = []
    for file in files:
        toml = text_of(folder / file)
        read_definition(file, toml)
        entries.append(Entry(folder / file, 1, {"file": file, "toml": toml}))
    return tuple(entries)


def _definitions(folder: Path) -> Iterator[Entry]:
    """The site and the vocabulary must be there; everyday words and drawings may."""
    drawings = sorted(f"{DRAWINGS}/{path.name}" for path in (folder / DRAWINGS).glob("*.toml"))
    may = [EVERYDAY_WORDS] if (folder / EVERYDAY_WORDS).exists() else []
    yield from read_definitions(folder, SITE, VOCABULARY, *may, *drawings)


def _if_there(path: Path, name: str, shape: Shape, key: str) -> Iterator[Entry]:
    """Only a site on which there is something to tell of the kind has such a file."""
    return _tables(path, name, shape, key) if path.exists() else iter(())


def _claims(path: Path) -> Iterator[Entry]:
    for claim in _tables(path, "claim", CLAIM, "slug", "note"):
        statements = [checked(path, claim.line, table, STATEMENT) for table in claim["statement"]]
        for statement in statements:
            statement["stance"] = statement["stance"].replace(",", "")  # As exports wrote it once.
            _check_stance(claim, statement)
        findings = [_finding(checked(path, claim.line, table, FINDING)) for table in claim["research"]]
        yield replace(claim, attributes={**claim.attributes, "statement": statements, "research": findings})


def _finding(told: Mapping[str, Any]) -> dict[str, Any]:
    """As it is stored: what it does not say is left out."""
    return {name: value for name, value in told.items() if value not in (None, "")}


def _check_stance(claim: Entry, statement: Mapping[str, Any]) -> None:
    if statement["stance"] and statement["stance"] not in STANCES:
        raise claim.wrong(
            f"claim {claim['slug']}, source {statement['source']}, “{statement['exact'][:60]}”: "
            f"stance is one of {'; '.join(STANCES)}"
        )


def _documents(folder: Path, shape: Shape) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.md")):
        text = text_of(path)
        if not text.startswith("---\n"):
            raise SeedError(path, 1, "expected front matter: a line ---, attributes, a line ---, then the text")
        try:
            head, body = YAMLHandler().split(text)
        except ValueError as error:
            raise SeedError(path, 1, "the front matter is not closed: expected a second line ---") from error
        line = text[: len(text) - len(body.lstrip("\n"))].count("\n") + 1
        words = f"{body.strip(NEW_LINE)}{NEW_LINE}" if body.strip() else ""
        told = checked(path, 1, _yaml(path, head), shape)
        if NEVER != told["updated"] < told["written"]:
            why = f"updated is {told['updated']}, before the day written, {told['written']}: give a later one, or none"
            raise SeedError(path, line_of(text, "updated:"), why)
        yield Entry(path, 1, told, words, line)


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
    text = text_of(path)
    table = parsed(path, text)
    seen: set[str] = set()
    lines = table_lines(text, name)
    if unknown := [key for key in table if key != name]:
        raise SeedError(path, line_of(text, unknown[0]), f"there is no {unknown[0]!r} here; expected [[{name}]]")
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SeedError(path, line_of(text, name), f"expected tables of the form [[{name}]]")
    for entry in entries:
        line = next(lines, 1)
        if name == "claim" and isinstance(entry.get("research"), str):  # The label that exports wrote once.
            entry = {name: value for name, value in entry.items() if name != "research"}
        attributes = checked(path, line, entry, shape)
        if attributes[key] in seen:
            raise SeedError(path, line, f"{key} {attributes[key]!r} stands here a second time")
        seen.add(attributes[key])
        words = attributes.get(text_name, "").strip()
        yield Entry(path, line, attributes, f"{words}\n" if words else "", line_of(text, words.split("\n")[0], line))

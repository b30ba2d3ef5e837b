"""What every seed is checked by: that it can be read, is TOML, and has the attributes that it may have.

Each error names the file, the line, what is wrong and what was expected.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

from .shapes import SeedError, Shape


def table_lines(text: str, name: str) -> Iterator[int]:
    header = f"[[{name}]]"
    return (number for number, line in enumerate(text.split("\n"), start=1) if line.strip().startswith(header))


def line_of(text: str, words: str, after: int = 1) -> int:
    """The line on which the words first stand, from `after` on."""
    numbered = enumerate(text.split("\n"), start=1)
    return next((number for number, line in numbered if number >= after and words in line), after)


def parsed(path: Path, text: str) -> dict[str, Any]:
    """The tables of a text in TOML; `path` is what an error names. Raises `SeedError`."""
    try:
        return tomllib.loads(text)
    except ValueError as error:  # Of its own kind, or of a number too long to be read.
        message = str(error)
        found = message.rpartition("at line ")[2].partition(",")[0]
        line = int(found) if found.isdigit() else text.count("\n") + 1
        raise SeedError(path, line, f"this is not TOML: {message}") from error
    except RecursionError as error:
        raise SeedError(path, 1, "this is not TOML: it is nested too deeply") from error


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(path, 1, f"it is not UTF-8 (byte {error.start})") from error
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise SeedError(
            path, 1, "the file is missing" if missing else f"it cannot be read: {error.strerror}"
        ) from error


def checked(path: Path, line: int, table: Any, shape: Shape, text: str = "") -> dict[str, Any]:
    """The table with defaults filled in. Raises `SeedError` for a missing, unknown or mistyped attribute.

    `text`: the file, where it holds this table alone, so that the line of an attribute is told.
    """
    if not isinstance(table, dict):
        raise SeedError(path, line, f"expected a table with {', '.join(shape.required)}")
    known = {**shape.required, **shape.optional}
    for name in table:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; expected {', '.join(known)}"
            raise SeedError(path, _line_of_attribute(text, name, line), f"there is no attribute {name!r}{hint}")
    for name, kind in shape.required.items():
        if name not in table:
            raise SeedError(path, line, f"the attribute {name!r} is missing")
        _check_type(path, _line_of_attribute(text, name, line), name, table[name], (kind,), shape)
    for name, default in shape.optional.items():
        kinds: Sequence[type] = (int, float) if default is None else (type(default),)
        if name in table:
            _check_type(path, _line_of_attribute(text, name, line), name, table[name], tuple(kinds), shape)
    return {name: table.get(name, shape.optional.get(name)) for name in known}


def _line_of_attribute(text: str, name: str, line: int) -> int:
    """Where an attribute of the whole file stands; the line that is known, without one."""
    begins = re.compile(rf"\[*{re.escape(name)}\b")
    lines = (number for number, one in enumerate(text.split("\n"), start=1) if begins.match(one))
    return next(lines, line)


def _check_type(path: Path, line: int, name: str, value: Any, kinds: tuple[type, ...], shape: Shape) -> None:
    is_another = (isinstance(value, bool) and bool not in kinds) or isinstance(value, datetime)
    if not isinstance(value, kinds) or is_another:
        expected = " or ".join(kind.__name__ for kind in kinds)
        raise SeedError(path, line, f"{name} is {value!r}, expected a {expected}")
    kind, told = (dict, "tables") if name in shape.tables else (str, "texts")
    if isinstance(value, list) and not all(isinstance(item, kind) for item in value):
        raise SeedError(path, line, f"{name} is {value!r}, expected a list of {told}")
    if isinstance(value, float) and not isfinite(value):
        raise SeedError(path, line, f"{name} is {value!r}, expected a number")
    if any("\0" in one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)):
        raise SeedError(path, line, f"{name} holds a NUL character")


def with_tuples(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes for a frozen dataclass: tuples in place of lists."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in attributes.items()}

"""Values as `seeds/` has them: in TOML, and in the front matter of Markdown.

Whatever is written here is read back as it was: see the properties in the tests.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

PLAIN_IN_A_LIST = re.compile(r"[a-z][a-z0-9-]*")


def quoted(text: str) -> str:
    """A text in double quotes, with escapes that TOML and YAML share."""
    return f'"{"".join(map(_escaped, text))}"'


def toml_value(value: Any) -> str:
    """A truth value, number, day, text or list of texts in TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    return value.isoformat() if isinstance(value, datetime.date) else repr(value)


def toml_lines(attributes: Mapping[str, Any]) -> list[str]:
    """Attributes, one to a line."""
    return [f"{name} = {toml_value(value)}" for name, value in attributes.items()]


def toml_inline(attributes: Mapping[str, Any]) -> str:
    """Attributes as a table on one line."""
    return f"{{ {', '.join(toml_lines(attributes))} }}"


def toml_paragraphs(text: str) -> str:
    """A text of several lines between triple quotes, each on a line of its own."""
    lines = ("".join(map(_escaped, line)) for line in text.split("\n"))
    # A quote mark need not be escaped here, unless three of them would end the text.
    return '"""\n{}\n"""'.format("\n".join(lines).replace('\\"', '"').replace('"""', '""\\"'))


def yaml_lines(attributes: Mapping[str, Any]) -> Iterable[str]:
    """Attributes as front matter, one to a line."""
    return (f"{name}: {_yaml_value(value)}" for name, value in attributes.items())


def _yaml_value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(one if _is_plain_in_a_list(one) else quoted(one) for one in value)}]"
    if isinstance(value, str):
        return value if _reads_back(value) else quoted(value)
    return value.isoformat() if isinstance(value, datetime.date) else repr(value)


def _is_plain_in_a_list(text: str) -> bool:
    return bool(PLAIN_IN_A_LIST.fullmatch(text)) and _reads_back(text)


def _reads_back(text: str) -> bool:
    """Whether YAML takes the text, without quote marks, for that text."""
    try:
        return bool(yaml.safe_load(f"x: {text}\n") == {"x": text})
    except (yaml.YAMLError, ValueError):
        return False


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"

"""Front matter: what a Markdown file says of itself, in YAML between two lines of hyphens at its top.

It stays in the text, set aside as furniture, so that an editor can show a byline by its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .reading import Stated

NAMES = {
    "title": "title",
    **dict.fromkeys(("author", "authors", "by", "byline"), "author"),
    **dict.fromkeys(("date", "published", "publishdate", "pubdate", "datepublished"), "published"),
    **dict.fromkeys(("updated", "lastmod", "modified", "last_modified_at", "datemodified"), "updated"),
    **dict.fromkeys(("url", "address", "canonical", "canonical_url", "source", "permalink"), "address"),
}
BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?:(?!(?:---|\.\.\.)[ \t]*$)[^\n]*\n)+?)(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
LONGEST = 4096
KEY = re.compile(rf"^(?:{'|'.join(NAMES)})[ \t]*:", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it ends, its closing line included, and what it states."""

    end: int
    stated: tuple[Stated, ...]


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter with which the text opens, if it is short and names one thing at least that we know."""
    found = BLOCK.match(text)
    if found is None or len(found["yaml"]) > LONGEST or not KEY.search(found["yaml"]):
        return None
    try:
        stated = tuple(_stated(text, yaml.compose(found["yaml"], Loader=yaml.SafeLoader), found.start("yaml")))
    except (yaml.YAMLError, RecursionError):
        stated = ()  # It is front matter all the same, and stays to be read.
    return FrontMatter(found.end(), stated)


def _stated(text: str, node: yaml.Node | None, offset: int) -> Iterator[Stated]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        name = NAMES.get(str(key.value).lower())
        for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            if name and isinstance(one, yaml.ScalarNode) and one.value.strip():
                start, end = offset + one.start_mark.index, offset + one.end_mark.index
                # Its quote marks are not its words.
                inside = text.find(one.value, start, end)
                yield Stated(
                    name,
                    " ".join(one.value.split()),
                    *((inside, inside + len(one.value)) if inside >= 0 else (start, end)),
                )

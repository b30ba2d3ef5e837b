"""The parser of Markdown: CommonMark (https://spec.commonmark.org/0.31.2/), tables and struck-out words, footnotes."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


class _Parser(MarkdownIt):
    """Addresses stay as they were typed: they are named, not followed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


PARSER = _Parser("commonmark", {"maxNesting": 100, "store_labels": True}).enable(["table", "strikethrough"])
PARSER.use(footnote_plugin, inline=False, move_to_end=False)


def parse(markdown: str) -> tuple[list[Token], list[tuple[int, int]]]:
    """The document's tokens, and the lines [first, end) of each definition of a link's address."""
    env: dict[str, Any] = {}
    tokens = PARSER.parse(markdown, env)
    defined = (*env.get("references", {}).values(), *env.get("duplicate_refs", ()))
    return tokens, [(one["map"][0], one["map"][1]) for one in defined]

"""What stands inside a paragraph, heading or cell of Markdown: its words as a reader saw them, and what is no word."""

import re
from collections.abc import Sequence
from html import unescape

from markdown_it.token import Token

from .aside import Aside
from .html_words import raised

MARKED = ("em_open", "strong_open", "s_open", "code_inline")
HTML = re.compile(
    r"(?P<hidden><!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![a-z].*?(?:>|\Z))"
    r"|(?P<script><(?P<name>script|style)\b.*?(?:</(?P=name)\s*>|\Z))"
    r"|</?(?P<element>[a-z][a-z0-9-]*)(?:\s(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
RAISES = re.compile(r"<(?P<end>/?)sup\b", re.IGNORECASE)
INSIDE_A_LINE = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u"
    r"|var|wbr",
    re.IGNORECASE,
)


def words_of(children: Sequence[Token], aside: Aside) -> tuple[str, int | None]:
    """The words as a reader saw them, and where the bold ones end with which they open, if they open so."""
    words, bold, lead, struck, is_raised = "", None, None, 0, False
    for token in children:
        if token.type == "strong_open" and not words.strip():
            bold = token.level
        elif token.type == "strong_close" and token.level == bold:
            bold, lead = None, len(words)
        struck += (token.type == "s_open") - (token.type == "s_close")
        seen = _seen(token, aside)
        if token.type == "html_inline" and (tag := RAISES.match(token.content)):
            is_raised = not tag["end"]
        elif is_raised and token.type == "text":
            seen = raised(seen, words, aside)
        if struck:
            aside.put("struck-out words", seen)
        else:
            words += seen
    return words, lead


def _seen(token: Token, aside: Aside) -> str:
    """What a reader sees of it; the rest goes aside."""
    if token.type in MARKED:
        aside.put("marks", token.markup)
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return words_of_html(token.content, aside)
        case "link_open" if token.markup != "autolink":
            aside.put("link addresses", token.attrs["href"], token.attrs.get("title"))
            aside.put("link names", token.meta.get("label"))
        case "image":
            aside.put("pictures", token.content, token.attrs["src"], token.attrs.get("title"))
            aside.put("link names", token.meta.get("label"))
        case "footnote_ref":
            aside.put("footnote marks", token.meta["label"])
    return ""


def words_of_html(html: str, aside: Aside) -> str:
    """What stands between the tags; a blank line where one ends what stood on lines of its own."""
    words, done = "", 0
    for found in HTML.finditer(html):
        words += unescape(html[done : found.start()])
        done = found.end()
        kind = "HTML comments" if found["hidden"] else "scripts and styles" if found["script"] else "HTML tags"
        aside.put(kind, found[0])
        if found["element"] and not INSIDE_A_LINE.fullmatch(found["element"]):
            words += "\n\n"
    return words + unescape(html[done:])

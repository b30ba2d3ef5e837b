"""WordPress exports (WXR): an RSS feed with every post of a site, of which an article is one.

A post is named behind the file's name, as in `export.xml#my-first-visit`. Its bytes are cut from the export with what
stands before the first and after the last post, so that each post is a file of its own, whatever else is exported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import html, plain
from .aside import Aside
from .reading import Reading, Stated
from .refused import Refused
from .xml_tree import parse_xml

NAME = "WordPress export"
EXPORT = re.compile(
    rb"\s*+(?:\xef\xbb\xbf\s*+)?(?:<\?xml[^>]*>\s*+)?(?:<!--(?:(?!-->).)*-->\s*+)*<rss\b[^>]*wordpress\.org/export/",
    re.DOTALL,
)
PARTS = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|(?P<open><item(?:\s[^>]*)?>)|(?P<close></item\s*>)", re.DOTALL)
WRITTEN = ("post", "page")
SEEN = 8192
MOST_LISTED = 30
# What a name that becomes a part of a file's name may not hold.
UNSAFE = re.compile(r"[^\w.%-]+")
MARK = "#"
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
BLOCK_TAG = re.compile(r"<(?:p|div|section|!-- wp:)\b", re.IGNORECASE)
AROUND_BLOCKS = re.compile(
    r"\s*(</?(?:h[1-6]|ul|ol|li|table|tr|td|th|tbody|thead|blockquote|figure|pre|hr)\b[^>]*>)\s*", re.IGNORECASE
)

# “[tab title="Does it hurt?"]A little.[/tab]”: what a theme or a plugin shows in its own way.
SHORTCODE = re.compile(
    r"\[(?P<close>/?)(?P<name>[a-z][\w-]*)(?P<said>(?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\]\"']+))*)\s*/?\]"
)
TITLE = re.compile(r"\s(?:title|heading|headline|question|text)=(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an export: its slug, title and state, and where its bytes stand."""

    slug: str
    title: str
    state: str
    item: Any
    start: int
    end: int


def is_export(raw: bytes) -> bool:
    return EXPORT.match(raw[:SEEN]) is not None


def pick_post(raw: bytes, post: str) -> bytes:
    """The export with this post alone. Raises `Refused` where there is no such post, or the file is no export."""
    if not is_export(raw):
        raise Refused(f"it is no WordPress export, so there is no post “{post}” in it: leave out {MARK}{post}")
    posts = list(_posts(raw))
    found = [one for one in posts if one.slug == post]
    if len(found) != 1:
        raise Refused(f"there is no post “{post}” in it; {_listed(posts)}")
    items = [(one.start(), one.end()) for one in PARTS.finditer(raw) if one["open"] or one["close"]]
    return raw[: items[0][0]] + raw[found[0].start : found[0].end] + raw[items[-1][1] :]


def read(raw: bytes, name: str = "") -> Reading | None:
    """The one post of an export; None for what is no export. Raises `Refused` where there are several, listing them."""
    if not is_export(raw):
        return None
    posts = list(_posts(raw))
    if len(posts) != 1:
        raise Refused(f"it is a WordPress export of {len(posts)} posts; {_listed(posts)}")
    item = posts[0].item
    content = next(iter(item.xpath("./*[local-name()='encoded' and contains(namespace-uri(), 'content')]/text()")), "")
    typed = Reading("", "", "utf-8", (), NAME, "it begins as an export does, and holds one post")
    if not plain.has_words(content):
        raise Refused(f"the post “{posts[0].title}” has no text")
    aside = Aside()
    page = f"<h1>{html.escaped(posts[0].title)}</h1>{_without_shortcodes(_with_paragraphs(content), aside)}"
    return html.from_html([page], typed, is_whole=True, stated=list(_stated(item)), aside=aside)


def _posts(raw: bytes) -> Iterator[Post]:
    """Every post and page of the export, in its order."""
    root = parse_xml(raw, "the export")
    opened = [one.start() for one in PARTS.finditer(raw) if one["open"]]
    closed = [one.end() for one in PARTS.finditer(raw) if one["close"]]
    for place, item in enumerate(root.iter("item")):
        if _said(item, "post_type") in WRITTEN and place < min(len(opened), len(closed)):
            slug = UNSAFE.sub("-", _said(item, "post_name") or _said(item, "post_id"))
            yield Post(slug, _said(item, "title"), _said(item, "status"), item, opened[place], closed[place])


def _said(item: Any, name: str) -> str:
    return " ".join("".join(item.xpath("./*[local-name()=$name]//text()", name=name)).split())


def _listed(posts: list[Post]) -> str:
    """The posts by name and title, and how to say which."""
    if not posts:
        return "no post or page is in it"
    told = ", ".join(f"{MARK}{one.slug} “{one.title}”" for one in posts[:MOST_LISTED])
    more = f" and {len(posts) - MOST_LISTED} more" if len(posts) > MOST_LISTED else ""
    return f"say which by its name behind the file's, as in export.xml{MARK}{posts[0].slug}: {told}{more}"


def _stated(item: Any) -> Iterator[Stated]:
    for key, name in (
        ("title", "title"),
        ("creator", "author"),
        ("post_date", "published"),
        ("post_modified", "updated"),
    ):
        if (value := _said(item, key)) and not value.startswith("0000"):
            yield Stated(name, value, where=f"the export's {key}")
    if link := _said(item, "link"):
        yield Stated("address", link, where="the export's link")


def _with_paragraphs(content: str) -> str:
    """As WordPress shows a post that was typed without paragraphs: a blank line ends one, a line end a line."""
    if BLOCK_TAG.search(content):
        return content
    apart = AROUND_BLOCKS.sub(r"\n\n\1\n\n", content.replace("\r\n", "\n"))
    return BLANK_LINE.sub("<br><br>", apart.strip()).replace("\n", "<br>")


def _without_shortcodes(content: str, aside: Aside) -> str:
    """What the shortcodes hold, and their titles: one that closes unfolds it, that of a heading is one."""
    closed, opened = {one["name"] for one in SHORTCODE.finditer(content) if one["close"]}, list[str]()

    def shown(found: re.Match[str]) -> str:
        name, said = found["name"], found["said"]
        if not (said or name in closed):
            return found[0]
        aside.put("marks", found[0])
        title = next(filter(None, one.groups() if (one := TITLE.search(said)) else ()), "")
        if title and name in closed:
            opened.append(name)
            return f"<details><summary>{title}</summary>"
        if found["close"] and name in opened:
            del opened[opened.index(name) :]
            return "</details>"
        if title and "heading" in name:
            return f"<h3>{title}</h3>"
        return "<div></div>" if "_" in name or name == "caption" else ""

    return SHORTCODE.sub(shown, content)

"""Whether a text is Markdown. Text has no magic number, so its marks decide, and several kinds of them together.

Some marks stand in Markdown only. Others are typed in plain text too, and the outliner knows some of them there:
a heading with `#`, a line in bold, a link copied from a page. Those alone are a tie, and the file's name decides.
"""

import re

from .front_matter import find_front_matter

SEEN = 32 * 1024
NAMED = (".md", ".markdown")

TABLE = re.compile(r"^[^\n|]*\|[^\n]*\n {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t|:-]*$", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}```[^`\n]*$", re.MULTILINE)
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)
TYPED = {
    "headings": re.compile(r"^ {0,3}#{1,6}[ \t]+\S|^\S[^\n]*\n={3,}[ \t]*$", re.MULTILINE),
    "links": re.compile(r"\[[^\[\]\n]+\]\([^)\s]"),
    "bold or slanted words": re.compile(r"(?<![\w*])\*{1,2}(?![\s*])[^*\n]+(?<!\s)\*{1,2}(?![\w*])"),
    "lists": re.compile(r"^ {0,3}[-*+][ \t]+\S", re.MULTILINE),
    "quotes": re.compile(r"^ {0,3}> ?\S", re.MULTILINE),
}


def signs_of_markdown(text: str, name: str) -> str:
    """By what it is known to be Markdown, "" where it is not. Its first 32,768 characters are looked at."""
    opening = text[:SEEN]
    only_there = {
        "front matter": find_front_matter(opening) is not None,
        "tables": TABLE.search(opening),
        "fenced code": len(FENCE.findall(opening)) > 1,
        "footnotes": FOOTNOTE.search(opening),
    }
    sure = [kind for kind, found in only_there.items() if found]
    shown = [*sure, *(kind for kind, pattern in TYPED.items() if pattern.search(opening))]
    told = f"it shows {', '.join(shown)}"
    if sure and len(shown) > 1:
        return told
    named = next((ending for ending in NAMED if name.lower().endswith(ending)), "")
    return f"{told}, and its name ends in {named}" if shown and named else ""

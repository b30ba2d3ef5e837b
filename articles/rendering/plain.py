"""Rendered HTML as plain words: for a description, an excerpt, a search."""

import re
from html import unescape

# What is heard beside the text but is not part of it: a source's letter, the meaning of a term.
ASIDE = re.compile(r'<a class="cite[^>]*>.*?</a>|<p class="definition">.*?</p>', re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|li|h2|h3)>|<br>")
MARKUP = re.compile(r"<[^>]*>")
SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:])")


def plain_words(html: str) -> str:
    """The words of sanitized HTML on one line, without markup, citations and definitions."""
    own = BLOCK_END.sub(" ", ASIDE.sub("", html))
    return SPACE_BEFORE_STOP.sub("", " ".join(unescape(MARKUP.sub("", own)).split()))

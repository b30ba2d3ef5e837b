"""The words of a rendered text without its markup: for a description, an excerpt, a search, and for machines."""

import re
from html import unescape

import nh3

# What is heard beside the text but is not part of it: a source's letter, the meaning of a term.
ASIDE = re.compile(r'(?:&nbsp;|\s)*<a class="cite[^>]*>.*?</a>|<p class="definition">.*?</p>', re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|li|h2|h3)>")
# A heading reads as a sentence where no line sets it apart.
WITHOUT_A_STOP = re.compile(r"(?<=[\w)])(?=</(?:p|h2|h3)>)")
SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:])")


def plain(html: str) -> str:
    """The text's own words, white space folded: citations and definitions are left out.

    What comes back is text and not HTML: an ampersand is an ampersand.
    """
    stopped = WITHOUT_A_STOP.sub(".", ASIDE.sub("", str(html)))
    parted = BLOCK_END.sub(r"\g<0> ", stopped)
    return SPACE_BEFORE_STOP.sub("", " ".join(unescape(nh3.clean(parted, tags=set())).split()))

"""The words of a rendered text without its markup: for a page's description, and for machines."""

import re
from html import unescape

import nh3

ASIDE = re.compile(r'(?:&nbsp;|\s)*<a class="cite[^>]*>.*?</a>|<p class="definition">.*?</p>', re.DOTALL)


def plain(html: str) -> str:
    """The text's own words, white space folded: citations and definitions are left out.

    What comes back is text and not HTML: an ampersand is an ampersand.
    """
    bare = unescape(nh3.clean(ASIDE.sub("", str(html)).replace("</p>", "</p> "), tags=set()))
    return " ".join(bare.split()).replace(" .", ".").replace(" ,", ",")

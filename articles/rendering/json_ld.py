"""Structured data for machines, as a data block of a page: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html."""

import json
from collections.abc import Mapping
from typing import Any, Final

from .sanitizing import SafeHTML

# Inside <script> a browser decodes nothing and looks for the end tag only, so markup is escaped as JSON escapes it.
ESCAPES: Final = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def json_ld(described: Mapping[str, Any]) -> SafeHTML:
    """The description as a block that no browser runs, and that no word in it can end.

    `described` holds plain JSON values; raises `TypeError` for any other.
    """
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return SafeHTML(f'<script type="application/ld+json">{text}</script>')

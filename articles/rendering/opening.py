"""What stands first in a rendered text: when to get help, before any picture."""

import re

from .sanitizing import SafeHTML, already_sanitized

CARE = re.compile(r'\s*<section class="care">.*?</section>\s*', re.DOTALL)
"""A section holds no other."""


def opening_care(html: str) -> tuple[SafeHTML, SafeHTML]:
    """The box on when to get help with which the text begins, and all after it; nothing and all where there is none."""
    found = CARE.match(html)
    end = found.end() if found else 0
    return already_sanitized(html[:end]), already_sanitized(html[end:])

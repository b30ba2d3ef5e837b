"""Words that can stand in every answer of ours: XML, and so a feed, holds no control characters."""

import re
from typing import Any

from django.core.exceptions import ValidationError

UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold: https://www.w3.org/TR/xml/#charsets."""


def refuse_unprintable(instance: Any, *names: str) -> None:
    """Raises `ValidationError` at the first of these fields that holds what no feed could show."""
    for name in names:
        if found := UNPRINTABLE.search(getattr(instance, name) or ""):
            place = found.start() + 1
            raise ValidationError(
                {name: f"Character {place} (U+{ord(found[0]):04X}) cannot be shown: type the words anew without it."}
            )

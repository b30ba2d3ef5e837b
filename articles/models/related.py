"""What to read next: a few, or none is read."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

MOST = 3


def at_most_three(slugs: Sequence[str]) -> None:
    """Raises `ValidationError` for more than three slugs."""
    if len(slugs) > MOST:
        raise ValidationError(f"At most {MOST} to read next; these are {len(slugs)}: {', '.join(slugs)}.")

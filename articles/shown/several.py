"""Where a source says several things on a claim, what of it is told, in words."""

from collections.abc import Iterable

from articles.comparing import Value, together
from articles.models import Answer, Statement

from .seen import SeenClaim


def told_of_each(seen: SeenClaim) -> list[tuple[Answer, tuple[str, ...]]]:
    """Each answer with what is told of it; the statements are read where a source has several."""
    several = [one.source_id for one in seen.answers if len(one.values) > 1]
    values = _values(seen, several) if several else {}
    told = {key: together(said) for key, said in values.items()}
    return [(one, told.get(one.source_id, tuple(one.values))) for one in seen.answers]


def _values(seen: SeenClaim, sources: Iterable[int]) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    compared = Statement.objects.compared().filter(claim=seen.claim, source__in=sources, mention=False, study=False)
    for statement in compared:
        statement.claim = seen.claim
        if (value := statement.value) is not None:
            found.setdefault(statement.source_id, []).append(value)
    return found

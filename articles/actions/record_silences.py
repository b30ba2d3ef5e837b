"""Record silences: somebody has looked, and a source says nothing on these claims."""

from collections.abc import Collection

from django.contrib.auth.models import User

from articles.models import Silence, Source, not_looked_at

from .log_changes import one_writer


def record_silences(source: Source, claims: Collection[int], *, by: User) -> int:
    """Say that the source is silent on those of the claims with these keys that nobody has looked at; how many."""
    with one_writer():
        silent = not_looked_at(source).filter(pk__in=claims)
        return len(Silence.objects.bulk_create(Silence(source=source, claim=claim, by=by) for claim in silent))


def forget_silences(source: Source, claims: Collection[int]) -> int:
    """Look again for what the source says on the claims with these keys. Returns how many."""
    return Silence.objects.filter(source=source, claim__in=claims).delete()[0]

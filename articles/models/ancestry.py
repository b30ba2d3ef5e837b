"""Ancestry: which revisions of a text a revision came from, and where two of them parted.

A revision came from the one that it was begun from, and from the one whose words its publisher has seen go.
"""

from .revision import Revision, Text


class Ancestry:
    """The revisions of one text with what each came from: one query, however long the history."""

    def __init__(self, text: Text) -> None:
        parents = text.revisions.order_by().values_list("pk", "begun_from", "published_over", "published_at")
        self._begun_from = {pk: begun_from for pk, begun_from, _, _ in parents}
        self._over = {pk: over for pk, _, over, _ in parents}
        self._was_published = {pk for pk, _, _, published_at in parents if published_at is not None}

    def of(self, key: int) -> frozenset[int]:
        """The keys of the revision and of all that it came from.

        What another was to be published over counts only once it was.
        """
        found, waiting = {key}, [self._begun_from.get(key), self._over.get(key)]
        while waiting:
            parent = waiting.pop()
            if parent is None or parent in found:
                continue
            found.add(parent)
            waiting.append(self._begun_from.get(parent))
            if parent in self._was_published:
                waiting.append(self._over.get(parent))
        return frozenset(found)

    def parted_at(self, one: int, other: int) -> int | None:
        """The newest revision from which both came; None where none is known."""
        return max(self.of(one) & self.of(other), default=None)


def ancestors(revision: Revision) -> frozenset[int]:
    """The keys of the revision and of all that it came from."""
    return Ancestry(revision.text).of(revision.pk)

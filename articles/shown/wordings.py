"""Which statements of several sources rest on the same words, so that a copied passage is no second voice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.models import Passage, Statement
from articles.quoting import says_the_same


def number_wordings(statements: Sequence[Statement]) -> None:
    """Give statements on one claim the same number where their words are the same and stand in passages alike."""
    roots: dict[int, int] = {}

    def root(key: int) -> int:
        while roots.setdefault(key, key) != key:
            roots[key] = roots[roots[key]]
            key = roots[key]
        return key

    for one, other in _in_the_same_words(statements):
        roots[root(id(one))] = root(id(other))
    for one in statements:
        one.wording = root(id(one)) if id(one) in roots else None


def _in_the_same_words(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    by_passage: dict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.passage_id is not None:
            by_passage[one.passage_id].append(one)
    linked = Passage.also_in.through._default_manager.filter(from_passage__in=by_passage) if by_passage else ()
    beside = [
        (one, other)
        for link in linked
        for one in by_passage[link.from_passage_id]
        for other in by_passage.get(link.to_passage_id, ())
        if one.claim_id == other.claim_id and one.source_id != other.source_id
    ]
    stored = _exact({two.pk for pair in beside for two in pair if "exact" in two.get_deferred_fields()})
    for one, other in beside:
        first, second = (stored.get(two.pk) or two.exact for two in (one, other))
        if says_the_same(first, second):
            yield one, other


def _exact(keys: set[int]) -> dict[int, str]:
    """The words of statements, which a comparison mostly leaves where they are."""
    return dict(Statement.objects.filter(pk__in=keys).values_list("pk", "exact")) if keys else {}

"""Keep proposals: the statements that the importer proposes are brought in line with what it found in a text."""

from collections.abc import Iterable, Iterator
from typing import Any

from articles.importing import Article
from articles.importing import Proposal as Proposed
from articles.models import Claim, Passage, Proposal, Source, former_slugs
from articles.quoting import fold, stands_once

AROUND = 80
"""How many characters before and after are kept of words that stand in the text twice."""


def keep_proposals(source: Source, article: Article) -> None:
    """Store what the importer proposes of the stored text; the same article changes no row.

    The same words keep what an editor decided on them. What is not proposed any more goes, but for what was
    dismissed: that stays in mind. Called with the passages in line with the article.
    """
    stored: dict[tuple[str, str], list[Proposal]] = {}
    for kept in source.proposals.order_by("pk"):
        stored.setdefault((kept.named, fold(kept.exact)), []).append(kept)
    passages = list(source.passages.defer("text")) if article.proposed else []
    claims: dict[str, Claim | None] = {}
    for proposed in _once(article.proposed):
        same = stored.get((proposed.claim, fold(proposed.exact)))
        proposal = same.pop(0) if same else Proposal(source=source, named=proposed.claim)
        if proposed.claim not in claims:
            claims[proposed.claim] = _claim(proposed.claim)
        _bring_in_line(proposal, _fields(proposed, article.text, claims[proposed.claim], passages))
    for gone in (one for left in stored.values() for one in left):
        _let_go(gone)


def link_proposals() -> None:
    """Proposals that came before their claim did learn of it."""
    for named in sorted(set(Proposal.objects.filter(claim=None).values_list("named", flat=True))):
        if claim := _claim(named):
            Proposal.objects.filter(claim=None, named=named).update(claim=claim)


def _claim(named: str) -> Claim | None:
    """The claim of this slug, or that was loaded under it."""
    claim = Claim.from_seed("slug", former_slugs(Claim).get(named, named))
    return claim if claim.pk is not None else None


def _once(proposed: Iterable[Proposed]) -> Iterator[Proposed]:
    """Of what two rules propose for the same place, the first."""
    seen = set[tuple[str, int]]()
    for one in proposed:
        if (one.claim, one.start) not in seen:
            seen.add((one.claim, one.start))
            yield one


def _fields(proposed: Proposed, text: str, claim: Claim | None, passages: Iterable[Passage]) -> dict[str, Any]:
    start, end = proposed.start, proposed.start + len(proposed.exact)
    holding = next((one for one in passages if one.start <= start and end <= one.end), None)
    around = 0 if stands_once(text, proposed.exact) else AROUND
    return {
        "claim_id": claim.pk if claim else None,
        "passage_id": holding.pk if holding else None,
        "exact": proposed.exact,
        "prefix": fold(text[max(0, start - around) : start]),
        "suffix": fold(text[end : end + around]),
        "start": start,
        "end": end,
        "value": proposed.value,
    }


def _bring_in_line(proposal: Proposal, fields: dict[str, Any]) -> None:
    if proposal.pk is not None and all(getattr(proposal, name) == value for name, value in fields.items()):
        return
    for name, value in fields.items():
        setattr(proposal, name, value)
    proposal.save()


def _let_go(proposal: Proposal) -> None:
    if proposal.dismissed_at is None:
        proposal.delete()
    elif proposal.start is not None:
        _bring_in_line(proposal, {"start": None, "end": None, "passage_id": None})

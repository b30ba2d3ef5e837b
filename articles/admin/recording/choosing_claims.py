"""On which claim marked words are to be recorded: the likely ones first, then all under their topics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from articles.models import Claim, Source
from articles.proposing import Asked
from articles.quoting import Quotation, QuotationError, find
from articles.shown.likely import asked_beside, likely_of
from articles.shown.worklist import Look, looks_at

from .statements import CONTEXT

LIKELY = 5
"""So many claims stand first as those that the marked words probably answer."""


class ClaimChoice(forms.Form):
    """One claim, looked for by its question. Those on which nobody has looked for an answer yet are told apart."""

    claim = forms.ModelChoiceField(
        Claim.objects.none(), to_field_name="slug", empty_label=None, widget=forms.Select(attrs={"size": 8})
    )

    def __init__(self, data: Any, source: Source, likely: Sequence[str] = ()) -> None:
        super().__init__(data)
        claims = Claim.objects.select_related("topic").order_by("topic__position", "position")
        field: Any = self.fields["claim"]
        field.queryset = claims
        field.choices = list(_grouped(claims, looks_at(source), likely))

    @property
    def chosen(self) -> Claim | None:
        return self.cleaned_data["claim"] if self.is_valid() else None


def likely_claims(source: Source, given: Mapping[str, str]) -> list[Asked]:
    """Every claim as a query, those first that the words probably answer; none where the words are not found."""
    try:
        span = find(source.text, Quotation(given.get("exact", ""), *(given.get(name, "") for name in CONTEXT)))
    except QuotationError:
        return []
    return list(likely_of(source).claims_for(*span, asked_beside(source)))


def _grouped(
    claims: Iterable[Claim], looks: Mapping[int, Look], likely: Sequence[str]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    by_slug = {claim.slug: claim for claim in claims}
    if likely:
        yield "What these words probably answer", [_option(by_slug[slug], looks) for slug in likely if slug in by_slug]
    topics: dict[str, list[tuple[str, str]]] = {}
    for slug, claim in by_slug.items():
        if slug not in likely:
            topics.setdefault(str(claim.topic), []).append(_option(claim, looks))
    yield from topics.items()


def _option(claim: Claim, looks: Mapping[int, Look]) -> tuple[str, str]:
    look = looks.get(claim.pk)
    return claim.slug, f"[{look.label}] {claim}" if look and look is not Look.OPEN else str(claim)

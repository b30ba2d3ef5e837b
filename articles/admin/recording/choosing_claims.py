"""On which claim marked words are to be recorded: the likely ones first, then all under their topics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from articles.language import tokens
from articles.models import Claim, Definition, Source, Statement
from articles.proposing import Asked
from articles.quoting import Quotation, QuotationError, find
from articles.shown.likely import asked_beside, likely_of
from articles.shown.worklist import Look, looks_at

from .statements import CONTEXT

FORM = "marking-form"
LIKELY = 5
"""So many claims stand first as those that the marked words probably answer."""


class FindableSelect(forms.Select):
    """A list whose options carry, beside what they show, in what words they are looked for."""

    sought: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-sought"] = self.sought.get(str(value), "")
        return option


class ClaimChoice(forms.Form):
    """One claim, looked for by its question, its slug, everyday words for it, and what sources name as its answer,
    in whatever form: the stems by which the site’s search finds words stand there too.

    Those on which nobody has looked for an answer yet are told apart.
    """

    claim = forms.ModelChoiceField(
        Claim.objects.none(), to_field_name="slug", empty_label=None, widget=FindableSelect(attrs={"size": 8})
    )

    def __init__(self, data: Any, source: Source, likely: Sequence[str] = ()) -> None:
        super().__init__(data)
        claims = Claim.objects.select_related("topic").order_by("topic__position", "position")
        field: Any = self.fields["claim"]
        field.queryset = claims
        field.widget.sought = _sought(claims)
        field.choices = list(_grouped(claims, looks_at(source), likely))
        if self.chosen:  # What the list shows is sent with the form that is made for it.
            field.widget.attrs["form"] = FORM

    @property
    def chosen(self) -> Claim | None:
        return self.cleaned_data["claim"] if self.is_valid() else None


def likely_claims(source: Source, given: Mapping[str, str]) -> list[Asked]:
    """Every claim as a query, those first that the words probably answer; none where the words are not found.

    Those on which these words are recorded already come last.
    """
    try:
        start, end = find(source.text, Quotation(given.get("exact", ""), *(given.get(name, "") for name in CONTEXT)))
    except QuotationError:
        return []
    likely = likely_of(source).claims_for(start, end, asked_beside(source))
    recorded = source.statements.filter(start__lt=end, end__gt=start)
    done = set(recorded.values_list("claim__slug", flat=True))
    return sorted(likely, key=lambda one: one.slug in done)


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


def _sought(claims: Iterable[Claim]) -> dict[str, str]:
    named: dict[int, set[str]] = {}
    for claim, values in Statement.objects.found().values_list("claim", "values"):
        named.setdefault(claim, set()).update(values)
    everyday = Definition.objects.now().everyday_words
    return {one.slug: _sought_of(one, named.get(one.pk, ()), everyday) for one in claims}


def _sought_of(claim: Claim, named: Iterable[str], everyday: Iterable[Iterable[str]]) -> str:
    own = f"{claim} {claim.slug.replace('-', ' ')} {claim.ask} {' '.join(named)}"
    stems = f" {tokens(own)} "
    meant = [word for group in everyday if any(f" {tokens(word)} " in stems for word in group) for word in group]
    sought = " ".join([own, *meant])
    return f"{sought} {' '.join(dict.fromkeys(tokens(sought).split()))}"


def _option(claim: Claim, looks: Mapping[int, Look]) -> tuple[str, str]:
    look = looks.get(claim.pk)
    return claim.slug, f"[{look.label}] {claim}" if look and look is not Look.OPEN else str(claim)

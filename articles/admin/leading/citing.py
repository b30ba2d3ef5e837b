"""Which texts cite something: what readers see of them, and the drafts that are worked on."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.models import Revision, Text, Written
from articles.models.waiting import working_drafts


@dataclass(frozen=True, slots=True)
class Cited:
    """A text that cites; `is_draft` if only its newest draft does."""

    owner: Written
    is_draft: bool


def citing(
    *,
    sources: Collection[str] = (),
    passages: Collection[str] = (),
    references: Collection[str] = (),
    links: Collection[str] = (),
) -> Iterator[Cited]:
    """Every text that names one of these: slugs of sources, IDs of passages, keys of references, slugs of links."""
    seen: set[int] = set()
    for revision, is_draft in _both({*sources, *passages, *references, *links}):
        cited = {one[kind] for one in revision.citations for kind in ("source", "passage")}
        named = cited & {*sources, *passages} or {*revision.references} & {*references} or {*revision.links} & {*links}
        owner = revision.text.owner
        if named and owner is not None and revision.text_id not in seen:
            seen.add(revision.text_id)
            yield Cited(owner, is_draft)


def _both(names: Collection[str]) -> Iterator[tuple[Revision, bool]]:
    """First what readers see, then the drafts; of each only those in whose stored marks a name stands somewhere."""
    for revisions, is_draft in ((Revision.objects.live(), False), (working_drafts(), True)):
        yield from ((revision, is_draft) for revision in _naming(revisions, names))


def _naming(revisions: QuerySet[Revision], names: Collection[str]) -> QuerySet[Revision]:
    """The database looks for the names in the stored JSON as text, so that few rows are read."""
    marks = ("citations", "references", "links")
    written = {form for name in names for form in (json.dumps(name), json.dumps(name, ensure_ascii=False))}
    found = Q(*((f"{mark}_text__contains", form) for mark in marks for form in written), _connector=Q.OR)
    stored = revisions.annotate(**{f"{mark}_text": Cast(mark, TextField()) for mark in marks})
    owners = [f"text__{name}" for name in Text.OWNERS]
    return stored.filter(found).select_related("text", *owners).defer("markdown", "lead_html", "body_html")

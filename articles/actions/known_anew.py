"""Known anew: what is made of a source's slug follows another slug, and what was made of the old one leads on."""

from collections.abc import Mapping

from django.db.models import QuerySet

from articles.models import Passage, PassageAlias, Revision, Source

from .index_entries import index_passages
from .store_passages import passage_ids


def known_anew(source: Source, old: str) -> None:
    """Its passages get the IDs of its slug; revisions that cite it name it and them by these, as does the search."""
    passages = list(source.passages.order_by("start"))
    former = {one.pk: one.public_id for one in passages}
    for passage, public_id in zip(passages, passage_ids(source.slug, passages), strict=True):
        passage.public_id = public_id
    Passage.objects.bulk_update(passages, ["public_id"], batch_size=500)
    _lead_on(source, {former[one.pk]: one for one in passages})
    _cite_anew(source.slug, old, {former[one.pk]: one.public_id for one in passages})
    index_passages(source)


def lead_on_from(source: Source, old: str) -> None:
    """The IDs that its passages would have by an old slug lead to them, where nothing else stands by these."""
    passages = list(source.passages.order_by("start"))
    _lead_on(source, dict(zip(passage_ids(old, passages), passages, strict=True)))


def _lead_on(source: Source, passages: Mapping[str, Passage]) -> None:
    """Links by each ID that is none now lead to its passage."""
    now = [one.public_id for one in passages.values()]
    PassageAlias.objects.filter(source=source, public_id__in=now).delete()
    taken = {*now, *PassageAlias.objects.filter(public_id__in=passages).values_list("public_id", flat=True)}
    PassageAlias.objects.bulk_create(
        PassageAlias(source=source, public_id=public_id, passage=passage)
        for public_id, passage in passages.items()
        if public_id not in taken
    )


def _cite_anew(slug: str, old: str, ids: Mapping[str, str]) -> None:
    revisions: QuerySet[Revision] = Revision.objects.exclude(citations=[]).only("citations")
    for revision in revisions:
        if any(one["source"] == old for one in revision.citations):
            cited = [_named(one, slug, ids) if one["source"] == old else one for one in revision.citations]
            Revision.objects.filter(pk=revision.pk).update(citations=cited)


def _named(citation: Mapping[str, str], slug: str, ids: Mapping[str, str]) -> dict[str, str]:
    return {**citation, "source": slug, "passage": ids.get(citation["passage"], citation["passage"])}

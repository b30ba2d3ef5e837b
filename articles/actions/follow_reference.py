"""Follow a reference: what cites it names it as it is now, and what leans on a retracted one is flagged."""

from collections.abc import Collection
from itertools import chain

from django.contrib.contenttypes.models import ContentType

from articles.models import Claim, ContentRevision, Flag, Reference, Revision, Written
from articles.models.flag import Standing

from .render_anew import render_anew


def follow_reference(reference: Reference, *, is_news: bool = True) -> list[Written]:
    """Render anew the live texts that cite it, and flag them where it was retracted; return what leans on it.

    `is_news`: whether that is since now. An editor who has looked is not asked again.
    """
    citing = live_citing_references([reference.key])
    render_anew(citing)
    owners = chain((revision.text.owner for revision in citing), Claim.objects.weighing(reference.key))
    leaning = [owner for owner in dict.fromkeys(owners) if owner is not None]
    if reference.retracted and is_news:
        for owner in leaning:
            _flag(owner, reference)
    elif not reference.retracted:
        Flag.objects.filter(reference=reference).delete()
    ContentRevision.raise_number()
    return leaning


def live_citing_references(keys: Collection[str]) -> list[Revision]:
    """The live revisions whose notes cite one of these."""
    live = Revision.objects.live().exclude(references=[]).with_owner().order_by("pk")
    return [revision for revision in live if not set(keys).isdisjoint(revision.references)]


def _flag(owner: Written, reference: Reference) -> None:
    of = {"content_type": ContentType.objects.get_for_model(owner), "object_id": owner.pk, "reference": reference}
    reason = f"{reference.citation[:120]} was retracted: cite another work, or none."
    Flag.objects.update_or_create({"reason": reason, "standing": Standing.RETRACTED}, **of)

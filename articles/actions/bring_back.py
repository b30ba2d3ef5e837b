"""Bring back: readers see again what was archived, as they saw it last."""

from django.db import transaction

from articles.models import ContentRevision

from .archive import returned, under_archived
from .publish import NotPublishable, publish
from .resolver import Linked


@transaction.atomic
def bring_back(written: Linked) -> None:
    """Publish what was live last; what had no text is shown as before. Does nothing for what is not archived.

    Raises `NotPublishable`, and changes nothing, where something in it has become wrong.
    """
    ContentRevision.lock()
    if written.archived is None or written.text is None:
        return
    was_live = written.text.revisions.filter(published_at__isnull=False).order_by("-published_at").first()
    if was_live is not None:
        publish(was_live)
    elif problems := under_archived(written):
        raise NotPublishable(problems)
    else:
        returned(written.text)

"""Unarchive: readers see again what was archived, as they saw it last."""

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Claim, ContentRevision

from .archive import returned, under_archived
from .log_changes import log_changes
from .publish import NotPublishable, publish
from .resolver import Linked


@transaction.atomic
def unarchive(written: Linked, *, by: User | None = None) -> None:
    """Publish what was live last; what had no text is shown as before. Does nothing for what is not archived.

    Raises `NotPublishable`, and changes nothing, where something in it has become wrong.
    """
    ContentRevision.lock()
    if written.archived is None or written.text is None:
        return
    was_live = written.text.revisions.filter(pk=written.text.last_live_id or 0).first()
    if was_live is not None:
        publish(was_live, by=by)
    elif problems := under_archived(written):
        raise NotPublishable(problems)
    else:
        returned(written.text)
    if isinstance(written, Claim):
        log_changes("", of=[written.pk])

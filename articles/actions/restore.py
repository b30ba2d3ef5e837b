"""Restore: an earlier revision's words come back as a new draft; no revision is ever changed or removed."""

from django.contrib.auth.models import User

from articles.models import Revision, Written

from .save_draft import save_draft


def restore(written: Written, revision: Revision, *, author: User | None = None) -> Revision:
    """Save the words of an earlier revision of `written` as its newest draft, begun from that one."""
    if written.text_id != revision.text_id:
        raise ValueError(f"{revision} is not a revision of {written}")
    comment = f"Restored from revision {revision.pk}"
    return save_draft(written, revision.markdown, author=author, comment=comment, begun_from=revision)

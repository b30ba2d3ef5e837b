"""Take down: readers do not see a text any more; its revisions stay, and any of them can be published again."""

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ContentRevision, Step, StepKind, Text


@transaction.atomic
def take_down(text: Text, *, by: User | None = None, words: str = "") -> None:
    """Leave the text without a live revision, and without one that would be published by itself.

    The links that led from it are taken back. `words` say why, for other editors.
    """
    if text.live is not None:
        Step.note(text.live, StepKind.TAKEN_DOWN, by, words)
    text.revisions.lose_time()
    Text.objects.filter(pk=text.pk).update(live=None)
    text.live = None
    text.leads_to.all().delete()
    ContentRevision.raise_number()

"""Take down: readers do not see a text any more; its revisions stay, and any of them can be published again."""

from django.db import transaction

from articles.models import ContentRevision, Text


@transaction.atomic
def take_down(text: Text) -> None:
    """Leave the text without a live revision, and take back the links that led from it."""
    Text.objects.filter(pk=text.pk).update(live=None)
    text.live = None
    text.leads_to.all().delete()
    ContentRevision.raise_number()

"""Receive feedback: what a reader sent is stored for the editors. It changes no public page, so it takes no lock."""

from hashlib import sha256

from django.db import transaction
from django.urls import reverse

from articles.models import Feedback

from .tell import tell, who_may


@transaction.atomic
def receive_feedback(*, page: str, helpful: bool | None, words: str, stamp: str) -> Feedback:
    """Store what was sent with the form that carried `stamp`; `page` is a path of this site, or empty.

    The same form with the same words is stored once, however often its button is pressed.
    """
    receipt = sha256("\0".join((stamp, page, str(helpful), words)).encode()).hexdigest()
    sent = {"page": page, "helpful": helpful, "words": words}
    feedback, is_new = Feedback.objects.get_or_create(receipt=receipt, defaults=sent)
    if is_new:
        where = reverse("admin:articles_feedback_change", args=[feedback.pk])
        tell(who_may("articles.change_feedback"), f"A reader wrote about {page or 'the site'}", where, at_once=False)
    return feedback

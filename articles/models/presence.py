"""Presence: who has the form of a text open now. It ends by itself some minutes after the form was last heard of."""

import datetime
from contextlib import suppress
from typing import Any, ClassVar

from django.conf import settings
from django.db import OperationalError, models, transaction
from django.utils import timezone

from .revision import Text

LASTS = datetime.timedelta(minutes=10)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def now(self) -> "PresenceQuerySet":
        return self.filter(seen_at__gt=timezone.now() - LASTS)


class Presence(models.Model):
    """That an account has the form of a text open: since when, and when that was last heard of."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="open_with")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[Any] = ["since"]
        constraints: ClassVar[Any] = [models.UniqueConstraint("text", "account", name="present_once_at_a_text")]

    def __str__(self) -> str:
        return f"{self.account}: {self.text}"

    @classmethod
    def note(cls, text: Text, account: int) -> None:
        """The account has it open: still, or from now on. Where nothing can be stored, that stops nobody who reads."""
        now = timezone.now()
        with suppress(OperationalError), transaction.atomic():
            if not cls.objects.now().filter(text=text, account=account).update(seen_at=now):
                cls.objects.update_or_create(text=text, account_id=account, defaults={"since": now, "seen_at": now})

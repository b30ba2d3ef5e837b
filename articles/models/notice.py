"""Notices: what an account is told by mail, kept until a mail server has taken it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class MailWish(models.TextChoices):
    AT_ONCE = "at once", "at once"
    DAILY = "daily", "one mail a day"
    NONE = "none", "no mail"


class MailChoice(models.Model):
    """When an account wants mail; one without a choice gets it at once."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice")
    wish = models.CharField("mail", max_length=7, choices=MailWish, default=MailWish.AT_ONCE)

    def __str__(self) -> str:
        return f"{self.account}: {self.get_wish_display()}"


class Notice(models.Model):
    """One thing that one account is told: who did what, and the path where to act. It goes once it is sent."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    words = models.CharField(max_length=400)
    path = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, help_text="Since when somebody is sending it.")

    class Meta:
        ordering: ClassVar[Any] = ["pk"]

    def __str__(self) -> str:
        return f"{self.account}: {self.words}"

"""What editors took away from readers, until it is published again."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from .revision import Text

LONGEST_NOTICE = 500
"""In characters."""


class Archived(models.Model):
    """A topic, question, claim or term that readers do not see: its address tells them why, or leads elsewhere."""

    text = models.OneToOneField(Text, on_delete=models.CASCADE, related_name="archived")
    notice = models.CharField(
        "notice for readers",
        max_length=LONGEST_NOTICE,
        blank=True,
        help_text="What readers find at the address: why it is gone, and where to go instead.",
    )
    leads_to = models.CharField(
        "or lead readers on to",
        max_length=200,
        blank=True,
        help_text="An address of this site that takes its place, as /topics/cost/.",
    )
    archived_at = models.DateTimeField(auto_now_add=True)
    archived_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "archived"
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=Q(notice="", leads_to__gt="") | Q(notice__gt="", leads_to=""),
                name="archived_with_a_notice_or_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.text}, archived"

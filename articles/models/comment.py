"""Comments: what editors say to each other about words of a draft. No reader sees them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.quoting import Quotation, QuotationError, find

from .revision import Revision, Text

LONGEST = 2000


class CommentQuerySet(models.QuerySet["Comment"]):
    def begun(self) -> "CommentQuerySet":
        """Those that are no answers."""
        return self.filter(answers=None)

    def open(self) -> "CommentQuerySet":
        return self.begun().filter(resolved_at=None)


class Comment(models.Model):
    """A comment on words of one revision, which are looked for in later ones too; or an answer to a comment.

    `name` stays when the account is gone.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="comments")
    answers = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answered_by")
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=60, blank=True)
    words = models.TextField(max_length=LONGEST)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=150, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[Any] = ["pk"]
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=Q(answers=None, exact__gt="") | Q(answers__isnull=False, exact="", resolved_at=None),
                name="comment_is_on_words_or_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.words[:60]}"

    def line_in(self, markdown: str) -> int | None:
        """The line on which its words begin in these; None where they are gone, or stand more than once."""
        for quotation in (Quotation(self.exact, self.prefix, self.suffix), Quotation(self.exact)):
            try:
                return markdown.count("\n", 0, find(markdown, quotation)[0]) + 1
            except QuotationError:
                continue
        return None


def comments_on(text: Text) -> CommentQuerySet:
    """The comments on any revision of the text, each before its answers."""
    return Comment.objects.filter(revision__text=text).prefetch_related("answered_by").begun()

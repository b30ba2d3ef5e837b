"""Search entries: the words of everything that readers can find, one row for each address."""

from typing import Any, ClassVar

from django.db import models

from .source import Source


class EntryKind(models.TextChoices):
    TOPIC = "topic", "topics"
    QUESTION = "question", "questions"
    CLAIM = "claim", "claims"
    TERM = "term", "glossary"
    SOURCE = "source", "sources"
    PASSAGE = "passage", "the sources’ own words"


class SearchEntry(models.Model):
    """One thing that can be found. `names` are its other names: searched like the title, not shown.

    Beside each of the three texts stand its words as `articles.language.tokens` makes them. The full-text index over
    them is made by migration 0028, and the database itself keeps it.
    """

    kind = models.CharField(max_length=8, choices=EntryKind)
    path = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=300)
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_words = models.TextField(blank=True, editable=False)
    names_words = models.TextField(blank=True, editable=False)
    body_words = models.TextField(blank=True, editable=False)
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar[Any] = [models.Index(fields=["kind"], name="search_entry_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"

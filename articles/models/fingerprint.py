"""Fingerprints: by which passages that share words with a new article are found, however many are stored."""

from django.db import models


class Fingerprint(models.Model):
    """A checksum of some words, and the keys of the first passages in which they stand (see `articles.quoting.shared`).

    A key may be that of a passage that is gone or says something else by now: whoever looks compares the words.
    """

    digest = models.BigIntegerField(unique=True)
    passages = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.digest:08x}"

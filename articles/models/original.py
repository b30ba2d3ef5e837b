"""The file of an article, byte for byte as it came: what its text and its checksum were read from."""

from django.db import models

from .source import Source


class Original(models.Model):
    """The bytes of a source's file. They stand apart, so that no page reads them along with the source.

    A source that was stored before its bytes were has none, if they could not be told from its text.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="original")
    raw = models.BinaryField()

    def __str__(self) -> str:
        return self.source.file

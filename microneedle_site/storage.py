"""Where static files are kept for serving."""

from typing import Any

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_STYLES = "articles/"


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """WhiteNoise's, named by content and compressed, with the comments and spaces taken out of our style sheets."""

    def _save(self, name: str, content: Any) -> str:
        if name.startswith(OUR_STYLES) and name.endswith(".css"):
            written = b"".join(content.chunks())  # from its start, wherever it was read to
            content = ContentFile(cssmin(written.decode()).encode())
        saved: str = super()._save(name, content)
        return saved

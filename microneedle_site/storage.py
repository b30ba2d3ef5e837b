"""Where static files are kept for serving."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "articles/"
SMALLER = {".css": cssmin, ".js": jsmin}


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """WhiteNoise's, named by content and compressed, with the comments and spaces taken out of what is ours."""

    def _save(self, name: str, content: Any) -> str:
        shrink = SMALLER.get(Path(name).suffix)
        if shrink and name.startswith(OURS):
            written = b"".join(content.chunks())  # from its start, wherever it was read to
            content = ContentFile(shrink(written.decode()).encode())
        saved: str = super()._save(name, content)
        return saved

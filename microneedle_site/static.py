"""Static files as they are sent: our own styles and scripts without comments and white space, then compressed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "articles/"
SMALLER = {".css": cssmin, ".js": jsmin}


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage; what `collectstatic` copied is made smaller before it is named by its content."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for name in paths:
            shrink = SMALLER.get(Path(name).suffix)
            if shrink and name.startswith(OURS) and not dry_run:
                copied = Path(self.path(name))
                copied.write_text(shrink(copied.read_text(encoding="utf-8")), encoding="utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

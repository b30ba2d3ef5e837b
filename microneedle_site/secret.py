"""The secret key of a site that was given none: made once, kept in a file that only its owner can read."""

import os
import secrets
import tempfile
from pathlib import Path


def read_or_make(path: Path) -> str:
    """The key in `path`, made first if there is none.

    The file appears whole or not at all, so that a second process never reads half a key, and a
    crash leaves none behind. An empty file counts as none.
    """
    if key := _read(path):
        return key
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")  # readable by its owner only
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        _put(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)
    return _read(path)


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _put(made: Path, path: Path) -> None:
    """Give the new key its place, unless another process was first; an empty file is replaced."""
    try:
        os.link(made, path)
    except FileExistsError:
        if not _read(path):
            made.replace(path)

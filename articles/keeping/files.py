"""The files of backups: there whole or not at all, each with its checksum in a file beside it.

The checksum file is what `sha256sum` writes, so that `sha256sum -c FILE.sha256` checks a backup without us.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class CannotKeep(Exception):
    """A backup or restore that cannot be done, and was not begun. The message says why and what to do."""


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A new file to write to, beside `path`, that only its owner can read; at the end of the block it is `path`.

    Its checksum is there before it is. A crash or an error leaves no file of that name.
    Raises `CannotKeep` where there is one already: a backup overwrites no other.
    """
    if path.exists():
        raise CannotKeep(f"{path} is there already: choose another name, a backup overwrites nothing")
    if not path.parent.is_dir():
        raise CannotKeep(f"there is no folder {path.parent}: make it first")
    part = _empty_beside(path)
    try:
        yield part
        reach_disk(part)
        _write_checksum(path, _digest(part))
        part.replace(path)
        reach_disk(path.parent)
    finally:
        part.unlink(missing_ok=True)


def make_folder(path: Path) -> bool:
    """Make the folder, and those above it, where it is missing: only its owner can look into it. True if it was."""
    if path.is_dir():
        return False
    if path.exists():
        raise CannotKeep(f"{path} is no folder: choose another place")
    path.mkdir(mode=0o700, parents=True)
    return True


def check_whole(path: Path) -> None:
    """Raises `CannotKeep` unless the file has the checksum that was noted when it was made."""
    if not path.is_file():
        raise CannotKeep(f"there is no file {path}")
    noted = _checksum_file(path)
    if not noted.is_file():
        raise CannotKeep(f"{noted} is missing: without its checksum nobody can tell whether {path} is whole")
    if noted.read_bytes().split()[:1] != [_digest(path).encode()]:
        raise CannotKeep(f"{path} is not the file that was made: it does not have the checksum in {noted}")


def leave_newest(folder: Path, number: int, marks: Iterable[bytes]) -> list[Path]:
    """Remove all backups of the folder but the newest ones, and return which; nothing else in it is touched.

    A backup is a file that begins with one of these marks and has its checksum beside it.
    """
    found = [path for path in folder.iterdir() if path.is_file() and _checksum_file(path).is_file()]
    backups = [path for path in found if any(begins_with(path, mark) for mark in marks)]
    older = sorted(backups, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)[number:]
    for path in older:
        path.unlink()
        _checksum_file(path).unlink()
    return older


def begins_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def reach_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _empty_beside(path: Path) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(descriptor)
    return Path(name)


def _checksum_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _write_checksum(path: Path, digest: str) -> None:
    part = _empty_beside(path)
    part.write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    reach_disk(part)
    part.replace(_checksum_file(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

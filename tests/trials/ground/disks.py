"""A disk of its own that a trial may fill, or forbid to be written."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

SIZE = 24  # megabytes


class NotMounted(Exception):
    """The trial cannot be made here."""


@contextmanager
def disk(at: Path) -> Iterator[None]:
    at.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(at))
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


def _mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMounted(f"a disk of its own cannot be mounted here ({done.stderr.strip()}): run it as root")


@contextmanager
def full(at: Path) -> Iterator[None]:
    """Not a byte fits on it any more."""
    filling = at / "filling"
    with filling.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    yield
    filling.unlink()


@contextmanager
def only_read(at: Path) -> Iterator[None]:
    _mount("-o", "remount,ro", str(at))
    yield
    _mount("-o", "remount,rw", str(at))


STATES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {"full": full, "read-only": only_read}

"""ZIP archives, as e-books and Office documents are: their parts, never more of them than a text can need.

What is read is bound before it is unpacked: zipfile gives no more of a part than its directory says.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable

from .refused import Refused

MAGIC = b"PK\x03\x04"
MOST_PARTS = 5000
MOST_UNPACKED = 16 * 1024 * 1024
"""What the parts with words may come to, in bytes: a text of 2 MiB with all the marks around it."""
TOO_LONG = Refused(
    f"unpacked it is longer than {MOST_UNPACKED // 1024 // 1024} MiB, far more than an article: "
    "save the words of the article alone"
)
BROKEN = "it is damaged: open it where it was made, and save it again"


class Packed:
    """An archive by the names of its parts. Raises `Refused` for one that is damaged, locked or a bomb."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise Refused(BROKEN) from error
        parts = self._archive.infolist()
        if len(parts) > MOST_PARTS:
            raise Refused(f"it is an archive of {len(parts):,} files, more than {MOST_PARTS:,}: save the article alone")
        if any(one.flag_bits & 0x1 for one in parts):
            raise Refused("it is locked with a password: save it without one")
        self.names = {one.filename: one.file_size for one in parts}
        self._left = MOST_UNPACKED

    def check(self, names: Iterable[str]) -> None:
        """Raises `Refused` if these parts together are longer than any article."""
        if sum(self.names.get(one, 0) for one in names) > MOST_UNPACKED:
            raise TOO_LONG

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none. What is read in all is bound."""
        if name not in self.names:
            return None
        if self.names[name] > self._left:
            raise TOO_LONG
        self._left -= self.names[name]
        try:
            return self._archive.read(name)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise Refused(BROKEN) from error

"""How an SQLite database is opened that lies where nobody can write."""

import os
from pathlib import Path


def readable_only(file: str | Path) -> dict[str, str] | None:
    """The options by which Django opens a database on a disk that can only be read; None where it can be written.

    A database with a write-ahead log makes files beside it when it is opened, unless SQLite knows that nobody changes
    it: https://www.sqlite.org/wal.html#readonly. A log that was left beside it is read instead, as ever.
    """
    path = Path(file)
    try:
        is_read_only = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:  # There is none yet, or it is no file.
        return None
    if not is_read_only or path.with_name(f"{path.name}-wal").exists():
        return None
    return {"database": f"{path.resolve().as_uri()}?immutable=1"}

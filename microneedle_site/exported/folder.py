"""A folder of files that is replaced as a whole, and in which what did not change stays as it was."""

import gzip
import hashlib
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli

LIST = "EXPORTED"
"""What an export wrote, in a form that `sha256sum -c` checks; by it the next knows the folder for its own."""
LISTED = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)
COMPRESSED = {
    *(".html", ".css", ".js", ".json", ".csv", ".xml", ".atom", ".txt", ".svg", ".md", ".ris", ".jsonld"),
    *(".webmanifest", ".speculationrules"),
}
SMALLEST = 200  # bytes: below this, compressing makes more


class NotExported(Exception):
    """The folder is as it was; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files there are now, how many of them are new or other than before, and how many went."""

    files: int
    written: int
    removed: int


def write(folder: Path, files: Mapping[str, bytes], add: Callable[[Path], None] = lambda folder: None) -> Written:
    """Make the folder hold these files, compressed ones beside them, and what `add` puts there when any is new.

    It is new, empty or holds an earlier export. Until all is written the earlier export stays, and where that cannot
    be done nothing else is left. Raises `NotExported`.
    """
    anew, aside = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    if aside.exists() and not folder.exists():
        aside.rename(folder)  # A run was killed between its last two steps.
    before = _listed(folder)
    shutil.rmtree(anew, ignore_errors=True)
    try:
        written = _fill(anew, folder, before, files, add)
    except BaseException:
        shutil.rmtree(anew, ignore_errors=True)
        raise
    if folder.exists():
        folder.rename(aside)
    anew.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)
    return written


def _fill(
    anew: Path, folder: Path, before: Mapping[str, str], files: Mapping[str, bytes], add: Callable[[Path], None]
) -> Written:
    """Make a new folder of these files; what is as `before` is taken from the present one."""
    anew.mkdir(parents=True)
    sums = {path: hashlib.sha256(raw).hexdigest() for path, raw in files.items()}
    changed = {path for path in files if before.get(path) != sums[path]}
    for path, raw in files.items():
        for name in (path, f"{path}.br", f"{path}.gz"):
            if path in changed:
                _put(anew / name, raw, name.removeprefix(path))
            elif (folder / name).is_file():
                _link(folder / name, anew / name)
    removed = before.keys() - files.keys()
    if changed or removed:
        add(anew)
    else:
        _link_the_rest(folder, anew)
    (anew / LIST).write_text("".join(f"{one}  {path}\n" for path, one in sorted(sums.items())), encoding="utf-8")
    return Written(len(files), len(changed), len(removed))


def _listed(folder: Path) -> dict[str, str]:
    """What an earlier export wrote: its checksum by its path."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    if not folder.is_dir() or folder.is_symlink() or not (folder / LIST).is_file():
        raise NotExported(f"{folder} holds something else: choose a new folder, or one that an export made")
    return {path: one for one, path in LISTED.findall((folder / LIST).read_text(encoding="utf-8"))}


def _put(file: Path, raw: bytes, suffix: str) -> None:
    if suffix and (Path(file.stem).suffix not in COMPRESSED or len(raw) < SMALLEST):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if suffix == ".br":
        raw = brotli.compress(raw, mode=brotli.MODE_TEXT)
    elif suffix == ".gz":
        raw = gzip.compress(raw, mtime=0)
    file.write_bytes(raw)


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    new.hardlink_to(old)


def _link_the_rest(folder: Path, anew: Path) -> None:
    """What was added to the earlier export holds still."""
    for file in folder.rglob("*"):
        there = anew / file.relative_to(folder)
        if file.is_file() and file.name != LIST and not there.exists():
            _link(file, there)

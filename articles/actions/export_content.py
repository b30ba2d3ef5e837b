"""Export the content: a folder like `seeds/`, from which it can be loaded again, here or elsewhere."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from articles.models import Archived, ContentRevision, Definition, NewText, Original, Source, Statement, Text
from articles.seeding import SITE, VOCABULARY, SeedError, read_seeds, read_sources, write_seeds

from .defined import is_whole
from .stored_seeds import stored_seeds, stored_sources

LIST = "EXPORTED"
"""What an export wrote, in a form that `sha256sum -c` checks; by it a later export knows what is its own."""
FOLDERS = ("articles", "drawings", "topics", "questions", "pages")
LISTED = re.compile(rf"^[0-9a-f]{{64}}  ((?:{'|'.join(FOLDERS)})/[^/\n]+|[a-z_]+\.toml)$", re.MULTILINE)


class NotExported(Exception):
    """Nothing was written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many files an export wrote, and a line for everything in the database that they do not hold."""

    files: int
    left_out: tuple[str, ...]


def export_content(folder: Path) -> ExportReport:
    """Write all that editors publish to `folder`: the same content always gives the same bytes.

    The folder is new, empty or holds an earlier export, which is brought up to date; anything else in it
    stays. Raises `NotExported`.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / LIST).is_file())):
        raise NotExported(f"{folder} holds something else: choose a new folder, or one that an export made")
    with transaction.atomic():
        ContentRevision.lock()  # Nobody changes anything between the first file and the last.
        files, left_out = _content()
    _check(files, folder.name)
    is_new = not folder.exists()
    try:
        _write(folder, files)
    except OSError:
        if is_new:  # What was there before is brought up to date by the next that succeeds.
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return ExportReport(len(files), tuple(left_out))


def _content() -> tuple[dict[str, bytes], list[str]]:
    """Each file's bytes by its path in the folder, and what none of them holds."""
    seeds = stored_seeds()
    names = {entry.path.stem: entry["name"] for entry in seeds.topics}
    files = {path: text.encode() for path, text in write_seeds(seeds, stored_sources(), names).items()}
    left_out = [f"{text}: its draft" for text in Text.objects.owned().order_by("pk") if text.working != text.live]
    left_out += [f"{one}: that readers do not see it" for one in Archived.objects.select_related("text").order_by("pk")]
    left_out += [
        f"{one}: it names what is gone, or cannot be read"
        for one in Definition.objects.all()
        if not is_whole(one.read_if_right())
    ]
    left_out += [f"{lost}: “{lost.exact[:60]}” is not in the text any more" for lost in _lost()]
    waiting = NewText.objects.waiting().select_related("source").order_by("source__position")
    left_out += [f"source {one.source.letter}: its new text, which waits for an editor" for one in waiting]
    originals = {one.source_id: bytes(one.raw) for one in Original.objects.all()}
    for source in Source.objects.order_by("position"):
        if source.pk not in originals:
            left_out.append(f"source {source.letter}: the bytes of its file; its text is there, as UTF-8")
        files[f"articles/{source.file}"] = originals.get(source.pk, source.text.encode())
    articles = {path.partition("/")[2]: raw for path, raw in files.items() if path.startswith("articles/")}
    return {**files, "articles/SHA256SUMS": _sums(articles)}, left_out


def _check(files: Mapping[str, bytes], name: str) -> None:
    """What would not load again is told before anything is written; `name` is the folder's, for messages."""
    if missing := [file for file in (SITE, VOCABULARY) if file not in files]:
        raise NotExported(
            f"there is no {missing[0]} that can be read: run `manage.py import_content` first, or mend it under "
            "Definitions"
        )
    with tempfile.TemporaryDirectory() as made:
        trial = Path(made) / name
        _write(trial, {path: raw for path, raw in files.items() if not path.startswith("articles/")})
        try:
            read_seeds(trial)
            read_sources(trial / "sources.toml")
        except SeedError as error:
            raise NotExported(f"it would not load again: {error}. Mend that first") from error


def _lost() -> list[Statement]:
    return list(Statement.objects.filter(start__isnull=True).select_related("source", "claim").order_by("pk"))


def _sums(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in sorted(files.items())).encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Each file appears whole. What an earlier export wrote and this one does not is taken away."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    former = set(LISTED.findall((folder / LIST).read_text(encoding="utf-8"))) if (folder / LIST).exists() else set()
    # Before the first file: an export that breaks off is known as one, and can be made again.
    _put(folder / LIST, _sums({**dict.fromkeys(former, b""), **files}))
    for path, raw in files.items():
        _put(folder / path, raw)
    for gone in former - files.keys():
        (folder / gone).unlink(missing_ok=True)
    _put(folder / LIST, _sums(files))


def _put(path: Path, raw: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".export-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o644)
            file.write(raw)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)

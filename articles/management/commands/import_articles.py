"""Import articles from files or folders: `manage.py import_articles [PATH ...] [--dry-run] [--format text|json]`.

Exit code 1: a file was refused, or the database could not be reached. 3: neither, but a changed article waits for an
editor to decide.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from rich.console import Console
from rich.progress import track

from articles.actions import (
    Copied,
    Outcome,
    Received,
    copied_in,
    import_article,
    import_vocabulary,
    read_named,
    receive_article,
    settled_of,
    vocabulary_to_try,
)
from articles.importing import LARGEST_FILE, Article, Refused, Settled, Vocabulary, pick_post, too_long
from articles.management.import_report import (
    Report,
    as_json,
    headline,
    losses,
    summary,
    waiting_as_json,
    waiting_in_words,
)
from articles.models import Source
from articles.seeding import SeedError, read_sources

ARTICLES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf", ".epub", ".rtf", ".xml",
    ".warc",
)  # fmt: skip
"""How the names of articles in a folder end; other files of a folder are named as not read."""
BESIDE = ("SHA256SUMS", "sources.toml")
"""What stands beside articles and is none."""
NO_DATABASE = (OperationalError, InterfaceError, ProgrammingError)
"""What is raised where the database is out of reach, or has no tables yet."""
OUT_OF_REACH = "the database could not be reached"


class Command(BaseCommand):
    requires_system_checks = ()  # It serves no page.
    help = (
        "Import articles (plain text, Markdown, web pages, PDF, DOCX, EPUB, RTF, WordPress exports) from files or "
        "folders and print what was recognised and set aside."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            help="files or folders; one post of an export as export.xml#name; seeds/articles when left out",
        )
        parser.add_argument("--dry-run", action="store_true", help="only show what would be recognised")
        parser.add_argument(
            "--accept", action="store_true", help="take over changed articles though statements or citations are lost"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            read = vocabulary_to_try if options["dry_run"] else import_vocabulary
            paths = options["paths"] or [settings.SEEDS / "articles"]
            vocabulary = read(_seeds_of(paths[0]))
            files = list(_files(paths))
            known = {folder: _facts(folder) for folder in {path.parent for path in files}}
        except SeedError as error:
            raise CommandError(str(error)) from error
        except NO_DATABASE as error:
            raise CommandError(_no_database(error)) from error
        text = options["format"] == "text"
        report = Report(self.stdout, as_json=not text, may_wait=not options["dry_run"])

        def entry(path: Path) -> tuple[str, dict[str, Any]]:
            if options["dry_run"]:
                return "articles", self._shown(path, vocabulary, known[path.parent], text)
            return self._stored(path, vocabulary, known[path.parent], options["accept"], text)

        try:
            left, gone = self._each(files, entry, report, text)
            for path, reason in [*((one, OUT_OF_REACH) for one in left), *_not_read(paths)]:
                report.add("not_read", {"path": str(path), "reason": reason})
                if text:
                    self.stdout.write(self.style.WARNING(f"{path}: not read: {reason}"))
        finally:
            report.end()
        if gone:
            raise CommandError(gone)
        if report.exit_code:
            raise SystemExit(report.exit_code)

    def _each(
        self, files: list[Path], entry: Callable[[Path], tuple[str, dict[str, Any]]], report: Report, text: bool
    ) -> tuple[list[Path], str]:
        """Report each file; those that are left, and why, where the database is out of reach."""
        shown = track(files, "Importing", console=Console(stderr=True), disable=not self.stderr.isatty())
        for place, path in enumerate(shown):
            try:
                report.add(*entry(path))
            except NO_DATABASE as error:
                return files[place:], _no_database(error)
            except (Refused, DatabaseError) as error:
                name = str(path).encode("utf-8", "replace").decode()
                report.add("refused", {"path": name, "reason": str(error)})
                if text:
                    self.stdout.write(self.style.ERROR(f"{name}: refused: {error}"))
        return [], ""

    def _shown(self, path: Path, vocabulary: Vocabulary, facts: dict[str, Any], text: bool) -> dict[str, Any]:
        """What would be recognised in the file."""
        article = read_named(_read(path), path.name, vocabulary, _settled(path, facts))
        copied = _copied(article, path)
        slug, warnings = _slug(path, facts), [*article.warnings, *_duplicate(article, path), *map(str, copied)]
        if text:
            self.stdout.write(f"{path.name}: would be read as follows\n{summary(article, warnings)}")
        return as_json(path, slug, article, warnings, copied)

    def _stored(
        self, path: Path, vocabulary: Vocabulary, facts: dict[str, Any], accept: bool, text: bool
    ) -> tuple[str, dict[str, Any]]:
        """Import the file; in which list of the report it belongs, and its entry there."""
        raw, known = _read(path), facts.get(path.name)
        if accept:
            done = Received(import_article(raw, file=path.name, vocabulary=vocabulary, facts=known))
        else:
            done = receive_article(raw, file=path.name, vocabulary=vocabulary, facts=known, lossless=True)
        report, compared = done.report, done.compared
        if compared is not None and report.outcome is Outcome.WAITING:
            if text:
                self.stdout.write(
                    self.style.WARNING(headline(path, report)) + f"\n{waiting_in_words(report, compared)}"
                )
            return "waiting", waiting_as_json(path, report, compared)
        warnings = [*report.warnings, *losses(report)]
        if text:
            is_said = report.outcome not in (Outcome.UNCHANGED, Outcome.THROWN_AWAY) or warnings
            told = summary(report.article, warnings) if is_said else ""
            self.stdout.write(f"{self.style.SUCCESS(headline(path, report))}\n{told}".rstrip())
        return "articles", as_json(path, report.source.slug, report.article, warnings, report.copied)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            found = sorted(_articles(path)) if path.is_dir() else []
        except OSError:
            found = []  # Reading the folder itself tells why.
        yield from found or [path]


def _articles(folder: Path) -> Iterator[Path]:
    """The files of formats that are read, and what an export says is an article though its name does not end so."""
    named = _facts(folder)
    return (one for one in folder.iterdir() if one.suffix.lower() in ARTICLES or one.name in named)


def _not_read(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """What else stands in the folders, hidden files and what belongs to the articles apart, and why it was not read."""
    for folder in paths:
        try:
            found = sorted(set(folder.iterdir()) - set(_articles(folder))) if folder.is_dir() else []
        except OSError:
            continue  # Reading the folder itself told why.
        for one in found:
            if one.name not in BESIDE and not one.name.startswith("."):
                is_folder = one.is_dir()
                yield one, "it is a folder: name it too" if is_folder else "its name does not end as an article's does"


def _facts(folder: Path) -> dict[str, Any]:
    """What is known about each article in the folder: of an export, it stands beside it. Raises `SeedError`."""
    return {one["file"]: one.attributes for one in read_sources(_seeds_of(folder) / "sources.toml")}


def _seeds_of(folder: Path) -> Path:
    """The seeds that the articles belong to: of an export, they stand around its folder of articles."""
    is_export = folder.name == "articles" and (folder.parent / "sources.toml").is_file()
    return folder.parent if is_export else settings.SEEDS


def _read(path: Path) -> bytes:
    """The file's bytes, not more than can be imported. Raises `Refused` for what is no file."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
            raise Refused(f"it is a folder without a file in it that ends in {', '.join(ARTICLES)}")
        name, mark, post = path.name.rpartition("#")
        if mark and not path.is_file():
            return pick_post(_read(path.with_name(name)), post)
        if not path.is_file():
            raise Refused("there is no such file")
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise too_long(size, LARGEST_FILE)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"it cannot be read: {error.strerror}") from error


def _slug(path: Path, facts: dict[str, Any]) -> str:
    return facts[path.name]["slug"] if path.name in facts else ""


def _settled(path: Path, facts: dict[str, Any]) -> tuple[Settled, ...]:
    """What editors settled of the article; nothing, where there is no database."""
    try:
        return settled_of(path.name, facts.get(path.name))
    except DatabaseError:
        return ()


def _duplicate(article: Article, path: Path) -> list[str]:
    try:
        twin = Source.objects.filter(sha256=article.sha256).exclude(file=path.name).first()
    except DatabaseError:  # A dry run needs no database; where there is none, there is no duplicate in it.
        return []
    return [f"it is a duplicate of source {twin.letter} ({twin.file}) and would be refused"] if twin else []


def _copied(article: Article, path: Path) -> list[Copied]:
    """What it shares with the sources that are stored, but for the one that it is itself a text of."""
    try:
        if Source.objects.filter(sha256=article.sha256).exists():
            return []  # That it is a duplicate says all.
        return copied_in(article, path.name)
    except DatabaseError:
        return []


def _no_database(error: Exception) -> str:
    return (
        f"The database cannot be reached or is not ready ({str(error).strip()}). That is no fault of an article: look "
        "at DATABASE_URL, run manage.py migrate, and import again. What was imported before stays."
    )

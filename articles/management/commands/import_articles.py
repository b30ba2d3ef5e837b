"""Import articles from files or folders: `manage.py import_articles [PATH ...] [--dry-run] [--format text|json]`.

Exit code 1: a file was refused. 3: none was, but a changed article waits for an editor to decide.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.urls import reverse
from rich.console import Console
from rich.progress import track

from articles.actions import (
    ComparedArticle,
    Fate,
    ImportReport,
    Outcome,
    Received,
    import_article,
    import_vocabulary,
    read_named,
    receive_article,
    settled_of,
    vocabulary_to_try,
)
from articles.importing import LARGEST_FILE, Article, Refused, Settled, Vocabulary, pick_post, too_long
from articles.models import Source
from articles.models.source import READABLE
from articles.seeding import SeedError, read_sources

ARTICLES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf", ".epub", ".rtf", ".xml",
)  # fmt: skip
"""How the names of articles in a folder end; other files of a folder are named as not read."""
BESIDE = ("SHA256SUMS", "sources.toml")
"""What stands beside articles and is none."""
WAITING = 3
"""The exit code when nothing was refused and something waits."""


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
        text = options["format"] == "text"
        report = Report(self.stdout, as_json=not text, may_wait=not options["dry_run"])
        try:
            for path in track(files, "Importing", console=Console(stderr=True), disable=not self.stderr.isatty()):
                try:
                    if options["dry_run"]:
                        report.add("articles", self._shown(path, vocabulary, known[path.parent], text))
                    else:
                        report.add(*self._stored(path, vocabulary, known[path.parent], options["accept"], text))
                except (Refused, DatabaseError) as error:
                    name = str(path).encode("utf-8", "replace").decode()
                    report.add("refused", {"path": name, "reason": str(error)})
                    if text:
                        self.stdout.write(self.style.ERROR(f"{name}: refused: {error}"))
            for path, reason in _not_read(paths):
                report.add("not_read", {"path": str(path), "reason": reason})
                if text:
                    self.stdout.write(self.style.WARNING(f"{path}: not read: {reason}"))
        finally:
            report.end()
        if report.others["refused"]:
            raise SystemExit(1)
        if report.others.get("waiting"):
            raise SystemExit(WAITING)

    def _shown(self, path: Path, vocabulary: Vocabulary, facts: dict[str, Any], text: bool) -> dict[str, Any]:
        """What would be recognised in the file."""
        article = read_named(_read(path), path.name, vocabulary, _settled(path, facts))
        slug, warnings = _slug(path, facts), [*article.warnings, *_duplicate(article, path)]
        if text:
            self.stdout.write(f"{path.name}: would be read as follows\n{_summary(article, warnings)}")
        return _as_json(path, slug, article, warnings)

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
                self.stdout.write(self.style.WARNING(_headline(path, report)) + f"\n{_waiting(report, compared)}")
            return "waiting", _waiting_as_json(path, report, compared)
        warnings = [*report.article.warnings, *_losses(report)]
        if text:
            is_said = report.outcome not in (Outcome.UNCHANGED, Outcome.THROWN_AWAY) or warnings
            summary = _summary(report.article, warnings) if is_said else ""
            self.stdout.write(f"{self.style.SUCCESS(_headline(path, report))}\n{summary}".rstrip())
        return "articles", _as_json(path, report.source.slug, report.article, warnings)


class Report:
    """What became of the files. As JSON, what was imported is written as it comes, so that much of it is not held."""

    def __init__(self, out: Any, *, as_json: bool, may_wait: bool) -> None:
        self.out, self.as_json, self.before = out, as_json, '{\n"articles": ['
        self.others: dict[str, list[dict[str, Any]]] = {name: [] for name in ("refused", *["waiting"] * may_wait)}

    def add(self, kind: str, entry: dict[str, Any]) -> None:
        if kind == "not_read":
            self.others.setdefault(kind, [])
        if kind in self.others:
            self.others[kind].append(entry)
        elif self.as_json:
            self.out.write(f"{self.before}\n{_json(entry)}", ending="")
            self.before = ","

    def end(self) -> None:
        if self.as_json:
            self.out.write(f"{self.before.removesuffix(',')}],\n{_json(self.others).removeprefix('{')}")


def _json(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, indent=1)


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


def _headline(path: Path, done: ImportReport) -> str:
    return f"{path.name}: source {done.source.letter} ({done.source.slug}), {done.outcome}"


def _waiting(done: ImportReport, compared: ComparedArticle) -> str:
    """What taking the new text over would lose or turn, and where to decide."""
    lines = [
        *(f"  would be lost: {one}" for one in _would_be_lost(compared)),
        *(f"  would stand in another sentence: {one}" for one in _resaid(compared)),
    ]
    return "\n".join([*lines, f"  decide at {_decide(done.source)}, or import it with --accept"])


def _would_be_lost(compared: ComparedArticle) -> list[str]:
    return [
        *(f"{one.statement}: “{one.statement.exact[:60]}”" for one in compared.lost),
        *(
            f"{one.kind} “{one.owner}”, line {wrong.line}: {wrong.message}"
            for one in compared.broken
            for wrong in one.problems
        ),
        *(f"the topics chosen for “{one.text[:60]}”" for one in compared.passages.topics_lost),
        *(f"what was settled of “{one.words[:60]}”" for one in compared.report.article.unsettled),
    ]


def _resaid(compared: ComparedArticle) -> list[str]:
    """What is quoted, and may say something else in the new text."""
    return [
        *(
            f"{one.statement}: “{one.statement.exact[:60]}”"
            for one in compared.statements
            if one.standing is Fate.RESAID
        ),
        *(f"{one.kind} “{one.owner}”: “{exact[:60]}”" for one in compared.texts for exact in one.resaid),
    ]


def _decide(source: Source) -> str:
    return f"{settings.SITE_URL}{reverse('admin:articles_source_new_text', args=[source.pk])}"


def _waiting_as_json(path: Path, done: ImportReport, compared: ComparedArticle) -> dict[str, Any]:
    lost = _would_be_lost(compared)
    told = {"path": str(path), "slug": done.source.slug, "sha256": done.article.sha256}
    return {**told, "would_be_lost": lost, "in_another_sentence": _resaid(compared), "decide": _decide(done.source)}


def _losses(done: ImportReport) -> list[str]:
    if done.outcome is Outcome.THROWN_AWAY:
        return []
    lost = [f"{statement}: “{statement.exact[:60]}” is not in the text any more" for statement in done.lost]
    return lost + [f"{name} is as an editor set it; the seed's value was left out" for name in done.kept]


def _summary(article: Article, warnings: list[str]) -> str:
    kinds = Counter(block.kind.value for block in article.blocks)
    rules = Counter(block.rule for block in article.blocks if block.rule)
    lines = [
        *(f"  {told}" for told in article.reading.told()),
        "  " + ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.most_common()),
        "  set aside: " + (", ".join(f"{count} by {rule}" for rule, count in rules.most_common()) or "nothing"),
        *(f"  repaired: {repair}" for repair in article.reading.repairs),
        *(f"  warning: {warning}" for warning in warnings),
        *_unsure(article),
    ]
    return "\n".join(lines)


def _unsure(article: Article) -> Iterator[str]:
    """Each passage of which the topic is not clear, for an editor to look at."""
    for block in article.blocks:
        if block.is_unsure and block.kind in READABLE:
            words = " ".join(block.text.split())
            yield f"  topic not clear ({' or '.join(block.topics) or 'none'}): “{shorten(words, 60, placeholder='…')}”"


def _as_json(path: Path, slug: str, article: Article, warnings: list[str]) -> dict[str, Any]:
    reading = article.reading
    return {
        "path": str(path),
        "slug": slug,
        "title": article.title,
        "sha256": article.sha256,
        "encoding": reading.encoding,
        "characters": len(article.text),
        "repairs": list(reading.repairs),
        "warnings": warnings,
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "kind": block.kind.value,
                "topics": list(block.topics),
                "because": list(block.because),
                "margin": block.margin,
                "heading_path": list(block.heading_path),
                "rule": block.rule,
                "settled": block.settled,
                "text": block.text,
            }
            for block in article.blocks
        ],
        "proposed": [
            {"claim": proposal.claim, "exact": proposal.exact, "value": proposal.value} for proposal in article.proposed
        ],
        "format": reading.format,
        "format_because": reading.because,
        "metadata": [asdict(one) for one in reading.metadata],
        "left_out": [asdict(one) for one in reading.left_out],
        "unsettled": [one.words for one in article.unsettled],
    }

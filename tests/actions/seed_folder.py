"""A copy of some of the site's seeds that a test may change: enough of each kind to see what loading does to it."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

TEXTS = ("topics/aftercare.md", "topics/cost.md", "questions/does-it-hurt.md", "pages/about.md")
CLAIMS = ("invasive", "absorption", "numbing", "number-of-sessions", "session-length", "pain", "price-per-session")
TERMS = ("adverse-effect", "elastin")
SLUG = re.compile(r'^slug = "(.+)"$', re.MULTILINE)


class SeedFolder:
    """What it leaves out of the site's seeds is stored all the same, and stays as it is when this is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(settings.SEEDS, path, ignore=shutil.ignore_patterns("*.md"))
        for name in TEXTS:
            shutil.copyfile(settings.SEEDS / name, path / name)
        _leave(path / "claims.toml", CLAIMS, numbered=True)
        _leave(path / "glossary.toml", TERMS)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace words that occur once."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        (self.path / file).write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, words: str) -> None:
        with (self.path / file).open("a", encoding="utf-8") as seed:
            seed.write(words)

    def line_of(self, file: str, words: str) -> int:
        """The number of the first line that holds the words."""
        lines = (self.path / file).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, start=1) if words in line)


class WholeSeedFolder(SeedFolder):
    """All of the site's seeds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(settings.SEEDS, path)


def _leave(file: Path, slugs: Iterable[str], *, numbered: bool = False) -> None:
    """Only the tables of these slugs; `numbered`, with the place that they have among all."""
    head, *tables = re.split(r"^(?=\[\[(?:claim|term)\]\]$)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [head]
    for place, table in enumerate(tables, start=1):
        found = SLUG.search(table)
        if found and found[1] in slugs:
            kept.append(table.replace(found[0], f"{found[0]}\nposition = {place}", 1) if numbered else table)
    file.write_text("".join(kept), encoding="utf-8")

"""A copy of the site's seeds that a test may change."""

import shutil
from pathlib import Path

from django.conf import settings


class SeedFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(settings.SEEDS, path)

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

"""An article whose text a test changes and imports again."""

from pathlib import Path

from articles.actions import ImportReport, import_article
from articles.importing import Vocabulary


class ChangingArticle:
    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.file, self.vocabulary = path.name, vocabulary
        self.text = path.read_text(encoding="utf-8")

    def paragraph(self, begins: str) -> str:
        return next(one for one in self.text.split("\n\n") if one.startswith(begins))

    def replace(self, old: str, new: str) -> None:
        """Replace words that occur once."""
        assert self.text.count(old) == 1, f"{old!r} is {self.text.count(old)} times in the article"
        self.text = self.text.replace(old, new)

    def imported(self) -> ImportReport:
        return import_article(self.text.encode(), file=self.file, vocabulary=self.vocabulary)

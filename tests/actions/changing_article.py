"""An article whose text a test changes and imports again, or brings as a new text."""

from pathlib import Path
from typing import Any

from articles.actions import (
    ComparedArticle,
    ImportReport,
    Received,
    compare_article,
    import_article,
    receive_article,
)
from articles.importing import Vocabulary
from articles.models import Source

QUOTED = "75% of the participants experienced significant improvement"
"""Words of article D that some statements quote and some live texts cite."""
QUOTING, CITING = 6, 2
"""How many statements quote them, and how many texts cite them."""
INSTEAD = "most of the participants experienced significant improvement"


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

    def received(self, **options: Any) -> Received:
        return receive_article(self.text.encode(), file=self.file, vocabulary=self.vocabulary, **options)

    def compared(self, **options: Any) -> ComparedArticle:
        source = Source.objects.get(file=self.file)
        return compare_article(self.text.encode(), source=source, vocabulary=self.vocabulary, **options)

    def lose_what_is_quoted(self) -> None:
        self.replace(QUOTED, INSTEAD)

    def find_it_again(self) -> None:
        self.replace(INSTEAD, QUOTED)

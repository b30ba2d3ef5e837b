from pathlib import Path

import pytest

from articles.importing import Vocabulary

from .changing_article import ChangingArticle
from .seed_folder import SeedFolder


@pytest.fixture
def seeds(tmp_path: Path, content: None) -> SeedFolder:
    """The seeds that are loaded, in a folder where they may be changed."""
    return SeedFolder(tmp_path / "seeds")


@pytest.fixture
def article(articles: dict[str, Path], vocabulary: Vocabulary) -> ChangingArticle:
    """Article D: change its text, then import it."""
    return ChangingArticle(articles["D"], vocabulary)

from pathlib import Path

import pytest

from articles.importing import Vocabulary
from articles.models import NewText

from .changing_article import ChangingArticle


@pytest.fixture
def article(articles: dict[str, Path], vocabulary: Vocabulary) -> ChangingArticle:
    """Article D: change its text, then import it."""
    return ChangingArticle(articles["D"], vocabulary)


@pytest.fixture
def waiting(article: ChangingArticle, content: None) -> NewText:
    """A new text of D in which words are gone that statements quote and texts cite."""
    article.lose_what_is_quoted()
    article.received()
    return NewText.objects.get()

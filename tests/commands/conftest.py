"""What the tests of `import_articles` import."""

import pytest

from .importing import ARTICLE


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return path

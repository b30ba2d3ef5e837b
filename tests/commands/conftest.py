"""What the commands are tried with: articles to import, and a backup to restore."""

import pytest

from articles.keeping import sqlite

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


@pytest.fixture
def kept(site, tmp_path):
    """A backup of the site; since then an editor has renamed a topic."""
    file = tmp_path / "monday.backup"
    sqlite.back_up(site.file, file)
    site.rename_cost("Since then")
    return file

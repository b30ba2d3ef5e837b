"""What the tests of the importer share."""

import pytest

from articles.importing import read_article


@pytest.fixture(scope="session")
def read(vocabulary):
    """The article that a file becomes."""
    return lambda path: read_article(path.read_bytes(), vocabulary)

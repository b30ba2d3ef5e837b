"""What tests of fetching can ask for."""

from collections.abc import Iterator

import pytest

from tests.fetching.serving import Answering, Found, Page, served


@pytest.fixture
def finding() -> Iterator[Found]:
    with served() as found:
        yield found


@pytest.fixture
def pages(finding: Found) -> dict[str, Page]:
    """What the server answers, by path."""
    return Answering.pages

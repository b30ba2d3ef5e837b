"""What the tests of feedback share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_sent_anything():
    """The count of what each network has sent outlives a test."""
    cache.clear()

"""A source that does not count yet, and a claim that it disputes."""

import pytest

from articles.actions import record_silences
from articles.models import Claim
from tests.factories import (
    FoundStatement,
    SilentClaim,
    StoredPassage,
    UnreadSource,
)


@pytest.fixture
def source():
    return UnreadSource()


@pytest.fixture
def disputed(source):
    """A claim on which one source says yes, and the unread one no."""
    claim = SilentClaim()
    FoundStatement(claim=claim)
    FoundStatement(claim=claim, passage=StoredPassage(source=source), exact="It never works.", stance=-2)
    return claim


@pytest.fixture
def looked_at(source, disputed, editor):
    """The source, on every claim of which somebody has looked."""
    record_silences(source, Claim.objects.values_list("pk", flat=True), by=editor)
    return source

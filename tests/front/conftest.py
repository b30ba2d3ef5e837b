"""A front before Django, and a state of the content that a test decides."""

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from microneedle_site.front import Front

from .asking import Counted, State


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """As Django's own client does it: a request closes no connection that the test's transaction is on."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def django() -> Counted:
    return Counted(WSGIHandler())


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def front(django: Counted, state: State) -> Front:
    return Front(django, state)

"""How many passwords are looked at: few at once, as readers pay for it, and few wrong ones from one network."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest
from django.utils import timezone

from .network import first_address

MOST_WRONG = 20
"""Wrong passwords from one network, for whatever accounts, until none is looked at for a while."""
WAITING = 2
"""Logins in one process: one is looked at, one of another network waits. Each may take a thread that readers need."""
_waiting: set[str | None] = set()
_lock, _turn = Lock(), Lock()


class TooMany(Exception):
    """A password that was not looked at: until when, where the network guessed, or None where others are in the way."""

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__(f"no password is looked at until {until or 'others are done'}")
        self.until = until


@contextmanager
def one_at_a_time(request: HttpRequest) -> Iterator[None]:
    """Look at one password at a time. Raises `TooMany` at once where that cannot be soon, or must not be.

    A network that has guessed too often takes no place, and no network takes both.
    """
    _refuse_who_guessed(request)
    with _place_for(first_address(request)), _turn:
        _refuse_who_guessed(request)  # once more: another of its guesses may have ended since
        yield


@contextmanager
def _place_for(network: str | None) -> Iterator[None]:
    with _lock:
        if network in _waiting or len(_waiting) == WAITING:
            raise TooMany
        _waiting.add(network)
    try:
        yield
    finally:
        with _lock:
            _waiting.remove(network)


def _refuse_who_guessed(request: HttpRequest) -> None:
    if until := _guessed_until(request):
        raise TooMany(until)


def _guessed_until(request: HttpRequest) -> datetime | None:
    """Until when this network has guessed too often. What is refused does not count: the time that is told is true."""
    now = timezone.now()
    since = now - settings.AXES_COOLOFF_TIME
    tried = AccessAttempt.objects.filter(ip_address=first_address(request), attempt_time__gt=since)
    counted = tried.aggregate(wrong=Sum("failures_since_start"), last=Max("attempt_time"))
    if (counted["wrong"] or 0) < MOST_WRONG:
        return None
    last: datetime = counted["last"]
    return last + settings.AXES_COOLOFF_TIME

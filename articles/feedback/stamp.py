"""The signed time stamp of a form: it tells how long ago we sent the form out, and nothing about to whom."""

import secrets
from enum import Enum, auto

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

YOUNGEST = 3
"""Seconds that a person needs at least, from seeing the form to sending it."""
OLDEST = 24 * 60 * 60
"""Seconds for which a form can be sent."""


class Age(Enum):
    """What a stamp tells."""

    FORGED = auto()
    TOO_OLD = auto()
    TOO_NEW = auto()
    RIGHT = auto()


def new_stamp(*, again: bool = False) -> str:
    """A stamp for one form. One that comes back to be sent `again` need not wait: its reader has waited before."""
    return _signer().sign(f"{'again' if again else 'first'}-{secrets.token_urlsafe(9)}")


def age_of(stamp: str) -> Age:
    try:
        value = _signer().unsign(stamp, max_age=OLDEST)
    except SignatureExpired:
        return Age.TOO_OLD
    except BadSignature:
        return Age.FORGED
    return Age.TOO_NEW if value.startswith("first-") and _is_younger(stamp, YOUNGEST) else Age.RIGHT


def stamp_after(stamp: str) -> str:
    """The stamp of a form that comes back after it was sent with this one. Nobody is spared the first wait by that."""
    match age_of(stamp):
        case Age.TOO_NEW:
            return stamp
        case Age.FORGED:
            return new_stamp()
        case _:
            return new_stamp(again=True)


def _is_younger(stamp: str, seconds: int) -> bool:
    try:
        _signer().unsign(stamp, max_age=seconds)
    except SignatureExpired:
        return False
    return True


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="articles.feedback")

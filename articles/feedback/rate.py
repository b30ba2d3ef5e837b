"""How often one network may send feedback, and all together.

No address is stored: only a digest, under a key that is gone in a day.
"""

import hmac
import secrets

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from articles.accounts.network import network

from .refusals import HOUR, TOO_MANY, TOO_MANY_IN_ALL, Refused

MOST_AN_HOUR = 10
MOST_IN_ALL = 300
"""From all networks in an hour: more than editors can read, so that nobody with many of them fills the disk."""
KEY = "feedback-key-of-the-day"


def too_often(request: HttpRequest) -> Refused | None:
    """Count this sending, and say why it may not pass.

    What one network sends beyond its own limit does not count towards that of all. Where the cache cannot be reached
    everyone may: a reader's words are worth more than the limit.
    """
    try:
        if _count(_digest(network(request))) > MOST_AN_HOUR:
            return TOO_MANY
        return TOO_MANY_IN_ALL if _count("all") > MOST_IN_ALL else None
    except RedisError:
        return None


def _count(sender: str) -> int:
    name = f"feedback-from-{sender}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name)
    except ValueError:  # The hour ended between the two lines.
        return 1


def _digest(network: str) -> str:
    cache.add(KEY, secrets.token_bytes(32), 24 * HOUR)
    key: bytes = cache.get(KEY) or secrets.token_bytes(32)
    return hmac.new(key, network.encode(), "sha256").hexdigest()

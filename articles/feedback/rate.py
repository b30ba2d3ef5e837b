"""How often one network may send feedback. No address is stored: only a digest, under a key that is gone in a day."""

import hmac
import secrets

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from articles.accounts.network import network

from .refusals import HOUR

MOST_AN_HOUR = 10
KEY = "feedback-key-of-the-day"


def is_within_limit(request: HttpRequest) -> bool:
    """Count this sending, and say whether it may pass.

    Where the cache cannot be reached everyone may: a reader's words are worth more than the limit.
    """
    try:
        return _count(_digest(network(request))) <= MOST_AN_HOUR
    except RedisError:
        return True


def _count(digest: str) -> int:
    name = f"feedback-from-{digest}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name)
    except ValueError:  # The hour ended between the two lines.
        return 1


def _digest(network: str) -> str:
    cache.add(KEY, secrets.token_bytes(32), 24 * HOUR)
    key: bytes = cache.get(KEY) or secrets.token_bytes(32)
    return hmac.new(key, network.encode(), "sha256").hexdigest()

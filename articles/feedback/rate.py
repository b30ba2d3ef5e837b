"""How often one network may send feedback. No address is stored: only a digest, under a key that is gone in a day."""

import hmac
import re
import secrets
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from .refusals import HOUR

MOST_AN_HOUR = 10
# Some proxies add it: 192.0.2.1:4000, [2001:db8::1]:4000.
PORT = re.compile(r"(?<=\.)(\d{1,3}):\d+$|(?<=\]):\d+$")
KEY = "feedback-key-of-the-day"


def is_within_limit(request: HttpRequest) -> bool:
    """Count this sending, and say whether it may pass.

    Where the cache cannot be reached everyone may: a reader's words are worth more than the limit.
    """
    try:
        return _count(_digest(_network(_address(request)))) <= MOST_AN_HOUR
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


def _address(request: HttpRequest) -> str:
    """The reader's address as the outermost of our own proxies saw it; what stands before that anyone can make up."""
    proxies: int = settings.PROXIES_IN_FRONT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < proxies <= len(forwarded):
        return forwarded[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """The address itself, or the /64 that one reader has to themselves in IPv6 (RFC 6177)."""
    try:
        found = ip_address(PORT.sub(r"\1", address).strip("[]"))
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)

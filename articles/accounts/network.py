"""Where a request comes from, as far as it can be known and told apart."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Some proxies add it: 192.0.2.1:4000, [2001:db8::1]:4000.
PORT = re.compile(r"(?<=\.)(\d{1,3}):\d+$|(?<=\]):\d+$")


def network(request: HttpRequest) -> str:
    """The network of one person: their address, or the /64 that one has to oneself in IPv6 (RFC 6177)."""
    address = _address(request)
    try:
        found = ip_address(PORT.sub(r"\1", address).strip("[]"))
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)


def first_address(request: HttpRequest) -> str | None:
    """The first address of that network, for what stores an address and no network; None where it is unknown."""
    first = network(request).partition("/")[0]
    try:
        return str(ip_address(first))
    except ValueError:
        return None


def _address(request: HttpRequest) -> str:
    """The address as the outermost of our own proxies saw it; what stands before that anyone can make up."""
    proxies: int = settings.PROXIES_IN_FRONT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < proxies <= len(forwarded):
        return forwarded[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))

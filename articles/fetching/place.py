"""Where an address leads: a scheme, a host, and the number of one machine on the public internet.

The number that was looked at is the one that is asked: a name that changes in between leads nowhere else.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

PORTS = {"http": 80, "https": 443}
# Addresses of IPv6 that stand for one of IPv4, or lead through a tunnel to one.
TRANSLATED = tuple(
    map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")),
)


class NotFetched(Exception):
    """A page that was not fetched. The message names the address, what stands in the way, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whom to ask for what: `number` and `port` of the machine, `host` as it is named to it, `path` with its query."""

    scheme: str
    host: str
    number: str
    port: int
    path: str

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


Finding = Callable[[str, int], tuple[str, int]]
"""From a host and port to the number and port to connect to; raises `NotFetched`."""


def place_of(address: str, finding: Finding) -> Place:
    """Raises `NotFetched` for what is no address of a page."""
    parts = _parts(address)
    host = parts.hostname or ""
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise NotFetched(f"{address} names no host: copy it from the page") from error
    number, port = finding(host, PORTS[parts.scheme])
    query = f"?{parts.query}" if parts.query else ""
    named = f"[{host}]" if ":" in host else host
    return Place(parts.scheme, named, number, port, f"{parts.path or '/'}{query}")


def public_place(host: str, port: int) -> tuple[str, int]:
    """The number of a host. Raises `NotFetched` unless all its numbers are on the public internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"{host} was not found: is the address right, and is there a connection?") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(_is_public(ip_address(number.partition("%")[0])) for number in numbers):
        raise NotFetched(f"{host} is not on the public internet: pages are fetched from nowhere else")
    return numbers[0], port


def _is_public(number: IPv4Address | IPv6Address) -> bool:
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped:
            return _is_public(number.ipv4_mapped)
        if any(number in network for network in TRANSLATED):
            return False
    return number.is_global and not (number.is_multicast or number.is_reserved)


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise NotFetched(f"{address} is no address ({error}): copy it from the page") from error
    if parts.scheme not in PORTS:
        raise NotFetched(f"{address} is no address of a web page: it has to begin with https:// or http://")
    if not parts.hostname or any(character.isspace() or not character.isprintable() for character in address.strip()):
        raise NotFetched(f"{address} names no host: copy it from the page")
    if parts.username is not None or port not in (None, PORTS[parts.scheme]):
        raise NotFetched(f"{address} names an account or a port: only a public page can be fetched")
    return parts

"""The environment that settings come from: real variables first, then the file `.env`.

What a setting cannot be is refused in a sentence that names it and the remedy, and shows no password.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
WORDS = {
    **dict.fromkeys(("1", "true", "t", "yes", "y", "on", "ok"), True),
    **dict.fromkeys(("0", "false", "f", "no", "n", "off"), False),
}
HOST_NAME = re.compile(r"\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
DATABASES = ("sqlite", "postgres", "postgresql", "pgsql", "psql")
SIGNS = "and write each sign of a password but letters and digits by its number (@ as %40, / as %2F)"


class Checked(environ.Env):  # type: ignore[misc]  # it has no types
    """Reads one kind of setting with each method; an empty one is as good as none."""

    def text(self, name: str, default: str = "") -> str:
        return str(self.str(name, default="")).strip() or default

    def yes_no(self, name: str, default: bool) -> bool:
        given = self.text(name)
        if given.lower() not in {*WORDS, ""}:
            refuse(name, f"is {given!a}, which is neither yes nor no", "1 or 0")
        return WORDS.get(given.lower(), default)

    def number(self, name: str, default: int) -> int:
        given = self.text(name, str(default))
        if not re.fullmatch(r"[0-9]{1,5}", given):
            refuse(name, f"is {given!a}", "a whole number from 0 to 99999")
        return int(given)

    def one_of(self, name: str, choices: Iterable[str], default: str) -> str:
        given = self.text(name, default)
        if given not in choices:
            refuse(name, f"is {given!a}", f"one of {', '.join(choices)}")
        return given

    def hosts(self, name: str, default: list[str]) -> list[str]:
        given = [one.strip() for one in self.text(name).split(",") if one.strip()]
        for one in given:
            if not HOST_NAME.fullmatch(one):
                refuse(name, f"holds {one!a}", "names alone, separated by commas, as in example.org,www.example.org")
        return given or default

    def site_address(self, name: str, default: str) -> str:
        given = self.text(name)
        if given and not (is_address(given, ("http", "https")) and not re.search(r"[\s?#]", given)):
            refuse(name, f"is {given!a}", "a whole address, as in https://example.org")
        return (given or default).rstrip("/")

    def mail_address(self, name: str, default: str = "") -> str:
        given = self.text(name)
        if given and not re.fullmatch(r"[^\s@]+@[^\s@]+", parseaddr(given)[1]):
            refuse(name, f"is {given!a}", "an address of mail, as in editors@example.org")
        return given or default

    def database(self, name: str, default: str) -> dict[str, Any]:
        given = self.text(name, default)
        scheme, is_whole, _ = given.partition("://")
        found: dict[str, Any] = {}
        with suppress(ValueError):
            found = self.db_url_config(given) if is_whole and scheme in DATABASES else {}
        if not found.get("NAME") or re.search("[^0-9,]", str(found.get("PORT", ""))):
            asked = "sqlite:////absolute/path/site.sqlite3 or postgres://user:password@host:5432/name"
            refuse(name, "is no address of a database", f"{asked}, {SIGNS}")
        return found

    def cache(self, name: str, default: str) -> dict[str, Any]:
        given = self.text(name, default)
        try:
            found: dict[str, Any] = self.cache_url_config(given)
            is_one = not given.startswith("redis") or is_address(given, ("redis", "rediss", "rediscache"))
        except (ValueError, ImproperlyConfigured):
            is_one = False
        if not is_one:
            refuse(name, "is no address of a cache", f"redis://host:6379/0, {SIGNS}; or leave it out")
        return found

    def mail_server(self, name: str, default: str) -> dict[str, Any]:
        given = self.text(name, default)
        try:
            found: dict[str, Any] = self.email_url_config(given)
            is_one = not given.startswith("smtp") or bool(found["EMAIL_HOST"])
        except (ValueError, ImproperlyConfigured):
            is_one = False
        if not is_one:
            refuse(name, "is no address of a mail server", f"smtp+tls://user:password@host:587, {SIGNS}")
        return found


def refuse(name: str, fault: str, remedy: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name} {fault}: set it to {remedy}.")


def is_address(address: str, schemes: tuple[str, ...]) -> bool:
    """Whether it has one of the schemes, a host, and for a port a number or none."""
    try:
        parts = urlsplit(address)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


env = Checked()
environ.Env.read_env(BASE_DIR / ".env")

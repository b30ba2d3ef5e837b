"""Every address that readers can reach, asked of Django as a reader would ask, with what it answers."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.models import DISCLAIMER, Archived, Moved, Revision, Source
from microneedle_site.wsgi_types import Application, Environ, StartResponse

from .as_files import AS_FILES, AsFiles

FIRST = ("/", "/sitemap.xml", "/robots.txt", "/favicon.ico")
SEARCH = "/search/"
SECURITY = "/.well-known/security.txt"
NOWHERE = "/there-is-no-such-page/"
NOT_FOUND = "404.html"
CLOSED = ("/admin/", "/feedback/", SEARCH)
"""What needs a server."""
ADDRESSES = re.compile(r"""(?:href|src|content)="([^"]+)"|"src": "([^"]+)"|<loc>([^<]+)</loc>|url\(["']?([^"')]+)""")
HOLDS_ADDRESSES = ("text/html", "text/css", "application/xml", "application/manifest+json")
RULES = re.compile(r'^"([^"]+)"$')
OK, MOVED, GONE, MISSING = 200, (301, 302, 308), 410, 404


class NotReadable(Exception):
    """An address did not answer as it should: the message says which, and how."""


@dataclass
class PublicSite:
    """`files`: bytes by path in the folder. `leads`: new address by old. `headers`: what each page is sent with."""

    files: dict[str, bytes] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def public_site(
    application: Application, *, has_search: bool, progress: Callable[[int, int], None] = lambda done, known: None
) -> PublicSite:
    """All public pages, what they lead to and what they are shown with. Raises `NotReadable`."""
    site, as_files = PublicSite(), AsFiles(has_search)
    contact = [SECURITY] if settings.CONTACT_EMAIL else []
    waiting = deque([*FIRST, *contact, *_without_a_link(), *([SEARCH] if has_search else [])])
    known = set(waiting)
    while waiting:
        address = waiting.popleft()
        progress(len(known) - len(waiting), len(known))
        if address.startswith(settings.STATIC_URL):
            answer = _Answer(OK, {"content-type": "text/css" if address.endswith(".css") else ""}, _static(address))
        else:
            answer = _ask(application, address, as_files)
        for found in _take(site, address, answer):
            if found not in known:
                known.add(found)
                waiting.append(found)
    missing = _ask(application, NOWHERE, as_files)
    if missing.status != MISSING:
        raise NotReadable(f"an address that is not there was answered with {missing.status}, not with {MISSING}")
    site.files[NOT_FOUND] = missing.body
    return site


def file_of(address: str) -> str:
    """The path of the file that a host shows at an address."""
    path = unquote(address).lstrip("/")
    return f"{path}index.html" if address.endswith("/") else path


def _take(site: PublicSite, address: str, answer: _Answer) -> list[str]:
    """Put the answer in its place; the addresses that it leads to."""
    if answer.status in MOVED:
        there = answer.headers["location"].removeprefix(settings.SITE_URL)
        site.leads[address] = there
        return [urlsplit(there).path] if there.startswith("/") else []
    if answer.status not in (OK, GONE):
        raise NotReadable(f"{address} was answered with {answer.status}: a file can show a page, or that one is gone")
    site.files[file_of(address)] = answer.body
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/html" and answer.status == OK:
        site.headers = site.headers or answer.headers  # Those of the home page: a figure may be framed.
    found = _addresses(answer.body.decode(), address) if kind in HOLDS_ADDRESSES else []
    rules = RULES.match(answer.headers.get("speculation-rules", ""))
    return [*found, rules[1]] if rules else found


def _addresses(text: str, here: str) -> list[str]:
    """What a page, a style sheet, a sitemap or a manifest leads to on this site, without places and questions."""
    found = (next(filter(None, one)) for one in ADDRESSES.findall(text) if any(one))
    paths = (_path(one.removeprefix(settings.SITE_URL), here) for one in found)
    return [one for one in dict.fromkeys(paths) if one and not one.startswith(CLOSED)]


def _path(found: str, here: str) -> str:
    if found.startswith(("//", "#")) or ":" in found.split("/")[0]:
        return ""
    path = urlsplit(found).path
    if path.startswith("/"):
        return path
    return normpath(join(here.rpartition("/")[0], path)) if here.endswith(".css") and path else ""


def _without_a_link() -> list[str]:
    """Addresses that no page leads to: old ones, those of what is gone, and of each version that may be cited."""
    old = [one for one in Moved.objects.values_list("old", flat=True) if "#" not in one]
    owners = [one.text.owner for one in Archived.objects.select_related("text")]
    gone = [one.get_absolute_url() for one in owners if one is not None]
    withdrawn = Source.objects.filter(is_read=True, withdrawn_on__isnull=False)
    cited = [one.address for one in Revision.objects.citable().exclude(text__page__slug=DISCLAIMER)]
    return [*old, *(one for one in gone if "#" not in one), *(one.get_absolute_url() for one in withdrawn), *cited]


def _static(address: str) -> bytes:
    file = Path(settings.STATIC_ROOT) / unquote(address).removeprefix(settings.STATIC_URL)
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotReadable(f"{address} is not among the static files: run `manage.py collectstatic`") from error


def _ask(application: Application, address: str, as_files: AsFiles) -> _Answer:
    host = urlsplit(settings.SITE_URL)
    environ: Environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(address).encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": host.hostname,
        "SERVER_PORT": str(host.port or 80),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host.netloc,
        "wsgi.url_scheme": host.scheme,
        "wsgi.input": BytesIO(),
        AS_FILES: as_files,
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = secure
    told: list[tuple[str, list[tuple[str, str]]]] = []
    start: StartResponse = lambda status, headers, *_: told.append((status, headers))  # noqa: E731
    answer = application(environ, start)
    body = b"".join(answer)
    getattr(answer, "close", lambda: None)()
    status, headers = told[-1]
    if status.startswith("400"):
        raise NotReadable(f"{host.netloc}, the host of SITE_URL, is refused: add it to ALLOWED_HOSTS")
    return _Answer(int(status[:3]), {name.lower(): value for name, value in headers}, body)

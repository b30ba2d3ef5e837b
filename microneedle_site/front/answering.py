"""The WSGI application in front of Django's: a public page that is kept is answered without Django."""

import logging
import sqlite3
from collections import deque
from collections.abc import Hashable, Iterable
from functools import lru_cache
from io import BytesIO
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.http.request import split_domain_port, validate_host
from django.middleware.gzip import re_accepts_gzip
from django.urls import Resolver404, resolve
from django.utils.http import parse_etags

from articles.machines.forms import page_of
from microneedle_site.delivery import accepted, is_told_by_its_query
from microneedle_site.wsgi_types import Application, Environ, StartResponse

from .kept import Edition, KeptPage, Key
from .watch import Watch

LOG = logging.getLogger(__name__)
MOST_BYTES = 64 * 1024 * 1024
RENDERED_AHEAD = 50  # pages
LOOKED_EVERY = 0.5  # seconds: how soon what was published is rendered ahead
HEALTH = "/healthz"  # answered whatever is away
# Who asks under one of these conditions is rare, and answered by Django.
CONDITIONS = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_RANGE")
# What an answer without a body leaves out, as Django's does.
OF_THE_BODY = frozenset(
    {"content-type", "content-length", "content-encoding", "content-security-policy", "x-frame-options"}
)
# What of a request decides how a public page is rendered.
DECIDING = (
    "SCRIPT_NAME",
    "PATH_INFO",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "HTTP_HOST",
    "HTTP_ACCEPT_ENCODING",
)


class Front:
    """Keeps each public page as Django rendered it, until the content changes.

    Kept is what says `public`, has an ETag and sets no cookie. What stands behind a question mark is left out where the
    page does not read it, and answered by Django where it does; so an address that is made up fills nothing. Whether
    a page is kept is told by the answer to nobody in particular: what one visitor sends decides nothing for others.
    Whoever is signed in, and whoever comes while something is wrong here, is answered by Django.
    """

    def __init__(self, application: Application, watch: Watch, *, most_bytes: int = MOST_BYTES, ahead: bool = False):
        """`ahead`: whether what readers ask for most is rendered after each change, before they ask."""
        self._application = application
        self._watch = watch
        self._most_bytes = most_bytes
        self._edition = Edition(None, most_bytes)
        self._asked_most: list[Environ] = []
        self._turning, self._turned = Lock(), Event()
        self._is_to_start = ahead

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        edition = self._now() if _may_be_kept(environ) else None
        key = _key(environ)
        if edition is None or edition.passes(key):
            return self._application(environ, start_response)
        page = edition.find(key)
        if page is None:
            with edition.alone(key):  # Many who ask for the same page wait for one rendering.
                page = edition.find(key)
                if page is None and not edition.passes(key):
                    answer = Answer(self._application, asked := _plainly(environ))
                    page = self._keep(edition, key, asked, answer)
                    if page is None and _is_plain(environ):
                        return answer.passed_on(start_response)
                    answer.close()
        if page is None:
            return self._application(environ, start_response)
        return _answered(page, environ, start_response)

    @property
    def bytes(self) -> int:
        """What the pages that are kept weigh."""
        return self._edition.bytes

    def render_ahead(self) -> None:
        """Render what readers asked for most before the content changed."""
        edition = self._now()
        if edition is None:
            return
        with self._turning:
            waiting, self._asked_most = deque(self._asked_most), []
        while waiting and edition is self._edition:
            asked = waiting.popleft()
            key = _key(asked)
            with edition.alone(key):
                if not edition.has(key):
                    answer = Answer(self._application, {**asked, "wsgi.input": BytesIO()})
                    self._keep(edition, key, asked, answer)
                    answer.close()
        with self._turning:
            self._remember(waiting)

    def _now(self) -> Edition | None:
        """The pages of the content as it is; None where that cannot be told."""
        try:
            state = self._watch.state()
        except (DatabaseError, sqlite3.Error, OSError) as error:
            LOG.warning("Whether the content changed cannot be told, so pages are rendered anew: %s", error)
            return None
        edition = self._edition
        return edition if edition.state == state else self._turn_to(state)

    def _turn_to(self, state: Hashable) -> Edition:
        with self._turning:
            if self._edition.state != state:
                self._remember(self._edition.asked_most(RENDERED_AHEAD))
                self._edition = Edition(state, self._most_bytes)
                self._turned.set()
            return self._edition

    def _remember(self, asked: Iterable[Environ]) -> None:
        """Put these before what waits to be rendered ahead, each once."""
        by_key = {_key(one): one for one in reversed([*asked, *self._asked_most])}
        self._asked_most = list(reversed(by_key.values()))[:RENDERED_AHEAD]

    def _keep(self, edition: Edition, key: Key, asked: Environ, answer: "Answer") -> KeptPage | None:
        """The answer as a page, kept from now on; None where it is not one to keep."""
        if not answer.is_for_everyone:
            if not answer.is_a_fault:
                edition.let_pass(key)
            return None
        page = answer.as_page(asked)
        edition.keep(key, page)
        if self._is_to_start:
            self._is_to_start = False
            Thread(target=self._watch_for_changes, name="pages rendered ahead", daemon=True).start()
        return page

    def _watch_for_changes(self) -> None:
        while True:
            self._turned.wait(LOOKED_EVERY)
            self._turned.clear()
            try:
                self.render_ahead()
            except Exception:
                LOG.exception("Pages could not be rendered before they are asked for.")


class Answer:
    """What an application answers to a request; its body may still be to come."""

    def __init__(self, application: Application, environ: Environ) -> None:
        self._told: tuple[Any, ...] = ()
        self._body = application(environ, self._begin)

    def _begin(self, *told: Any) -> None:
        self._told = told

    @property
    def is_for_everyone(self) -> bool:
        """Whether it is a whole page that any reader gets alike, and that tells one state from another."""
        named = self._named
        return (
            self._told[0].startswith("200 ")
            and "public" in named.get("cache-control", "")
            and "etag" in named
            and "set-cookie" not in named
            and "cookie" not in named.get("vary", "").lower()
        )

    @property
    def is_a_fault(self) -> bool:
        """Whether the next may be better."""
        return bool(self._told[0].startswith("5"))

    @property
    def _named(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self._told[1]}

    def passed_on(self, start_response: StartResponse) -> Iterable[bytes]:
        start_response(*self._told)
        return self._body

    def as_page(self, asked: Environ) -> KeptPage:
        body = b"".join(self._body)
        status, headers = self._told[0], list(self._told[1])
        unchanged = [(name, value) for name, value in headers if name.lower() not in OF_THE_BODY]
        etag = self._named["etag"]
        return KeptPage(status, headers, body, unchanged, etag, etag.removeprefix("W/"), asked)

    def close(self) -> None:
        close, self._body = getattr(self._body, "close", None), ()
        if close is not None:
            close()


def _may_be_kept(environ: Environ) -> bool:
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and not (environ.get("QUERY_STRING") and _may_read_it(environ["PATH_INFO"]))
        and not environ["PATH_INFO"].startswith((settings.STATIC_URL, HEALTH))
        and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", "")
        and not any(condition in environ for condition in CONDITIONS)
        and _is_ours(environ.get("HTTP_HOST", ""))
    )


def _may_read_it(path: str) -> bool:
    """Whether what stands behind a question mark can make a difference at this path."""
    try:
        found = resolve(page_of(path)[0])
    except Resolver404:
        return True
    return bool(found.app_names) or is_told_by_its_query(found.func)


@lru_cache(maxsize=64)
def _is_ours(host: str) -> bool:
    """Whether Django would answer to this name at all."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _key(environ: Environ) -> Key:
    encodings = environ.get("HTTP_ACCEPT_ENCODING", "")
    return Key(environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"], _is_secure(environ), *_taken(encodings))


def _is_secure(environ: Environ) -> bool:
    """As Django's `HttpRequest.is_secure` has it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return bool(environ[name].split(",")[0].strip() == secure)
    return bool(environ["wsgi.url_scheme"] == "https")


@lru_cache(maxsize=256)
def _taken(encodings: str) -> tuple[bool, bool]:
    """Whether Brotli is taken, and gzip, as the middleware that compress have it."""
    return "br" in accepted(encodings), bool(re_accepts_gzip.search(encodings))


def _is_plain(environ: Environ) -> bool:
    """Whether it is what nobody in particular would ask, so that the same answer will do."""
    said = environ.get("QUERY_STRING") or "HTTP_IF_NONE_MATCH" in environ or "HTTP_COOKIE" in environ
    return environ["REQUEST_METHOD"] == "GET" and not said


def _plainly(environ: Environ) -> Environ:
    """A request for the same page, whole, by nobody in particular."""
    forwarded = settings.SECURE_PROXY_SSL_HEADER[:1] if settings.SECURE_PROXY_SSL_HEADER else ()
    names = [name for name in environ if name in DECIDING or name in forwarded or name.startswith("wsgi.")]
    alike = {name: environ[name] for name in names}
    return {**alike, "REQUEST_METHOD": "GET", "QUERY_STRING": "", "wsgi.input": BytesIO()}


def _answered(page: KeptPage, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and (known == page.etag or _holds(known, page.tag)):
        start_response("304 Not Modified", page.unchanged)
        return ()
    start_response(page.status, page.headers)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (page.body,)


def _holds(known: str, tag: str) -> bool:
    """Whether the reader has the page with this tag: RFC 9110, section 13.1.2."""
    if known.strip() == "*":
        return True
    return tag in (one.removeprefix("W/") for one in parse_etags(known))

"""What asks whether the site is alive, and whether it can take readers and editors, is told so."""

import logging
import os
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

ADDRESSES = ("/healthz", "/healthz/ready")
ENOUGH = 16 * 1024 * 1024  # bytes: a disk with less is as good as full

log = logging.getLogger(__name__)


def for_any_host(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a balancer asks by the number of the machine, which is no name of the site, and is answered."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info in ADDRESSES:
            name = next(iter(settings.ALLOWED_HOSTS), "*").lstrip(".")
            request.META["HTTP_HOST"] = "localhost" if name == "*" else name
        return answer(request)

    return middleware


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process is alive: it answers, whatever else is away. Start it anew where it does not."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether readers and editors can be sent here: 200, or 503 with what is missing by name.

    Without the cache every page works, and each worker counts feedback for itself: that is told, and no hindrance.

    `{"status": "ok" | "not ready", "database": "ok" | "away",
    "migrations": "ok" | "missing" | "unknown", "disk": "ok" | "full" | "read-only" | "unknown",
    "cache": "ok" | "away"}`
    """
    found = {"database": "ok", "migrations": "ok", "disk": "ok", "cache": "ok"}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            found["migrations"] = "missing"
        found["disk"] = _disk()
    except (DatabaseError, OSError):
        found |= {"database": "away", "migrations": "unknown", "disk": "unknown"}
    is_ready = set(found.values()) == {"ok"}
    try:
        cache.get("ready")
        _tell_that_cache_is_away.cache_clear()
    except (RedisError, OSError) as error:
        found["cache"] = "away"
        _tell_that_cache_is_away(type(error).__name__)
    return JsonResponse({"status": "ok" if is_ready else "not ready", **found}, status=200 if is_ready else 503)


@lru_cache(1)
def _tell_that_cache_is_away(error: str) -> None:
    """Once, until it is back."""
    log.warning("the cache does not answer (%s): look whether it runs, and whether CACHE_URL says where", error)


def _disk() -> str:
    """Of what the database lies on; of PostgreSQL's, whether it may be written, for its disk is not ours to see."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            return "read-only" if cursor.fetchone() == ("on",) else "ok"
    file = Path(connection.settings_dict["NAME"])
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return "read-only"
    return "full" if shutil.disk_usage(file.parent).free < ENOUGH else "ok"

"""What a published page is measured against: its bytes, sent by a Django view and by a bare WSGI function."""

import os
from ast import literal_eval
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BODY = Path(os.environ["PAGE_FILE"]).read_bytes()
HEADERS: list[tuple[str, str]] = literal_eval(os.environ["PAGE_HEADERS"])


def function(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return (BODY,)


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers=dict(HEADERS))


settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="only-for-measuring")
django.setup()
urlpatterns = [re_path("", page)]
view = get_wsgi_application()

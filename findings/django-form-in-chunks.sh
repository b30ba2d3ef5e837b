#!/usr/bin/env bash
# Django (WSGI): a form sent with Transfer-Encoding: chunked arrives empty, with status 200 and no word in the log.
# The server has decoded it and says so (wsgi.input_terminated is True, and wsgi.input gives the bytes), but without
# CONTENT_LENGTH Django reads nothing: where no field is required, an empty form is stored over what was there.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19 granian==2.8.9
cat > app.py <<'PYTHON'
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="k")


def form(request):
    post = request.POST.dict()
    return HttpResponse(f"{post}; not read by Django: {request.META['wsgi.input'].read(100)!r}")


urlpatterns = [path("", form)]
app = get_wsgi_application()
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/granian --interface wsgi --port "$port" --backpressure 4 --log-level error app:app &
ask() { curl --silent --show-error --retry 20 --retry-delay 1 --retry-connrefused --data 'words=one' "$@" "http://127.0.0.1:$port/"; }
plain=$(ask)
chunked=$(ask --header 'Transfer-Encoding: chunked')
venv/bin/granian --version
echo "Django $(venv/bin/python -m django --version)"
echo "with its length: $plain"
echo "in chunks:       $chunked"
[ "$plain" = "{'words': 'one'}; not read by Django: b''" ]
[ "$chunked" = "{}; not read by Django: b'words=one'" ]

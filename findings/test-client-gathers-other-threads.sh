#!/usr/bin/env bash
# Django 5.2: the context of a test client's response holds what other threads rendered meanwhile. Each request of a
# client listens to the signal that any template was rendered, whoever rendered it; so of two clients that ask at the
# same time in two threads, one finds the other's values under its own response's `context`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19
cat > ask.py <<'PYTHON'
from threading import Barrier, Thread

import django
from django.conf import settings
from django.http import HttpResponse
from django.template import Context, engines
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["testserver"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()
both_began, both_rendered = Barrier(2), Barrier(2)


def hello(request, name):
    both_began.wait()
    page = engines["django"].from_string("Hello {{ name }}").template.render(Context({"name": name}))
    both_rendered.wait()
    return HttpResponse(page)


urlpatterns = [path("<name>/", hello)]

from django.test import Client
from django.test.utils import setup_test_environment

setup_test_environment()
seen = {}


def ask(name):
    response = Client().get(f"/{name}/")
    held = response.context if isinstance(response.context, list) else [response.context]
    seen[name] = response.content.decode(), sorted(one["name"] for one in held)


threads = [Thread(target=ask, args=(name,)) for name in ("ann", "bob")]
for one in threads:
    one.start()
for one in threads:
    one.join()
for name in sorted(seen):
    print(name, *seen[name])
PYTHON
seen=$(venv/bin/python ask.py)
venv/bin/pip --disable-pip-version-check list 2>/dev/null | grep -i '^django'
echo "Who asked, the page that they got, and the names in the context of their response:"
echo "$seen"
if [ "$seen" != "ann Hello ann ['ann', 'bob']
bob Hello bob ['ann', 'bob']" ]; then
    echo "This is no longer so." >&2
    exit 1
fi

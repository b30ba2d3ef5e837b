#!/usr/bin/env bash
# django-simple-history 3.13.0: `Model.history` is no attribute that is made once. Each time it is named, a new manager
# class is made from the queryset class, with a look at all of its methods. Code that asks a model for its history in a
# loop, or only for `Model.history.model`, spends most of its time there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19 django-simple-history==3.13.0
mkdir library
touch library/__init__.py
cat > library/models.py <<'PYTHON'
from django.db import models
from simple_history.models import HistoricalRecords


class Book(models.Model):
    title = models.CharField(max_length=20)
    history = HistoricalRecords()
PYTHON
cat > name.py <<'PYTHON'
import django
from django.conf import settings
from django.db.models.manager import BaseManager

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "simple_history", "library"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from library.models import Book

made, make = [], BaseManager.from_queryset.__func__
BaseManager.from_queryset = classmethod(lambda kind, *given: made.append(kind) or make(kind, *given))
records = {Book.history.model for _ in range(1000)}
print(f"Named 1000 times, of {len(records)} kind of record: {len(made)} manager classes were made.")
made.clear()
for _ in range(1000):
    Book.objects.model
print(f"Django's own manager, named 1000 times: {len(made)}.")
print("The same class twice:", type(Book.history) is type(Book.history))
PYTHON
seen=$(venv/bin/python name.py)
venv/bin/pip --disable-pip-version-check list 2>/dev/null | grep -i '^django'
echo "$seen"
if [ "$seen" != "Named 1000 times, of 1 kind of record: 1000 manager classes were made.
Django's own manager, named 1000 times: 0.
The same class twice: False" ]; then
    echo "This is no longer so." >&2
    exit 1
fi

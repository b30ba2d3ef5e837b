#!/usr/bin/env bash
# Django 5.2.19: loaddata tells receivers of pre_save and post_save that what is stored is raw, and receivers of
# m2m_changed nothing of it: they cannot tell a fixture from an edit. Whoever records edits of a list records them a
# second time while a dump is loaded, and what the dump itself holds of those records then has its keys taken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19
mkdir shelf
touch shelf/__init__.py
cat > shelf/models.py <<'PYTHON'
from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=9)


class Book(models.Model):
    tags = models.ManyToManyField(Tag)
PYTHON
cat > told.json <<'JSON'
[{"model": "shelf.tag", "pk": 1, "fields": {"name": "new"}}, {"model": "shelf.book", "pk": 1, "fields": {"tags": [1]}}]
JSON
seen=$(venv/bin/python - <<'PYTHON'
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    INSTALLED_APPS=["shelf"], DATABASES={"default": database}, DEFAULT_AUTO_FIELD="django.db.models.AutoField"
)
django.setup()
from django.core.management import call_command
from django.db.models.signals import m2m_changed, post_save

from shelf.models import Book

call_command("migrate", run_syncdb=True, verbosity=0)


def saved(**told):
    print("post_save raw:", told.get("raw"))


def changed(**told):
    print("m2m_changed raw:", told.get("raw"), told["action"])


post_save.connect(saved, sender=Book)
m2m_changed.connect(changed, sender=Book.tags.through)
call_command("loaddata", "told.json", verbosity=0)
PYTHON
)
echo "$seen"
test "$seen" = "post_save raw: True
m2m_changed raw: None pre_add
m2m_changed raw: None post_add"

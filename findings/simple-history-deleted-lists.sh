#!/usr/bin/env bash
# django-simple-history 3.13.0: the record of a deletion holds every field as it was, but of a many-to-many list that is
# tracked (m2m_fields) it holds nothing: whoever restores what was deleted from its last record gets it without its list.
# Django deletes the rows of the list before it says that the object is deleted, and only then are they looked up.
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


class Genre(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=20)
    genres = models.ManyToManyField(Genre)
    history = HistoricalRecords(m2m_fields=[genres])
PYTHON
cat > delete.py <<'PYTHON'
import django
from django.conf import settings
from django.core.management import call_command

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "simple_history", "library"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from library.models import Book, Genre

book = Book.objects.create(title="Emma")
book.genres.add(Genre.objects.create(name="comedy"), Genre.objects.create(name="romance"))
book.delete()
for record in Book.history.order_by("history_id"):
    print(record.history_type, record.title, sorted(row.genre.name for row in record.genres.all()))
PYTHON
seen=$(venv/bin/python delete.py)
venv/bin/pip --disable-pip-version-check list 2>/dev/null | grep -i '^django'
echo "A book is made (+), two genres are added (~), and it is deleted (-). What each record says:"
echo "$seen"
if [ "$seen" != "+ Emma []
~ Emma ['comedy', 'romance']
- Emma []" ]; then
    echo "This is no longer so." >&2
    exit 1
fi

"""Where nothing can be stored, readers read on, editors get their words back, and why is told in one sentence."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test.html import parse_html
from django.urls import reverse

from articles.models import Topic
from microneedle_site.readable_only import readable_only
from microneedle_site.storable import FULL, GONE, READ_ONLY, hindered, why_not
from tests.admin.forms import as_shown
from tests.reading import find, words

WORDS = "Ask what a course costs before the first session.\nAsk what is included."


@pytest.fixture
def written_by_nobody(content):
    """A database that refuses every change."""
    if connection.vendor != "sqlite":
        pytest.skip("tried on SQLite: a transaction of PostgreSQL cannot become read-only half-way")
    connection.ensure_connection()
    own = connection.connection  # asked without Django, which asks nothing more once a transaction failed
    own.execute("PRAGMA query_only = ON")
    yield
    own.execute("PRAGMA query_only = OFF")


@pytest.mark.parametrize(
    ("pragma", "told"), [("max_page_count = 3", FULL), ("query_only = ON", READ_ONLY)], ids=["full", "read-only"]
)
def test_why_sqlite_could_not_store_is_told_through_what_came_of_it(pragma, told):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE kept (words)")
        database.execute(f"PRAGMA {pragma}")
        with pytest.raises(sqlite3.Error) as caught:
            database.execute("INSERT INTO kept VALUES (?)", ["a" * 100_000])
    error = OperationalError("it could not be saved")
    error.__cause__ = caught.value
    assert why_not(error) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, ""), FULL),
        (OSError(errno.EROFS, ""), READ_ONLY),
        (OSError(errno.ENOENT, ""), None),
        (psycopg.OperationalError("connection refused"), GONE),
        (psycopg.InterfaceError("the connection is closed"), GONE),
        (psycopg.errors.AdminShutdown(), GONE),
        (psycopg.ProgrammingError("cannot adapt it"), None),
        (psycopg.errors.UndefinedTable(), None),
        (ValueError(), None),
        (sqlite3.IntegrityError(), None),
    ],
)
def test_only_what_is_the_matter_with_the_disk_is_told_as_that(error, told):
    assert why_not(error) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "", "/srv/part"), f"/srv/part: {FULL}"),
        (OSError(errno.ENOENT, "", "/srv/gone"), "/srv/gone: there is no such file or folder: look whether"),
        (sqlite3.OperationalError("unable to open"), "unable to open"),
        (ValueError("our own words"), "our own words"),
    ],
)
def test_what_hinders_a_command_names_the_file_and_the_remedy(error, told):
    assert hindered(error, Path("/srv/site")).startswith(told)


def test_an_editor_who_cannot_save_gets_the_words_back_and_can_send_them_again(admin_client, written_by_nobody):
    address = reverse("admin:articles_topic_change", args=[Topic.objects.get(slug="cost").pk])
    form = as_shown(admin_client, address) | {"body": WORDS, "csrfmiddlewaretoken": "a" * 32, "_save_draft": "1"}
    answer = admin_client.post(address, form)
    assert answer.status_code == 503
    page = parse_html(answer.content.decode())
    assert "can only be read" in words(page)
    (area,) = [one for one in find(page, "textarea") if dict(one.attributes).get("name") == "body"]
    assert words(area).split() == WORDS.split()
    hidden = {dict(one.attributes).get("name") for one in find(page, "input")}
    assert {"csrfmiddlewaretoken", "_save_draft"} <= hidden


@pytest.mark.django_db(transaction=True)
def test_an_editor_who_waited_too_long_for_others_can_send_it_again(admin_client):
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL a writer waits for as long as it takes")
    address = reverse("admin:articles_topic_add")
    form = {"markdown": WORDS, "csrfmiddlewaretoken": "a" * 32, "_save_draft": "1"}
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as another, connection.cursor() as own:
        another.execute("BEGIN IMMEDIATE")
        own.execute("PRAGMA busy_timeout = 1")
        answer = admin_client.post(address, form)
        own.execute("PRAGMA busy_timeout = 3600000")
    assert answer.status_code == 503
    page = parse_html(answer.content.decode())
    assert "Too much is being saved at once. Nothing was saved or changed." in words(page)
    assert "whoever runs this site" not in words(page)
    assert [words(one) for one in find(page, "button")] == ["Send it again"]
    (area,) = find(page, "textarea")
    assert words(area).split() == WORDS.split()


# A port at which nothing listens (RFC 6335: reserved).
NOWHERE = "postgres://site:p4ss@127.0.0.1:1/site"
ASK = """
import django, json
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
answers = [client.get(path) for path in ("/", "/search/?q=pain", "/healthz", "/static/gone")]
print(json.dumps([[one.status_code, one.get("Retry-After"), one.content.decode()] for one in answers]))
"""


def on_a_database_that_is_away(*command):
    environment = {**os.environ, "DATABASE_URL": NOWHERE, "SECRET_KEY": "k", "ALLOWED_HOSTS": "testserver"}
    environment["DJANGO_SETTINGS_MODULE"] = "microneedle_site.settings"
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_readers_of_a_site_whose_database_is_away_are_told_when_to_ask_again():
    done = on_a_database_that_is_away("-c", ASK)
    home, search, alive, gone = json.loads(done.stdout)
    assert alive[0] == 200
    for status, after, page in (home, search, gone):
        assert (status, after) == (503, "60")
        assert "the database does not answer" in page
        assert "p4ss" not in page
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["migrate", "import_content", "verify_content", "publish_due"])
def test_a_command_says_in_one_sentence_that_the_database_is_away(command):
    done = on_a_database_that_is_away("manage.py", command)
    assert done.returncode == 1
    assert "the database does not answer: look whether its server runs" in done.stderr
    assert "Traceback" not in done.stderr
    assert "p4ss" not in done.stderr


def test_a_password_is_not_given_back(client, written_by_nobody):
    answer = client.post(reverse("admin:login"), {"username": "erin", "password": "what nobody else may read " * 3})
    assert answer.status_code == 503
    assert b"what nobody else may read" not in answer.content


def test_a_database_on_a_disk_that_can_only_be_read_is_opened_and_leaves_nothing_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.executescript("PRAGMA journal_mode = WAL; CREATE TABLE kept (words); INSERT INTO kept VALUES ('so');")
    assert readable_only(file) is None
    flags = os.statvfs(file)
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result([*flags[:8], flags[8] | os.ST_RDONLY, flags[9]]))
    options = readable_only(file)
    assert options
    with closing(sqlite3.connect(options["database"], uri=True)) as database:
        assert database.execute("SELECT words FROM kept").fetchall() == [("so",)]
        with pytest.raises(sqlite3.OperationalError):
            database.execute("DELETE FROM kept")
        assert [one.name for one in tmp_path.iterdir()] == ["site.sqlite3"]
    (tmp_path / "site.sqlite3-wal").touch()
    assert readable_only(file) is None


def test_a_command_says_in_one_sentence_what_hinders_it(tmp_path):
    file = tmp_path / "no-folder" / "site.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}", "SECRET_KEY": "only-for-this"}
    environment["DJANGO_SETTINGS_MODULE"] = "microneedle_site.settings"
    command = [sys.executable, "manage.py", "import_content"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert "the database cannot be opened: look whether it is where DATABASE_URL says" in told

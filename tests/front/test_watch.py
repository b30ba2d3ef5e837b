"""A process notices at the next request that the content changed, and takes no other writing for that."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, ClassVar

import pytest
from django.db import connections
from django.db.utils import Error

from articles.models import ContentRevision
from microneedle_site.front import watch, watch_of
from microneedle_site.front.watch import ServerWatch, SQLiteWatch
from tests.keeping.site import Site

CHANGED = "UPDATE articles_contentrevision SET number = number + 1"
ELSEWHERE = "UPDATE articles_topic SET position = position"


@pytest.fixture
def watched(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[SQLiteWatch]:
    """One that looks at the file each time."""
    monkeypatch.setattr(SQLiteWatch, "FILE_LOOKED_AT_EVERY", 0)
    with closing(SQLiteWatch(site.file)) as one:
        yield one


def test_a_change_of_the_content_is_noticed_at_once_and_by_every_process(site, watched):
    with closing(SQLiteWatch(site.file)) as other:
        seen = [(watched.state(), other.state())]
        for _ in range(3):
            site.change(CHANGED)
            seen.append((watched.state(), other.state()))
    assert len({one for one, _ in seen}) == len({one for _, one in seen}) == 4


@pytest.mark.parametrize(
    "statement", [ELSEWHERE, "DELETE FROM django_session", "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM"]
)
def test_what_changes_nothing_for_readers_is_not_taken_for_a_change(site, watched, statement):
    before = watched.state()
    with closing(sqlite3.connect(site.file, isolation_level=None)) as database:
        database.execute(statement)
    assert watched.state() == before


def test_a_change_that_is_taken_back_was_none(site, watched):
    before = watched.state()
    with site.database() as database:
        database.execute(CHANGED)
        assert watched.state() == before
        database.rollback()
    assert watched.state() == before


def test_a_database_that_was_put_in_place_of_another_is_noticed_whatever_its_number(site, watched, tmp_path):
    before = watched.state()
    restored = tmp_path / "restored.sqlite3"
    shutil.copyfile(site.file, restored)
    restored.rename(site.file)
    assert watched.state() != before
    after = watched.state()
    site.change(CHANGED)
    assert watched.state() != after


def test_the_revision_is_read_only_when_someone_wrote(site, watched):
    watched.state()
    asked: list[str] = []
    assert watched._opened is not None
    watched._opened.set_trace_callback(asked.append)
    for _ in range(3):
        watched.state()
    assert asked == ["PRAGMA data_version"] * 3


@pytest.mark.parametrize("wrong", ["missing", "not a database", "no table"])
def test_what_cannot_be_read_is_an_error_and_is_read_again_when_it_can_be(site, watched, wrong, tmp_path):
    before = watched.state()
    kept = tmp_path / "kept.sqlite3"
    site.file.rename(kept)
    if wrong == "not a database":
        site.file.write_bytes(b"It is a text. " * 500)
    elif wrong == "no table":
        sqlite3.connect(site.file).close()
    with pytest.raises((sqlite3.Error, OSError)):
        watched.state()
    kept.rename(site.file)
    assert watched.state() != before


def test_a_site_without_a_revision_has_a_state_too(site, watched):
    before = watched.state()
    site.change("DELETE FROM articles_contentrevision")
    assert watched.state() != before


@pytest.mark.django_db(transaction=True)
def test_on_a_server_a_change_is_noticed_when_it_was_asked_again_and_one_query_serves_many(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(watch.time, "monotonic", lambda: now[0])
    on_server = ServerWatch()
    try:
        ContentRevision.raise_number()
        before = on_server.state()
        ContentRevision.raise_number()
        now[0] += ServerWatch.EVERY - 0.01
        assert on_server.state() == before
        now[0] += 0.02
        assert on_server.state() == ContentRevision.current() != before
    finally:
        on_server._connection.close()


def test_a_server_that_is_away_is_asked_again_as_often_as_one_that_is_there(monkeypatch):
    class Away:
        vendor = "postgresql"
        settings_dict: ClassVar[dict[str, Any]] = {}
        asked = 0

        def cursor(self) -> None:
            Away.asked += 1
            raise Error("away")

        def inc_thread_sharing(self) -> None:
            """Nothing to share."""

        def close(self) -> None:
            """Nothing to close."""

    now = [100.0]
    monkeypatch.setattr(watch.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(connections, "create_connection", lambda alias: Away())
    on_server = ServerWatch()
    for tries, seconds in ((1, 0), (1, ServerWatch.EVERY - 0.1), (2, 0.2)):
        now[0] += seconds
        with pytest.raises(Error):
            on_server.state()
        assert Away.asked == tries


def test_who_comes_while_another_waits_for_a_silent_server_does_not_wait_with_them(monkeypatch):
    monkeypatch.setattr(watch, "LONGEST_WAIT", 0.01)
    on_server = ServerWatch()
    with on_server._lock, pytest.raises(Error, match="somebody asks already"):
        on_server.state()


def test_each_kind_of_database_has_its_watch(tmp_path):
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "site.sqlite3"}
    assert isinstance(watch_of(sqlite), SQLiteWatch)
    assert isinstance(watch_of({"ENGINE": "django.db.backends.postgresql", "NAME": "site"}), ServerWatch)

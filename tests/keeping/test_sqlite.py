"""Backups of SQLite while others write, and when the machine goes off half-way."""

import os
import signal
import sqlite3
import time
from contextlib import closing
from multiprocessing import get_context
from threading import Event, Thread

import pytest

from articles.keeping import CannotKeep, sqlite
from articles.keeping.files import check_whole

ROWS = 5000
# A process of its own that was never asked to tidy up.
PROCESSES = get_context("fork")


def make(file, word):
    """A database of some 5 MB, every row of which says the same."""
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE said (word)")
        made.executemany("INSERT INTO said VALUES (?)", ((f"{word}{'.' * 1000}",) for _ in range(ROWS)))


def words(file):
    with closing(sqlite3.connect(file)) as read:
        assert read.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {(word.strip("."), count) for word, count in read.execute("SELECT word, count(*) FROM said GROUP BY 1")}


def killed(action, seconds):
    """Run the action in a process that is killed after so many seconds."""
    process = PROCESSES.Process(target=action)
    process.start()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.join()


@pytest.fixture
def database(tmp_path):
    make(tmp_path / "site.sqlite3", "old")
    return tmp_path / "site.sqlite3"


def test_a_backup_killed_at_any_moment_is_whole_or_not_there(database, tmp_path):
    attempt = whole = 0

    def back_up_again_and_again():
        for number in range(1000):
            sqlite.back_up(database, folder / f"{number}.backup")

    while attempt < 8 or not whole:  # a busy machine may need longer for the first
        attempt += 1
        folder = tmp_path / f"attempt-{attempt}"
        folder.mkdir()
        killed(back_up_again_and_again, 0.035 * attempt)
        for file in folder.glob("[0-9]*.backup"):
            check_whole(file)
            assert words(file) == {("old", ROWS)}
            whole += 1
    assert whole > 0
    sqlite.back_up(database, folder / "afterwards.backup")
    check_whole(folder / "afterwards.backup")


def test_a_restore_killed_at_any_moment_leaves_the_one_or_the_other(database, tmp_path):
    new, old = tmp_path / "new", tmp_path / "old"
    make(tmp_path / "new.sqlite3", "new")
    sqlite.back_up(tmp_path / "new.sqlite3", new)
    sqlite.back_up(database, old)

    def restore_again_and_again():
        for number in range(1000):
            sqlite.restore(old if number % 2 else new, database, ())

    for attempt in range(1, 13):
        killed(restore_again_and_again, 0.033 * attempt)
        assert words(database) in ({("old", ROWS)}, {("new", ROWS)})


def test_a_backup_beside_a_writer_is_of_one_moment_and_keeps_nobody_waiting(database, tmp_path):
    stop, longest = Event(), 0.0

    def write():
        nonlocal longest
        with closing(sqlite3.connect(database, timeout=0)) as writing:  # who had to wait would fail
            number = 0
            while not stop.is_set():
                number, began = number + 1, time.monotonic()
                with writing:
                    writing.execute("UPDATE said SET word = ? || substr(word, -900)", (f"{number:05}",))
                longest = max(longest, time.monotonic() - began)

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            sqlite.back_up(database, tmp_path / f"{number}.backup")
            assert len(words(tmp_path / f"{number}.backup")) == 1
    finally:
        stop.set()
        writer.join()
    assert longest > 0


def test_readers_go_on_reading_while_it_is_restored(database, tmp_path):
    make(tmp_path / "new.sqlite3", "new")
    sqlite.back_up(tmp_path / "new.sqlite3", tmp_path / "new")
    with closing(sqlite3.connect(database)) as reading:
        reading.execute("BEGIN")
        assert reading.execute("SELECT count(*) FROM said").fetchone() == (ROWS,)
        sqlite.restore(tmp_path / "new", database, ())
        assert reading.execute("SELECT word FROM said").fetchone()[0].startswith("old")
        reading.execute("ROLLBACK")
        assert reading.execute("SELECT word FROM said").fetchone()[0].startswith("new")


def test_while_somebody_writes_nothing_is_restored(database, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE", 0.2)
    sqlite.back_up(database, tmp_path / "kept")
    with closing(sqlite3.connect(database)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotKeep, match="stop the site's server"):
            sqlite.restore(tmp_path / "kept", database, ())
        writing.execute("ROLLBACK")
    assert words(database) == {("old", ROWS)}
    assert not list(tmp_path.glob(".restore-*"))


def test_a_backup_on_a_disk_that_cannot_be_written_can_be_read(database, tmp_path):
    folder = tmp_path / "read-only"
    folder.mkdir()
    sqlite.back_up(database, folder / "kept")
    before = set(folder.iterdir())
    sqlite.check_sound(folder / "kept")
    assert sqlite.applied_migrations(folder / "kept") == set()
    assert set(folder.iterdir()) == before

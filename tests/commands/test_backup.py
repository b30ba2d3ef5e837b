"""`manage.py backup`, as an operator runs it on a site of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from articles.keeping import sqlite

from .refusals import refused


def test_a_backup_is_one_database_file_with_its_checksum_beside_it(site, tmp_path):
    kept = tmp_path / "monday.backup"
    done = site.manage("backup", kept)
    assert done.returncode == 0, done.stderr
    assert f"{kept.stat().st_size:,} bytes" in done.stdout
    checked = subprocess.run(["sha256sum", "--check", f"{kept.name}.sha256"], cwd=kept.parent, check=False)
    assert checked.returncode == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(kept)) as backup:
        assert backup.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert backup.execute("SELECT name FROM articles_topic WHERE slug = 'cost'").fetchone() == ("Cost",)
    assert sorted(one.name for one in kept.parent.glob("*monday*")) == ["monday.backup", "monday.backup.sha256"]


def test_a_backup_overwrites_no_file(site, kept):
    before = kept.read_bytes()
    assert refused(site.manage("backup", kept), "is there already")
    assert kept.read_bytes() == before


def test_a_folder_that_is_missing_is_made_for_its_owner_alone(site, tmp_path):
    file = tmp_path / "backups" / "monday"
    done = site.manage("backup", file)
    assert done.returncode == 0, done.stderr
    assert f"There was no folder {file.parent}" in done.stdout
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert "There was no folder" not in site.manage("backup", file.with_name("tuesday")).stdout


def test_a_file_is_no_folder_to_keep_a_backup_in(site, kept):
    before = kept.read_bytes()
    assert refused(site.manage("backup", kept / "one"), "is no folder")
    assert kept.read_bytes() == before


def test_a_verified_backup_was_restored_apart_and_leaves_nothing_beside_it(site, tmp_path):
    before = site.number
    done = site.manage("backup", tmp_path / "b" / "monday", "--verify")
    assert done.returncode == 0, done.stderr
    assert "restored into a scratch database: everything is as it should be" in done.stdout
    assert sorted(one.name for one in (tmp_path / "b").iterdir()) == ["monday", "monday.sha256"]
    assert site.number == before


def test_what_a_killed_trial_left_goes_with_the_next_one(site, tmp_path):
    left = tmp_path / "b" / ".verify-killed"
    left.mkdir(parents=True)
    (left / "scratch.sqlite3").write_bytes(b"half of it")
    assert site.manage("backup", tmp_path / "b" / "monday", "--verify").returncode == 0
    assert sorted(one.name for one in (tmp_path / "b").iterdir()) == ["monday", "monday.sha256"]


TOLD_TO_END = """
import os, pathlib, signal, sys, django
django.setup()
from articles.keeping import ended_in_order, restored_apart
with ended_in_order(), restored_apart(pathlib.Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGTERM)
    print("it went on")
"""


def test_told_to_end_while_a_backup_is_tried_out_it_leaves_nothing(site, kept):
    before = {*kept.parent.iterdir()}
    environment = {**os.environ, "DATABASE_URL": site.address, "DJANGO_SETTINGS_MODULE": "microneedle_site.settings"}
    done = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END, kept],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (128 + signal.SIGTERM, "")
    assert {one for one in kept.parent.iterdir() if not one.name.startswith("site.sqlite3-")} <= before


def test_a_backup_says_which_database_it_holds(site, tmp_path):
    assert f"The database that it holds: SQLite, {site.file}\n" in site.manage("backup", tmp_path / "monday").stdout


def test_a_backup_of_what_is_not_as_it_should_be_is_kept_and_told(site, tmp_path):
    site.change("UPDATE articles_statement SET exact = 'nobody wrote this' WHERE id IN (SELECT min(id) FROM "
                "articles_statement WHERE exact <> '')")  # fmt: skip
    (tmp_path / "b").mkdir()
    site.manage("backup", tmp_path / "b" / "sunday")
    done = site.manage("backup", tmp_path / "b" / "monday", "--verify", "--keep", "1")
    assert done.returncode == 1
    assert "nobody wrote this" in done.stderr
    assert "is there, and what is restored from it has" in done.stderr
    assert sorted(one.name for one in (tmp_path / "b").iterdir()) == [
        *("monday", "monday.sha256", "sunday", "sunday.sha256")  # None went for one that is not good.
    ]


def test_as_many_backups_stay_as_are_to_be_kept_and_other_files_are_left_alone(site, tmp_path):
    folder = tmp_path / "b"
    for name in ("monday", "tuesday", "wednesday"):
        assert site.manage("backup", folder / name).returncode == 0
    (folder / "notes").write_text("mine")
    (folder / "notes.sha256").write_text("mine too")
    done = site.manage("backup", folder / "thursday", "--keep", "2")
    assert done.stdout.count("removed: ") == 2
    assert {one.name for one in folder.iterdir() if not one.name.endswith(".sha256")} == {
        *("wednesday", "thursday", "notes")
    }
    assert (folder / "notes.sha256").exists()


@pytest.mark.parametrize("number", ["0", "-1", "all"])
def test_none_is_no_number_of_backups_to_keep(site, tmp_path, number):
    done = site.manage("backup", tmp_path / "monday", f"--keep={number}")
    assert done.returncode != 0
    assert "is no number of backups: say 1 or more" in done.stderr
    assert not (tmp_path / "monday").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["backup", "{file}/monday"], "{file} is no folder"),
        (["backup", "/proc/monday"], "/proc"),
        (["export_content", "{file}/there"], "{file}"),
        (["export_site", "{file}/there", "--no-search"], "{file}"),
        (["restore", "{folder}", "--yes"], "there is no file {folder}"),
    ],
    ids=["backup in a file", "backup where nobody may write", "content", "site", "a folder"],
)
def test_what_hinders_a_command_is_told_in_one_sentence_that_names_the_file(site, kept, words, told):
    done = site.manage(*(word.format(file=kept, folder=kept.parent) for word in words))
    assert refused(done, told.format(file=kept, folder=kept.parent))
    assert "Errno" not in done.stderr


def test_a_database_on_a_disk_that_can_only_be_read_is_copied(site, tmp_path, monkeypatch):
    with closing(sqlite3.connect(site.file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    flags = os.statvfs(site.file)
    before = sorted(one.name for one in site.file.parent.iterdir())
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result([*flags[:8], flags[8] | os.ST_RDONLY, flags[9]]))
    (tmp_path / "apart").mkdir()
    sqlite.back_up(site.file, tmp_path / "apart" / "kept")
    sqlite.check_sound(tmp_path / "apart" / "kept")
    assert before == [name for name in sorted(one.name for one in site.file.parent.iterdir()) if name != "apart"]

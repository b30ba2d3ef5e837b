"""`manage.py backup` and `manage.py restore`, as an operator runs them on a site of its own."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from articles.keeping import sqlite


@pytest.fixture
def kept(site, tmp_path):
    """A backup of the site; since then an editor has renamed a topic."""
    file = tmp_path / "monday.backup"
    sqlite.back_up(site.file, file)
    site.rename_cost("Since then")
    return file


def refused(done, why):
    """Refused in one sentence, without a traceback."""
    said = done.stderr.strip()
    return done.returncode == 1 and why in said and said.startswith("CommandError: ") and "\n" not in said


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


def test_what_is_restored_is_what_was_kept_and_what_was_there_is_named(site, kept):
    before = site.number
    done = site.manage("restore", kept, "--yes")
    assert done.returncode == 0, done.stderr
    assert site.name_of_cost == "Cost"
    (aside,) = kept.parent.glob("site-before-restore-*.sqlite3")
    assert str(aside) in done.stdout
    assert site.number > before
    assert site.manage("verify_content").returncode == 0
    back = site.manage("restore", aside, "--yes")
    assert back.returncode == 0, back.stderr
    assert site.name_of_cost == "Since then"


def test_it_says_to_stop_the_server_and_asks_first(site, kept):
    done = site.manage("restore", kept, answer="no\n")
    assert "Stop the site's server first" in done.stdout
    assert refused(done, "you did not type yes")
    assert refused(site.manage("restore", kept), "say --yes")
    assert site.name_of_cost == "Since then"
    assert site.manage("restore", kept, answer="yes\n").returncode == 0
    assert site.name_of_cost == "Cost"


def test_nobody_is_logged_in_by_an_old_session(site, kept, tmp_path):
    site.change("INSERT INTO django_session VALUES ('stolen', 'x', '2099-01-01')")
    sqlite.back_up(site.file, tmp_path / "tuesday")
    site.manage("restore", tmp_path / "tuesday", "--yes")
    assert site.ask("SELECT * FROM django_session") == []


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


def cut_off(file):
    file.write_bytes(file.read_bytes()[:-4096])


def one_bit_changed(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def without_checksum(file):
    file.with_name(f"{file.name}.sha256").unlink()


def empty_checksum(file):
    file.with_name(f"{file.name}.sha256").write_text("")


def of_another_kind(file):
    file.write_text("Dear diary\n")
    note_checksum(file)


def another_program_s(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE songs (name)")
    note_checksum(file)


def of_postgresql(file):
    file.write_bytes(b"PGDMP\x01\x0e\x00")
    note_checksum(file)


def from_the_future(file):
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('articles', '9999_moon', '2030-01-01')"
        )
    note_checksum(file)


def damaged_when_it_was_made(file):
    content = bytearray(file.read_bytes())
    content[8 * 4096 : 12 * 4096] = bytes(4 * 4096)
    file.write_bytes(content)
    note_checksum(file)


def note_checksum(file):
    said = subprocess.run(["sha256sum", file.name], cwd=file.parent, capture_output=True, check=True)
    file.with_name(f"{file.name}.sha256").write_bytes(said.stdout)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (cut_off, "is not the file that was made"),
        (one_bit_changed, "is not the file that was made"),
        (without_checksum, "monday.backup.sha256 is missing"),
        (empty_checksum, "is not the file that was made"),
        (of_another_kind, "is not a backup"),
        (another_program_s, "not this site's"),
        (of_postgresql, "is a backup of PostgreSQL, and this site runs on SQLite"),
        (from_the_future, "newer version of the site (this one has no migration articles.9999_moon)"),
        (damaged_when_it_was_made, "damaged"),
    ],
)
def test_what_cannot_be_restored_is_refused_and_changes_nothing(site, kept, spoil, why):
    spoil(kept)
    before = site.file.read_bytes()
    assert refused(site.manage("restore", kept, "--yes"), why)
    assert site.name_of_cost == "Since then"
    assert site.file.read_bytes() == before


def test_a_missing_file_is_named(site, tmp_path):
    assert refused(site.manage("restore", tmp_path / "gone", "--yes"), "there is no file")


def test_an_older_backup_says_to_migrate(site, kept):
    with closing(sqlite3.connect(kept)) as older, older:
        older.execute("DELETE FROM django_migrations WHERE app = 'articles' AND name = '0008_feedback'")
    note_checksum(kept)
    assert "run `manage.py migrate`" in site.manage("restore", kept, "--yes").stdout


def test_a_database_that_is_damaged_or_gone_can_be_restored(site, kept):
    site.file.write_bytes(b"no database any more" * 1000)
    assert refused(site.manage("backup", kept.parent / "useless"), "file is not a database")
    assert not (kept.parent / "useless").exists()
    done = site.manage("restore", kept, "--yes")
    assert done.returncode == 0, done.stderr
    assert site.name_of_cost == "Cost"
    (aside,) = kept.parent.glob("site-before-restore-*.sqlite3")
    assert aside.read_bytes().startswith(b"no database any more")
    for file in kept.parent.glob("site*"):
        shutil.move(file, f"{file}.gone")
    done = site.manage("restore", kept, "--yes")
    assert (done.returncode, site.name_of_cost) == (0, "Cost")
    assert "The database as it was" not in done.stdout


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


def test_a_database_that_a_restore_makes_is_for_its_owner_alone(site, kept):
    site.file.unlink()
    assert site.manage("restore", kept, "--yes").returncode == 0
    assert site.file.stat().st_mode & 0o777 == 0o600


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

"""`manage.py restore`, as an operator runs it on a site of its own."""

import shutil
import sqlite3
import subprocess
from contextlib import closing

import pytest

from articles.keeping import sqlite

from .refusals import refused


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


def test_a_database_that_a_restore_makes_is_for_its_owner_alone(site, kept):
    site.file.unlink()
    assert site.manage("restore", kept, "--yes").returncode == 0
    assert site.file.stat().st_mode & 0o777 == 0o600

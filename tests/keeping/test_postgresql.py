"""Backups of PostgreSQL by its own programs, on a server that is made for these tests."""

import os
import shutil
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from articles.keeping import CannotKeep
from articles.keeping import postgresql as keeping
from tests import postgresql
from tests.commands.refusals import refused
from tests.commands.test_restore import note_checksum
from tests.keeping.site import Site

pytestmark = pytest.mark.skipif(
    postgresql.find() is None or shutil.which("pg_dump") is None, reason="PostgreSQL is not installed"
)
SHOW = '#!/bin/sh\ncat /proc/$$/cmdline | tr "\\0" " " > "$SHOWN"; printf "\\n$PGPASSWORD" >> "$SHOWN"; exit 3\n'


class SiteOnPostgreSQL(Site):
    def __init__(self, address):
        self.address = address
        self.folder = Path(address.split("@/")[1]).parent

    def connect(self, name):
        return psycopg.connect(host=str(self.folder), user=postgresql.ROLE, dbname=name, autocommit=True)

    def database(self):
        return self.connect("site")


@pytest.fixture(scope="module")
def site():
    with postgresql.server(postgresql.find()) as address:
        made = SiteOnPostgreSQL(address)
        with made.connect("postgres") as server:
            server.execute("CREATE DATABASE site")
        for command in ("migrate", "import_articles", "import_content"):
            done = made.manage(command)
            assert done.returncode == 0, done.stderr
        yield made


@pytest.fixture
def kept(site, tmp_path):
    """A backup of the site; since then an editor has renamed a topic, and a newer version has made a table."""
    site.rename_cost("Cost")
    done = site.manage("backup", tmp_path / "kept")
    assert done.returncode == 0, done.stderr
    site.rename_cost("Since then")
    site.change("CREATE TABLE IF NOT EXISTS articles_newer (claim bigint REFERENCES articles_claim (id))")
    return tmp_path / "kept"


def set_aside(done):
    """Where the former database was kept; the file is the test's to remove."""
    return Path(done.stdout.splitlines()[0].removeprefix("The database as it was: "))


def remove(file):
    file.unlink()
    file.with_name(f"{file.name}.sha256").unlink()


def test_what_is_restored_is_what_was_kept_and_so_is_what_was_set_aside(site, kept):
    before = site.number
    done = site.manage("restore", kept, "--yes")
    assert done.returncode == 0, done.stderr
    assert site.name_of_cost == "Cost"
    assert site.number > before
    assert site.ask("SELECT to_regclass('articles_newer')") == [(None,)]
    assert site.manage("verify_content").returncode == 0
    assert site.manage("import_content").stdout.split()[2] == "unchanged"
    back = site.manage("restore", set_aside(done), "--yes")
    assert back.returncode == 0, back.stderr
    assert site.name_of_cost == "Since then"
    remove(set_aside(done))
    remove(set_aside(back))


def test_a_backup_cut_off_or_of_sqlite_is_refused_and_changes_nothing(site, kept):
    kept.write_bytes(kept.read_bytes()[:-5000])
    assert refused(site.manage("restore", kept, "--yes"), "is not the file that was made")
    note_checksum(kept)
    assert "pg_restore failed" in site.manage("restore", kept, "--yes").stderr
    kept.write_bytes(b"SQLite format 3\0")
    note_checksum(kept)
    assert refused(site.manage("restore", kept, "--yes"), "is a backup of SQLite, and this site runs on PostgreSQL")
    assert site.name_of_cost == "Since then"


def test_a_statement_that_fails_at_the_end_changes_nothing(site, kept):
    reached = {"host": str(site.folder), "user": postgresql.ROLE, "dbname": "site"}
    with pytest.raises(CannotKeep, match=r"psql failed: .*no_such_table"):
        keeping.restore(kept, reached, ("DELETE FROM no_such_table",))
    assert site.name_of_cost == "Since then"
    assert site.ask("SELECT to_regclass('articles_newer')") == [("articles_newer",)]


def test_a_missing_program_is_named(site, tmp_path):
    done = site.manage("backup", tmp_path / "none", PATH="/nowhere")
    assert refused(done, "pg_dump is not installed: install PostgreSQL's client programs")


def test_a_server_that_is_not_there_is_told_in_its_own_words(tmp_path):
    with pytest.raises(CannotKeep, match=r"pg_dump failed: .*nowhere"):
        keeping.back_up({"host": "/nowhere", "dbname": "site"}, tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_on_the_command_line(tmp_path, monkeypatch):
    program = tmp_path / "pg_dump"
    program.write_text(SHOW, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("SHOWN", str(tmp_path / "shown"))
    with pytest.raises(CannotKeep, match="it ended with 3"):
        keeping.back_up({"host": "h", "dbname": "site", "password": "hush"}, tmp_path / "none")
    command, password = (tmp_path / "shown").read_text(encoding="utf-8").split("\n")[:2]
    assert "hush" not in command
    assert password == "hush"


def test_a_verified_backup_was_restored_into_a_database_that_is_gone_again(site, tmp_path):
    site.rename_cost("Cost")  # as it was loaded: what other tests did by hand is found
    done = site.manage("backup", tmp_path / "monday", "--verify")
    assert done.returncode == 0, done.stderr
    assert "restored into a scratch database: everything is as it should be" in done.stdout
    assert f"The database that it holds: PostgreSQL, site on {site.folder}\n" in done.stdout
    assert databases(site) == {"site"}


def test_told_to_end_while_a_backup_is_tried_out_it_leaves_no_database(site, tmp_path):
    with site.connect("postgres") as server:
        server.execute("CREATE DATABASE site_verify_0123abcd")  # which a kill left
        server.execute("CREATE DATABASE site_verify_mine")
    program = tmp_path / "psql"
    program.write_text("#!/bin/sh\nkill -TERM $PPID\nexec sleep 600\n", encoding="utf-8")
    program.chmod(0o755)
    done = site.manage("backup", tmp_path / "monday", "--verify", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 128 + signal.SIGTERM, done.stderr
    assert databases(site) == {"site", "site_verify_mine"}
    with site.connect("postgres") as server:
        server.execute("DROP DATABASE site_verify_mine")


def test_an_account_that_may_make_no_database_is_told_what_to_do(site, tmp_path):
    with site.connect("site") as database:
        database.execute("CREATE ROLE plain LOGIN")
        database.execute("GRANT pg_read_all_data TO plain")
    done = site.manage(
        "backup", tmp_path / "monday", "--verify", DATABASE_URL=site.address.replace("postgres@", "plain@")
    )
    assert refused(done, "could not be verified: the server refused CREATE DATABASE")
    assert "ALTER ROLE … CREATEDB" in done.stderr
    assert (tmp_path / "monday").exists()


def databases(site):
    with site.connect("postgres") as server:
        query = "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'"
        return {name for (name,) in server.execute(query)}

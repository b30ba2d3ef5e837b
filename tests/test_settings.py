"""Settings come from the environment; production refuses to start without what it cannot guess."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from microneedle_site.secret import read_or_make

KEY = "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
PRODUCTION = {"DJANGO_SETTINGS_MODULE": "microneedle_site.production"}
SHOW = (
    "import importlib, json, os; shown = importlib.import_module(os.environ['DJANGO_SETTINGS_MODULE']); "
    "print(json.dumps({name: getattr(shown, name) for name in dir(shown) if name.isupper()}, default=str))"
)


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python here with nothing in the environment but what is given; an empty text overrules a .env file."""
    bare = {"PATH": os.environ["PATH"], "SECRET_KEY": "", "ALLOWED_HOSTS": "", **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )


def shown(module: str = "microneedle_site.settings", **environment: str) -> dict[str, object]:
    done = run("-c", SHOW, DJANGO_SETTINGS_MODULE=module, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("missing", "given"), [("SECRET_KEY", {"ALLOWED_HOSTS": "example.org"}), ("ALLOWED_HOSTS", {"SECRET_KEY": KEY})]
)
def test_production_refuses_to_start_and_says_what_to_set(missing, given):
    done = run("manage.py", "check", **PRODUCTION, **given)
    assert done.returncode != 0
    assert f"Set {missing} to " in done.stderr.strip().splitlines()[-1]
    assert "for example" in done.stderr


def test_production_starts_with_both_and_passes_djangos_own_check():
    done = run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, SECRET_KEY=KEY, ALLOWED_HOSTS="a.org"
    )
    assert done.returncode == 0, done.stderr


def test_production_is_never_in_debug_mode_and_keeps_cookies_to_encrypted_connections():
    site = shown("microneedle_site.production", SECRET_KEY=KEY, ALLOWED_HOSTS="example.org", DEBUG="true")
    assert site["DEBUG"] is False
    assert site["SITE_URL"] == "https://example.org"
    assert site["CSRF_TRUSTED_ORIGINS"] == ["https://example.org"]
    assert site["PROXIES_IN_FRONT"] == 1
    assert {site["SESSION_COOKIE_NAME"][:7], site["CSRF_COOKIE_NAME"][:7]} == {"__Host-"}
    assert site["SESSION_COOKIE_SECURE"] is site["CSRF_COOKIE_SECURE"] is site["SECURE_SSL_REDIRECT"] is True


def test_every_command_works_with_no_environment_at_all():
    site = shown()
    assert site["DEBUG"] is False
    assert site["SECRET_KEY"]
    assert site["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(site["DATABASES"]["default"]["NAME"]) == settings.BASE_DIR / "var" / "site.sqlite3"


def test_sqlite_lets_readers_read_while_an_editor_writes():
    options = shown()["DATABASES"]["default"]["OPTIONS"]
    assert "journal_mode = WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_a_database_address_chooses_the_database():
    database = shown(DATABASE_URL="postgres://ann:s%40fe@db.example.org:5433/site")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    found = [database[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert found == ["ann", "s@fe", "db.example.org", 5433, "site"]
    assert "transaction_mode" not in database.get("OPTIONS", {})


def test_a_cache_address_chooses_the_cache():
    assert shown()["CACHES"]["default"]["BACKEND"].endswith("LocMemCache")
    cache = shown(CACHE_URL="rediscache://127.0.0.1:6379/1")["CACHES"]["default"]
    assert cache["BACKEND"].endswith("RedisCache")
    assert "127.0.0.1:6379/1" in str(cache["LOCATION"])


def test_how_many_proxies_stand_in_front_is_read():
    assert shown()["PROXIES_IN_FRONT"] == 0
    assert shown(PROXIES_IN_FRONT="2")["PROXIES_IN_FRONT"] == 2


def test_a_second_factor_is_asked_for_only_where_the_setting_says_so():
    assert shown()["TWO_FACTOR"] is False
    assert shown(TWO_FACTOR="1")["TWO_FACTOR"] is True


def test_after_how_many_days_a_text_is_due_to_be_read_again_is_read():
    assert shown()["REREAD_AFTER_DAYS"] == 365
    assert shown(REREAD_AFTER_DAYS="90")["REREAD_AFTER_DAYS"] == 90


def test_host_names_and_the_sites_address_are_read():
    site = shown(ALLOWED_HOSTS="a.org,b.org", SITE_URL="https://a.org/")
    assert site["ALLOWED_HOSTS"] == ["a.org", "b.org"]
    assert site["SITE_URL"] == "https://a.org"


@pytest.mark.parametrize(
    ("name", "given", "remedy"),
    [
        *((name, "enabled", "set it to 1 or 0") for name in ("TWO_FACTOR", "DEBUG", "REQUEST_LOG", "FETCH_BY_ADDRESS")),
        ("SECURE_SSL_REDIRECT", "no thanks", "set it to 1 or 0"),
        *(("ALLOWED_HOSTS", given, "names alone") for given in ("https://a.org", "a.org b.org", "a.org:80", "*.a.org")),
        *(("PROXIES_IN_FRONT", given, "a whole number") for given in ("two", "-1", "1.5")),
        *(("REREAD_AFTER_DAYS", given, "a whole number") for given in ("a year", "-1")),
        *(
            ("DATABASE_URL", given, "postgres://user:password@host:5432/name")
            for given in ("postgres", "postgres://u:p4ss@h:x/n", "postgres://u:p4ss@h", "postgres://u:p4ss/1@h/n")
        ),
        ("DATABASE_URL", "mysql://u:p4ss@h/n", "sqlite:////absolute/path"),
        *(("CACHE_URL", given, "redis://host:6379/0") for given in ("redis", "redis://:p4ss@h:x/0", "disk://h")),
        *(
            ("SITE_URL", given, "https://example.org")
            for given in ("example.org", "//a.org", "ftp://a.org", "https:/a")
        ),
        *((name, "me at home", "an address of mail") for name in ("CONTACT_EMAIL", "MAIL_FROM")),
        *(("EMAIL_URL", given, "smtp+tls://user") for given in ("mail.a.org", "smtp://u:p4ss@h:x", "smtp://")),
        ("HSTS", "everything", "one of none, host, subdomains, preload"),
    ],
)
def test_what_a_setting_cannot_be_is_refused_with_its_name_and_remedy_and_no_password(name, given, remedy):
    needed = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "a.org", **PRODUCTION}
    done = run("manage.py", "check", **(needed | {name: given}))
    (told,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert told.startswith(f"The site cannot start. {name} ")
    assert remedy in told
    assert "p4ss" not in told


def test_a_server_says_in_one_sentence_why_it_cannot_start():
    done = run("-c", "import microneedle_site.wsgi", **PRODUCTION, SECRET_KEY=KEY, ALLOWED_HOSTS="a.org", DEBUG="maybe")
    assert done.stderr.splitlines() == [
        "The site cannot start. DEBUG is 'maybe', which is neither yes nor no: set it to 1 or 0."
    ]


def test_mail_without_an_address_that_it_comes_from_is_refused():
    done = run("manage.py", "check", EMAIL_URL="smtp://mail.example.org:25")
    assert "MAIL_FROM is missing, and EMAIL_URL is set: set it to " in done.stderr
    assert run("manage.py", "check", EMAIL_URL="smtp://mail.example.org", CONTACT_EMAIL="a@b.org").returncode == 0


@pytest.mark.parametrize(
    ("given", "is_set"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("off", False), ("", False)]
)
def test_yes_and_no_are_taken_in_many_words(given, is_set):
    assert shown(TWO_FACTOR=given)["TWO_FACTOR"] is is_set


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("postgres://u@h/n", ("postgresql", "h", "n")),
        ("postgres:///n", ("postgresql", "", "n")),
        ("postgresql://u:p%2Fw@[::1]:5433/n", ("postgresql", "::1", "n")),
        ("postgres:////var/run/pg/n", ("postgresql", "/var/run/pg", "n")),
    ],
)
def test_every_way_to_reach_postgresql_is_taken(given, found):
    database = shown(DATABASE_URL=given)["DATABASES"]["default"]
    assert (database["ENGINE"].rpartition(".")[2], database["HOST"], database["NAME"]) == found


@pytest.mark.parametrize(
    ("given", "promised"),
    [("", (True, False, False)), ("subdomains", (True, True, False)), ("preload", (True, True, True)),
     ("none", (False, False, False))],
)  # fmt: skip
def test_browsers_are_told_of_no_other_host_unless_the_operator_says_so(given, promised):
    site = shown("microneedle_site.production", SECRET_KEY=KEY, ALLOWED_HOSTS="a.org", HSTS=given)
    told = (site["SECURE_HSTS_SECONDS"], site["SECURE_HSTS_INCLUDE_SUBDOMAINS"], site["SECURE_HSTS_PRELOAD"])
    assert tuple(map(bool, told)) == promised


def test_a_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = read_or_make(path)
    assert len(key) >= 50
    assert read_or_make(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_processes_that_start_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(16) as together:
        for turn in range(200):
            path = tmp_path / str(turn) / "secret_key"
            keys = set(together.map(read_or_make, [path] * 16))
            assert len(keys) == 1
            assert len(keys.pop()) >= 50


def test_an_empty_key_file_left_by_a_crash_never_becomes_the_key(tmp_path):
    path = tmp_path / "secret_key"
    path.touch(mode=0o600)
    assert len(read_or_make(path)) >= 50

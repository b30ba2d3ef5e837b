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

"""The commands that a newcomer types are there and say what they do."""

import shutil
import subprocess

from django.conf import settings

from tests.load import lighthouse


def make(*arguments: str) -> str:
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_make_help_lists_every_command_with_what_it_does():
    listed = dict(line.split(maxsplit=1) for line in make("help").splitlines())
    assert {"run", "serve", "test", "check"} <= set(listed)
    assert all(len(told) > 5 for told in listed.values())


def test_make_run_loads_the_content_and_then_serves_where_it_is_told_to():
    steps = make("--dry-run", "run", "HOST=0.0.0.0", "PORT=8123")
    order = ["migrate", "import_articles", "import_content", "make_editor", "collectstatic", "granian"]
    places = [steps.index(one) for one in order]
    assert places == sorted(places)
    assert "http://0.0.0.0:8123/" in steps
    assert "--host 0.0.0.0 --port 8123" in steps


def test_make_serve_starts_with_the_settings_of_production():
    assert "microneedle_site.production" in make("--dry-run", "--print-data-base", "serve")


def test_make_test_sees_to_a_browser_before_it_tests():
    steps = make("--dry-run", "test")
    assert steps.index("tests.browser.chromium") < steps.index("pytest")


def test_make_test_runs_what_touches_the_database_on_postgresql_too():
    again, everything = [line for line in make("--dry-run", "test").splitlines() if "-m pytest" in line]
    assert "tests/" not in everything
    assert "-m tests.postgresql -- " in again
    assert {"tests/actions", "tests/models", "tests/admin", "tests/commands", "tests/test_views.py"} <= set(
        again.split()
    )


def test_make_lighthouse_measures_in_a_browser_and_says_when_node_is_missing(monkeypatch, capsys):
    steps = make("--dry-run", "lighthouse")
    assert steps.index("tests.browser.chromium") < steps.index("tests.load.lighthouse")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert lighthouse.main([]) == 1
    assert "needs Node" in capsys.readouterr().err


def test_continuous_integration_runs_only_what_a_developer_can_type():
    lines = (settings.BASE_DIR / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test"]

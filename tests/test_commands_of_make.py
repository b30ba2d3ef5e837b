"""The commands that a newcomer types are there, say what they do, and say in one sentence what is in their way."""

import os
import re
import shutil
import socket
import subprocess

import pytest
import yaml
from django.conf import settings

from tests import sent
from tests.load import lighthouse


def make(*arguments: str) -> str:
    done = made(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def made(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    # What the make that runs these tests was told is not for these.
    alone = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(command, cwd=settings.BASE_DIR, env=alone, capture_output=True, text=True, check=False)


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


@pytest.mark.parametrize("command", ["run", "test", "test-quick", "check", "serve", "lock"])
@pytest.mark.parametrize("python", ["no-such-python", "false"])
def test_a_python_that_is_missing_or_too_old_is_told_in_one_sentence_before_anything_is_made(command, python):
    done = made(command, f"PYTHON={python}")
    told, stopped = done.stderr.splitlines()
    assert told == f"{python} is not Python 3.11 or newer: say where one is with PYTHON=/path/to/python3.11."
    assert " *** " in stopped
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_server_looks_at_the_port_before_it_makes_anything(command):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = made(command, f"PORT={port}")
    told, stopped = done.stderr.splitlines()
    assert told.startswith(f"Port {port} is in use on 127.0.0.1")
    assert " *** " in stopped
    assert done.stdout == ""


def test_make_test_sees_to_a_browser_and_postgresql_before_it_tests():
    steps = make("--dry-run", "test")
    assert steps.index("tests.browser.chromium") < steps.index("tests.postgresql\n") < steps.index("pytest")


def test_make_test_runs_what_touches_the_database_on_postgresql_too():
    parts = make("--dry-run", "test").partition("tests.parts")[2]
    again, everything = re.findall(r'(?:PostgreSQL|everything) "([^"]+)"', parts)
    assert "tests/" not in everything
    assert "-m tests.postgresql -- " in again
    assert {"tests/models", "tests/search", "tests/browser/test_recording.py", f"@tests/{sent.LIST.name}"} <= set(
        again.split()
    )


def test_make_test_quick_leaves_out_the_browser_and_postgresql_and_needs_neither():
    steps = make("--dry-run", "test-quick")
    left_out = re.findall(r"--ignore=(\S+)", steps)
    assert "tests/browser" in left_out
    assert all((settings.BASE_DIR / path).exists() for path in left_out)
    assert "tests.browser.chromium" not in steps
    assert "-m tests.postgresql" not in steps


def test_make_lock_keeps_extras_and_serves_every_python_with_one_file():
    site, development = [line for line in make("--dry-run", "lock").splitlines() if "uv pip compile" in line]
    for line in (site, development):
        assert {"--generate-hashes", "--no-strip-extras", "--universal"} <= set(line.split())
    assert "--constraint requirements.txt" in development


def test_make_sbom_lists_what_the_site_is_made_of_and_always_writes_the_same():
    steps = make("--dry-run", "sbom")
    assert "cyclonedx_py requirements requirements.txt" in steps
    assert "--output-reproducible" in steps


def test_make_lighthouse_measures_in_a_browser_and_says_when_node_is_missing(monkeypatch, capsys):
    steps = make("--dry-run", "lighthouse")
    assert steps.index("tests.browser.chromium") < steps.index("tests.load.lighthouse")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert lighthouse.main([]) == 1
    assert "needs Node" in capsys.readouterr().err


def test_continuous_integration_runs_only_what_a_developer_can_type():
    lines = (settings.BASE_DIR / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test"]


def test_what_is_checked_before_a_commit_is_what_make_check_runs():
    hooks = yaml.safe_load((settings.BASE_DIR / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = {hook["entry"].removeprefix("env ") for repo in hooks["repos"] for hook in repo["hooks"]}
    checks = {line for line in make("--dry-run", "check").splitlines() if ".venv/bin/" in line}
    assert entries == checks
    assert re.match(hooks["exclude"], "seeds/articles/000_cb254f78d821767c.txt")


def test_continuous_integration_pins_what_it_runs_and_leaves_no_credentials_behind():
    text = (settings.BASE_DIR / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    pinned = re.findall(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    assert len(pinned) == text.count("uses:")
    job = yaml.safe_load(text)["jobs"]["check-and-test"]
    assert job["steps"][0]["with"] == {"persist-credentials": False}
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]

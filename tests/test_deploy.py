"""The units and configuration for operators start what `make serve` starts, with settings that are read."""

import json
import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings

from tests.documentation.settings_read import READ

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
WHERE = {"--host", "--port"}


def options(command: list[str]) -> dict[str, str]:
    """What granian is started with, without where it listens."""
    words = command[command.index("--interface") :]
    pairs = dict(zip(words[:-1:2], words[1::2], strict=True))
    return {name: value for name, value in pairs.items() if name not in WHERE} | {"application": words[-1]}


def unit(file: Path) -> dict[str, list[str]]:
    """The values of a unit's `[Service]` by name; a name may stand there many times."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def served_by_make() -> dict[str, str]:
    lines = (settings.BASE_DIR / "Makefile").read_text(encoding="utf-8").split("\nserve:")[-1].splitlines()
    return options(shlex.split(next(line for line in lines if "granian" in line)))


def test_every_place_starts_the_server_as_make_serve_does():
    (started,) = unit(DEPLOY / "microneedle@.service")["ExecStart"]
    assert options(shlex.split(started)) == served_by_make()
    dockerfile = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")
    (command,) = re.findall(r"^CMD (.+)$", dockerfile, re.MULTILINE)
    assert options(json.loads(command)) == served_by_make()


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_runs_commands_that_there_are_and_waits_for_units_that_there_are(file):
    found = unit(file)
    commands = {path.stem for path in (settings.BASE_DIR / "articles/management/commands").glob("*.py")}
    for line in found.get("ExecStart", []):
        named = re.search(r"manage\.py (\w+)", line)
        assert named is None or named[1] in commands | {"migrate", "collectstatic", "clearsessions"}
    # What is required would take a server or a backup down with it when it is restarted.
    assert "Requires" not in found
    for name in found.get("Wants", []):
        assert (DEPLOY / name).is_file() or name == "network-online.target"
    if file.suffix == ".timer":
        assert file.with_suffix(".service").is_file()
    else:
        assert found["Environment"] == ["DJANGO_SETTINGS_MODULE=microneedle_site.production"]
        assert "User" in found


HARDENED = re.compile(r"# It writes into var/ .*?\nCapabilityBoundingSet=\n", re.DOTALL)


def test_every_service_writes_into_one_folder_and_for_its_own_account():
    found = {tuple(HARDENED.findall(file.read_text(encoding="utf-8"))) for file in DEPLOY.glob("*.service")}
    ((lines,),) = found
    assert {"UMask=0077", "ProtectSystem=strict", "NoNewPrivileges=yes"} <= set(lines.splitlines())


def test_a_server_waits_for_a_database_that_is_away_and_is_started_once_it_answers():
    prepare, server = unit(DEPLOY / "microneedle-prepare.service"), unit(DEPLOY / "microneedle@.service")
    assert (prepare["Restart"], server["Restart"]) == (["on-failure"], ["always"])
    assert server["StartLimitIntervalSec"] == ["0"]
    assert server["ExecStartPre"][0].endswith("is-active --quiet microneedle-prepare.service")
    assert find_spec(server["ExecStartPost"][0].split()[2]) is not None


def test_a_backup_can_be_made_many_times_a_day():
    (line,) = unit(DEPLOY / "microneedle-backup.service")["ExecStart"]
    assert "$(date +%%F-%%H%%M%%S)" in line
    assert "$$(date +%F-%H%M%S)" in (DEPLOY / "compose.yaml").read_text(encoding="utf-8")


def test_compose_does_what_the_timers_do():
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    for file in DEPLOY.glob("*.timer"):
        for line in unit(file.with_suffix(".service"))["ExecStart"]:
            assert re.search(r"manage\.py \w+", line)[0] in compose


def test_a_command_for_operators_runs_as_the_units_do():
    script, found = (DEPLOY / "microneedle").read_text(encoding="utf-8"), unit(DEPLOY / "microneedle-digest.service")
    for name in ("WorkingDirectory", "EnvironmentFile", "UMask"):
        assert f"--property={name}={found[name][0]} " in script
    assert f"--uid={found['User'][0]} " in script
    assert f"--setenv={found['Environment'][0]} " in script
    assert found["ExecStart"][0].replace("clearsessions", '"$@"') in script


def test_the_servers_behind_the_proxy_are_those_that_compose_starts():
    ports = set(re.findall(r"server 127\.0\.0\.1:(\d+)", (DEPLOY / "nginx.conf").read_text(encoding="utf-8")))
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert ports == set(re.findall(r'"127\.0\.0\.1:(\d+):8000"', compose))
    assert len(ports) == 2


def test_compose_sets_what_the_site_reads():
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    block = compose.split("environment: &environment\n")[1].split("  restart")[0]
    assert set(re.findall(r"^\s+([A-Z_]+):", block, re.MULTILINE)) <= READ


def test_an_image_holds_every_folder_that_the_site_needs():
    dockerfile = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")
    copied = set(re.findall(r"^COPY (\S+)", dockerfile, re.MULTILINE))
    assert copied == {"requirements.txt", "manage.py", "microneedle_site", "articles", "templates", "static", "seeds"}

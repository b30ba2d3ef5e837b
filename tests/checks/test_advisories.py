"""Known weaknesses are found in what is pinned, and where nobody could look that is said."""

import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from .advisories import OLDEST, known, main, pinned

NOW = datetime(2026, 11, 30, tzinfo=UTC)
LOCK = "lamp==1.2.0 \\\n    --hash=sha256:00\nOil.Can[big]==3.0 ; python_version < '4'\n"


def advisory(name="lamp", *, events=(), versions=(), **more):
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges, "versions": list(versions)}
    return {
        "id": "MADE-UP-1",
        "modified": "2026-11-29T12:00:00Z",
        "summary": "It smokes.",
        "affected": [affected],
        **more,
    }


def since(*events):
    return [dict([event.split("=")]) for event in events]


AFFECTED = [
    advisory(events=since("introduced=0")),
    advisory(events=since("introduced=0", "fixed=1.2.1")),
    advisory(events=since("introduced=1.2", "fixed=1.10")),
    advisory(events=since("introduced=0", "last_affected=1.2")),
    advisory(events=since("introduced=0", "fixed=0.5", "introduced=1.1")),
    advisory(events=since("fixed=1.3", "introduced=1.0")),
    advisory(versions=["1.2"]),
    advisory("oil_can", events=since("introduced=0")),
]
NOT_AFFECTED = [
    advisory(events=since("introduced=0", "fixed=1.2.0")),
    advisory(events=since("introduced=1.10")),
    advisory(events=since("introduced=0", "last_affected=1.1.9")),
    advisory(versions=["1.2.1", "1.20"]),
    advisory("lamps", events=since("introduced=0")),
    advisory(events=since("introduced=0"), withdrawn="2026-01-01T00:00:00Z"),
    advisory(affected=[{"package": {"ecosystem": "npm", "name": "lamp"}, "versions": ["1.2.0"]}]),
]


def test_what_is_known_of_a_version_is_found_and_nothing_else():
    versions = pinned(LOCK)
    assert versions == {"lamp": "1.2.0", "oil-can": "3.0"}
    assert [one for one in AFFECTED if not list(known([one], versions))] == []
    assert [one for one in NOT_AFFECTED if list(known([one], versions))] == []


@pytest.fixture
def look(tmp_path, capsys):
    def looked(*advisories, now=NOW, file="all.zip"):
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for number, one in enumerate(advisories):
                archive.writestr(f"{number}.json", json.dumps(one))
        (tmp_path / "torn.zip").write_bytes(b"PK\3\4torn")
        (tmp_path / "lock.txt").write_text(LOCK)
        code = main([file and str(tmp_path / file), str(tmp_path / "lock.txt")], now)
        return code, "".join(capsys.readouterr())

    return looked


def test_what_is_found_is_named_and_counted(look):
    assert look(AFFECTED[1]) == (
        1,
        "lamp 1.2.0: MADE-UP-1 It smokes.\n1 known of 2 packages, by 1 advisories up to 29 November 2026.\n",
    )
    code, told = look(NOT_AFFECTED[0])
    assert (code, told.startswith("0 known of 2 packages")) == (0, True)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"file": ""}, "No file was named."),
        ({"file": "away.zip"}, "is not there."),
        ({"file": "torn.zip"}, "cannot be read"),
        ({}, "holds no advisories in the form of OSV."),
    ],
)
def test_where_nobody_could_look_that_is_said_with_what_to_do(look, how, why):
    code, told = look(**how)
    assert code == 2
    assert why in told
    assert "make advisories FILE=" in told


def test_a_file_that_is_too_old_says_what_it_knows_and_proves_nothing(look):
    code, told = look(AFFECTED[0], now=NOW + OLDEST + timedelta(days=1))
    assert code == 2
    assert "lamp 1.2.0: MADE-UP-1" in told
    assert "ends on 29 November 2026, which is too old" in told

"""Known weaknesses in what is pinned, from a file of advisories that whoever runs this has downloaded.

`python -m tests.checks.advisories FILE [LOCK]`; FILE is the export for PyPI of https://osv.dev (`all.zip`), in the form
of https://ossf.github.io/osv-schema/. Nothing is asked of the network. Ends with 0 if nothing is known of any version
in the lock, 1 if something is, 2 if it could not look, or the file is too old to tell.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
OLDEST = timedelta(days=14)
FROM = (
    "Download https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip and name it: make advisories FILE=all.zip"
)


class CouldNotLook(Exception):
    """Why nothing can be said, and what to do about it."""


class Found(NamedTuple):
    package: str
    version: str
    advisory: str
    summary: str


def pinned(lock: str) -> dict[str, str]:
    """The version of each package by its name."""
    return {canonicalize_name(name): version for name, version in PINNED.findall(lock)}


def read(file: Path) -> list[dict[str, Any]]:
    """The advisories in the file that stand. Raises `CouldNotLook`."""
    try:
        with zipfile.ZipFile(file) as archive:
            told = [json.loads(archive.read(one)) for one in archive.namelist() if one.endswith(".json")]
    except FileNotFoundError:
        raise CouldNotLook(f"{file} is not there. {FROM}") from None
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise CouldNotLook(f"{file} cannot be read ({error}). {FROM}") from None
    if not told or not all(isinstance(one, dict) and {"id", "modified"} <= one.keys() for one in told):
        raise CouldNotLook(f"{file} holds no advisories in the form of OSV. {FROM}")
    return told


def newest(advisories: list[dict[str, Any]]) -> datetime:
    return max(datetime.fromisoformat(one["modified"].replace("Z", "+00:00")) for one in advisories)


def known(advisories: list[dict[str, Any]], versions: dict[str, str]) -> Iterator[Found]:
    """What is known of these versions."""
    for advisory in (one for one in advisories if "withdrawn" not in one):
        for affected in advisory.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(package.get("name", ""))
            if package.get("ecosystem") == "PyPI" and name in versions and _is_affected(affected, versions[name]):
                yield Found(name, versions[name], advisory["id"], advisory.get("summary", ""))
                break


def _is_affected(affected: dict[str, Any], version: str) -> bool:
    """By the list of versions or by the ranges: https://ossf.github.io/osv-schema/#evaluation."""
    if any(_same(one, version) for one in affected.get("versions", ())):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM")
    return any(_is_within(one["events"], Version(version)) for one in ranges)


def _same(one: str, other: str) -> bool:
    try:
        return Version(one) == Version(other)
    except InvalidVersion:
        return one == other


def _is_within(events: list[dict[str, str]], version: Version) -> bool:
    within = False
    in_order = sorted(((Version(at), kind) for event in events for kind, at in event.items()), key=lambda one: one[0])
    for at, kind in in_order:
        if kind == "introduced" and version >= at:
            within = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            within = False
    return within


def main(given: list[str], now: datetime) -> int:
    try:
        if not given or not given[0]:
            raise CouldNotLook(f"No file was named. {FROM}")
        advisories = read(Path(given[0]))
        lock = Path(given[1] if len(given) > 1 else "requirements.txt")
        versions = pinned(lock.read_text(encoding="utf-8"))
        found = sorted(set(known(advisories, versions)))
    except CouldNotLook as error:
        print(f"Could not look for known weaknesses: {error}", file=sys.stderr)
        return 2
    for one in found:
        print(f"{one.package} {one.version}: {one.advisory} {one.summary}".rstrip())
    day = newest(advisories)
    if now - day > OLDEST:
        print(f"What the file knows ends on {day:%d %B %Y}, which is too old to tell what is known now. {FROM}")
        return 2
    print(f"{len(found)} known of {len(versions)} packages, by {len(advisories):,} advisories up to {day:%d %B %Y}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(UTC)))

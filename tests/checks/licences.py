"""The licence of everything that is installed: `python -m tests.checks.licences [--write]`.

`docs/dependencies.md` lists it; without `--write` the page is only compared. Our own code is MIT, so nothing that is
installed with the site may ask more of those who hand it on, as the GPL and the AGPL do.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from tests.checks.lock import DEVELOPMENT, ROOT, SITE, direct, read

PAGE = "docs/dependencies.md"
# Where the metadata says nothing, or is not there because only other Pythons need the package: read in its own files.
STATED = {
    "async-timeout": "Apache-2.0",
    "axe-playwright-python": "MIT; axe-core in it: MPL-2.0",
    "colorama": "BSD-3-Clause",
    "pyyaml-ft": "MIT",
}
# A program that `make check` starts. Nothing of it is imported, or handed on with the site.
ONLY_STARTED = {"djlint"}
ASKS_MORE = re.compile(r"\bA?GPL|\bGNU (Affero )?General Public License", re.IGNORECASE)
WHAT_FOR = re.compile(r'^    "(?P<name>[\w.-]+)[^"]*", *# (?P<what>.+)$', re.MULTILINE)
INTRODUCTION = """\
# Dependencies

Everything that is installed, as `make licences` found it; the versions stand in the locks. What is under the LGPL is
used as its makers published it, unchanged. What is under the GPL is a program that checks our work: nothing of it is
part of the site.
"""
HEADINGS = {SITE: "What the site runs on", DEVELOPMENT: "What only development needs"}

Told = Callable[[str], Message | Any]


@dataclass(frozen=True)
class Row:
    """A distribution as the page shows it; no licence where none is known, no purpose where another asks for it."""

    lock: str
    name: str
    licence: str
    what_for: str


def rows(root: Path, told: Told = metadata) -> list[Row]:
    """Everything that the locks pin, what only development needs last."""
    reasons = dict(WHAT_FOR.findall((root / "pyproject.toml").read_text(encoding="utf-8")))
    what_for = {canonicalize_name(name): what for name, what in reasons.items()}
    site = read(root / SITE)
    return [Row(SITE, name, licence(name, told), what_for.get(name, "")) for name in sorted(site)] + [
        Row(DEVELOPMENT, name, licence(name, told), what_for.get(name, ""))
        for name in sorted(set(read(root / DEVELOPMENT)) - set(site))
    ]


def licence(name: str, told: Told) -> str:
    """As its makers say it: an SPDX expression, a few words, or what it is filed under; none if they do not say."""
    if name in STATED:
        return STATED[name]
    try:
        said = told(name)
    except PackageNotFoundError:
        return ""
    words = said.get("License") or ""
    filed = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier", []) if one.startswith("License :: ")]
    return said.get("License-Expression") or (
        words if words != "UNKNOWN" and 0 < len(words) < 40 else " or ".join(filed)
    )


def page(of: list[Row]) -> str:
    """The Markdown of `docs/dependencies.md`."""
    text = INTRODUCTION
    for lock, heading in HEADINGS.items():
        text += f"\n## {heading}\n\n| package | licence | what it is for |\n| --- | --- | --- |\n"
        text += "".join(f"| {row.name} | {row.licence} | {row.what_for} |\n" for row in of if row.lock == lock)
    return text


def faults(root: Path, told: Told = metadata) -> Iterator[str]:
    """A line for each licence that is unknown or asks more than ours, and for each reason that is missing."""
    of = rows(root, told)
    for row in of:
        choices = re.split(r"\s+or\s+", row.licence, flags=re.IGNORECASE)
        if not row.licence:
            yield f"{row.lock}: {row.name}: its licence is not known here: find it, and add it to STATED in {HERE}"
        elif all(map(ASKS_MORE.search, choices)) and (row.lock == SITE or row.name not in ONLY_STARTED):
            yield f"{row.lock}: {row.name}: {row.licence} asks more than our MIT licence: use another package"
    named = {canonicalize_name(one.name) for one in direct(root, DEVELOPMENT)}
    for name in sorted(named - {row.name for row in of if row.what_for}):
        yield f"pyproject.toml: {name}: say in a comment beside it what it is for"
    for name in sorted((STATED.keys() | ONLY_STARTED) - {row.name for row in of}):
        yield f"{HERE}: {name}: is no longer pinned: take it out"


HERE = Path(__file__).resolve().relative_to(ROOT).as_posix()


def main(arguments: list[str]) -> int:
    found = list(faults(ROOT))
    path, now = ROOT / PAGE, page(rows(ROOT))
    if arguments == ["--write"]:
        path.write_text(now, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != now:
        found.append(f"{PAGE}: is not what is installed: write it anew with `make licences`, and see what changed")
    print("\n".join(found) or "Licences: all are known, and none asks more than ours.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

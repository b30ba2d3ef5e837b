"""A lock as the checks read it: what it pins, and where."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SITE, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


@dataclass(frozen=True)
class Pin:
    """A line of a lock: `coverage[toml]==7.17.3 ; python_version < "3.12"`."""

    name: str
    requirement: Requirement
    place: str

    @property
    def is_for_this_python(self) -> bool:
        return holds(self.requirement)


def read(path: Path) -> dict[str, Pin]:
    """What a lock pins, by canonical name."""
    pins = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line[:1].isalnum():
            requirement = Requirement(line.removesuffix("\\").rstrip())
            name = canonicalize_name(requirement.name)
            pins[name] = Pin(name, requirement, f"{path.name}:{number}")
    return pins


def direct(root: Path, lock: str) -> list[Requirement]:
    """What `pyproject.toml` asks for, of which this lock is made."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["dev"] if lock == DEVELOPMENT else []
    return [Requirement(one) for one in project["dependencies"] + extra]


def holds(requirement: Requirement, extras: Iterable[str] = ()) -> bool:
    """Whether it is asked for on this Python, by a dependency of which these extras are wanted."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))

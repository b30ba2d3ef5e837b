"""What a dependency asks for with an extra is pinned with it: `python -m tests.checks.locked_extras`.

pip 23.2, which Python 3.11 brings, takes `coverage[toml]` for a requirement of its own. Where a lock pins a bare
`coverage`, it looks for the newest release with that extra, and refuses the whole lock on the day on which there is
a newer one than the lock's (https://github.com/pypa/pip/issues/12345).
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.checks.lock import DEVELOPMENT, ROOT, SITE, Pin, direct, holds, read

Asks = Callable[[str], list[str] | None]


def faults(root: Path, asks: Asks = requires) -> Iterator[str]:
    """A line for each extra that is asked for and not pinned; `asks` tells what an installed distribution needs."""
    for lock in (SITE, DEVELOPMENT):
        pins = read(root / lock)
        yield from _not_pinned("pyproject.toml", direct(root, lock), pins, lock)
        for pin in pins.values():
            if pin.is_for_this_python:
                asked = [Requirement(one) for one in asks(pin.name) or ()]
                wanted = [one for one in asked if holds(one, pin.requirement.extras)]
                yield from _not_pinned(pin.name, wanted, pins, lock)


def _not_pinned(who: str, asked: Iterable[Requirement], pins: dict[str, Pin], lock: str) -> Iterator[str]:
    for one in asked:
        pin = pins.get(canonicalize_name(one.name))
        missing = one.extras - pin.requirement.extras if pin else one.extras
        if missing:
            wanted = f"{one.name}[{','.join(sorted(missing))}]"
            yield f"{pin.place if pin else lock}: {who} asks for {wanted}, which is not pinned: run `make lock`"


if __name__ == "__main__":
    found = list(faults(ROOT))
    print("\n".join(found) or "Locks: every extra that is asked for is pinned.")
    sys.exit(bool(found))

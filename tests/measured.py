"""The tests that coverage is measured by, `python -m tests.measured`: as few as reach all that the others reach too.

They are named in measured.txt, which is written after a run in which everything was measured, each test by its name
(`make measured`). A test that is not named there runs at full speed. New code that only new tests reach counts as not
reached until the list is made anew.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Mapping, Set
from contextlib import closing
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import TypeAlias, TypeVar

import pytest
from coverage import CoverageData

LIST = Path(__file__).with_name("measured.txt")
One = TypeVar("One", bound=Hashable)
Arc: TypeAlias = tuple[int, int, int]
"""A step from line to line: the file's number, and both lines."""


def names() -> frozenset[str]:
    """Each as pytest names it."""
    return frozenset(LIST.read_text(encoding="utf-8").split())


def name_of(item: pytest.Item) -> str:
    """Of a test with parameters, whichever case it is."""
    return item.nodeid.partition("[")[0]


def fewest(reached: Mapping[str, Set[One]]) -> list[str]:
    """The one that reaches most, then the one that adds most to it, until none adds anything."""
    have: set[One] = set()
    waiting = [(-len(what), name) for name, what in reached.items()]
    heapify(waiting)
    chosen = []
    while waiting:
        _, name = heappop(waiting)
        adds = len(reached[name] - have)
        if waiting and -adds > waiting[0][0]:
            heappush(waiting, (-adds, name))
        elif adds:
            have |= reached[name]
            chosen.append(name)
    return sorted(chosen)


def read() -> dict[str, set[Arc]]:
    """What each test reached beyond what is run as the modules are imported."""
    reached = defaultdict[str, set[Arc]](set)
    with closing(sqlite3.connect(CoverageData().data_filename())) as data:
        steps = data.execute("SELECT context, file_id, fromno, tono FROM arc JOIN context ON context.id = context_id")
        for context, *arc in steps:
            reached[context.partition("|")[0].partition("[")[0]].add((arc[0], arc[1], arc[2]))
    imported = reached.pop("", set())
    return {name: arcs - imported for name, arcs in reached.items()}


if __name__ == "__main__":
    chosen = fewest(read())
    LIST.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    print(f"{LIST.name}: {len(chosen)} tests")

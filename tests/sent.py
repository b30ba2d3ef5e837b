"""The tests that run on PostgreSQL too, `python -m tests.sent`: as few as send every kind of statement that is sent.

They are named in sent.txt, as arguments for pytest; it is written after a run in which every statement was noted with
the test that sent it (`make sent`). What is tried with data that databases take differently runs there as a whole.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.measured import fewest

LIST = Path(__file__).with_name("sent.txt")
NOTED = Path(__file__).resolve().parents[1] / "var" / "sent"
PARTS = [
    (re.compile(r"%s(?:::\w+)?|(?<== )NULL\b"), "?"),
    (re.compile(r"\(\?(?:, \?)*\)(?:, \(\?(?:, \?)*\))*"), "(?)"),
    (re.compile(r'"s\d+_x\d+"'), "savepoint"),
    (re.compile(r"\b\d+\b"), "0"),
]


def kind_of(statement: str) -> str:
    """The statement without what differs from one time to the next: how many values, which savepoint, which number."""
    for pattern, instead in PARTS:
        statement = pattern.sub(instead, statement)
    return statement


class Noting:
    """A wrapper of Django's `connection.execute_wrapper` that notes what each test sends."""

    def __init__(self) -> None:
        self.sent = defaultdict[str, set[str]](set)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if isinstance(sql, str):
            test = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" (")[0].partition("[")[0]
            self.sent[test].add(kind_of(sql))
        return execute(sql, params, many, context)

    def keep(self, worker: str) -> None:
        NOTED.mkdir(parents=True, exist_ok=True)
        (NOTED / f"{worker}.json").write_text(json.dumps({test: sorted(kinds) for test, kinds in self.sent.items()}))


def noted() -> dict[str, set[str]]:
    """What each test sent beyond what is sent to make the database, by all workers."""
    sent = defaultdict[str, set[str]](set)
    for file in NOTED.glob("*.json"):
        for test, kinds in json.loads(file.read_text()).items():
            sent[test] |= set(kinds)
    made = sent.pop("", set())
    return {test: kinds - made for test, kinds in sent.items()}


if __name__ == "__main__":
    sent = noted()
    chosen = fewest(sent)
    LIST.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    kinds = set().union(*sent.values())
    print(f"{LIST.name}: {len(chosen)} of {len(sent)} tests send all {len(kinds)} kinds of statements")

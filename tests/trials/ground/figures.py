"""How a trial tells what it found: a line for each figure, and for each fault at once."""

import sys
from collections import Counter


class Figures:
    """What is counted on the way is told at the end; `end` gives what the trial ends with."""

    def __init__(self) -> None:
        self.counted = Counter[str]()
        self.faults = 0

    def count(self, name: str, number: int = 1) -> None:
        self.counted[name] += number

    def tell(self, name: str, figure: object) -> None:
        """`name` says what was measured, with its unit."""
        print(f"{name}: {figure}", flush=True)

    def fault(self, what: str) -> None:
        """Something broke, was lost, or was answered with a 500: the trial goes on, and fails at its end."""
        self.faults += 1
        print(f"FAULT {what}", flush=True)

    def end(self) -> int:
        for name, number in self.counted.items():
            self.tell(name, f"{number:,}")
        self.tell("faults", self.faults)
        return 1 if self.faults else 0


def is_quick() -> bool:
    """Whether a little of everything is enough."""
    return "--quick" in sys.argv[1:]

"""What a load of the seeds did."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class ContentReport:
    """A count of each outcome, and a line for everything that was left as editors made it."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether a public page may look different now."""
        return any(count for outcome, count in self.outcomes.items() if outcome not in ("unchanged", "kept", "drafted"))

    def keep(self, what: str) -> None:
        """Note that something stays as an editor made it."""
        self.outcomes["kept"] += 1
        self.kept.append(what)

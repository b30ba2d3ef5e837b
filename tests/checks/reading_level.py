"""Our own prose must be easy to read: `python -m tests.checks.reading_level`.

Each topic and question of the seeds is measured as readers hear it, without what others said in quotation
marks. The median may be grade 7 at most and no text may be over 8 (Flesch-Kincaid); SMOG is reported.
"""

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from articles.language import Reading, reading
from articles.rendering import Target, render
from articles.seeding import read_seeds

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MEDIAN, HIGHEST = 7, 8


class Anything:
    """Knows whatever a mark points at: here only the words count."""

    def citation(self, source: str, words: str | None) -> Target:
        return Target("#", source)

    def reference(self, key: str) -> Target:
        return Target("#", key)

    def link(self, slug: str) -> Target:
        return Target("#", slug.replace("-", " "))

    def computed(self, about: str, form: str, answer: str) -> Target:
        return Target("#", "say A and C" if form == "who" else "A and C", traces=True)


def measured(folder: Path) -> Iterator[tuple[str, Reading]]:
    """Each text with its measures."""
    seeds = read_seeds(folder)
    for entry in (*seeds.topics, *seeds.questions):
        if measures := reading(render(entry.text, Anything()).prose):
            yield f"{entry.path.parent.name}/{entry.path.name}", measures


def faults(texts: dict[str, Reading]) -> Iterator[str]:
    """A line for each text that is too hard, and one if they are too hard together."""
    for name, measures in texts.items():
        if measures.flesch_kincaid > HIGHEST:
            yield f"{name}: grade {measures.flesch_kincaid}, at most {HIGHEST}: use simpler words"
    median = statistics.median(one.flesch_kincaid for one in texts.values())
    if median > MEDIAN:
        yield f"the median of all texts is grade {median}, at most {MEDIAN}"


def main() -> int:
    texts = dict(measured(SEEDS))
    found = list(faults(texts))
    print(*found, sep="\n", end="\n" if found else "")
    grades, smog = [one.flesch_kincaid for one in texts.values()], [one.smog for one in texts.values()]
    print(
        f"Reading grade of {len(texts)} texts: median {statistics.median(grades):.1f}, highest {max(grades)} "
        f"(Flesch-Kincaid); median {statistics.median(smog):.1f}, highest {max(smog)} (SMOG)."
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

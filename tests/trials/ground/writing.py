"""Many who write at the same time, and what must hold afterwards. Needs Django set up."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from articles.actions import save_draft
from articles.models import Revision, Topic
from tests.trials.ground.acts import faults, lost, show, states
from tests.trials.ground.databases import FORK, Ground, apart, silenced
from tests.trials.ground.figures import Figures

PATIENCE = 600  # seconds, for the slowest writer
Done = tuple[str, float, str]
"""What was done, how many seconds it took, and what went wrong, if anything did."""


def tried(site: Ground, figures: Figures, where: str, writers: int, rounds: int) -> int:
    states(site)
    site.lay("whole")
    before = apart(faults)
    (site.folder / "acknowledged").unlink(missing_ok=True)
    took: dict[str, list[float]] = {"saved": [], "published": []}
    for what, seconds, error in _all_at_once(site.folder, writers, rounds):
        took[what].append(seconds)
        if error:
            figures.fault(f"{where}, not {what}: {error}")
    for what, seconds in took.items():
        figures.tell(f"{where}, {what} by {writers} writers", len(seconds))
        figures.tell(f"{where}, {what}: median and slowest, s", f"{statistics.median(seconds):.2f}, {max(seconds):.2f}")
    found = [apart(lambda: lost(site.folder)), site.broken(), *(one for one in apart(faults) if one not in before)]
    for one in filter(None, found):
        figures.fault(f"{where}, afterwards: {one}")
    return figures.end()


def _all_at_once(folder: Path, writers: int, rounds: int) -> Iterator[Done]:
    told: Any = FORK.Queue()
    running = [FORK.Process(target=_write, args=(folder, number, rounds, told)) for number in range(writers)]
    for one in running:
        one.start()
    for _ in running:
        yield from told.get(timeout=PATIENCE)
    for one in running:
        one.join()


def _write(folder: Path, writer: int, rounds: int, told: Any) -> None:
    silenced()
    chance = random.Random(writer)  # noqa: S311
    keys = list(Topic.objects.exclude(text__live=None).values_list("pk", flat=True))
    done: list[Done] = []
    for number in range(rounds):
        topic = Topic.objects.select_related("text__live").get(pk=chance.choice(keys))
        words = f"{topic.text.live.markdown.rstrip()}\n\nIs this number {number} of {writer}?\n"
        saved = _timed("saved", partial(save_draft, topic, words), done)
        if saved and _timed("published", partial(show, saved), done):
            with (folder / "acknowledged").open("a", encoding="utf-8") as file:
                file.write(f"saved {saved.text_id} {saved.pk}\n")
    told.put(done)


def _timed(what: str, does: Callable[[], Revision], done: list[Done]) -> Revision | None:
    began, error, given = time.monotonic(), "", None
    try:
        given = does()
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    done.append((what, time.monotonic() - began, error))
    return given

"""The blow itself: an act begun, killed at a random moment, and what must hold after it. Needs Django set up."""

import random
import shutil
import signal
import time
from pathlib import Path
from typing import NamedTuple

from tests.trials.ground.acts import ACTS, Act, faults, lost, rows, states
from tests.trials.ground.databases import FORK, Ground, OnSQLite, apart, silenced
from tests.trials.ground.figures import Figures


class End(NamedTuple):
    """How an act ends that nothing disturbs: how long it took, the rows of each table, and what does not hold."""

    seconds: float
    rows: dict[str, int]
    faults: list[str]


def tried(site: Ground, figures: Figures, where: str, kills: int) -> int:
    states(site)
    chance = random.Random(18)  # noqa: S311
    ends = {act.name: whole(act, site) for act in ACTS}
    done, early, told_to_end = 0, 0, list[int]()
    signal.signal(signal.SIGTERM, lambda number, _: told_to_end.append(number))  # What was tried by then is told.
    while done < kills and not told_to_end:
        act = ACTS[(done + early) % len(ACTS)]
        moment = chance.uniform(0, ends[act.name].seconds)
        if not killed(act, site, moment):
            early += 1
            continue
        done += 1
        figures.count(f"{where}, kills of {act.name}")
        if fault := what_broke(act, site, ends[act.name]):
            figures.fault(f"{where}, {act.name}, {moment:.3f} s of {ends[act.name].seconds:.3f}: {fault}")
    figures.tell(f"{where}, kills in all", f"{done} of {kills} that were meant")
    figures.tell(f"{where}, over before the kill", early)
    return figures.end()


def whole(act: Act, site: Ground) -> End:
    """How it ends that nothing disturbs."""
    begin(act, site)
    began = time.monotonic()
    apart(lambda: act.does(site.folder))
    return End(time.monotonic() - began, apart(rows), apart(faults))


def begin(act: Act, site: Ground) -> None:
    """Nothing is left of what was tried before."""
    site.lay(act.state)
    shutil.rmtree(site.folder / "made", ignore_errors=True)
    (site.folder / "acknowledged").unlink(missing_ok=True)


def killed(act: Act, site: Ground, moment: float) -> bool:
    """Whether it was still at it."""
    begin(act, site)
    child = FORK.Process(target=_do, args=(act, site.folder))
    child.start()
    child.join(moment)
    was_at_it = child.is_alive()
    child.kill()
    child.join()
    return was_at_it


def _do(act: Act, folder: Path) -> None:
    silenced()
    act.does(folder)


def what_broke(act: Act, site: Ground, end: End) -> str:
    """What is not as it should be after the kill, or nothing."""
    if isinstance(site, OnSQLite) and act.state and not site.file.exists():
        return "the database is gone"
    try:
        found = site.broken() or apart(lambda: lost(site.folder)) or (act.is_whole and new(apart(faults), end))
        if not found:
            apart(lambda: act.does(site.folder))
            found = new(apart(faults), end) or apart(lambda: lost(site.folder))
        now = apart(rows)
    except RuntimeError as error:
        return str(error)
    other = {table: (number, end.rows.get(table)) for table, number in now.items() if number != end.rows.get(table)}
    return found or (f"rows, and without a kill: {other}" if act.ends_alike and other else "")


def new(found: list[str], end: End) -> str:
    """What is found now and is not found without a kill."""
    return "; ".join([one for one in found if one not in end.faults][:3])

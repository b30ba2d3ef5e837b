"""Kill -9 at a random moment of every command that writes, and of saving, publishing, restoring and migrating, on
SQLite and on PostgreSQL. After each the database is sound, all that was acknowledged is there, what is stored holds
together, the same command succeeds when it is run again, and then as many rows are there as without the kill.
"""

import sys

import django

from tests.trials.ground.databases import called, given, ground, on_each
from tests.trials.ground.figures import Figures, is_quick

KILLS = {"SQLite": 240, "PostgreSQL": 120}
QUICK = 12


def main(quick: bool = False) -> int:
    if not (address := given()):
        return on_each("tests.trials.kills", quick)
    django.setup()
    from tests.trials.ground.killing import tried

    where = called(address)
    return tried(ground(address), Figures(), where, QUICK if quick else KILLS[where])


if __name__ == "__main__":
    sys.exit(main(is_quick()))

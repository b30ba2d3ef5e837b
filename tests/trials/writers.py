"""Twenty writers at once on SQLite and on PostgreSQL, each a process that saves drafts and publishes them in the
admin. No word is lost, nobody is answered with a 500, who waits too long gets the words back and sends them again,
all that was acknowledged is there, and what is stored holds together.
"""

import sys

import django

from tests.trials.ground.databases import called, given, ground, on_each
from tests.trials.ground.figures import Figures, is_quick

WRITERS = 20
ROUNDS, QUICK = 5, 1


def main(quick: bool = False) -> int:
    if not (address := given()):
        return on_each("tests.trials.writers", quick)
    django.setup()
    from tests.trials.ground.writing import tried

    return tried(ground(address), Figures(), called(address), WRITERS, QUICK if quick else ROUNDS)


if __name__ == "__main__":
    sys.exit(main(is_quick()))

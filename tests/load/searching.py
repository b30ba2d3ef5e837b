"""What a search costs, and what the bare index takes for the same expression: `python -m tests.load.searching`.

Prints, by what is typed, milliseconds of processor time of both as JSON. On SQLite.
"""

import json
import time
from collections.abc import Callable

import django

TYPED = ("does it hurt", "redness", "permanent results", "hair growth minoxidil", "microneedling scalp", "hair")
BARE = (
    "SELECT rowid, title_words, body_words FROM articles_search WHERE articles_search MATCH %s ORDER BY rank LIMIT 20"
)
TIMES = 7


def main() -> None:
    django.setup()
    from django.db import connection

    from articles.models import Definition, SearchEntry
    from articles.search import search, sqlite

    told = Definition.objects.now()

    def bare(expression: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [expression])
            cursor.fetchall()

    search("warm", told=told)
    found = {}
    for typed in TYPED:
        expression = sqlite.expression(search(typed, told=told).wanted, every=True)
        found[typed] = (_least(lambda typed=typed: search(typed, told=told)), _least(lambda one=expression: bare(one)))
    print(json.dumps({"passages": SearchEntry.objects.filter(kind="passage").count(), "searches": found}))


def _least(act: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        act()
        took.append((time.process_time() - began) * 1000)
    return min(took)


if __name__ == "__main__":
    main()

"""How much a load of the seeds asks of the database: it writes each new row, and reads what is stored once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import import_content

TERM = '\n[[term]]\nslug = "word-{0}"\nname = "Word {0}"\nspellings = []\ndefinition = "What word {0} means."\n'
WRITTEN_OF_A_TERM = 6
"""It and its text, that the text is its own, the words, that they are live, and which seed they are."""


def asked(seeds, numbers):
    """How many questions it takes to load as many new terms."""
    seeds.append("glossary.toml", "".join(map(TERM.format, numbers)))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert import_content(seeds.path).outcomes["published"] == len(numbers)
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in queries)


def test_what_is_new_costs_no_question_but_for_its_own_rows(seeds):
    few, many = asked(seeds, range(1)), asked(seeds, range(1, 22))
    assert many - few <= 20 * WRITTEN_OF_A_TERM + 2  # Two: that one term of before stands as it did.

"""Search on SQLite: FTS5."""

from .order import ROW
from .wanted import Part, Wanted

# How much a word weighs in the title, in other names and in the body.
RANK = "bm25(articles_search, 10.0, 6.0, 1.0)"
# Passages are by far the most: whether a match is one is looked up among the few others, and never joined.
OTHERS = "SELECT id FROM articles_searchentry WHERE kind IN ('topic', 'question', 'claim', 'term', 'source')"
CHOSEN = "SELECT id FROM articles_searchentry WHERE kind IN (%(kind)s, %(or_kind)s, %(or_else)s, %(or_last)s)"


def _best(among: str) -> str:
    return f"""
        SELECT {ROW}
        FROM (
            SELECT rowid AS id FROM articles_search
            WHERE articles_search MATCH %(asked)s AND +rowid {among} ORDER BY {RANK}, rowid LIMIT %(most)s
        ) AS best
        CROSS JOIN articles_searchentry AS entry ON entry.id = best.id
    """  # noqa: S608 (constants only)


PAGES = _best(f"IN ({CHOSEN})")
PASSAGES = _best(f"NOT IN ({OTHERS})")
COUNTED = f"""
    SELECT CASE WHEN +rowid IN ({OTHERS})
        THEN (SELECT kind FROM articles_searchentry WHERE id = articles_search.rowid) ELSE 'passage' END, COUNT(*)
    FROM articles_search WHERE articles_search MATCH %(asked)s GROUP BY 1
"""  # noqa: S608 (constants only)


def expression(wanted: Wanted, every: bool) -> str:
    """The query in FTS5's words: every part, or any."""
    return (" AND " if every else " OR ").join(f"({_part(part)})" for part in wanted.parts)


def _part(part: Part) -> str:
    return " OR ".join(f'"{" ".join(phrase.words)}"{"*" if phrase.goes_on else ""}' for phrase in part.sought)

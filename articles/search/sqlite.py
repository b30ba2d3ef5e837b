"""Search on SQLite: FTS5."""

from .hits import CLOSE, OPEN
from .wanted import SHORTEST_BEGINNING, Part, Phrase, Wanted

# How much a word weighs in the title, in other names and in the body.
RANK = "bm25(articles_search, 10.0, 6.0, 1.0)"
FOUND = f"""entry.kind, entry.path, entry.source_id,
        highlight(articles_search, 0, '{OPEN}', '{CLOSE}'), highlight(articles_search, 1, '{OPEN}', '{CLOSE}'),
        snippet(articles_search, 2, '{OPEN}', '{CLOSE}', '…', 28)"""
# Passages are by far the most: whether a match is one is looked up among the few others, and never joined.
OTHERS = "SELECT id FROM articles_searchentry WHERE kind IN ('topic', 'question', 'claim', 'term')"
PAGES = f"""
    SELECT {FOUND}, -{RANK}
    FROM articles_search CROSS JOIN articles_searchentry AS entry ON entry.id = articles_search.rowid
    WHERE articles_search MATCH %(asked)s AND +articles_search.rowid IN ({OTHERS})
        AND entry.kind IN (%(kind)s, %(or_kind)s, %(or_else)s, %(or_last)s)
    ORDER BY {RANK}, entry.id LIMIT %(most)s OFFSET %(start)s
"""  # noqa: S608 (constants only)
# Words are marked in what is shown alone, and so looked for a second time.
PASSAGES = f"""
    SELECT {FOUND}, -best.score
    FROM (
        SELECT rowid AS id, {RANK} AS score FROM articles_search
        WHERE articles_search MATCH %(asked)s AND +rowid NOT IN ({OTHERS})
        ORDER BY score, rowid LIMIT %(most)s OFFSET %(start)s
    ) AS best
    CROSS JOIN articles_search ON articles_search.rowid = best.id
    CROSS JOIN articles_searchentry AS entry ON entry.id = best.id
    WHERE articles_search MATCH %(asked)s ORDER BY best.score, best.id
"""  # noqa: S608 (constants only)
COUNTED = f"""
    SELECT CASE WHEN +rowid IN ({OTHERS})
        THEN (SELECT kind FROM articles_searchentry WHERE id = articles_search.rowid) ELSE 'passage' END, COUNT(*)
    FROM articles_search WHERE articles_search MATCH %(asked)s GROUP BY 1
"""  # noqa: S608 (constants only)


def expression(wanted: Wanted, every: bool) -> str:
    """The query in FTS5's words: every part, or any."""
    return (" AND " if every else " OR ").join(f"({_part(part)})" for part in wanted.parts)


def _part(part: Part) -> str:
    return " OR ".join(_phrase(phrase, part.begins) for phrase in part.phrases)


def _phrase(phrase: Phrase, begins: bool) -> str:
    return f'"{" ".join(phrase)}"' + ("*" if begins and len(phrase[-1]) >= SHORTEST_BEGINNING else "")

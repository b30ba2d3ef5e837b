"""Search on SQLite: FTS5."""

from .hits import CLOSE, OPEN
from .wanted import SHORTEST_BEGINNING, Part, Phrase, Wanted

# How much a word weighs in the title, in other names and in the body.
RANK = "bm25(articles_search, 10.0, 6.0, 1.0)"
FOUND = f"""
    SELECT entry.kind, entry.path, entry.source_id,
        highlight(articles_search, 0, '{OPEN}', '{CLOSE}'), highlight(articles_search, 1, '{OPEN}', '{CLOSE}'),
        snippet(articles_search, 2, '{OPEN}', '{CLOSE}', '…', 28), -{RANK}
    FROM articles_search JOIN articles_searchentry AS entry ON entry.id = articles_search.rowid
    WHERE articles_search MATCH %s AND entry.kind IN (%s, %s, %s, %s, %s)
    ORDER BY {RANK}, entry.id LIMIT %s OFFSET %s
"""  # noqa: S608 (constants only)
COUNTED = """
    SELECT entry.kind, COUNT(*)
    FROM articles_search JOIN articles_searchentry AS entry ON entry.id = articles_search.rowid
    WHERE articles_search MATCH %s GROUP BY entry.kind
"""


def expression(wanted: Wanted, every: bool) -> str:
    """The query in FTS5's words: every part, or any."""
    return (" AND " if every else " OR ").join(f"({_part(part)})" for part in wanted.parts)


def _part(part: Part) -> str:
    return " OR ".join(_phrase(phrase, part.begins) for phrase in part.phrases)


def _phrase(phrase: Phrase, begins: bool) -> str:
    return f'"{" ".join(phrase)}"' + ("*" if begins and len(phrase[-1]) >= SHORTEST_BEGINNING else "")

"""Search on PostgreSQL: its full-text search, with the configuration that migration 0007 makes."""

from .hits import CLOSE, OPEN
from .wanted import SHORTEST_BEGINNING, Part, Phrase, Wanted

MARKS = f"StartSel={OPEN}, StopSel={CLOSE}"
# How much a word weighs in the body (D), in other names (B) and in the title (A); a long text counts for less.
RANK = "ts_rank('{0.1, 0.1, 0.6, 1.0}', entry.words, query, 1)"
FOUND = f"""
    SELECT entry.kind, entry.path, entry.source_id,
        ts_headline('articles_english', entry.title, query, '{MARKS}, HighlightAll=true'),
        ts_headline('articles_english', entry.names, query, '{MARKS}, HighlightAll=true'),
        ts_headline('articles_english', entry.body, query, '{MARKS}, MaxWords=28, MinWords=14'), {RANK}
    FROM articles_searchentry AS entry, to_tsquery('articles_english', %(asked)s) AS query
    WHERE entry.words @@ query AND entry.kind"""  # noqa: S608 (constants only)
IN_ORDER = f"ORDER BY {RANK} DESC, entry.id LIMIT %(most)s OFFSET %(start)s"
PAGES = f"{FOUND} IN (%(kind)s, %(or_kind)s, %(or_else)s, %(or_last)s) {IN_ORDER}"
PASSAGES = f"{FOUND} = 'passage' {IN_ORDER}"
COUNTED = """
    SELECT entry.kind, COUNT(*)
    FROM articles_searchentry AS entry, to_tsquery('articles_english', %(asked)s) AS query
    WHERE entry.words @@ query GROUP BY entry.kind
"""


def expression(wanted: Wanted, every: bool) -> str:
    """The query in PostgreSQL's words: every part, or any."""
    return (" & " if every else " | ").join(f"({_part(part)})" for part in wanted.parts)


def _part(part: Part) -> str:
    return " | ".join(_phrase(phrase, part.begins) for phrase in part.phrases)


def _phrase(phrase: Phrase, begins: bool) -> str:
    last = f"'{phrase[-1]}'" + (":*" if begins and len(phrase[-1]) >= SHORTEST_BEGINNING else "")
    return "(" + " <-> ".join([*(f"'{word}'" for word in phrase[:-1]), last]) + ")"

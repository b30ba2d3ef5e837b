"""Search on PostgreSQL: its full-text search."""

from .order import ROW
from .wanted import Part, Sought, Wanted

# How much a word weighs in the body (D), in other names (B) and in the title (A); a long text counts for less.
RANK = "ts_rank('{0.1, 0.1, 0.6, 1.0}', entry.words, query, 1)"
MATCHING = "FROM articles_searchentry AS entry, to_tsquery('simple', %(asked)s) AS query WHERE entry.words @@ query"
BEST = f"SELECT {ROW} {MATCHING}"
IN_ORDER = f"ORDER BY {RANK} DESC, entry.id LIMIT %(most)s"
PAGES = f"{BEST} AND entry.kind IN (%(kind)s, %(or_kind)s, %(or_else)s, %(or_last)s) {IN_ORDER}"
PASSAGES = f"{BEST} AND entry.kind = 'passage' {IN_ORDER}"
COUNTED = f"SELECT entry.kind, COUNT(*) {MATCHING} GROUP BY entry.kind"


def expression(wanted: Wanted, every: bool) -> str:
    """The query in PostgreSQL's words: every part, or any."""
    return (" & " if every else " | ").join(f"({_part(part)})" for part in wanted.parts)


def _part(part: Part) -> str:
    return " | ".join(f"({_phrase(phrase)})" for phrase in part.sought)


def _phrase(phrase: Sought) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.goes_on else "")

"""What means the same: the glossary's spellings, everyday words for what pages call by another, and questions."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

from articles.models import EntryKind, Term
from articles.seeding import EverydayWords

from .order import Row
from .wanted import Phrase, wanted, words_of

Groups = list[tuple[Phrase, ...]]
QUESTIONS = (EntryKind.TOPIC, EntryKind.QUESTION, EntryKind.CLAIM)
# Beside "at home" this tells nothing more.
ONESELF = frozenset(("myself",))
# Of the small words those that make another question of the same words. "How much" and "what" ask alike.
ASKING = frozenset(("how", "if", "when", "where", "which", "who", "why"))


def same_words(everyday: EverydayWords) -> Groups:
    """Groups of phrases of which any stands for the others."""
    spelled = Term.objects.published().values_list("name", "spellings")
    return [
        *map(_phrases, everyday),
        *(_phrases([name, *spellings]) for name, spellings in spelled if spellings),
    ]


def asked_once(rows: Iterable[Row], same: Groups, common: frozenset[str]) -> list[list[Row]]:
    """The rows in their order, with each question those that ask the same in other words after it."""
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        key = _question(row.title, same, common) if row.kind in QUESTIONS else row.id
        found.setdefault(key, []).append(row)
    return list(found.values())


def _question(title: str, same: Groups, common: frozenset[str]) -> Hashable:
    """Equal for two titles that ask the same."""
    words = frozenset(words_of(title))
    untold = common | ONESELF
    asking = words & ASKING - ({"how"} if "much" in words else frozenset())
    telling = [part.phrases for part in wanted(title, same).parts if not untold.issuperset(part.phrases[0])]
    return asking, frozenset(map(frozenset, telling)) or words - common


def _phrases(group: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(words for words in map(_words_of, group) if words)


_words_of = lru_cache(maxsize=2000)(words_of)
"""The same few are read for every search."""

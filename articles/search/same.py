"""Words that mean the same: the glossary's spellings, and everyday words for what pages call by another."""

from collections.abc import Iterable

from articles.models import Term
from articles.seeding import EverydayWords

from .wanted import Phrase, words_of

Groups = list[tuple[Phrase, ...]]


def same_words(everyday: EverydayWords) -> Groups:
    """Groups of phrases of which any stands for the others."""
    spelled = Term.objects.published().values_list("name", "spellings")
    return [
        *map(_phrases, everyday),
        *(_phrases([name, *spellings]) for name, spellings in spelled if spellings),
    ]


def _phrases(group: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(words for words in map(words_of, group) if words)

"""Words that mean the same: the glossary's spellings, and everyday words for what pages call by another."""

import tomllib
from functools import cache

from django.conf import settings

from articles.models import Term

from .wanted import Phrase, words_of

Groups = list[tuple[Phrase, ...]]


def same_words() -> Groups:
    """Groups of phrases of which any stands for the others."""
    spelled = Term.objects.published().values_list("name", "spellings")
    return [*everyday_words(), *(_phrases([name, *spellings]) for name, spellings in spelled if spellings)]


@cache
def everyday_words() -> Groups:
    """The groups of `seeds/everyday_words.toml`."""
    listed = tomllib.loads((settings.SEEDS / "everyday_words.toml").read_text(encoding="utf-8"))
    return [_phrases(group) for group in listed["same"]]


def _phrases(group: list[str]) -> tuple[Phrase, ...]:
    return tuple(words for words in map(words_of, group) if words)

"""What definitions name: claims, sources and references in drawings, questions on the home page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from articles.models import Claim, Definition, Question, Reference, RemovedSeed, Source
from articles.seeding import SITE, Drawing, SeedError, Site, read_definition
from articles.seeding.drawing import MARK
from articles.seeding.site import with_home_questions

Named = tuple[str, str]
"""A kind, and the slug or key by which one of it is named."""
KINDS: dict[str, tuple[Any, str]] = {
    "claim": (Claim, "slug"),
    "source": (Source, "slug"),
    "reference": (Reference, "key"),
    "question": (Question, "slug"),
}


def named_in(definition: object) -> Iterator[Named]:
    """All that a definition names, in its order."""
    if isinstance(definition, Site):
        yield from (("question", slug) for slug in definition.home_questions)
    if isinstance(definition, Drawing):
        for claim, rest in definition.rests_on.items():
            yield "claim", claim
            yield from (("source", slug) for slug in rest.told_by)
        for words in definition.words:
            for mark in MARK.finditer(words):
                yield from ((kind, mark[group]) for kind, group in GROUPS.items() if mark[group])


GROUPS = {"claim": "claim", "source": "source", "reference": "key"}


def is_known(kind: str, key: str) -> bool:
    """Whether it is there, under this slug or a later one, or was until an editor deleted it.

    What is gone is left out where it is named: readers see the rest.
    """
    model, field = KINDS[kind]
    there = model.objects.filter(Q(**{field: key}) | Q(**{f"seeded__{field}": key}))
    return bool(there.exists() or RemovedSeed.objects.filter(model=kind, key=key).exists())


def is_there(kind: str, key: str) -> bool:
    model, field = KINDS[kind]
    return bool(model.objects.filter(**{field: key}).exists())


def is_whole(definition: object) -> bool:
    """Whether it can be loaded elsewhere: it can be read, and a drawing names only what is there."""
    named = named_in(definition) if isinstance(definition, Drawing) else ()
    return definition is not None and all(is_there(kind, key) for kind, key in named)


def with_renamed_question(toml: str, old: str, new: str) -> str:
    """What is told of the site, naming a question by its new slug; as it is, where it names none."""
    named = _home_questions(toml)
    return with_home_questions(toml, [new if slug == old else slug for slug in named]) if old in named else toml


def without_what_is_gone(toml: str) -> str:
    """What is told of the site, without the questions that are gone: it can be loaded elsewhere."""
    named = _home_questions(toml)
    there = set(Question.objects.filter(slug__in=named).values_list("slug", flat=True))
    return toml if there.issuperset(named) else with_home_questions(toml, [slug for slug in named if slug in there])


def _home_questions(toml: str) -> tuple[str, ...]:
    try:
        site = read_definition(SITE, toml)
    except SeedError:
        return ()
    return site.home_questions if isinstance(site, Site) else ()


def rename_question(old: str, new: str) -> None:
    """The home page goes on naming a question that was renamed, and is still known to be as its seed was."""
    for site in Definition.objects.filter(file=SITE):
        if old not in _home_questions(site.toml):
            continue
        site.toml = with_renamed_question(site.toml, old, new)
        if "toml" in site.seeded:
            site.seeded = {**site.seeded, "toml": with_renamed_question(site.seeded["toml"], old, new)}
        site.save(update_fields=["toml", "seeded", "changed"])

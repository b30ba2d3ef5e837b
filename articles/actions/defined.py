"""What definitions name: claims, sources and references in drawings, questions and claims in lists of the site."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from articles.models import Claim, Definition, Question, Reference, RemovedSeed, Source
from articles.seeding import SITE, Drawing, SeedError, Site, read_definition
from articles.seeding.drawing import MARK
from articles.seeding.site import LISTS, with_list

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
        yield from ((kind, slug) for name, kind in LISTS.items() for slug in getattr(definition, name))
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


def with_renamed(toml: str, kind: str, old: str, new: str) -> str:
    """What is told of the site, naming one of this kind by its new slug; as it is, where it names none."""
    for name, named in _lists(toml, kind):
        if old in named:
            toml = with_list(toml, name, [new if slug == old else slug for slug in named])
    return toml


def without_what_is_gone(toml: str) -> str:
    """What is told of the site, without the questions and claims that are gone: it can be loaded elsewhere."""
    for name, named in _lists(toml):
        model, field = KINDS[LISTS[name]]
        there = set(model.objects.filter(**{f"{field}__in": named}).values_list(field, flat=True))
        if not there.issuperset(named):
            toml = with_list(toml, name, [slug for slug in named if slug in there])
    return toml


def _lists(toml: str, kind: str = "") -> list[tuple[str, tuple[str, ...]]]:
    """The lists that name what is stored of this kind, or of any; none where the file cannot be read."""
    try:
        site = read_definition(SITE, toml)
    except SeedError:
        return []
    return [(name, getattr(site, name)) for name, named in LISTS.items() if kind in ("", named)]


def rename_in_site(kind: str, old: str, new: str) -> None:
    """The site goes on naming what was renamed, and is still known to be as its seed was."""
    for site in Definition.objects.filter(file=SITE):
        toml = with_renamed(site.toml, kind, old, new)
        if toml == site.toml:
            continue
        site.toml = toml
        if "toml" in site.seeded:
            site.seeded = {**site.seeded, "toml": with_renamed(site.seeded["toml"], kind, old, new)}
        site.save(update_fields=["toml", "seeded", "changed"])

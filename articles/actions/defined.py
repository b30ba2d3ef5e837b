"""What definitions name: claims, sources and references in drawings, questions on the home page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from articles.models import Claim, Definition, Question, Reference, RemovedSeed, Source
from articles.seeding import SITE, Drawing, Site
from articles.shown.runs import MARK

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
        for text in (definition.caption, definition.closing, *(step.name + step.text for step in definition.steps)):
            for mark in MARK.finditer(text):
                yield from ((kind, mark[group]) for kind, group in GROUPS.items() if mark[group])


GROUPS = {"claim": "claim", "source": "source", "reference": "key"}


def is_known(kind: str, key: str) -> bool:
    """Whether it is there, under this slug or a later one, or was until an editor deleted it.

    What is gone is left out where it is named: readers see the rest.
    """
    model, field = KINDS[kind]
    there = model.objects.filter(Q(**{field: key}) | Q(**{f"seeded__{field}": key}))
    return bool(there.exists() or RemovedSeed.objects.filter(model=kind, key=key).exists())


def with_renamed_question(toml: str, old: str, new: str) -> str:
    """A definition that goes on naming a question, by its new slug."""
    return toml.replace(f'"{old}"', f'"{new}"')


def rename_question(old: str, new: str) -> None:
    """The home page goes on naming a question that was renamed, and is still known to be as its seed was."""
    for site in Definition.objects.filter(file=SITE, toml__contains=f'"{old}"'):
        site.toml = with_renamed_question(site.toml, old, new)
        if "toml" in site.seeded:
            site.seeded = {**site.seeded, "toml": with_renamed_question(site.seeded["toml"], old, new)}
        site.save(update_fields=["toml", "seeded", "changed"])

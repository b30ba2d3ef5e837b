"""Seeds as this site has them: a seed goes on meaning what an editor renamed, and brings back nothing archived."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from articles.models import Archived, Claim, Moved, Question, Term, Topic, former_slugs
from articles.models.figure_names import with_renamed_claim
from articles.seeding import SITE, Entry, Seeds

from .defined import with_renamed

Slugs = dict[str, str]


def as_named_here(seeds: Seeds) -> Seeds:
    """The seeds with the slugs that things have now; entries with a file of their own tell theirs as `slug`."""
    topics, questions, claims, terms = (former_slugs(kind) for kind in (Topic, Question, Claim, Term))
    addresses = dict(Moved.objects.values_list("old", "new"))
    on_topic = [_with(one, topic=topics.get(one["topic"], one["topic"])) for one in seeds.questions]
    compared = [
        _with(one, slug=claims.get(one["slug"], one["slug"]), topic=topics.get(one["topic"], one["topic"]))
        for one in seeds.claims
    ]
    return replace(
        seeds,
        definitions=tuple(_definition(one, {"question": questions, "claim": claims}) for one in seeds.definitions),
        topics=tuple(_with(_document(one, topics), figures=_figures(one["figures"], claims)) for one in seeds.topics),
        questions=tuple(_with(_document(one, questions), claims=_listed(one["claims"], claims)) for one in on_topic),
        claims=tuple(_out_of_sight(compared)),
        terms=tuple(_with(one, slug=terms.get(one["slug"], one["slug"])) for one in seeds.terms),
        passages=tuple(_with(one, topics=_listed(one["topics"], topics)) for one in seeds.passages),
        corrections=tuple(_with(one, where=_listed(one["where"], addresses)) for one in seeds.corrections),
    )


def _with(entry: Entry, **attributes: Any) -> Entry:
    return replace(entry, attributes={**entry.attributes, **attributes})


def _document(entry: Entry, now: Slugs) -> Entry:
    return _with(entry, slug=now.get(entry.path.stem, entry.path.stem), related=_listed(entry["related"], now))


def _definition(entry: Entry, now: Mapping[str, Slugs]) -> Entry:
    """`now`: the slugs of each kind."""
    toml = entry["toml"]
    for kind, slugs in now.items() if entry["file"] == SITE else ():
        for old, new in slugs.items():
            toml = with_renamed(toml, kind, old, new)
    return _with(entry, toml=toml)


def _listed(slugs: Iterable[str], now: Slugs) -> list[str]:
    return [now.get(slug, slug) for slug in slugs]


def _figures(names: list[str], now: Slugs) -> list[str]:
    for old, new in now.items():
        names = with_renamed_claim(names, old, new)
    return names


def _out_of_sight(claims: Iterable[Entry]) -> Iterable[Entry]:
    """A claim that is archived, or whose topic is, is not published by its seed."""
    archived = Archived.objects.values_list("text__claim__slug", "text__topic__slug")
    hidden, topics = (set(slugs) - {None} for slugs in (zip(*archived, strict=True) if archived else ((), ())))
    for claim in claims:
        gone = claim["slug"] in hidden or claim["topic"] in topics
        yield _with(claim, published=claim["published"] and not gone)

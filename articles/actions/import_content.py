"""Load the rest of `seeds/`: topics, questions, pages, claims with statements, terms and references.

Where the live text is still what was last loaded, a changed seed becomes live; where an editor
changed it, the seed arrives as a draft beside it. All in one transaction: a fault stores nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.importing import fold
from articles.importing.seeds import STANCES, Entry, SeedError, read_seeds
from articles.models import (
    Claim,
    ContentRevision,
    Origin,
    Page,
    Question,
    Reference,
    Revision,
    Seeded,
    Source,
    Statement,
    Term,
    Text,
    Topic,
    Written,
)
from articles.rendering import Resolver

from .publish import NotPublishable, publish
from .record_statement import record_statement
from .resolver import StoredContent
from .save_draft import save_draft, text_of


@dataclass(slots=True)
class ContentReport:
    """What was loaded: a count of each outcome, and what was left as editors made it."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return any(count for outcome, count in self.outcomes.items() if outcome != "unchanged")


@transaction.atomic
def import_content(folder: Path) -> ContentReport:
    """Load every seed in `folder`.

    Raises `SeedError`, naming file and line, and stores nothing, when anything in it is wrong.
    """
    seeds = read_seeds(folder)
    report = ContentReport()
    texts: list[tuple[Written, Entry, str]] = []
    for entry in seeds.references:
        _store(Reference, "key", entry, _plain(entry), report)
    for entry in seeds.terms:
        term = _store(Term, "slug", entry, _only(entry, "slug", "name", "spellings"), report)
        texts.append((term, entry, f"{entry['definition']}\n"))
    for entry in _in_order(seeds.topics):
        slug = entry.path.stem
        topic = _store(Topic, "slug", entry, {"slug": slug, **entry.attributes, "position": _place(slug)}, report)
        texts.append((topic, entry, entry.markdown))
    for position, entry in enumerate(seeds.claims, start=1):
        claim = _store_claim(entry, position, report)
        if entry["note"]:
            texts.append((claim, entry, entry["note"].strip() + "\n"))
    for position, entry in enumerate(seeds.questions, start=1):
        texts.append((_store_question(entry, position, report), entry, entry.markdown))
    for entry in seeds.pages:
        page = _store(Page, "slug", entry, {"slug": entry.path.stem, **entry.attributes}, report)
        texts.append((page, entry, entry.markdown))
    _store_statements(seeds.claims, report)
    content = StoredContent()
    for written, entry, markdown in texts:
        report.outcomes[_store_text(written, entry, markdown, content, report)] += 1
    if report.changed:
        ContentRevision.raise_number()
    return report


Model = TypeVar("Model", bound=Seeded)
TOPIC_ORDER = (
    "overview",
    "procedure",
    "how-it-works",
    "benefits",
    "evidence",
    "results",
    "side-effects",
    "cost",
    "suitability",
    "aftercare",
)


def _place(slug: str) -> int:
    return TOPIC_ORDER.index(slug) + 1 if slug in TOPIC_ORDER else len(TOPIC_ORDER) + 1


def _in_order(topics: Sequence[Entry]) -> list[Entry]:
    return sorted(topics, key=lambda entry: (_place(entry.path.stem), entry.path.stem))


def _only(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: entry[name] for name in names}


def _plain(entry: Entry) -> dict[str, Any]:
    """The attributes as JSON values."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in entry.attributes.items()
    }


def _store(model: type[Model], key: str, entry: Entry, attributes: Mapping[str, Any], report: ContentReport) -> Model:
    """Make the object or merge the seed into it; an attribute that an editor changed is left and reported."""
    instance = model._default_manager.filter(**{key: attributes[key]}).first() or model()
    before = None if instance.pk is None else (dict(instance.seeded), *(getattr(instance, n) for n in attributes))
    kept = instance.merge_seed(attributes)
    report.kept += [f"{instance._meta.verbose_name} {attributes[key]}: {name} is an editor’s" for name in kept]
    if before == (instance.seeded, *(getattr(instance, name) for name in attributes)):
        report.outcomes["unchanged"] += 1
        return instance
    try:
        instance.full_clean(exclude=["text"])
    except ValidationError as error:
        raise entry.wrong(
            "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
        ) from error
    report.outcomes["added" if instance.pk is None else "updated"] += 1
    instance.save()
    return instance


def _store_claim(entry: Entry, position: int, report: ContentReport) -> Claim:
    topic = Topic.objects.filter(slug=entry["topic"]).first()
    if topic is None:
        raise entry.wrong(f"claim {entry['slug']}: there is no topic {entry['topic']!r}")
    attributes = {**_only(entry, "slug", "question", "kind", "unit"), "topic_id": topic.pk, "position": position}
    return _store(Claim, "slug", entry, attributes, report)


def _store_question(entry: Entry, position: int, report: ContentReport) -> Question:
    topic = Topic.objects.filter(slug=entry["topic"]).first()
    if topic is None:
        raise entry.wrong(f"there is no topic {entry['topic']!r}")
    claims = {claim.slug: claim for claim in Claim.objects.filter(slug__in=entry["claims"])}
    if missing := [slug for slug in entry["claims"] if slug not in claims]:
        raise entry.wrong(f"there is no claim {missing[0]!r}")
    attributes = {
        "slug": entry.path.stem,
        "wording": entry["question"],
        "topic_id": topic.pk,
        "related": entry["related"],
        "position": position,
    }
    known = Question.objects.filter(slug=entry.path.stem).first()
    loaded = known.seeded.get("claims") if known else None
    question = _store(Question, "slug", entry, attributes, report)
    stored = sorted(question.claims.values_list("slug", flat=True))
    if loaded is None or stored == sorted(loaded):
        question.claims.set(claims.values())
    if loaded != entry["claims"]:
        question.seeded["claims"] = list(entry["claims"])
        question.save(update_fields=["seeded"])
    return question


def _store_statements(claims: Sequence[Entry], report: ContentReport) -> None:
    """Record the statements that are new or changed in the seeds; what an editor changed or removed stays so."""
    content = StoredContent()
    sources = {source.letter: source for source in Source.objects.all()}
    for entry in claims:
        claim = Claim.objects.get(slug=entry["slug"])
        loaded: dict[str, Any] = claim.seeded.get("statements", {})
        current: dict[str, Any] = {}
        for seed in entry["statement"]:
            if seed["source"] not in sources:
                raise entry.wrong(
                    f"claim {claim.slug}: there is no source {seed['source']!r}: import the articles first"
                )
            key = f"{seed['source']} {seed['exact']}"
            last = loaded.get(key)
            if last is not None and (last["seed"] == seed or not _untouched(last)):
                outcome = "unchanged" if last["seed"] == seed else "kept"
                current[key] = {**last, "seed": seed}
            else:
                statement = _record(claim, sources[seed["source"]], seed, entry, content)
                outcome = "added" if last is None else "updated"
                current[key] = {"seed": seed, "pk": statement.pk}
            report.outcomes[outcome] += 1
        for key in loaded.keys() - current.keys():
            if _untouched(loaded[key]):
                Statement.objects.filter(pk=loaded[key]["pk"]).delete()
                report.outcomes["removed"] += 1
        if current != loaded:
            claim.seeded["statements"] = current
            claim.save(update_fields=["seeded"])


def _untouched(last: Mapping[str, Any]) -> bool:
    """Whether the stored statement still says what its seed said when it was loaded."""
    statement = Statement.objects.filter(pk=last["pk"]).first()
    if statement is None:
        return False
    value = _value(last["seed"])
    return fold(statement.exact) == fold(last["seed"]["exact"]) and all(
        getattr(statement, name) == value[name] for name in value
    )


def _value(seed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a statement that the seed gives."""
    value = {name: seed[name] for name in seed if name not in ("source", "exact", "stance")}
    return {**value, "stance": STANCES[seed["stance"]] if seed["stance"] else None}


def _record(claim: Claim, source: Source, seed: Mapping[str, Any], entry: Entry, content: StoredContent) -> Statement:
    try:
        return record_statement(claim, source, seed["exact"], _value(seed), content=content)
    except ValidationError as error:
        raise entry.wrong(" ".join(error.messages)) from error


def _store_text(written: Written, entry: Entry, markdown: str, content: Resolver, report: ContentReport) -> str:
    """Save the seed's Markdown as a revision, and publish it unless an editor's words are live or in draft."""
    digest = hashlib.sha256(markdown.encode()).hexdigest()
    text = text_of(written)
    if text.seed_sha256 == digest:
        return "unchanged"
    working = text.working
    edited = working is not None and working.origin == Origin.EDITOR
    revision = save_draft(written, markdown, comment="Loaded from seeds", origin=Origin.SEED, resolver=content)
    if edited:
        report.kept.append(f"{text}: an editor changed it; the seed arrived as a draft beside it")
    else:
        _publish_seed(revision, entry, content)
    Text.objects.filter(pk=text.pk).update(seed_sha256=digest)
    return "drafted" if edited else "published"


def _publish_seed(revision: Revision, entry: Entry, content: Resolver) -> None:
    try:
        publish(revision, resolver=content)
    except NotPublishable as error:
        first = error.problems[0]
        raise SeedError(entry.path, entry.markdown_line + first.line - 1, first.message) from error

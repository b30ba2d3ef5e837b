"""Load the rest of `seeds/`: topics, questions, pages, claims with statements, terms and references.

An editor's work is never overwritten: see docs/decisions/0001. All in one transaction: a fault
stores nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from articles.models import (
    Claim,
    ContentRevision,
    Correction,
    Definition,
    Origin,
    Page,
    Question,
    Reference,
    RemovedSeed,
    Revision,
    Seeded,
    Term,
    Topic,
    as_loaded,
)
from articles.seeding import Entry, SeedError, Seeds, line_of, read_definition, read_seeds

from .addresses import known_addresses, was_removed
from .as_named_here import as_named_here
from .content_report import ContentReport
from .defined import is_known, named_in
from .field_by_field import field_by_field
from .follow_reference import follow_reference
from .import_moved import import_moved, stands_at
from .import_passages import import_passages
from .import_statements import import_statements
from .import_text import import_text
from .index_entries import index_pages, index_passages
from .keep_proposals import link_proposals
from .log_changes import log_changes
from .make_room import make_room
from .rate_research import rate_research
from .render_anew import render_anew
from .resolver import LoadedContent
from .seed_attributes import day_or_none, of_correction, of_reference, only, plain, without_days

Model = TypeVar("Model", bound=Seeded)
OnTopic = TypeVar("OnTopic", Claim, Question)


@transaction.atomic
def import_content(folder: Path) -> ContentReport:
    """Load every seed in `folder`.

    Raises `SeedError`, naming file and line, and stores nothing, when anything in it is wrong.
    """
    as_written = read_seeds(folder)
    report = ContentReport()
    ContentRevision.lock()
    import_moved(as_written.moved, report)
    seeds = as_named_here(as_written)
    stored = Stored(report)
    named = _as_named()
    for entry in seeds.definitions:
        _store(Definition, "file", entry, plain(entry), stored)
    for entry in seeds.references:
        _store(Reference, "key", entry, of_reference(entry), stored)
    for entry in seeds.corrections:
        _store(Correction, "key", entry, of_correction(entry), stored)
    terms = [_store(Term, "slug", entry, only(entry, "slug", "name", "spellings"), stored) for entry in seeds.terms]
    topics = [_store_topic(entry, stored) for entry in seeds.topics]
    stored.topics = Topic.objects.in_bulk(field_name="slug") | {topic.slug: topic for topic in topics if topic}
    claims = [_store_claim(entry, position, stored) for position, entry in enumerate(seeds.claims, start=1)]
    stored.claims = Claim.objects.in_bulk(field_name="slug")
    questions = [_store_question(entry, stored) for entry in seeds.questions]
    pages = [_store_page(entry, stored) for entry in seeds.pages]
    import_passages(seeds.passages, report)
    link_proposals()
    compared = (None if claim in stored.left else claim for claim in claims)
    import_statements(zip(compared, seeds.claims, strict=True), report)
    log_changes("What the sources say was written down anew.")  # Texts tell of the comparison as it is now.
    content = LoadedContent()
    for owners, entries in (
        (terms, seeds.terms),
        (topics, seeds.topics),
        (claims, seeds.claims),
        (questions, seeds.questions),
        (pages, seeds.pages),
    ):
        for written, entry in zip(owners, entries, strict=True):
            import_text(written, entry, content, report)
    render_anew(Revision.objects.live().filter(origin=Origin.EDITOR).select_related("text"))
    for reference in Reference.objects.all():
        if named.get(reference.pk, reference.name) != reference.name:
            follow_reference(reference)
    rate_research()
    _check_definitions(seeds.definitions)
    _check_related(seeds.topics, Topic, stored)
    _check_related(seeds.questions, Question, stored)
    _check_corrections(seeds.corrections, _addresses_in(as_written))
    if index_pages() + index_passages() or report.changed:
        ContentRevision.raise_number()
    return report


def _as_named() -> dict[int, str]:
    """What texts call each reference, and whether it is retracted, before anything is loaded."""
    return {one.pk: one.name for one in Reference.objects.all()}


def _check_definitions(entries: Sequence[Entry]) -> None:
    """What a drawing or the home page names must be there, or have been deleted by an editor."""
    for entry in entries:
        for kind, key in named_in(read_definition(entry["file"], entry["toml"])):
            if not is_known(kind, key):
                raise SeedError(entry.path, line_of(entry["toml"], key), f"there is no {kind} {key!r}")


def _check_related(entries: Sequence[Entry], kind: type[Topic] | type[Question], stored: "Stored") -> None:
    """What to read next must be there to be read, or have been deleted by an editor."""
    slugs = {entry["slug"] for entry in entries} | set(kind._default_manager.values_list("slug", flat=True))
    removed = {key for _, key in stored.removed}
    for entry in entries:
        if missing := [slug for slug in entry["related"] if slug not in slugs | removed]:
            raise entry.wrong(f"related: there is no {missing[0]!r}")


def _addresses_in(seeds: Seeds) -> set[str]:
    """Where what the seeds hold would stand under their own names, each of which is known to make an address."""
    kinds = {"topic": seeds.topics, "question": seeds.questions, "page": seeds.pages}
    named = {reverse(kind, args=[entry.path.stem]) for kind, entries in kinds.items() for entry in entries}
    return named | {reverse("claim", args=[entry["slug"]]) for entry in seeds.claims}


def _check_corrections(entries: Sequence[Entry], addresses: set[str]) -> None:
    """Where something wrong stood must be a page, or have been one until an editor took it away or named it anew."""
    known = addresses | known_addresses() if entries else set()
    for entry in entries:
        for path in entry["where"]:
            if path not in known and stands_at(path) is None and not was_removed(path):
                raise entry.wrong(f"where: readers find nothing at {path!r}: give the address of a page that they see")


@dataclass(slots=True)
class Stored:
    """What is stored of all that seeds make, read once for a load. `topics` and `claims` are by slug."""

    report: ContentReport
    removed: set[tuple[str, str]] = field(default_factory=lambda: set(RemovedSeed.objects.values_list("model", "key")))
    places: dict[str, int] = field(default_factory=lambda: dict(Topic.objects.values_list("slug", "position")))
    topics: dict[str, Topic] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    from_seeds: dict[type[Seeded], dict[str, Any]] = field(default_factory=dict)
    left: list[Claim] = field(default_factory=list)
    """Claims that are not loaded, because what is recorded on them does not fit their seed."""

    def of(self, model: type[Model], key: str) -> dict[str, Model]:
        if model not in self.from_seeds:
            self.from_seeds[model] = model.all_from_seeds(key)
        return self.from_seeds[model]


def _store_topic(entry: Entry, stored: Stored) -> Topic | None:
    attributes = {name: value for name, value in without_days(entry).items() if name != "searched"}
    attributes["searched_on"] = day_or_none(entry["searched"])
    if entry["position"] is None:  # As exports left it out once: it stays where it is.
        attributes["position"] = stored.places.get(entry.path.stem, max(stored.places.values(), default=0) + 1)
    return _store(Topic, "slug", entry, attributes, stored)


def _store_page(entry: Entry, stored: Stored) -> Page | None:
    slug = entry.path.stem
    if not Page(slug=slug).has_a_place:
        raise entry.wrong(f"/{slug}/ is another page of this site, or no address: give the file another name")
    return _store(Page, "slug", entry, {"slug": slug, **without_days(entry)}, stored)


def _store(model: type[Model], key: str, entry: Entry, attributes: Mapping[str, Any], stored: Stored) -> Model | None:
    """Make the object or merge the seed into it; None when an editor deleted it."""
    name = f"{model._meta.verbose_name} {attributes[key]}"
    report, known = stored.report, stored.of(model, key)
    instance = as_loaded(known.get(attributes[key]) or model())
    if instance.pk is None and (model._meta.model_name, attributes[key]) in stored.removed:
        report.keep(f"{name}: an editor removed it")
        return None
    if instance.says_the_same(attributes):
        report.outcomes["unchanged"] += 1
        return instance
    before = None if instance.pk is None else _state(instance, attributes)
    for kept in instance.merge_seed(attributes):
        report.keep(f"{name}: {kept} is as an editor set it")
    if before == _state(instance, attributes):
        report.outcomes["unchanged"] += 1
        return instance
    try:
        # Its topic was looked up just now, and its key is that of nothing else that is stored.
        instance.full_clean(exclude=["text", "topic"], validate_unique=False)
    except ValidationError as error:
        raise entry.wrong(field_by_field(error)) from error
    report.outcomes["added" if instance.pk is None else "updated"] += 1
    instance.save()
    known[attributes[key]] = instance
    return instance


def _state(instance: Seeded, names: Mapping[str, Any]) -> tuple[Any, ...]:
    return dict(instance.seeded), *(getattr(instance, name) for name in names)


def _topic_of(entry: Entry, stored: Stored) -> Topic:
    topic = stored.topics.get(entry["topic"])
    if topic is None:
        raise entry.wrong(f"there is no topic {entry['topic']!r}")
    return topic


def _store_claim(entry: Entry, position: int, stored: Stored) -> Claim | None:
    topic = _topic_of(entry, stored)
    known = stored.of(Claim, "slug").get(entry["slug"])
    if known is not None and known.kind == known.seeded.get("kind") and not make_room(known, entry["kind"]):
        stored.report.keep(f"claim {known.slug}: it stays as it is, for what editors recorded on it is of its kind")
        stored.left.append(known)
        return known
    attributes = {
        **only(entry, "slug", "question", "kind", "unit", "ask"),
        "research": _research(entry, stored),
        "topic_id": topic.pk,
        "position": position if entry["position"] is None else entry["position"],
        "is_published": entry["published"],
    }
    return _on(topic, _store(Claim, "slug", entry, attributes, stored))


def _research(entry: Entry, stored: Stored) -> list[dict[str, Any]]:
    """What works show, without those that an editor deleted."""
    references = stored.of(Reference, "key")  # An editor may have given it another key once.
    for one in entry["research"]:
        key = one.get("reference", "")
        if key not in references and ("reference", key) not in stored.removed:
            raise entry.wrong(f"research: there is no reference {key!r}: add it to references.toml")
    there = (one for one in entry["research"] if one["reference"] in references)
    return [{**one, "reference": references[one["reference"]].key} for one in there]


def _on(topic: Topic, stored: OnTopic | None) -> OnTopic | None:
    """The same, its topic at hand where it is this one."""
    if stored is not None and stored.topic_id == topic.pk:
        stored.topic = topic
    return stored


def _store_question(entry: Entry, stored: Stored) -> Question | None:
    topic = _topic_of(entry, stored)
    attributes = {
        "slug": entry["slug"],
        "wording": entry["question"],
        "topic_id": topic.pk,
        "related": entry["related"],
        "position": entry["position"],
    }
    question = _on(topic, _store(Question, "slug", entry, attributes, stored))
    if question is not None:
        _store_claims_of(question, entry, stored)
    return question


def _store_claims_of(question: Question, entry: Entry, known: Stored) -> None:
    """Link the claims that the answer rests on, unless an editor chose others."""
    slugs: Sequence[str] = entry["claims"]
    claims = {slug: known.claims[slug] for slug in slugs if slug in known.claims}
    if missing := [slug for slug in slugs if slug not in claims and ("claim", slug) not in known.removed]:
        raise entry.wrong(f"there is no claim {missing[0]!r}")
    loaded = question.seeded.get("claims")
    stored = sorted(question.claims.values_list("slug", flat=True))
    if stored == sorted(slugs) and (loaded is not None or not question.seeded):
        return  # Nothing to note: see Seeded.says_the_same.
    if loaded is None or stored == sorted(loaded):
        question.claims.set(claims.values())
    if loaded != slugs:
        question.seeded["claims"] = list(slugs)
        question.save(update_fields=["seeded"])

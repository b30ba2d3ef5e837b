"""Load the statements of claims; what an editor recorded, changed or removed stays so.

All that is stored is read once, and what is new is stored at once: a load of hundreds of statements asks the
database a few things, not thousands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from articles.comparing import STANCES
from articles.models import Claim, NewText, Source, Statement, as_loaded
from articles.quoting import fold
from articles.seeding import Entry

from .content_report import ContentReport
from .field_by_field import field_by_field
from .record_statement import fit_to_store, quoting
from .resolver import StoredContent

NUMBERS = ("low", "high")
NOT_TAKEN = "has a new text that no editor has taken over"

Loaded = dict[str, dict[str, Any]]
"""By the words of a seed: the seed as it was loaded last, and the key of the statement that it became."""
Place = tuple[int, int, int | None]
"""The keys of a claim and a source, and where in its text the words begin."""


def import_statements(claims: Iterable[tuple[Claim | None, Entry]], report: ContentReport) -> None:
    """Record the statements that are new or changed in the seeds, remove those that are gone from them.

    Each claim remembers its seeds and the statement that each became. Raises `SeedError`. Called by the one
    writer (see `one_writer`), which raises the content's number.
    """
    sources = {source.letter: source for source in Source.objects.all()}
    held = held_back(sources.values())
    store = Store(report)
    for claim, entry in claims:
        if claim is not None:  # None: an editor deleted it.
            _load_claim(claim, entry, sources, held, store)
    store.save()
    for letter in sorted(held):
        report.keep(f"source {letter} {held[letter]}")


@dataclass(frozen=True, slots=True)
class Meant:
    """A seed, and the statement that it became or is about to become."""

    seed: Mapping[str, Any]
    statement: Statement

    @property
    def remembered(self) -> dict[str, Any]:
        return {"seed": self.seed, "pk": self.statement.pk}


Remembered = dict[str, Meant | dict[str, Any]]


@dataclass(slots=True)
class Store:
    """The statements that are stored, and those that are about to be."""

    report: ContentReport
    content: StoredContent = field(default_factory=StoredContent)
    stored: dict[int, Statement] = field(default_factory=lambda: {one.pk: one for one in Statement.objects.all()})
    new: list[Statement] = field(default_factory=list)
    meant: list[tuple[Claim, Remembered]] = field(default_factory=list)
    by_place: dict[Place, Statement] = field(init=False)

    def __post_init__(self) -> None:
        self.by_place = {_place(one): one for one in self.stored.values() if one.start is not None}

    def keep(self, statement: Statement) -> Statement:
        self.by_place[_place(statement)] = statement
        if statement.pk is None:
            self.new.append(statement)
        else:
            as_loaded(statement).save()
        return statement

    def remove(self, statement: Statement) -> None:
        del self.stored[statement.pk], self.by_place[_place(statement)]
        statement.delete()
        self.report.outcomes["removed"] += 1

    def save(self) -> None:
        """Store what is new, and what each claim is to remember."""
        Statement.objects.bulk_create(self.new)
        for claim, meant in self.meant:
            current = {key: one.remembered if isinstance(one, Meant) else one for key, one in meant.items()}
            if current != claim.seeded.get("statements", {}):
                claim.seeded["statements"] = current
                claim.save(update_fields=["seeded"])

    def is_untouched(self, last: Mapping[str, Any]) -> bool:
        """Whether the stored statement still says what its seed said when it was loaded."""
        statement = self.stored.get(last["pk"])
        return statement is not None and says(statement, last["seed"])

    @staticmethod
    def made_by_seeds(claim: Claim, statement: Statement | None) -> dict[str, Any] | None:
        """The seed that became this statement, as it was loaded last."""
        loaded: Loaded = claim.seeded.get("statements", {})
        return next((one for one in loaded.values() if statement is not None and one["pk"] == statement.pk), None)


def held_back(sources: Iterable[Source]) -> dict[str, str]:
    """The letters of sources whose statements stay as they were loaded, each with the reason.

    The seeds may quote a text that no editor has taken over yet.
    """
    waiting = set(NewText.objects.holding().values_list("source", flat=True))
    held = {one.letter: f"{NOT_TAKEN}: its statements stay as they are" for one in sources if one.pk in waiting}
    withdrawn = "was withdrawn: its statements stay as they are, and are not compared"
    return held | {one.letter: withdrawn for one in sources if one.withdrawn_on is not None}


def _load_claim(
    claim: Claim, entry: Entry, sources: Mapping[str, Source], held: Mapping[str, str], store: Store
) -> None:
    loaded: Loaded = claim.seeded.get("statements", {})
    current: Remembered = {key: one for key, one in loaded.items() if key.split("\n")[0] in held}
    for seed in entry["statement"]:
        if seed["source"] not in sources:
            raise entry.wrong(f"claim {claim.slug}: there is no source {seed['source']!r}: import the articles first")
        if seed["source"] in held:
            continue
        key = "\n".join((seed["source"], *(fold(seed[name]) for name in ("prefix", "exact", "suffix"))))
        try:
            made = _load(claim, sources[seed["source"]], seed, loaded.get(key), store)
        except ValidationError as error:
            raise entry.wrong(field_by_field(error)) from error
        current |= {key: made} if made else {}
    current |= _remove_gone(loaded, current, store)
    store.meant.append((claim, current))


def _load(
    claim: Claim, source: Source, seed: Mapping[str, Any], last: Mapping[str, Any] | None, store: Store
) -> Meant | dict[str, Any] | None:
    """What to remember of this seed: its content, and the statement it became. None of what an editor recorded."""
    report, named = store.report, f"claim {claim.slug}, source {source.letter}, “{seed['exact'][:60]}”"
    if last is not None and last["seed"] == seed:
        report.outcomes["unchanged"] += 1
        return dict(last)
    edited = last if last is not None and not store.is_untouched(last) else None
    value = _value(seed)
    try:
        quoted = quoting(claim, source, seed["exact"], value, store.content)
    except ValidationError:
        if edited is None:
            raise
        return _left(edited, seed, named, report)
    stored = store.by_place.get(_place(quoted))
    former = last or store.made_by_seeds(claim, stored)
    if stored is not None and says(stored, seed) and (former is None or not store.is_untouched(former)):
        report.outcomes["unchanged"] += 1  # An editor recorded just this: see Seeded.says_the_same.
        return None if last is None else dict(last)
    if edited is not None:
        return _left(edited, seed, named, report)
    if stored is not None and former is None:
        report.keep(f"{named}: an editor recorded this place")
        return Meant(seed, stored)
    report.outcomes["added" if last is None else "updated"] += 1
    return Meant(seed, store.keep(fit_to_store(quoted, stored, value)))


def _left(edited: Mapping[str, Any], seed: Mapping[str, Any], named: str, report: ContentReport) -> dict[str, Any]:
    report.keep(f"{named}: as an editor left it")
    return {"seed": seed, "pk": edited["pk"]}


def _remove_gone(loaded: Loaded, current: Remembered, store: Store) -> Remembered:
    """Remove what the seeds have no more; returns what an editor changed or removed, which stays in mind.

    A statement whose words are lost cannot be exported, and is kept until an editor has looked at it.
    """
    still_meant = {one.statement.pk if isinstance(one, Meant) else one["pk"] for one in current.values()}
    kept: Remembered = {}
    for key in sorted(loaded.keys() - current.keys()):
        statement = store.stored.get(loaded[key]["pk"])
        if statement is None or not store.is_untouched(loaded[key]):
            kept[key] = loaded[key]
        elif statement.pk not in still_meant and statement.start is not None:
            store.remove(statement)
    return kept


def _place(statement: Statement) -> Place:
    return statement.claim_id, statement.source_id, statement.start


def says(statement: Statement, seed: Mapping[str, Any]) -> bool:
    """Whether the statement has the seed's words and value."""
    value = _value(seed)
    same_words = fold(statement.exact) == fold(seed["exact"])
    return same_words and all(getattr(statement, name) == value[name] for name in value)


def _value(seed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a statement that the seed gives."""
    value = {name: seed[name] for name in seed if name not in ("source", "exact", "stance")}
    numbers = {name: None if seed[name] is None else Decimal(str(seed[name])) for name in NUMBERS}
    return {**value, **numbers, "stance": STANCES[seed["stance"]] if seed["stance"] else None}

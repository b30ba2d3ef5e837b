"""Load the statements of claims; what an editor recorded, changed or removed stays so."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from articles.importing import fold
from articles.importing.seeds import STANCES, Entry
from articles.models import Claim, NewText, Source, Statement

from .content_report import ContentReport
from .record_statement import at_same_place, place, record_statement
from .resolver import StoredContent

NUMBERS = ("low", "high")
NOT_TAKEN = "has a new text that no editor has taken over"


def import_statements(claims: Iterable[tuple[Claim | None, Entry]], report: ContentReport) -> None:
    """Record the statements that are new or changed in the seeds, remove those that are gone from them.

    Each claim remembers its seeds and the statement that each became. Raises `SeedError`.
    """
    content = StoredContent()
    sources = {source.letter: source for source in Source.objects.all()}
    held = _held(sources.values())
    for claim, entry in claims:
        if claim is None:  # An editor deleted it.
            continue
        loaded: dict[str, Any] = claim.seeded.get("statements", {})
        current = {key: one for key, one in loaded.items() if key.split("\n")[0] in held}
        for seed in entry["statement"]:
            if seed["source"] not in sources:
                raise entry.wrong(
                    f"claim {claim.slug}: there is no source {seed['source']!r}: import the articles first"
                )
            if seed["source"] in held:
                continue
            key = "\n".join((seed["source"], *(fold(seed[name]) for name in ("prefix", "exact", "suffix"))))
            made = _load(claim, sources[seed["source"]], seed, loaded.get(key), entry, content, report)
            current |= {key: made} if made else {}
        current |= _remove_gone(loaded, current, report)
        if current != loaded:
            claim.seeded["statements"] = current
            claim.save(update_fields=["seeded"])
    for letter in sorted(held):
        report.keep(f"source {letter} {held[letter]}")


def _held(sources: Iterable[Source]) -> dict[str, str]:
    """The letters of sources whose statements stay as they were loaded, each with the reason.

    The seeds may quote a text that no editor has taken over yet.
    """
    waiting = set(NewText.objects.holding().values_list("source", flat=True))
    held = {one.letter: f"{NOT_TAKEN}: its statements stay as they are" for one in sources if one.pk in waiting}
    withdrawn = "was withdrawn: its statements stay as they are, and are not compared"
    return held | {one.letter: withdrawn for one in sources if one.withdrawn_on is not None}


def _load(
    claim: Claim,
    source: Source,
    seed: Mapping[str, Any],
    last: Mapping[str, Any] | None,
    entry: Entry,
    content: StoredContent,
    report: ContentReport,
) -> dict[str, Any] | None:
    """What to remember of this seed: its content, and the statement it became. None of what an editor recorded."""
    if last is not None and last["seed"] == seed:
        report.outcomes["unchanged"] += 1
        return dict(last)
    stored = _at_place(claim, source, seed, content)
    made_by_seeds = {one["pk"]: one for one in claim.seeded.get("statements", {}).values()}
    former = last or (made_by_seeds.get(stored.pk) if stored is not None else None)
    if stored is not None and says(stored, seed) and (former is None or not _untouched(former)):
        report.outcomes["unchanged"] += 1  # An editor recorded just this: see Seeded.says_the_same.
        return None if last is None else dict(last)
    if last is not None and not _untouched(last):
        report.keep(f"claim {claim.slug}, source {source.letter}, “{seed['exact'][:60]}”: as an editor left it")
        return {"seed": seed, "pk": last["pk"]}
    if stored is not None and former is None:
        report.keep(
            f"claim {claim.slug}, source {source.letter}, “{seed['exact'][:60]}”: an editor recorded this place"
        )
        return {"seed": seed, "pk": stored.pk}
    try:
        statement = record_statement(claim, source, seed["exact"], _value(seed), content=content)
    except ValidationError as error:
        raise entry.wrong(" ".join(error.messages)) from error
    report.outcomes["added" if last is None else "updated"] += 1
    return {"seed": seed, "pk": statement.pk}


def _at_place(claim: Claim, source: Source, seed: Mapping[str, Any], content: StoredContent) -> Statement | None:
    """The stored statement that quotes the seed's place."""
    statement = Statement(claim=claim, source=source, exact=seed["exact"], prefix=seed["prefix"], suffix=seed["suffix"])
    try:
        place(statement, content)
    except ValidationError:
        return None  # Recording it tells what is wrong.
    return at_same_place(statement)


def _remove_gone(loaded: Mapping[str, Any], current: Mapping[str, Any], report: ContentReport) -> dict[str, Any]:
    """Remove what the seeds have no more; returns what an editor changed or removed, which stays in mind.

    A statement whose words are lost cannot be exported, and is kept until an editor has looked at it.
    """
    still_meant = {one["pk"] for one in current.values()}
    kept = {}
    for key in sorted(loaded.keys() - current.keys()):
        pk = loaded[key]["pk"]
        if not _untouched(loaded[key]):
            kept[key] = loaded[key]
        elif pk not in still_meant and Statement.objects.filter(pk=pk, start__isnull=False).delete()[0]:
            report.outcomes["removed"] += 1
    return kept


def _untouched(last: Mapping[str, Any]) -> bool:
    """Whether the stored statement still says what its seed said when it was loaded."""
    statement = Statement.objects.filter(pk=last["pk"]).first()
    return statement is not None and says(statement, last["seed"])


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

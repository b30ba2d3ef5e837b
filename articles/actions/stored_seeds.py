"""The stored content as seeds: what `import_content` and `import_articles` would load to make it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from articles.comparing import Degree
from articles.models import (
    Claim,
    Correction,
    Definition,
    Moved,
    Page,
    Passage,
    Question,
    Reference,
    Source,
    Statement,
    Term,
    Topic,
    Written,
)
from articles.models.claim import sound
from articles.seeding import DAYS, NEVER, SITE, Entry, Seeds

from .defined import is_whole, without_what_is_gone
from .import_statements import says
from .reading import settled_in

OF_A_SOURCE = (
    *("letter", "slug", "file", "title", "description", "byline", "byline_words", "publisher", "kind", "interest"),
    *("interest_words", "address", "passages_shown", "studies"),
)
OF_A_STATEMENT = (
    "exact",
    "prefix",
    "suffix",
    "unit",
    "mention",
    "study",
    "open_high",
    "approximate",
    "words",
    "values",
)
OF_A_CORRECTION = ("key", "on", "said", "now", "why", "where")
OF_A_REFERENCE = (
    *("key", "short", "citation", "doi", "address", "checked_on", "read_in", "found", "design", "people", "who"),
    *("compared", "outcome", "length", "follow_up", "funding", "weak", "retracted"),
)


def stored_seeds() -> Seeds:
    """All that editors publish, in the order in which it was made where nothing else orders it."""
    topics = list(Topic.objects.in_order().with_text())
    questions = list(Question.objects.select_related("topic", "text__live").order_by("slug"))
    claims = Claim.objects.order_by("position", "pk").select_related("topic", "text__live")
    edited = Passage.objects.filter(topics_edited=True).order_by("source__position", "start")
    definitions = [one for one in Definition.objects.all() if is_whole(one.read_if_right())]
    references = set(Reference.objects.values_list("key", flat=True))
    return Seeds(
        definitions=tuple(_table(_definition(one)) for one in definitions),
        topics=tuple(_document("topics", one, {**_of_topic(one), **_related(one, topics)}) for one in topics),
        questions=tuple(
            _document("questions", one, {**_of_question(one), **_related(one, questions)}) for one in questions
        ),
        pages=tuple(_document("pages", page, {"name": page.name}) for page in Page.objects.with_text()),
        claims=tuple(_table(_of_claim(claim, place, references), claim) for place, claim in enumerate(claims, start=1)),
        terms=tuple(
            _table({**_fields(term, "slug", "name", "spellings"), "updated": _updated(term)}, term)
            for term in Term.objects.order_by("pk").select_related("text__live")
        ),
        references=tuple(_table(_of_reference(one)) for one in Reference.objects.order_by("pk")),
        passages=tuple(_table({"id": one.public_id, "topics": _slugs(one.topics.in_order())}) for one in edited),
        moved=tuple(_table(_fields(one, "old", "new")) for one in Moved.objects.order_by("old")),
        corrections=tuple(_table(_fields(one, *OF_A_CORRECTION)) for one in Correction.objects.order_by("pk")),
    )


def stored_sources() -> tuple[Entry, ...]:
    """What is known about each article, as `sources.toml` has it."""
    return tuple(_table(_of_source(source)) for source in Source.objects.order_by("position"))


def _definition(definition: Definition) -> dict[str, str]:
    toml = without_what_is_gone(definition.toml) if definition.file == SITE else definition.toml
    return {"file": definition.file, "toml": toml}


def _document(folder: str, written: Topic | Question | Page, attributes: Mapping[str, Any]) -> Entry:
    """An object with a file of its own, and when its text was written and last read."""
    text = written.text
    days = {"written": text.written_on, "reread": text.reread_on or NEVER} if text else {}
    updated = _updated(written)
    told = {**DAYS, **days, "updated": NEVER if updated == days.get("written") else updated, **attributes}
    return Entry(Path(folder) / f"{written.slug}.md", 1, told, _live(written, "\n"))


def _table(attributes: Mapping[str, Any], written: Written | None = None) -> Entry:
    return Entry(Path(), 1, attributes, _live(written) if written else "")


def _updated(written: Written) -> date:
    """When the words that readers see were last changed, as far as that is known."""
    return (written.text.updated_on if written.text and written.live else None) or NEVER


def _live(written: Written, stripped: str | None = None) -> str:
    """The words that readers see; a draft stays where it is."""
    words = written.live.markdown.replace("\r\n", "\n").strip(stripped) if written.live else ""
    return f"{words}\n" if words else ""


def _fields(instance: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(instance, name) for name in names}


def _slugs(listed: Any) -> list[str]:
    return list(listed.values_list("slug", flat=True))


def _related(one: Topic | Question, others: Sequence[Topic | Question]) -> dict[str, Any]:
    """What to read next, without what an editor deleted: it could not be loaded."""
    there = {other.slug for other in others}
    return {"related": [slug for slug in one.related if slug in there]}


def _of_topic(topic: Topic) -> dict[str, Any]:
    told = _fields(topic, "name", "question", "position", "sheet_heading", "figures")
    return {**told, "searched": topic.searched_on or NEVER}


def _of_question(question: Question) -> dict[str, Any]:
    """The claims keep the order in which they were loaded, for as long as they are the same."""
    claims = _slugs(question.claims.order_by("position"))
    loaded: list[str] = question.seeded.get("claims", [])
    return {
        "question": question.wording,
        "topic": question.topic.slug,
        "claims": loaded if sorted(loaded) == sorted(claims) else claims,
        "position": question.position,
    }


def _of_claim(claim: Claim, place: int, references: Collection[str]) -> dict[str, Any]:
    """What it says of a work that is gone is left out: it could not be loaded."""
    return {
        **_fields(claim, "slug", "question", "kind", "unit", "ask"),
        "topic": claim.topic.slug,
        "published": claim.is_published,
        "position": None if claim.position == place else claim.position,
        "updated": _updated(claim),
        "research": [one for one in sound(claim.research) if one["reference"] in references],
        "statement": list(_statements(claim)),
    }


def _statements(claim: Claim) -> Iterator[Mapping[str, Any]]:
    """Each statement whose words are found; spelt as it was loaded, unless an editor changed it."""
    loaded = {one["pk"]: one["seed"] for one in claim.seeded.get("statements", {}).values()}
    for statement in claim.statements.filter(start__isnull=False).select_related("source").order_by("pk"):
        seed = loaded.get(statement.pk)
        yield seed if seed is not None and says(statement, seed) else _of_statement(statement)


def _of_statement(statement: Statement) -> dict[str, Any]:
    return {
        **_fields(statement, *OF_A_STATEMENT),
        "source": statement.source.letter,
        "stance": "" if statement.stance is None else Degree(statement.stance).word,
        "low": _number(statement.low),
        "high": _number(statement.high),
    }


def _of_reference(reference: Reference) -> dict[str, Any]:
    checked_on = reference.retraction_checked_on or NEVER
    return {**_fields(reference, *OF_A_REFERENCE), "retraction_checked_on": checked_on}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral() else float(value)


def _of_source(source: Source) -> dict[str, Any]:
    return {
        **_fields(source, *OF_A_SOURCE),
        "published_on": source.published_on or NEVER,
        "withdrawn_on": source.withdrawn_on or NEVER,
        "read": source.is_read,
        "settled": [{"kind": str(one.kind), "start": one.start, "words": one.words} for one in settled_in(source)],
    }

"""What leads to each kind of object, under the headings by which the page groups it, and what to do where nothing does.

What is found is an object, a `Cited`, or an object with the reason why it leads there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from django.db.models import Model

from articles.admin.answering.flagged import with_flagged
from articles.models import (
    Claim,
    Definition,
    Link,
    Page,
    Passage,
    Question,
    Reference,
    Source,
    Statement,
    Term,
    Topic,
    Written,
    drawn_claims,
    leading_here,
)

from .citing import citing

Found: TypeAlias = Iterator[tuple[str, Iterable[Any]]]


def _topic(topic: Topic) -> Found:
    yield from _linked(topic)
    yield "Named by another topic as one to read next", _related(topic)
    yield "Questions on it", topic.questions.select_related("text")
    yield "Claims on it", topic.claims.all()
    yield from _flags(topic)


def _question(question: Question) -> Found:
    yield from _linked(question)
    yield "Named by another question as one to read next", _related(question)
    yield from _flags(question)


def _claim(claim: Claim) -> Found:
    yield from _linked(claim)
    yield "Questions that rest on it", claim.asked_by.select_related("text")
    drawings = Definition.objects.now().drawings
    drawn = [topic for topic in Topic.objects.in_order() if claim.slug in drawn_claims(topic.figures, drawings)]
    yield "Topics with a figure that rests on it", drawn
    yield from _flags(claim)


def _term_or_page(written: Term | Page) -> Found:
    yield from _linked(written, *([written.name, *written.spellings] if isinstance(written, Term) else ()))
    yield from _flags(written)


def _reference(reference: Reference) -> Found:
    yield "Texts whose notes cite it", citing(references={reference.key})
    yield "Claims on which it shows something", Claim.objects.weighing(reference.key)


def _source(source: Source) -> Found:
    yield "Texts that cite it", citing(sources={source.slug})
    yield "Claims on which it is quoted", Claim.objects.filter(statements__source=source).distinct()
    yield (
        "To be looked at, because it changed",
        [(flag.flagged, flag.reason) for flag in with_flagged(source.flags.all())],
    )


def _passage(passage: Passage) -> Found:
    yield "Texts that cite it", citing(passages=_names(passage))
    yield "Statements that quote it", passage.statements.select_related("source", "claim").defer("source__text")


def _statement(statement: Statement) -> Found:
    yield "The claim on which it is compared", [statement.claim]
    if statement.passage:
        yield "Texts that cite its passage", citing(passages=_names(statement.passage))
    yield from _flags(statement)


FINDING: dict[type[Model], Callable[[Any], Found]] = {
    Topic: _topic,
    Question: _question,
    Claim: _claim,
    Term: _term_or_page,
    Page: _term_or_page,
    Reference: _reference,
    Source: _source,
    Passage: _passage,
    Statement: _statement,
}
ADVICE: dict[type[Model], str] = {
    Topic: "Write [[{thing.slug}]] where another text speaks of it, or name it on another topic as one to read next.",
    Question: "Write [[{thing.slug}]] where another text speaks of it, or name it in another as one to read next.",
    Claim: "Write [[{thing.slug}]] where a text speaks of it, or let the answer to a question rest on it.",
    Term: "Write [[{thing.slug}]] where a text first uses it. If no text does, the glossary may not need it.",
    Page: "Readers find it by the links at the foot of every page.",
    Reference: "Cite it in a note with [^{thing.key}]. If no note needs it, it can be deleted.",
    Source: "Read it, mark the statements that it makes, and cite it with [@{thing.letter} “its words”] in a text.",
    Passage: "If it says something new, cite it with [@{thing.source.letter} “its words”] or mark a statement in it.",
    Statement: "",
}


def _linked(written: Written, *names: str) -> Found:
    yield "Texts that link to it", leading_here(Link.objects.leading_to(written.get_absolute_url()))
    slug = getattr(written, "slug", "")
    yield "Drafts that link to it", [cited for cited in citing(links={slug, *names}) if cited.is_draft]


def _related(named: Topic | Question) -> list[Any]:
    others = type(named)._default_manager.exclude(pk=named.pk).select_related("text")
    return [other for other in others if named.slug in other.related]


def _flags(flagged: Written | Statement) -> Found:
    flags: Any = flagged.flags.select_related("source", "claim", "reference").defer("source__text")
    yield "To be looked at, because what it leans on changed", [(flag.raised_by, flag.reason) for flag in flags]


def _names(passage: Passage) -> set[str]:
    """Every ID by which texts may cite it."""
    return {passage.public_id, *passage.aliases.values_list("public_id", flat=True)}

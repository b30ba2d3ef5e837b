"""Verify the claims: quotations, values, silence, notes, what to ask, and the log of changes."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from articles.models import Passage, Source, Statement
from articles.shown import ComparedClaim, compare_published
from articles.shown.sheet import LEFT_OPEN

from .fault import Fault
from .store_answers import is_stored


def verify_claims() -> Iterator[Fault]:
    yield from _statements()
    for compared in compare_published(list(Source.objects.for_display())):
        yield from _claim(compared)
        if not is_stored(compared):
            yield Fault(
                "answer",
                f"claim {compared.claim.slug}",
                "what is stored of it is not what its statements say: load the content again",
            )


def _statements() -> Iterator[Fault]:
    for statement in Statement.objects.select_related("claim", "source", "passage"):
        place = f"{statement.source.text[statement.start : statement.end]}" if statement.start is not None else ""
        if place != statement.exact:
            yield Fault("quotation", statement.place, "these words do not stand where they were found")
        elif statement.passage is None or not _holds(statement.passage, statement):
            yield Fault("quotation", statement.place, "its passage does not hold it")
        try:
            statement.clean()
        except ValidationError as error:
            yield Fault("value", statement.place, " ".join(error.messages))


def _holds(passage: Passage, statement: Statement) -> bool:
    return statement.start is not None and passage.start <= statement.start and (statement.end or 0) <= passage.end


def _claim(compared: ComparedClaim) -> Iterator[Fault]:
    claim, where = compared.claim, f"claim {compared.claim.slug}"
    if claim.logged_agreement != compared.agreement.value:
        logged = claim.logged_agreement or "nothing"
        yield Fault(
            "changes", where, f"it is {compared.agreement.value} now, but {logged} was logged: load the content again"
        )
    if claim.research and claim.live is None:
        yield Fault(
            "note", where, f"it is labelled {claim.research!r}, but has no note: write what was found, and where"
        )
    if claim.live is not None and compared.speaking and not claim.research:
        yield Fault("note", where, "it has a note without a label: say how the sources stand to the research")
    if compared.agreement in LEFT_OPEN and not claim.ask:
        yield Fault("ask", where, f"the sources leave it open ({compared.agreement.value}): say what to ask a clinic")

"""Verify the claims: quotations, values, silence, notes, what to ask, and the log of changes."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError

from articles.models import Claim, Passage, Reference, Source, Statement
from articles.models.claim import research_faults
from articles.shown import ComparedClaim, compare_published
from articles.shown.sheet import LEFT_OPEN

from .fault import Fault
from .store_answers import is_stored


def verify_claims() -> Iterator[Fault]:
    yield from _statements()
    references = Reference.objects.in_bulk(field_name="key")
    for compared in compare_published(list(Source.objects.for_display())):
        yield from _claim(compared)
        yield from _research(compared.claim, references)
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
        yield Fault("note", where, "it says what research shows, but has no note: write what was found, and where")
    if compared.agreement in LEFT_OPEN and not claim.ask:
        yield Fault("ask", where, f"the sources leave it open ({compared.agreement.value}): say what to ask a clinic")


def _research(claim: Claim, references: Mapping[str, Reference]) -> Iterator[Fault]:
    """What each work that the note cites shows is written down, each work is there, and the rule was applied."""
    where, weighed = f"claim {claim.slug}", set(claim.weighed)
    for fault in research_faults(claim.research):
        yield Fault("research", where, fault)
    for key in sorted(weighed & {key for key, one in references.items() if not one.is_weighable}):
        yield Fault("research", where, f"{key} counts for nothing: say under References what it is, and who took part")
    for key in sorted(weighed - references.keys()):
        yield Fault("research", where, f"there is no reference {key}: add it under References, or take it away here")
    for key in sorted(set(claim.live.references if claim.live else ()) - weighed):
        yield Fault("research", where, f"its note cites {key}: say under “What research shows” what that shows")
    rating = claim.rating(references)
    now = rating.certainty if rating else ""
    if claim.certainty != now:
        told = f"by the rule it is “{now or 'not weighed'}”, but “{claim.certainty or 'not weighed'}” is stored"
        yield Fault("research", where, f"{told}: load the content again")

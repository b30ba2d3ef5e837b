"""Quotations that leave the "not" or "may" of their sentence out: no fault, but for an editor to look at."""

from collections.abc import Iterable, Iterator, Mapping

from articles.language import cut_off, in_context
from articles.models import Passage, Revision, Statement
from articles.quoting import Quotation, QuotationError, find

from .fault import Fault

CHECK = "cut"


def cut_quotations() -> Iterator[Fault]:
    """Of every statement and of every text that readers see."""
    for statement in Statement.objects.found().select_related("claim", "source", "passage"):
        if left_out := statement.cut_off:
            yield Fault(CHECK, statement.place, told(statement.exact, left_out))
    for revision in Revision.objects.live().select_related("text"):
        for message in cut_citations(revision.citations):
            yield Fault(CHECK, str(revision.text), message)


def cut_citations(citations: Iterable[Mapping[str, str]]) -> list[str]:
    """What to say of each of a text's quotations that leaves such words out."""
    quoted = {one["exact"]: one["passage"] for one in citations if one["exact"]}
    passages = dict(Passage.objects.filter(public_id__in=quoted.values()).values_list("public_id", "text"))
    left_out = ((exact, _left_out(passages.get(passage, ""), exact)) for exact, passage in quoted.items())
    return [told(exact, words) for exact, words in left_out if words]


def told(exact: str, left_out: Iterable[str]) -> str:
    """The warning, in words."""
    words = ", ".join(f"“{one}”" for one in left_out)
    return f"“{exact}” leaves {words} of its sentence out: quote that too, or say it in other words"


def _left_out(text: str, exact: str) -> tuple[str, ...]:
    try:
        return cut_off(in_context(text, *find(text, Quotation(exact))))
    except QuotationError:
        return ()

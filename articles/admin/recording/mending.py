"""An offer mended in its place on the worklist: fewer of its words, another value, or the value read anew from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from articles.models import Source
from articles.quoting import Quotation, QuotationError, find
from articles.shown.worklist import WorkItem

from .given import VALUE_NAMES, place_of, read_from
from .marking_form import MarkingForm
from .statements import what_it_is

READ, SAY = "_read", "_say"
MENTION = "mention"
SAID_ANEW = VALUE_NAMES - {"study"}
"""What a value that an editor gives with one press takes the place of."""
OFFERED = {"whole": "exact", "before": "prefix", "after": "suffix"}
"""The words as they were offered, and those around them: so the page sends them beside what was made of them."""


@dataclass(frozen=True, slots=True)
class Mending:
    """The form of one offer. `told` says what was read from the words, when it was."""

    form: MarkingForm
    offered: Mapping[str, str]
    told: str

    def is_of(self, place: Mapping[str, str]) -> bool:
        """Whether these are the words that it is about."""
        return all(self.offered[name] == place.get(of, "") for name, of in OFFERED.items())


def mending(request: HttpRequest, source: Source, item: WorkItem) -> Mending | None:
    """The words and the value that were sent, or that the address names; without a value, it is read from the words."""
    sent = request.POST if "exact" in request.POST else request.GET
    if item.asked is None or "exact" not in sent:
        return None
    given = {name: str(one) for name, one in sent.items()}
    offered = {name: given.get(name, given.get(of, "")) for name, of in OFFERED.items()}
    given.update(_around(source, given["exact"], offered))
    if SAY in request.POST:
        given = {name: one for name, one in given.items() if name not in SAID_ANEW} | _said(request.POST[SAY])
    is_read = READ in request.POST or not VALUE_NAMES & given.keys()
    if is_read:
        read = read_from(given["exact"], item.asked)
        given = {name: one for name, one in given.items() if name not in VALUE_NAMES} | read
    form = MarkingForm(item.claim, source, {"unit": item.claim.unit, **given})
    form.auto_id = f"id_{item.claim.slug}_%s"
    return Mending(form, offered, _told(form) if is_read else "")


def _around(source: Source, exact: str, offered: Mapping[str, str]) -> dict[str, str]:
    """The words before and after, by where the words stand within those that were offered."""
    try:
        start, end = find(source.text, Quotation(offered["whole"], offered["before"], offered["after"]))
        first, last = find(source.text[start:end], Quotation(exact))
    except QuotationError:
        return {}
    place = place_of(source, start + first, start + last)
    return {name: place[name] for name in ("prefix", "suffix")}


def _said(value: str) -> dict[str, str]:
    return {MENTION: "on"} if value == MENTION else {"stance": value}


def _told(form: MarkingForm) -> str:
    if form.is_valid():
        return f"Read from these words: {what_it_is(form.instance)}."
    return "These words give no whole value: say it." if form.is_found_without_value() else ""

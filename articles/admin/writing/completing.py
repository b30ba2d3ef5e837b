"""Completing: what a mark that an editor has begun could point at."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase

from articles.models import Claim, Passage, Question, Reference, Source, Term, Topic
from articles.models.source import shown_to_readers
from articles.quoting import quotable

MOST_OFFERED = 8  # as many as can be seen at one look, without scrolling
MOST_LOOKED_AT = 100  # of one kind, to put those that begin with what was typed before the others
MOST_TYPED = 200  # characters
# The kinds of things that [[…]] leads to, and where what was typed may stand in each.
LINKED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Topic, ("slug", "name", "question")),
    (Question, ("slug", "wording")),
    (Claim, ("slug", "question")),
    (Term, ("slug", "name", "spellings")),
)


Found = TypeVar("Found", bound=Model)


@dataclass(frozen=True, slots=True)
class Offer:
    """`insert` goes into the mark; `label` and `kind` tell the editor what it is."""

    insert: str
    label: str
    kind: str


def complete(request: HttpRequest) -> HttpResponseBase:
    """Offers for the mark that was begun, best first: `{"offers": [{"insert", "label", "kind"}]}`.

    `mark` is `link`, `source`, `reference`, or `words` of the `source` named; `typed` is what stands in it so far.
    """
    typed = request.GET.get("typed", "").replace("\0", "")[:MOST_TYPED].strip()
    match request.GET.get("mark"):
        case "link":
            offers = _links(typed)
        case "source":
            offers = _sources(typed)
        case "reference":
            offers = _references(typed)
        case "words":
            offers = _words(request.GET.get("source", "").replace("\0", ""), typed)
        case _:
            return HttpResponseBadRequest("mark is link, source, reference or words")
    return JsonResponse({"offers": [asdict(offer) for offer in islice(offers, MOST_OFFERED)]})


def _links(typed: str) -> Iterable[Offer]:
    offers = [
        Offer(one.slug, str(one), str(one._meta.verbose_name))
        for model, fields in LINKED
        for one in _with_all(model.objects.filter(text__archived=None), fields, typed)
    ]
    return _best_first(offers, typed)


def _sources(typed: str) -> Iterable[Offer]:
    citable = Source.objects.for_display()
    found = _with_all(citable, ("letter", "slug", "title", "description"), typed)
    return _best_first((Offer(one.letter, one.name, one.slug) for one in found), typed)


def _references(typed: str) -> Iterable[Offer]:
    found = _with_all(Reference.objects.all(), ("key", "short", "citation"), typed)
    return _best_first((Offer(one.key, one.citation, "reference") for one in found), typed)


def _words(named: str, typed: str) -> Iterator[Offer]:
    """Words of the source that its mark can hold and that are found again; nothing until some are typed."""
    source = Source.objects.filter(shown_to_readers(), Q(letter__iexact=named) | Q(slug__iexact=named)).first()
    if source is None or not typed:
        return
    passages = Passage.objects.quotable().filter(source=source).only("start", "end", "text")
    spans = [(passage.end - len(passage.words), passage.end) for passage in passages]
    for words in quotable(source.text, spans, typed):
        yield Offer(words, words, f"source {source.letter}")


def _with_all(found: QuerySet[Found], fields: Iterable[str], typed: str) -> QuerySet[Found]:
    """Those in which every word typed stands somewhere."""
    for word in typed.replace("-", " ").split():
        found = found.filter(Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR))
    return found[:MOST_LOOKED_AT]


def _best_first(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """What is named so, then what begins so, then the rest, each in its own order."""
    folded = typed.casefold()

    def distance(offer: Offer) -> int:
        names = (offer.insert.casefold(), offer.label.casefold())
        return 0 if folded in names else 1 if any(name.startswith(folded) for name in names) else 2

    return sorted(offers, key=distance)

"""Settle: an editor says what passages are, cuts them or joins them; the source is stored as an import would."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from articles.importing import Settled, Vocabulary
from articles.models import Original, PassageAlias, Source

from .compare_article import ComparedArticle, store_and_compare
from .log_changes import one_writer
from .reading import read_named
from .render_anew import live_citing, render_anew


class NotSettled(Exception):
    """Nothing was done; the message says why and what to do."""


def settle(source: Source, settled: Sequence[Settled], vocabulary: Vocabulary) -> ComparedArticle:
    """Read the source's file again with all that is settled of it, and store it so.

    What is not named in `settled` is settled no more. Raises `NotSettled` where a statement or citation would lose
    its words.
    """
    with one_writer():
        compared = _settled(source, settled, vocabulary)
        render_anew(live_citing(compared.report.source))
    return compared


def would_settle(source: Source, settled: Sequence[Settled], vocabulary: Vocabulary) -> ComparedArticle:
    """What `settle` would do, undone again. Raises `NotSettled`."""
    with one_writer():
        compared = _settled(source, settled, vocabulary)
        transaction.set_rollback(True)
    return compared


def _settled(source: Source, settled: Sequence[Settled], vocabulary: Vocabulary) -> ComparedArticle:
    source = Source.objects.get(pk=source.pk)
    original = Original.objects.filter(source=source).first()
    if original is None:
        raise NotSettled("the bytes of its file are not kept here: import it again first")
    article = read_named(bytes(original.raw), source.file, vocabulary, tuple(settled))
    if article.text != source.text:
        raise NotSettled("its file is read otherwise today than when it was imported: import it again first")
    if article.unsettled:
        raise NotSettled(f"“{article.unsettled[0].words[:60]}” would begin or end inside a word")
    places = dict(source.passages.values_list("public_id", "start"))
    compared = store_and_compare(article, source, vocabulary, None)
    for lost in compared.lost:
        raise NotSettled(f"{lost.statement} quotes “{lost.statement.exact[:60]}”: change that statement first")
    for broken in compared.broken:
        raise NotSettled(f"{broken.kind} “{broken.owner}” cites words of it that would not be found: change that first")
    _lead_on(source, places)
    return compared


def _lead_on(source: Source, places: Mapping[str, int]) -> None:
    """The ID of a passage that is no more leads to the one that stands where it began: no word of it is gone."""
    for alias in PassageAlias.objects.filter(source=source, passage=None, public_id__in=places):
        start = places[alias.public_id]
        alias.passage = source.passages.filter(start__lte=start, end__gt=start).first()
        alias.save()

"""Take over, or throw away: an editor has looked at the new text of a source, and decides."""

from django.contrib.auth.models import User
from django.utils import timezone

from articles.importing import Vocabulary
from articles.models import NewText

from .compare_article import ComparedArticle, store_and_compare
from .log_changes import one_writer
from .reading import reading


class SeenOtherwise(Exception):
    """The editor saw something else than what is there by now; nothing was done."""


def take_over(new_text: NewText, vocabulary: Vocabulary, *, seen: str) -> ComparedArticle:
    """Make the new text the stored one. `seen` is the digest of the comparison that the editor was shown.

    Raises `SeenOtherwise` when doing so does something else by now, and `Refused`; nothing is stored then.
    """
    with reading(bytes(new_text.raw), new_text.source.file, vocabulary) as article:
        current = _as_seen(new_text)
        compared = store_and_compare(article, current.source, vocabulary, current.facts)
        if compared.digest != seen:
            raise SeenOtherwise
        NewText.objects.filter(pk=current.pk).delete()
    return compared


def throw_away(new_text: NewText, *, by: User | None = None) -> None:
    """Leave the stored text as it is. Raises `SeenOtherwise` when another new text has taken the place of this one."""
    with one_writer():
        current = _as_seen(new_text)
        NewText.objects.filter(pk=current.pk).update(thrown_away_by=by, thrown_away_at=timezone.now())


def _as_seen(new_text: NewText) -> NewText:
    """The new text as it is stored now, if it is still the one that was seen."""
    same = NewText.objects.filter(pk=new_text.pk, sha256=new_text.sha256).select_related("source")
    current = same.defer("raw").first()
    if current is None:
        raise SeenOtherwise
    return current

"""Comment: editors say something about words of a draft, answer, and say when it is settled."""

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Comment, Revision
from articles.models.comment import LONGEST
from articles.quoting import Quotation, QuotationError, find

from .tell import tell

AROUND = 30
"""How many characters before and after the words are kept, so that they are found again."""


class NotCommented(ValueError):
    """Nothing was stored; the message says why and what to do."""


@transaction.atomic
def comment(revision: Revision, exact: str, words: str, *, by: User, line: int | None = None) -> Comment:
    """Say something about these words of the revision, or about a whole line of it.

    Raises `NotCommented` where they are not in it, or more than once on more than that line.
    """
    said = _said(words)
    exact, start, end = _place(revision.markdown, exact.strip(), line)
    prefix, suffix = revision.markdown[max(0, start - AROUND) : start], revision.markdown[end : end + AROUND]
    made = Comment.objects.create(
        revision=revision, exact=exact, prefix=prefix, suffix=suffix, words=said, author=by, name=by.get_username()
    )
    _tell(made, "{} commented on {}", by)
    return made


@transaction.atomic
def answer_comment(on: Comment, words: str, *, by: User) -> Comment:
    """Answer a comment."""
    made = Comment.objects.create(
        revision=on.revision, answers=on, words=_said(words), author=by, name=by.get_username()
    )
    _tell(on, "{} answered a comment on {}", by)
    return made


@transaction.atomic
def resolve_comment(on: Comment, *, by: User) -> bool:
    """Say that it is settled; whether it was open."""
    settled = {"resolved_at": timezone.now(), "resolved_by": by.get_username()}
    return bool(Comment.objects.open().filter(pk=on.pk).update(**settled))


@transaction.atomic
def reopen_comment(on: Comment) -> bool:
    """Say that it is not settled after all; whether it was."""
    settled = Comment.objects.filter(pk=on.pk, resolved_at__isnull=False)
    return bool(settled.update(resolved_at=None, resolved_by=""))


def _said(words: str) -> str:
    said = words.replace("\0", "").strip()
    if not said:
        raise NotCommented("Write what you want to say.")
    if len(said) > LONGEST:
        raise NotCommented(f"It has {len(said)} characters: say it in {LONGEST}, or in two comments.")
    return said


def _place(markdown: str, exact: str, line: int | None) -> tuple[str, int, int]:
    """The words with their span; of a line alone, all that stands on it."""
    lines = markdown.splitlines(keepends=True)
    if line is not None and not 1 <= line <= len(lines):
        raise NotCommented(f"There is no line {line}: the text has {len(lines)}.")
    if line is None and not exact:
        raise NotCommented("Say what it is about: copy the words from the text, or give the number of their line.")
    at = 0 if line is None else sum(map(len, lines[: line - 1]))
    within = markdown if line is None else lines[line - 1]
    if not (exact := exact or within.strip()):
        raise NotCommented(f"Line {line} is empty: choose one with words.")
    try:
        start, end = find(within, Quotation(exact))
    except QuotationError as error:
        raise NotCommented(f"{error} Give the number of the line too, if the words stand more than once.") from error
    return markdown[at + start : at + end], at + start, at + end


def _tell(on: Comment, words: str, by: User) -> None:
    """Whoever wrote the draft, and all who took part."""
    took_part = on.answered_by.values_list("author", flat=True)
    owner = on.revision.text.owner or on.revision.text
    where = f"{reverse('admin:articles_revision_change', args=[on.revision_id])}#comment-{on.pk}"
    accounts = {on.author_id, on.revision.author_id, *took_part}
    tell(accounts, words.format(by, f"“{owner}”"), where, by=by)

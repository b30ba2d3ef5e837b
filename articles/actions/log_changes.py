"""Log changes: whatever made the agreement on a claim another is written down for readers."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import AgreementChange, Claim, ContentRevision, Source
from articles.shown import compare_published

from .store_answers import forget_answers, store_answers

LONGEST_REASON = 300


@contextmanager
def one_writer() -> Iterator[None]:
    """Let one writer of many pass, from before it reads what it is going to change until it has been stored.

    Claims that have nothing logged yet are noted as they are, so that the first change is seen.
    """
    with transaction.atomic():
        ContentRevision.lock()
        if Claim.objects.published().filter(logged_agreement="").exists():
            log_changes("")
        yield


@transaction.atomic
def log_changes(reason: str, *, editor: User | None = None, of: Collection[int] | None = None) -> list[AgreementChange]:
    """Set published claims beside what was logged of them last, and log each change with its reason.

    `of` are the keys of the only claims that can have changed; without it, every claim is compared. A claim that is
    new has no change to log. What readers see of each is stored with it. Called by every verb that can change what
    sources are seen to say.
    """
    ContentRevision.lock()
    changes, is_other = [], forget_answers(of)
    for compared in compare_published(list(Source.objects.for_display()), of) if of is None or of else ():
        is_other |= store_answers(compared)
        claim, before, after = compared.claim, compared.claim.logged_agreement, compared.agreement.value
        if before == after:
            continue
        if before:
            changes.append(
                AgreementChange(
                    claim=claim,
                    question=_on_one_line(claim.question),
                    before=before,
                    after=after,
                    reason=_on_one_line(reason)[:LONGEST_REASON],
                    editor=editor,
                )
            )
        Claim.objects.filter(pk=claim.pk).update(logged_agreement=after)
    if is_other or changes:
        ContentRevision.raise_number()
    return AgreementChange.objects.bulk_create(changes)


def _on_one_line(words: str) -> str:
    """Without line ends and control characters, which a feed cannot hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())

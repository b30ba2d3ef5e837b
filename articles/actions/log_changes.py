"""Log changes: whatever made the agreement on a claim another is written down for readers."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from articles.comparing import MOST_NAMED
from articles.models import AgreementChange, Claim, ContentRevision, Source
from articles.models.claim import ClaimQuerySet
from articles.shown import compare_published

from .flag_compared import flag_compared, flag_typed
from .render_anew import render_computed
from .seen_claims import KINDS, SeenClaims
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
    new has no change to log. What readers see of each is stored with it, what computed marks write follows, and texts
    that lean on what changed are flagged. Called by every verb that can change what sources are seen to say.
    """
    ContentRevision.lock()
    sources = list(Source.objects.for_display())
    changes, is_other, restored = [], forget_answers(of), []
    for compared in compare_published(sources, of) if of is None or of else ():
        if (other := store_answers(compared)) is not None:
            restored.append(other)
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
    is_everywhere = ContentRevision.note_sources(_as_told(sources))
    if is_other or changes or restored:
        ContentRevision.raise_number()
    flag_compared(restored)
    told_of = [one.claim for one in restored] + list(_unseen(of))
    render_computed(None if is_everywhere else [claim.get_absolute_url() for claim in told_of])
    if is_everywhere:
        flag_typed()
    return AgreementChange.objects.bulk_create(changes)


def _unseen(of: Collection[int] | None) -> ClaimQuerySet:
    """Claims that readers do not see and that a text may still tell of: nothing is stored of them, so all are named."""
    unseen = Claim.objects.filter(is_published=False)
    return unseen if of is None else unseen.filter(pk__in=of)


def _as_told(sources: Sequence[Source]) -> list[list[str]]:
    """What a text may tell of the sources themselves: which there are and of what kind; of many, in what words."""
    if len(sources) > MOST_NAMED:
        told = SeenClaims()
        return [[form, told.of_sources(form) or ""] for form in ("count", *KINDS)]
    return [[one.letter, one.interest, one.studies] for one in sources]


def _on_one_line(words: str) -> str:
    """Without line ends and control characters, which a feed cannot hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())

"""Tell: who has to act is told by mail, once what was done is stored. A mail server that fails breaks nothing.

A notice waits in the database until a server has taken it: what could not be sent goes with the next digest.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.models import Definition, MailChoice, MailWish, Notice

DUMMY = "django.core.mail.backends.dummy.EmailBackend"
LONGEST = 400
LONGEST_SUBJECT = 120
GIVEN_UP = timedelta(minutes=10)
"""After so long another may send what one has begun to send."""
ACCOUNTS = "django.contrib.auth.backends.ModelBackend"

log = logging.getLogger(__name__)


def mail_is_on() -> bool:
    return settings.EMAIL_BACKEND != DUMMY


def who_may(permission: str) -> set[int]:
    """The keys of the accounts that may enter the admin and have this right."""
    found = User.objects.with_perm(permission, backend=ACCOUNTS).filter(is_staff=True)
    return set(found.values_list("pk", flat=True))


def tell(
    accounts: Iterable[int | None], words: str, path: str, *, by: User | None = None, at_once: bool = True
) -> None:
    """Tell these accounts what was done and where to act; never the one who did it, nor one that wants no mail.

    The mail goes out after the transaction: what is rolled back is told to nobody. What is not told `at_once`,
    because a reader would wait for the mail server, goes with the next digest.
    """
    if not mail_is_on():
        return
    keys = {key for key in accounts if key is not None} - {by.pk if by else None}
    told = _reached().filter(pk__in=keys)
    line = " ".join(words.split())[:LONGEST]
    Notice.objects.bulk_create(Notice(account=one, words=line, path=path) for one in told)
    if not at_once:
        return
    later = MailChoice.objects.filter(account=OuterRef("pk"), wish=MailWish.DAILY)
    for one in told.filter(~Exists(later)):
        transaction.on_commit(lambda one=one: send_notices(one), robust=True)  # type: ignore[misc]


def send_digests() -> tuple[int, int]:
    """Send each account what waits for it, in one mail: how many went out, and how many could not."""
    Notice.objects.exclude(account__in=_reached()).delete()
    waiting = User.objects.filter(Exists(Notice.objects.filter(account=OuterRef("pk"))))
    sent = [send_notices(one) for one in waiting]
    return sum(done is True for done in sent), sum(done is False for done in sent)


def send_notices(account: User) -> bool | None:
    """Send what waits for the account; None if nothing does, False if no server took it: then it waits on."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - GIVEN_UP)
    if not Notice.objects.filter(free, account=account).update(claimed_at=now):
        return None
    claimed = Notice.objects.filter(account=account, claimed_at=now)
    try:
        _mail(account, list(claimed)).send()
    except (OSError, SMTPException) as error:
        claimed.update(claimed_at=None)
        log.error("Mail to %s was not sent, and waits for send_digest: %s", account, error)
        return False
    claimed.delete()
    return True


def _reached() -> QuerySet[User]:
    """The accounts that may enter the admin, have an address, and want mail."""
    silent = MailChoice.objects.filter(account=OuterRef("pk"), wish=MailWish.NONE)
    return User.objects.filter(~Exists(silent), is_active=True, is_staff=True).exclude(email="")


def _mail(account: User, notices: list[Notice]) -> EmailMessage:
    site = Definition.objects.now().site.name
    lines = _lines(notices)
    subject = lines[0][0] if len(lines) == 1 else f"{len(lines)} things for you to look at"
    told = "\n\n".join(f"{words}\n{settings.SITE_URL}{path}" for words, path in lines)
    choose = f"When you get such mail, you choose here: {settings.SITE_URL}{reverse('admin:mail')}"
    return EmailMessage(f"{site}: {subject}"[:LONGEST_SUBJECT], f"{told}\n\n-- \n{choose}\n", to=[account.email])


def _lines(notices: list[Notice]) -> list[tuple[str, str]]:
    """What is told, and where to act; of what readers wrote how many did, for anyone can make that much."""
    inbox = reverse("admin:articles_feedback_changelist")
    wrote = [one for one in notices if one.path.startswith(inbox)]
    if len(wrote) < 2:
        return [(one.words, one.path) for one in notices]
    others = [(one.words, one.path) for one in notices if one not in wrote]
    return [*others, (f"{len(wrote)} readers wrote", f"{inbox}?state__exact=new")]

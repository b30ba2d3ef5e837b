"""Who has to act is told by mail: once it is stored, never of their own act, and never so that saving breaks."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.db import transaction

from articles.actions import approve, receive_feedback, send_back, send_digests, submit, tell
from articles.models import MailChoice, MailWish, Notice
from tests.admin.accounts import account, logged_in
from tests.factories import UnwrittenTopic, drafted

FAILING = "tests.actions.test_tell.Failing"
pytestmark = pytest.mark.django_db


class Failing:
    """A mail server that cannot be reached."""

    def __init__(self, **_):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")


@pytest.fixture
def ann(db):
    return mailed("ann", "Author")


@pytest.fixture
def rae(db):
    return mailed("rae", "Reviewer")


def mailed(name, *roles, wish=None):
    made = account(name, *roles)
    made.email = f"{name}@example.org"
    made.save()
    if wish:
        MailChoice.objects.create(account=made, wish=wish)
    return made


def draft(author):
    revision = drafted(UnwrittenTopic(name="Needles"), "Words of ours.")
    revision.author, revision.problems = author, []
    revision.save()
    return revision


def subjects():
    return [(sent.to[0], sent.subject.rpartition(": ")[2]) for sent in mail.outbox]


def test_each_step_of_a_review_is_told_to_who_acts_next(ann, rae, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        revision = draft(ann)
        submit(revision, by=ann)
        send_back(revision, by=rae, words="Say less.")
        submit(revision, by=ann)
        approve(revision, by=rae)
    asked, back = "ann asks you to review “Needles”", "rae sent “Needles” back to you"
    assert not Notice.objects.exists()
    everything = "\n".join(sent.body for sent in mail.outbox)
    assert {sent.to[0] for sent in mail.outbox} == {"ann@example.org", "rae@example.org"}
    for words in (asked, back, "rae approved “Needles”"):
        assert words in everything
    assert f"http://testserver/admin/articles/revision/{revision.pk}/change/" in everything
    assert "Words of ours" not in everything


def test_nothing_goes_out_before_it_is_stored_nor_if_it_never_is(rae, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell({rae.pk}, "One", "/admin/")
        assert not mail.outbox
        with transaction.atomic():
            tell({rae.pk}, "Two", "/admin/")
            transaction.set_rollback(True)
    assert subjects() == [("rae@example.org", "One")]


@pytest.mark.parametrize("changed", [{"is_active": False}, {"is_staff": False}, {"email": ""}])
def test_who_cannot_act_is_told_nothing(rae, changed, django_capture_on_commit_callbacks):
    type(rae).objects.filter(pk=rae.pk).update(**changed)
    with django_capture_on_commit_callbacks(execute=True):
        tell({rae.pk}, "One", "/admin/")
    assert (mail.outbox, Notice.objects.count()) == ([], 0)


def test_who_may_act_no_more_when_the_digest_goes_is_told_nothing(rae):
    Notice.objects.create(account=rae, words="One", path="/admin/")
    type(rae).objects.filter(pk=rae.pk).update(is_active=False)
    assert (send_digests(), Notice.objects.count(), mail.outbox) == ((0, 0), 0, [])


def test_nobody_is_told_of_their_own_act(rae, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell({rae.pk}, "One", "/admin/", by=rae)
    assert not mail.outbox


@pytest.mark.parametrize(("wish", "at_once", "by_digest"), [("daily", 0, 1), ("none", 0, 0), ("at once", 1, 0)])
def test_each_is_told_when_they_chose(wish, at_once, by_digest, django_capture_on_commit_callbacks):
    sam = mailed("sam", wish=MailWish(wish))
    with django_capture_on_commit_callbacks(execute=True):
        tell({sam.pk}, "One", "/admin/")
        tell({sam.pk}, "Two", "/admin/")
    assert len(mail.outbox) == at_once
    call_command("send_digest", verbosity=0)
    assert len(mail.outbox) == at_once + by_digest
    assert all("One" in sent.body and "Two" in sent.body for sent in mail.outbox)
    call_command("send_digest", verbosity=0)
    assert len(mail.outbox) == at_once + by_digest


def test_a_server_that_fails_breaks_nothing_and_the_digest_tries_again(
    rae, settings, caplog, django_capture_on_commit_callbacks
):
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, FAILING
    with django_capture_on_commit_callbacks(execute=True):
        tell({rae.pk}, "One", "/admin/")
    assert "Mail to rae was not sent" in caplog.text
    with pytest.raises(SystemExit):
        call_command("send_digest")
    settings.EMAIL_BACKEND = works
    call_command("send_digest")
    assert subjects() == [("rae@example.org", "One")]


def test_without_a_mail_server_nothing_is_kept(rae, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    tell({rae.pk}, "One", "/admin/")
    assert not Notice.objects.exists()
    call_command("send_digest")
    assert "EMAIL_URL is not set" in capsys.readouterr().out


def test_a_title_of_several_lines_is_one_line_of_the_head(rae, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell({rae.pk}, "One\nBcc: all@example.org " + "x" * 900, "/admin/")
    assert "\n" not in mail.outbox[0].subject
    assert not mail.outbox[0].bcc


def test_feedback_is_told_with_the_digest_so_that_no_reader_waits(rae, django_capture_on_commit_callbacks):
    rae.user_permissions.add(Permission.objects.get(codename="change_feedback"))
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            receive_feedback(page="/topics/cost/", helpful=None, words="Too dear.", stamp="1")
    assert not mail.outbox
    assert send_digests() == (1, 0)
    assert subjects() == [("rae@example.org", "A reader wrote about /topics/cost/")]
    assert "Too dear" not in mail.outbox[0].body


def test_of_much_feedback_the_mail_says_how_much_on_one_line(rae):
    rae.user_permissions.add(Permission.objects.get(codename="change_feedback"))
    for number in range(3):
        receive_feedback(page="/topics/cost/", helpful=None, words=f"Too dear, {number}.", stamp="1")
    send_digests()
    assert subjects() == [("rae@example.org", "3 readers wrote")]
    assert mail.outbox[0].body.count("/admin/articles/feedback/") == 1
    tell({rae.pk}, "A topic waits", "/admin/articles/topic/1/", at_once=False)
    for number in range(2):
        receive_feedback(page="", helpful=None, words=f"Too short, {number}.", stamp="1")
    send_digests()
    assert subjects()[1] == ("rae@example.org", "2 things for you to look at")
    assert "A topic waits" in mail.outbox[1].body
    assert "2 readers wrote" in mail.outbox[1].body


def test_each_chooses_for_themselves(rae, ann):
    page = "/admin/mail/"
    assert "rae@example.org" in logged_in(rae).get(page).content.decode()
    logged_in(rae).post(page, {"wish": "daily"})
    assert logged_in(rae).post(page, {"wish": "hourly"}).context["form"].errors
    assert [(one.account, one.wish) for one in MailChoice.objects.all()] == [(rae, "daily")]

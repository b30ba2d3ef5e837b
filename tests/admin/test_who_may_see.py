"""Every address of the admin, tried by each kind of account: one that is open to all editors is told here."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLResolver

from .accounts import account, allowed, logged_in

pytestmark = pytest.mark.usefixtures("content")
BEFORE_A_LOGIN = {"login/", "logout/"}
OF_EVERY_EDITOR = {
    "",
    "jsi18n/",
    "mail/",
    "search/",
    "password_change/",
    "password_change/done/",
    "two-factor/",
    "two-factor/set-up/",
    "style/",
}
"""What whoever may enter the admin sees, without any right: the desk, their own account, and how pages are made."""
ACCOUNTS = re.compile("auth/")
LEADING = {301, 302}


def addresses(patterns, before=""):
    for one in patterns:
        here = before + re.sub(r"\^|\$|\(\?P<url>.*\)|\(\?P<app_label>[^)]*\)/?", "", str(one.pattern))
        here = re.sub("<[^>]+>", "1", here)
        yield from addresses(one.url_patterns, here) if isinstance(one, URLResolver) else [here]


@pytest.fixture
def every(db):
    found = sorted({*addresses(admin.site.get_urls()), "style/"} - BEFORE_A_LOGIN)
    assert len(found) > 90
    return found


def seen(client, every):
    """What is answered with a page; the rest is refused, not there, or leads elsewhere."""
    return {one for one in every if client.get(f"/admin/{one}").status_code == 200}


def test_nobody_and_an_account_of_no_editor_are_asked_to_log_in_everywhere(every):
    no_editor = logged_in(User.objects.create_user("reader"))
    for client in (Client(), no_editor):
        for one in every:
            for answer in (client.get(f"/admin/{one}"), client.post(f"/admin/{one}", {"markdown": "A secret."})):
                asked = answer.status_code in LEADING and answer.url.startswith("/admin/login/?next=")
                assert asked or (answer.status_code in LEADING and answer.url == f"/admin/{one}/"), one


def test_who_may_enter_and_has_no_right_sees_their_own_account_and_nothing_else(every):
    assert seen(allowed(), every) == OF_EVERY_EDITOR


@pytest.mark.parametrize("role", ["Author", "Reviewer", "Publisher"])
def test_no_role_reaches_the_accounts_of_others(every, role):
    of_accounts = [one for one in every if ACCOUNTS.match(one)]
    assert len(of_accounts) > 10
    client = logged_in(account("rae", role))
    assert seen(client, of_accounts) == set()
    for one in of_accounts:
        assert client.post(f"/admin/{one}", {"username": "eve"}).status_code in (403, 302, 404), one
    assert not User.objects.filter(username="eve").exists()


def test_who_has_every_right_is_refused_nowhere(editing, every):
    assert len(seen(editing, every)) > 50

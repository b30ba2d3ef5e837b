"""Accounts in the admin: who has a second factor, how it is taken away, and which passwords are taken."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.accounts import two_factor

from .accounts import allowed
from .two_factor import enrolled, let_in, with_password

USERS = "/admin/auth/user/"


@pytest.fixture
def olu(django_user_model, editor):
    """A colleague who has a second factor."""
    colleague = django_user_model.objects.create_superuser("olu", "", "correct horse battery staple")
    enrolled(colleague)
    return colleague


def reset(pk):
    return reverse("admin:reset_two_factor", args=[pk])


def test_the_list_shows_who_has_a_second_factor(editing, olu):
    shown = {user.username: user.has_app for user in editing.get(USERS).context["cl"].queryset}
    assert shown == {"erin": False, "olu": True}


def test_an_account_shows_what_it_has_and_no_secret(editing, editor, olu):
    told = editing.get(f"{USERS}{olu.pk}/change/").content.decode()
    assert "10 one-time codes are left" in told
    assert reset(olu.pk) in told
    for secret in (TOTPDevice.objects.get().key, *two_factor.codes_left(olu)):
        assert secret not in told
    assert "Not set up." in editing.get(f"{USERS}{editor.pk}/change/").content.decode()
    assert "Second factor" not in editing.get(f"{USERS}add/").content.decode()


def test_no_page_of_the_admin_shows_everybodys_secrets():
    assert not [model for model in admin.site._registry if model.__module__.startswith("django_otp")]


def test_resetting_says_first_what_it_does_and_stands_in_the_accounts_history(editing, olu):
    assert "will not work any more" in editing.get(reset(olu.pk)).content.decode()
    assert two_factor.is_enrolled(olu)
    answer = editing.post(reset(olu.pk), follow=True)
    assert "olu has no second factor any more." in [str(one) for one in answer.context["messages"]]
    assert not two_factor.is_enrolled(olu)
    assert let_in(with_password(name="olu"))
    assert LogEntry.objects.get().change_message == "Reset the second factor."


def test_where_there_is_none_there_is_nothing_to_reset(editing, editor):
    assert "nothing to reset" in editing.get(reset(editor.pk)).content.decode()
    editing.post(reset(editor.pk))
    assert not LogEntry.objects.exists()
    assert editing.get(reset(10**9)).status_code == 404


def test_resetting_needs_the_permission_to_change_accounts(olu):
    client = allowed("view_user")
    for answer in (client.get(reset(olu.pk)), client.post(reset(olu.pk))):
        assert answer.status_code == 403
    assert two_factor.is_enrolled(olu)
    assert reset(olu.pk) not in client.get(f"{USERS}{olu.pk}/change/").content.decode()


def test_the_page_for_a_new_password_says_which_are_taken(editing):
    told = editing.get("/admin/password_change/").content.decode()
    for rule in ("at least 12 characters", "too similar to your other", "commonly used", "entirely numeric"):
        assert rule in told


def test_who_deletes_an_account_is_told_first_how_to_keep_the_name_in_the_histories(editing, olu):
    told = editing.get(f"{USERS}{olu.pk}/delete/").content.decode()
    assert "untick <em>Active</em>" in told
    assert f'<a href="{USERS}{olu.pk}/change/">the account’s page</a>' in told
    assert "Are you sure" in told

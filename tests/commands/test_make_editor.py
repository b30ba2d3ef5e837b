"""`manage.py make_editor`: the first account, once."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def printed():
    out = StringIO()
    call_command("make_editor", stdout=out)
    return out.getvalue()


def test_the_first_run_makes_an_editor_with_the_password_it_prints(django_user_model):
    line = printed().split("\n")[0]
    assert line.startswith("editor password: ")
    password = line.removeprefix("editor password: ")
    assert len(password) >= 12
    client = Client()
    client.post("/admin/login/", {"username": "editor", "password": password})
    assert client.get("/admin/").status_code == 200
    assert django_user_model.objects.get().is_superuser


def test_a_second_run_prints_and_changes_nothing(django_user_model):
    printed()
    before = list(django_user_model.objects.values())
    assert printed() == ""
    assert list(django_user_model.objects.values()) == before


def test_where_there_is_an_account_already_none_is_made(django_user_model):
    django_user_model.objects.create_user("sam")
    assert printed() == ""
    assert not django_user_model.objects.filter(username="editor").exists()

"""Whatever is sent to an address of the site or a list of the admin is answered or refused, and breaks nothing."""

import re
from urllib.parse import quote_plus

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import transaction
from django.urls import URLResolver, get_resolver

from .test_every_page import MODELS, one_of_each  # noqa: F401 (a fixture)

pytestmark = pytest.mark.usefixtures("content", "one_of_each")
HOSTILE = ["18446744073709551616", "-1", "1e400", "a\0b", "²", "\ud800", "[]"]
"""Beyond 64 bits, below nothing, beyond a float, what PostgreSQL cannot store, a digit that is none, half a letter."""
ASKED = {"q", "p", "o", "_popup", "_to_field", "nothing"}
LOOKUPS = ("", "__id__exact", "__in")


def addresses(patterns, before="/"):
    for one in patterns:
        here = before + re.sub(r"[\^$\\]|\(\?P.*\)|\[.*\]\+", "", str(one.pattern))
        yield from addresses(one.url_patterns, here) if isinstance(one, URLResolver) else [here]


def form_on(page):
    """What a browser would send of the form on this page: its fields with their values, and names of more."""
    soup = BeautifulSoup(page.content, "html.parser")
    forms = [one for one in soup.select("form[method=post]") if one.get("id") != "logout-form"]
    if not forms:
        return [], set()
    sent, names = [], {one["name"] for one in forms[0].select("[name]:not([type=file])")} - {"csrfmiddlewaretoken"}
    for one in forms[0].select("input[name], textarea[name], select[name]"):
        if one.name == "select":
            sent += [(one["name"], chosen.get("value", "")) for chosen in one.select("option[selected]")]
        elif one.name == "textarea":
            sent.append((one["name"], one.text))
        elif one.get("type") not in ("file", "checkbox", "radio", "submit") or one.has_attr("checked"):
            sent.append((one["name"], one.get("value", "on")))
    return sent, names


def encoded(fields):
    return "&".join(f"{quote_plus(n)}={quote_plus(v, errors='surrogatepass')}" for n, v in fields)


def broken(client, address, fields, method="get"):
    """What it broke, if anything. Nothing that is saved stays."""
    body = encoded(fields)
    with transaction.atomic():
        try:
            with transaction.atomic():
                if method == "get":
                    client.get(f"{address}?{body}")
                else:
                    client.post(address, body, content_type="application/x-www-form-urlencoded")
        except Exception as error:
            return f"{method} {address} {fields[-1][0]}={fields[-1][1]!a}: {error!r}"[:250]
        finally:
            transaction.set_rollback(True)
    return None


def test_any_address_of_the_site_is_answered_whatever_stands_in_it(editing):
    places = [one for one in addresses(get_resolver().url_patterns) if "<" in one]
    assert len(places) > 100
    keys = ["18446744073709551616", "a%00b", "²"]
    faults = [broken(editing, re.sub("<[^>]+>", key, place), [("a", "b")]) for place in places for key in keys]
    assert list(filter(None, faults)) == []


def names_of(model):
    for wanted in admin.site.get_model_admin(model).list_filter:
        if isinstance(wanted, type):
            yield wanted.parameter_name
        else:
            path = wanted if isinstance(wanted, str) else wanted[0]
            yield from (path + lookup for lookup in LOOKUPS)


def test_any_list_of_the_admin_is_answered_whatever_is_asked_of_it(editing):
    asked = [
        (f"/admin/articles/{model._meta.model_name}/", (name, value))
        for model in MODELS
        for name in sorted({*ASKED, *names_of(model)})
        for value in (HOSTILE[0], HOSTILE[3])
    ]
    assert len(asked) > 400
    faults = [broken(editing, listed, [field]) for listed, field in asked]
    assert list(filter(None, faults)) == []


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("/admin/articles/question/add/", "claims"),
        ("/admin/auth/user/{}/change/", "groups"),
        ("/admin/auth/user/{}/change/", "user_permissions"),
        ("/admin/auth/group/add/", "permissions"),
    ],
)
def test_a_choice_of_many_refuses_what_can_be_no_key(editing, editor, page, field):
    page = page.format(editor.pk)
    editor.user_permissions.add(Permission.objects.first())  # those beside its roles are shown of who has one
    sent = [("_save", "1"), *(one for one in form_on(editing.get(page))[0] if one[0] != field)]
    for value in HOSTILE:
        answer = editing.post(page, encoded([*sent, (field, value)]), content_type="application/x-www-form-urlencoded")
        assert answer.context["adminform"].form.errors[field], value

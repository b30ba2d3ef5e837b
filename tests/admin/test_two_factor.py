"""Two-factor login: nobody is in without it who needs it, and nobody is shut out who has it."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.accounts import two_factor
from articles.admin.accounts.two_factor_pages import SECRET

from .two_factor import (
    CODE,
    CODES,
    OVERVIEW,
    PASSWORD,
    SET_UP,
    WRONG,
    enrolled,
    give,
    let_in,
    next_code,
    secret_on,
    shown_by,
    with_password,
)


@pytest.fixture
def required(settings):
    settings.TWO_FACTOR = True


# Without the setting


def test_without_the_setting_a_password_is_enough_and_nobody_is_asked_for_more(editor):
    client = with_password()
    assert let_in(client)
    assert "second factor" not in client.get("/admin/").content.decode()
    assert not TOTPDevice.objects.exists()


def test_an_editor_may_set_it_up_and_is_asked_from_then_on(editor):
    client = with_password()
    assert 'href="/admin/two-factor/">Two-factor</a>' in client.get("/admin/").content.decode()
    assert f'href="{SET_UP}"' in client.get(OVERVIEW).content.decode()
    assert give(client, shown_by(secret_on(client.get(SET_UP))), SET_UP).url == CODES
    assert let_in(client)
    assert not let_in(with_password())


def test_another_session_that_was_open_is_asked_too(editor, editing):
    assert let_in(editing)
    enrolled(editor)
    assert editing.get("/admin/", follow=True).redirect_chain[-1][0] == CODE


# With it


def test_who_has_no_app_is_led_to_the_page_that_sets_it_up_and_then_to_where_they_wanted(editor, required):
    client = with_password()
    led = client.get("/admin/articles/topic/?q=a", follow=True)
    assert led.redirect_chain[-1][0] == f"{SET_UP}?next=/admin/articles/topic/%3Fq%3Da"
    here = led.redirect_chain[-1][0]
    assert give(client, WRONG, here).context["form"].errors
    kept = client.post(here, {"code": shown_by(secret_on(client.get(here)))}, follow=True)
    assert kept.redirect_chain[-1][0].startswith(CODES)
    assert client.post(kept.redirect_chain[-1][0]).url == "/admin/articles/topic/?q=a"


def test_the_secret_is_shown_as_a_picture_and_in_letters_in_groups_of_four(editor, required):
    page = with_password().get(SET_UP)
    assert all(len(group) == 4 for group in page.context["letters"].split(" "))
    assert len(page.context["letters"].split(" ")) == 8
    told = page.content.decode()
    assert page.context["letters"] in told
    assert 'src="data:image/svg+xml' in told
    assert "style=" not in told


def test_the_secret_stays_the_same_in_a_session_and_is_seen_in_no_other(editor, required):
    mine, theirs = with_password(), with_password()
    assert secret_on(mine.get(SET_UP)) == secret_on(mine.get(SET_UP)) != secret_on(theirs.get(SET_UP))
    assert not TOTPDevice.objects.exists()


def test_a_secret_that_a_session_held_before_the_login_is_not_used(editor, required):
    client = Client()
    session = client.session
    planted = session[SECRET] = two_factor.new_secret()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.post("/admin/login/", {"username": "erin", "password": PASSWORD, "next": "/admin/"})
    assert secret_on(client.get(SET_UP)) != planted


def test_who_knows_the_password_cannot_put_an_app_in_place_of_the_editors(editor, required):
    early, late = with_password(), with_password()
    secret = secret_on(early.get(SET_UP))
    enrolled(editor)
    for client in (early, late):
        assert client.get(SET_UP).url == CODE
        assert give(client, shown_by(secret), SET_UP).url == CODE
        assert client.get(OVERVIEW).url.startswith("/admin/login/")
    assert TOTPDevice.objects.get().key != secret


def test_ten_one_time_codes_are_shown_until_they_are_kept_and_never_again(editor, required):
    client = with_password()
    give(client, shown_by(secret_on(client.get(SET_UP))), SET_UP)
    shown = [client.get(CODES).context["codes"] for _ in range(2)]
    assert shown[0] == shown[1] == two_factor.codes_left(editor)
    assert len(set(shown[0])) == 10
    assert "no-store" in client.get(CODES)["Cache-Control"]
    client.post(CODES)
    assert client.get(CODES).url == OVERVIEW
    assert shown[0][0] not in client.get(OVERVIEW).content.decode()


def test_a_login_needs_the_code_and_then_goes_where_it_was_going(editor, required):
    enrolled(editor)
    client = with_password("/admin/articles/topic/")
    asked = client.get("/admin/articles/topic/", follow=True).redirect_chain[-1][0]
    assert asked == f"{CODE}?next=/admin/articles/topic/"
    before = client.session.session_key
    assert give(client, next_code(editor), asked).url == "/admin/articles/topic/"
    assert let_in(client)
    assert client.session.session_key != before


FOREIGN = ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]


@pytest.mark.parametrize("wanted", FOREIGN)
def test_a_login_leads_nowhere_but_to_this_site(editor, wanted):
    enrolled(editor)
    assert give(with_password(), next_code(editor), f"{CODE}?next={wanted}").url == "/admin/"


def addresses(patterns, before="/admin/"):
    """Every address of the admin that names one page, with 1 for whatever stands in it."""
    for one in (one for one in patterns if isinstance(one.pattern, RoutePattern)):
        address = before + re.sub("<[^>]+>", "1", str(one.pattern))
        yield from addresses(one.url_patterns, address) if isinstance(one, URLResolver) else [address]


def test_every_page_of_the_admin_is_closed_until_the_code_is_given(editor, required):
    enrolled(editor)
    client = with_password()
    pages = {*addresses(admin.site.get_urls()), "/admin/style/"} - {CODE, SET_UP, "/admin/login/", "/admin/logout/"}
    assert len(pages) > 90
    assert {"/admin/articles/topic/preview/", "/admin/articles/source/1/mark/"} <= pages
    for page in pages:
        for answer in (client.get(page), client.post(page, {"markdown": "A secret."})):
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/admin/login/"), page


def test_the_pages_before_the_code_name_nothing_of_the_admin(editor, required):
    enrolled(editor)
    told = with_password().get(CODE).content.decode()
    assert "/admin/articles/" not in told
    assert "/admin/auth/" not in told


def test_who_gave_only_the_password_can_log_out(editor, required):
    for page in (SET_UP, CODE):
        client = with_password()
        assert client.post(page, {"leave": "1"}).url == "/admin/login/"
        assert "_auth_user_id" not in client.session
        enrolled(editor)


@pytest.mark.parametrize("page", [CODE, SET_UP, CODES, OVERVIEW])
def test_without_a_password_there_is_nothing_to_see(db, page):
    assert Client().get(page).url == f"/admin/login/?next={page}"


def test_an_account_that_is_no_editors_gets_no_further_than_before(db, django_user_model, required):
    reader = django_user_model.objects.create_user("reader")
    client = Client()
    client.force_login(reader)
    assert client.get(SET_UP).url.startswith("/admin/login/")
    assert client.get("/admin/login/").status_code == 200


def test_the_setting_shuts_nobody_out_who_is_in_already(editor, editing, settings):
    settings.TWO_FACTOR = True
    assert editing.get("/admin/", follow=True).redirect_chain[-1][0] == SET_UP


@pytest.mark.parametrize("page", ["/", "/topics/cost/", "/feedback/", "/search/?q=pain"])
def test_a_readers_page_asks_nothing_of_it_even_for_an_editor(editing, content, page):
    with CaptureQueriesContext(connection) as asked:
        answer = editing.get(page)
    assert not [one["sql"] for one in asked if re.search("otp_|django_session|auth_user", one["sql"])]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")

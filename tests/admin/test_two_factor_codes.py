"""The codes of two-factor login: each lets in once, guessing takes for ever, and only a code changes the codes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.accounts import two_factor

from .two_factor import (
    CODE,
    CODES,
    OVERVIEW,
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


def later(seconds):
    """As if so much time had passed since the last wrong code."""
    device = TOTPDevice.objects.get()
    device.throttling_failure_timestamp -= timedelta(seconds=seconds)
    device.save()


def test_a_code_of_the_app_works_once(editor):
    enrolled(editor)
    code = next_code(editor)
    assert give(with_password(), code).status_code == 302
    again = give(with_password(), code)
    assert (again.status_code, "used before" in again.content.decode()) == (200, True)


WAYS_TO_TYPE = [str, str.upper, lambda code: code.replace(" ", ""), lambda code: code.replace(" ", "-")]


@pytest.mark.parametrize("typed", WAYS_TO_TYPE)
def test_a_one_time_code_works_once_however_it_is_typed(editor, typed):
    first, *others = enrolled(editor)
    client = with_password()
    assert give(client, typed(first)).status_code == 302
    assert "9 of your one-time codes are left" in client.get("/admin/").content.decode()
    assert give(with_password(), first, f"{CODE}?one_time=1").context["form"].errors
    assert two_factor.codes_left(editor) == others


@pytest.mark.parametrize("kind", ["app", "one-time"])
def test_a_code_that_is_given_many_times_at_once_works_once(transactional_db, editor, kind):
    one_time = enrolled(editor)[0]
    code = next_code(editor) if kind == "app" else one_time
    start = Barrier(8)

    def try_it(_number):
        try:
            start.wait()
            return two_factor.check(editor, code)
        except (two_factor.WrongCode, two_factor.TooSoon):
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as together:
        assert len([device for device in together.map(try_it, range(8)) if device]) == 1


def test_nobody_elses_codes_work(editor, django_user_model):
    enrolled(editor)
    olu = django_user_model.objects.create_superuser("olu")
    theirs = [*enrolled(olu), next_code(olu)]
    for code in (theirs[0], theirs[-1]):
        assert give(with_password(), code).status_code == 200


@pytest.mark.parametrize("code", ["", " ", "\0", "12345", "1234567", "١٢٣٤٥٦", "é" * 90, "x" * 5000, "<script>"])
def test_what_is_no_code_is_told_so(editor, code):
    enrolled(editor)
    answer = give(with_password(), code)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "<script>" not in answer.content.decode()


def test_each_wrong_code_doubles_the_wait_and_the_page_says_until_when(editor):
    enrolled(editor)
    client = with_password()
    for failures in range(7):
        assert give(client, WRONG).status_code == 200
        waiting = give(client, next_code(editor))
        assert waiting.status_code == 429
        assert 0 < int(waiting["Retry-After"]) <= 2**failures
        assert "Try again at " in waiting.content.decode()
        later(2**failures)
    assert give(client, next_code(editor)).status_code == 302
    assert TOTPDevice.objects.get().throttling_failure_count == 0


def test_the_wait_is_the_same_for_whoever_tries_from_elsewhere(editor):
    enrolled(editor)
    give(with_password(), WRONG)
    assert give(with_password(), next_code(editor)).status_code == 429


def test_who_guesses_cannot_keep_the_editor_out_who_has_a_one_time_code(editor):
    code = enrolled(editor)[0]
    TOTPDevice.objects.update(throttling_failure_count=40)
    give(with_password(), WRONG)
    later(-3600)
    for _ in range(30):
        give(with_password(), "a wrong one-time code")
    client = with_password()
    assert "A one-time code is taken at once" in give(client, next_code(editor)).content.decode()
    assert give(client, code).status_code == 302
    assert let_in(client)


def test_one_time_codes_are_too_long_to_be_guessed(editor):
    assert {len(code.replace(" ", "")) for code in enrolled(editor)} == {16}


@pytest.fixture
def inside(editor):
    """A browser in which an enrolled editor is at work."""
    enrolled(editor)
    client = with_password()
    give(client, next_code(editor))
    return client


def change(client, does, code):
    return client.post(OVERVIEW, {"does": does, "code": code})


def test_new_one_time_codes_replace_the_old(editor, inside):
    old = two_factor.codes_left(editor)
    assert change(inside, "codes", next_code(editor)).url == CODES
    new = inside.get(CODES).context["codes"]
    assert len(new) == 10
    assert not set(new) & set(old)
    assert give(with_password(), old[0]).status_code == 200


def test_another_phone_takes_over_once_its_code_is_right(editor, inside):
    old = TOTPDevice.objects.get().key
    assert change(inside, "again", next_code(editor)).url == SET_UP
    secret = secret_on(inside.get(SET_UP))
    give(inside, WRONG, SET_UP)
    assert TOTPDevice.objects.get().key == old
    give(inside, shown_by(secret), SET_UP)
    assert TOTPDevice.objects.get().key == secret != old
    assert StaticDevice.objects.count() == 1
    assert let_in(inside)


def test_it_can_be_turned_off_unless_it_is_required(editor, inside, settings):
    settings.TWO_FACTOR = True
    assert 'value="off"' not in inside.get(OVERVIEW).content.decode()
    settings.TWO_FACTOR = False
    assert change(inside, "off", next_code(editor)).url == OVERVIEW
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert let_in(inside)
    assert let_in(with_password())


@pytest.mark.parametrize("does", ["codes", "again", "off", "nonsense", ""])
def test_nothing_is_changed_without_a_right_code(editor, inside, does):
    before = [list(kind.objects.values_list("pk", flat=True)) for kind in (TOTPDevice, StaticToken)]
    assert change(inside, does, WRONG).status_code == 200
    assert [list(kind.objects.values_list("pk", flat=True)) for kind in (TOTPDevice, StaticToken)] == before
    assert inside.get(SET_UP).url == OVERVIEW

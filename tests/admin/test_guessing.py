"""Guessing passwords: stopped for the one who guesses, and for nobody else."""

import re
from contextlib import ExitStack
from datetime import timedelta
from io import StringIO
from typing import ClassVar

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.accounts import at_once
from articles.accounts.at_once import MOST_WRONG, WAITING, TooMany, one_at_a_time

RIGHT = "correct horse battery staple"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"

pytestmark = pytest.mark.usefixtures("editor")


@pytest.fixture
def looked_at(settings):
    """The passwords that were looked at, as they are."""
    Noting.seen = []
    settings.PASSWORD_HASHERS = ["tests.admin.test_guessing.Noting"]
    return Noting.seen


class Noting(MD5PasswordHasher):
    seen: ClassVar[list[str]] = []

    def encode(self, password, salt):
        self.seen.append(password)
        return super().encode(password, salt)


def log_in(password=RIGHT, *, address=HERE, name="erin", next_page="/admin/", **headers):
    form = {"username": name, "password": password, "next": next_page}
    return Client(REMOTE_ADDR=address, headers=headers).post("/admin/login/", form)


def guess(times, **how):
    return [log_in(f"guess {number}", **how) for number in range(times)][-1]


def is_in(answer):
    return answer.status_code == 302 and answer["Location"] == "/admin/"


def test_four_slips_are_forgiven_and_forgotten():
    for _ in range(2):
        assert guess(4).status_code == 200
        assert is_in(log_in())


def test_the_fifth_wrong_password_locks_and_says_until_when():
    answer = guess(5)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60
    told = answer.content.decode()
    assert re.search(r"You can try again at \d\d:\d\d \(UTC\), in 15 minutes\.", told)
    assert "Microneedling: who says what" in told
    assert "erin" not in told
    assert log_in().status_code == 429


def test_the_editor_is_not_locked_out_anywhere_else():
    guess(20)
    assert is_in(log_in(address=ELSEWHERE))
    assert log_in().status_code == 429


def test_nor_is_another_editor_at_the_same_place(django_user_model):
    django_user_model.objects.create_superuser("olu", "", RIGHT)
    guess(5)
    assert is_in(log_in(name="olu"))


def test_an_account_that_does_not_exist_is_answered_alike():
    assert guess(5, name="nobody").content == guess(5).content


def test_the_time_that_was_told_stays_true_whoever_goes_on_guessing():
    guess(5)
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=14))
    assert "in 1 minute." in guess(3).content.decode()
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=2))
    assert is_in(log_in())


def test_a_made_up_address_does_not_give_more_guesses(settings):
    settings.PROXIES_IN_FRONT = 1
    for number in range(5):
        answer = guess(1, **{"X-Forwarded-For": f"192.0.2.{number}, {HERE}"})
    assert answer.status_code == 429
    assert is_in(log_in(**{"X-Forwarded-For": ELSEWHERE}))


def test_nor_do_the_many_addresses_of_one_network():
    answers = [guess(1, address=f"2001:db8:1:2::{number}") for number in range(1, 6)]
    assert answers[-1].status_code == 429
    assert is_in(log_in(address="2001:db8:1:3::1"))


def test_another_browser_does_not_give_more_guesses():
    answers = [guess(1, **{"User-Agent": f"Browser {number}"}) for number in range(5)]
    assert answers[-1].status_code == 429


def test_a_command_opens_it_again():
    guess(5)
    call_command("axes_reset_username", "erin", stdout=StringIO())
    assert is_in(log_in())


def test_no_password_is_stored():
    guess(3)
    attempt = AccessAttempt.objects.get()
    assert "guess" not in f"{attempt.post_data}{attempt.get_data}"


def test_a_login_ends_with_the_browser_and_after_a_working_day(editing):
    cookie = log_in().cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert editing.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 12 * 3600


@pytest.mark.parametrize(
    "elsewhere",
    ["", "//evil.example/", "https://evil.example/", "/\\evil.example/", "javascript:alert(1)", "http:///x"],
)
def test_a_login_that_is_to_lead_elsewhere_leads_to_the_desk(elsewhere):
    assert is_in(log_in(next_page=elsewhere))


@pytest.mark.parametrize("password", ["short", "password1234", "83920174655192"])
def test_a_password_that_is_easily_guessed_is_not_taken(editing, password):
    form = {"old_password": RIGHT, "new_password1": password, "new_password2": password}
    answer = editing.post("/admin/password_change/", form)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def over_many_names():
    return [log_in(name=f"name {number}") for number in range(MOST_WRONG)]


def test_guessing_over_many_names_ends_for_the_network_and_for_no_other():
    assert {answer.status_code for answer in over_many_names()} == {200}
    answer = log_in()
    assert answer.status_code == 429
    assert 14 * 60 < int(answer["Retry-After"]) <= 15 * 60
    assert f"{MOST_WRONG} wrong passwords came from your network." in answer.content.decode()
    assert is_in(log_in(address=ELSEWHERE))


def test_what_the_network_is_refused_is_not_looked_at_and_does_not_make_it_wait_longer(looked_at):
    over_many_names()
    looked_at.clear()
    assert {log_in(name=f"more {number}").status_code for number in range(5)} == {429}
    assert looked_at == []
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert is_in(log_in())


def taken(address):
    """One of the places in which a password waits to be looked at, for this network."""
    return at_once._place_for(address)


def test_few_passwords_are_looked_at_at_once_and_who_is_too_many_is_told():
    request = RequestFactory().post("/admin/login/", REMOTE_ADDR=ELSEWHERE)
    with ExitStack() as places:
        for number in range(WAITING):
            places.enter_context(taken(f"192.0.2.{number}"))
        answer = log_in()
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        with pytest.raises(TooMany), one_at_a_time(request):
            pass
    assert is_in(log_in())


def test_one_network_takes_one_place_and_leaves_the_other_to_everybody_else():
    with taken(HERE):
        assert log_in().status_code == 503
        assert log_in(address=HERE, name="another").status_code == 503
        assert is_in(log_in(address=ELSEWHERE))
    assert is_in(log_in())


def test_the_addresses_of_one_network_take_one_place_together():
    with taken("2001:db8:1:2::"):
        assert log_in(address="2001:db8:1:2::7").status_code == 503
        assert is_in(log_in(address="2001:db8:1:3::7"))


def test_who_has_guessed_too_often_takes_no_place():
    over_many_names()
    with taken("192.0.2.1"), taken("192.0.2.2"):
        assert log_in().status_code == 429  # not 503: it did not even ask for one


def test_a_place_is_free_again_whatever_went_wrong():
    request = RequestFactory().post("/admin/login/", REMOTE_ADDR=HERE)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), one_at_a_time(request):
            raise ZeroDivisionError

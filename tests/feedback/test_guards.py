"""What tells a reader from a robot: where the form came from, a trap, and a time stamp."""

import pytest

from articles.feedback.stamp import OLDEST
from articles.models import Feedback

from .sending import HERE, aged_stamp, filled_in, post, send, told

pytestmark = pytest.mark.usefixtures("content")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/feedback/?page=/topics/cost/"},
        {"Origin": "https://public.example"},
        {"Origin": "https://testserver", "Host": "testserver", "X-Forwarded-Proto": "https"},
    ],
)
def test_what_comes_from_our_own_page_is_taken(client, settings, headers):
    settings.SITE_URL = "https://public.example"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert send(client, headers=headers).status_code == 302
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "https://evil.example", "Referer": "http://testserver/feedback/"},
        {"Referer": "https://evil.example/http://testserver/"},
        {"Referer": "http://["},
    ],
)
def test_what_comes_from_elsewhere_is_refused_with_403(client, headers):
    answer = send(client, headers=headers)
    assert answer.status_code == 403
    assert "Your browser did not say" in told(answer)
    assert not Feedback.objects.exists()


def test_a_field_that_only_robots_see_is_refused_with_400_and_comes_back_empty(client):
    answer = send(client, website="https://buy.example")
    assert answer.status_code == 400
    assert "cannot see" in told(answer)
    assert filled_in(answer)["website"] == ""


@pytest.mark.parametrize(
    ("stamp", "reason"),
    [
        (aged_stamp(OLDEST + 60), "open for more than 24 hours"),
        ("forged", "missing or changed"),
        ("", "missing or changed"),
    ],
    ids=["too old", "forged", "empty"],
)
def test_a_form_with_a_wrong_time_stamp_is_refused_with_400(client, stamp, reason):
    answer = send(client, stamp=stamp)
    assert answer.status_code == 400
    assert reason in told(answer)


def test_a_form_without_a_time_stamp_is_refused_with_400(client):
    answer = post(client, {"words": "It has no stamp."})
    assert answer.status_code == 400
    assert filled_in(answer)["words"] == "It has no stamp."


def test_a_form_sent_faster_than_people_write_keeps_its_stamp_which_is_right_a_little_later(client, monkeypatch):
    stamp = aged_stamp(1)
    answer = send(client, stamp=stamp)
    assert answer.status_code == 400
    assert "Wait 3 seconds" in told(answer)
    assert filled_in(answer)["stamp"] == stamp
    monkeypatch.setattr("articles.feedback.stamp.YOUNGEST", 0)
    assert post(client, filled_in(answer)).status_code == 302


@pytest.mark.parametrize(
    ("headers", "changed"),
    [
        ({"Origin": "https://evil.example"}, {}),
        ({}, {}),
        (HERE, {"website": "filled by a password manager"}),
        (HERE, {"stamp": aged_stamp(OLDEST + 60)}),
        ({}, {"stamp": aged_stamp(OLDEST + 60), "website": "all at once"}),
    ],
    ids=["foreign", "from nowhere", "trapped", "too old", "all at once"],
)
def test_nothing_typed_is_lost_and_pressing_the_button_again_works_at_once(client, headers, changed):
    typed = "First line.\r\n\r\n  <b>Second</b> & last, it’s “so”.  "
    answer = send(client, headers=headers, words=typed, **changed)
    assert 400 <= answer.status_code < 500
    again = filled_in(answer)
    assert again["words"] == typed.replace("\r\n", "\n")
    assert (again["page"], again["helpful"]) == ("/topics/cost/", "no")
    assert post(client, again).status_code == 302
    (stored,) = Feedback.objects.all()
    assert stored.words == typed.replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    ("headers", "changed"),
    [
        (HERE, {"stamp": "forged"}),
        (HERE, {"stamp": ""}),
        (HERE, {"stamp": "forged", "words": "", "helpful": ""}),
        ({}, {"stamp": "forged"}),
        (HERE, {"stamp": "forged", "website": "a robot"}),
        (HERE, {"words": "x" * 5_300_000}),
    ],
    ids=["forged", "none", "nothing said", "from nowhere", "trapped", "far too much"],
)
def test_nobody_is_spared_the_wait_by_sending_twice(client, monkeypatch, headers, changed):
    again = filled_in(send(client, headers=headers, **changed)) | {"words": "Bought here.", "helpful": "no"}
    answer = post(client, again)
    assert "Wait 3 seconds" in told(answer)
    assert not Feedback.objects.exists()
    monkeypatch.setattr("articles.feedback.stamp.YOUNGEST", 0)
    assert post(client, filled_in(answer)).status_code == 302


@pytest.mark.parametrize("headers", [HERE, {}])
def test_nor_by_sending_too_early_and_wrongly(client, headers):
    stamp = aged_stamp(1)
    assert filled_in(send(client, headers=headers, stamp=stamp, website="a robot"))["stamp"] == stamp

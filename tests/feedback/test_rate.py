"""How often one network may send feedback, and that its address is kept nowhere."""

import re
import time

from django.core.cache import cache
from django.test import RequestFactory
from redis.exceptions import ConnectionError as Unreachable

from articles.feedback import rate
from articles.feedback.rate import MOST_AN_HOUR, MOST_IN_ALL, too_often
from articles.feedback.refusals import TOO_MANY, TOO_MANY_IN_ALL, Refused
from articles.models import Feedback

from .sending import WORDS, filled_in, send, told

ALL = "feedback-from-all"
OF_ALL = {rate.KEY, ALL}


def sending(address: str = "192.0.2.7", **headers: str) -> bool:
    return refused(address, **headers) is None


def refused(address: str, **headers: str) -> Refused | None:
    return too_often(RequestFactory().post("/feedback/", REMOTE_ADDR=address, headers=headers))


def use_up(address: str, **headers: str) -> None:
    assert all(sending(address, **headers) for _ in range(MOST_AN_HOUR))


def test_one_network_may_send_ten_times_an_hour_and_others_are_not_held_up():
    use_up("192.0.2.7")
    assert not sending("192.0.2.7")
    assert sending("192.0.2.8")


def test_all_networks_together_may_not_send_more_than_editors_can_read():
    for number in range(MOST_IN_ALL):
        assert sending(f"2001:db8:{number:x}::1")
    assert refused("192.0.2.7") is TOO_MANY_IN_ALL
    cache.delete(ALL)
    assert sending("192.0.2.8")


def test_what_one_network_sends_beyond_its_limit_takes_nothing_from_the_others():
    use_up("192.0.2.7")
    assert {refused("192.0.2.7") for _ in range(MOST_IN_ALL)} == {TOO_MANY}
    assert sending("192.0.2.8")


def test_the_addresses_of_one_subscriber_in_ipv6_count_together():
    use_up("2001:db8:1:2::7")
    assert not sending("2001:db8:1:2:ffff::8")
    assert sending("2001:db8:1:3::7")


def test_an_old_address_written_in_the_new_way_is_the_same_address():
    use_up("::ffff:192.0.2.7")
    assert not sending("192.0.2.7")
    assert sending("::ffff:192.0.2.8")


def test_behind_a_proxy_the_reader_counts_and_not_the_proxy(settings):
    settings.PROXIES_IN_FRONT = 1
    use_up("10.0.0.1", **{"X-Forwarded-For": "198.51.100.1"})
    assert not sending("10.0.0.1", **{"X-Forwarded-For": "made up, 198.51.100.1"})
    assert sending("10.0.0.1", **{"X-Forwarded-For": "198.51.100.2"})
    assert sending("10.0.0.1")


def test_without_a_proxy_what_the_browser_says_of_itself_counts_nothing():
    use_up("192.0.2.7")
    assert not sending("192.0.2.7", **{"X-Forwarded-For": "198.51.100.1"})


def test_a_server_that_is_told_no_address_counts_all_together():
    use_up("")
    assert not sending("")


def test_the_count_begins_anew_when_its_hour_is_over():
    use_up("192.0.2.7")
    for name in _names():
        if name not in OF_ALL:
            cache.delete(name)
    assert sending("192.0.2.7")


def test_what_is_kept_is_a_count_under_a_digest_whose_key_is_gone_within_a_day():
    sending("192.0.2.7")
    (counted,) = [name for name in _names() if name not in OF_ALL]
    assert re.fullmatch("feedback-from-[0-9a-f]{64}", counted)
    assert cache.get(counted) == 1
    ends = {name: cache._expire_info[cache.make_key(name)] - time.time() for name in _names()}
    assert 0 < ends[counted] <= 60 * 60
    assert 0 < ends[rate.KEY] <= 24 * 60 * 60


def test_the_digest_of_an_address_is_another_when_the_key_is_another():
    sending("192.0.2.7")
    cache.delete(rate.KEY)
    sending("192.0.2.7")
    assert len(_names()) == 4


def _names():
    return [name.split(":", 2)[2] for name in cache._cache]


def test_a_cache_that_cannot_be_reached_holds_nobody_up(monkeypatch):
    def unreachable(*_args, **_options):
        raise Unreachable

    monkeypatch.setattr(cache, "add", unreachable)
    assert sending()


def test_over_the_limit_the_words_come_back_with_429_and_when_to_try_again(client, content):
    answers = [send(client) for _ in range(MOST_AN_HOUR + 1)]
    assert [one.status_code for one in answers] == [302] * MOST_AN_HOUR + [429]
    assert answers[-1].headers["Retry-After"] == "3600"
    assert "in an hour" in told(answers[-1])
    assert filled_in(answers[-1])["words"] == WORDS


def test_where_all_sent_too_much_the_words_come_back_with_503_and_when_to_try_again(client, content):
    cache.set(ALL, MOST_IN_ALL)
    answer = send(client)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3600")
    assert "in an hour" in told(answer)
    assert filled_in(answer)["words"] == WORDS
    assert not Feedback.objects.exists()


def test_a_form_that_is_refused_does_not_count(client, content):
    for _ in range(MOST_AN_HOUR + 1):
        send(client, words="", helpful="")
        send(client, stamp="forged")
    assert send(client).status_code == 302

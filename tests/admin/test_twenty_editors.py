"""Twenty editors send the same page at once: one is first, and what all the others typed is kept or given back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Claim, Topic, records_of
from tests.factories import TEXT, ConflictingClaim, PublishedTopic, published

from .accounts import account
from .forms import as_shown, messages_of, page_of, sent_again

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 20


@pytest.fixture
def editors() -> list[Client]:
    """Publishers, and nobody who would have to review what they write."""
    clients = [Client(raise_request_exception=False) for _ in range(EDITORS)]
    for number, client in enumerate(clients):
        client.force_login(account(f"editor-{number}", "Publisher"))
    return clients


def at_once(send: Callable[[int], Any]) -> list[Any]:
    """What each of the twenty is answered when all of them send at the same moment."""
    ready = Barrier(EDITORS)

    def one(number: int) -> Any:
        try:
            ready.wait()
            return send(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as together:
        return list(together.map(one, range(EDITORS)))


def words_of(number):
    return f"Did editor {number} write this?\n"


def test_one_form_is_saved_and_the_others_are_given_back_with_all_that_was_typed(editors):
    topic = PublishedTopic()
    opened = as_shown(editors[0], page_of(topic))
    mine = [{**opened, "name": f"Name {n}", "markdown": words_of(n), "_publish": ""} for n in range(EDITORS)]
    answers = at_once(lambda n: editors[n].post(page_of(topic), mine[n]))
    assert sorted(answer.status_code for answer in answers) == [200] * (EDITORS - 1) + [302]
    (first,) = (n for n, answer in enumerate(answers) if answer.status_code == 302)
    topic = Topic.objects.get(pk=topic.pk)
    assert (topic.name, topic.live.markdown) == (f"Name {first}", words_of(first))
    for n, answer in enumerate(answers):
        if n != first:
            back = sent_again(answer)
            assert (back["name"], back["markdown"]) == (f"Name {n}", words_of(n))
            assert {one.theirs.after for one in answer.context_data["stale"].differences} == {
                f"Name {first}",
                words_of(first),
            }
    assert records_of(topic).count() == 2
    assert topic.text.revisions.count() == 2


def test_words_alone_are_all_kept_as_drafts_and_only_the_first_are_published(editors):
    topic = PublishedTopic()
    opened = as_shown(editors[0], page_of(topic))
    mine = [{**opened, "markdown": words_of(n), "_publish": ""} for n in range(EDITORS)]
    answers = at_once(lambda n: editors[n].post(page_of(topic), mine[n]))
    assert {answer.status_code for answer in answers} == {302}
    topic = Topic.objects.get(pk=topic.pk)
    kept = list(topic.text.revisions.order_by("pk"))
    assert sorted(one.markdown for one in kept) == sorted([TEXT, *map(words_of, range(EDITORS))])
    assert kept[1] == topic.live
    told = [messages_of(client.get(page_of(topic))) for client in editors]
    assert sum(any("Someone else saved this text" in one for one in each) for each in told) == EDITORS - 1


def test_statements_of_a_claim_are_never_overwritten(editors):
    claim = ConflictingClaim(is_published=False)
    opened = as_shown(editors[0], page_of(claim))
    row = next(name for name in opened if name.endswith("0-stance"))
    positions = [int(opened["position"]) + 1 + n for n in range(EDITORS)]  # One that is as it was would be nobody's.
    mine = [{**opened, row: n % 2, "position": positions[n]} for n in range(EDITORS)]
    answers = at_once(lambda n: editors[n].post(page_of(claim), mine[n]))
    (first,) = (n for n, answer in enumerate(answers) if answer.status_code == 302)
    assert Claim.objects.get(pk=claim.pk).position == positions[first]
    for n, answer in enumerate(answers):
        if n != first:
            assert str(sent_again(answer)["position"]) == str(positions[n])


def test_of_those_who_send_again_one_is_first_again(editors):
    topic = PublishedTopic()
    opened = as_shown(editors[0], page_of(topic))
    sent = {n: {**opened, "name": f"Name {n}"} for n in range(EDITORS)}
    for left in (EDITORS - 1, EDITORS - 2):
        answers = _send_those(editors, page_of(topic), sent)
        sent = {n: sent_again(answers[n]) for n in sent if answers[n].status_code == 200}
        assert len(sent) == left
        assert all(form["name"] == f"Name {n}" for n, form in sent.items())
    assert records_of(topic).count() == 3


def _send_those(editors, page, sent):
    return at_once(lambda n: editors[n].post(page, sent[n]) if n in sent else None)


def test_what_twenty_delete_is_deleted_once(editors):
    topic = PublishedTopic()
    asked = editors[0].get(page_of(topic, "delete")).context["opened_on"]
    sent = {"post": "yes", "opened_on": asked}
    answers = at_once(lambda n: editors[n].post(page_of(topic, "delete"), sent))
    assert {answer.status_code for answer in answers} == {302}
    assert Topic.history.filter(id=topic.pk, history_type="-").count() == 1


def test_editors_and_the_actions_behind_them_wait_for_one_another(editors):
    topics = [PublishedTopic() for _ in range(EDITORS)]
    opened = [as_shown(editors[n], page_of(topics[n])) for n in range(EDITORS)]

    def send(n: int) -> Any:
        if n % 2:
            return published(topics[n], words_of(n))
        return editors[n].post(page_of(topics[n]), {**opened[n], "name": f"Name {n}", "markdown": words_of(n)})

    answers = at_once(send)
    assert {answer.status_code for answer in answers[::2]} == {302}
    assert [Topic.objects.get(pk=one.pk).text.working.markdown for one in topics] == [*map(words_of, range(EDITORS))]

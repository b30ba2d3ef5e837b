"""One search over everything in the admin: each kind as its own list has it, and only for who may see it."""

import pytest
from django.contrib import admin
from django.test import Client

from tests.factories import SilentClaim, UnwrittenTerm, UnwrittenTopic

from .accounts import account, allowed, logged_in
from .factories import RaisedFlag, SentFeedback
from .forms import page_of

pytestmark = pytest.mark.django_db
SEARCH = "/admin/search/"
RARE = "zyzzyva"


def found(client: Client, words: str) -> dict[str, int]:
    return {one.key: one.count for one in client.get(SEARCH, {"q": words}).context["found"]}


def one_of_each():
    return [
        *(UnwrittenTopic(name=f"The {RARE}"), SilentClaim(question=f"Does a {RARE} bite?")),
        *(UnwrittenTerm(name=RARE), SentFeedback(words=f"What is a {RARE}?"), RaisedFlag(reason=f"A {RARE} came.")),
    ]


def test_it_finds_the_words_in_every_kind_and_leads_to_each(editing):
    made = one_of_each()
    account(RARE)
    assert found(editing, RARE) == {"topic": 1, "claim": 1, "term": 1, "flag": 1, "feedback": 1, "user": 1}
    page = editing.get(SEARCH, {"q": RARE}).content.decode()
    for one in made[:4]:
        assert page_of(one, "change") in page


def test_who_may_not_see_a_kind_finds_nothing_of_it(db):
    one_of_each()
    assert found(allowed("view_term"), RARE) == {"term": 1}
    assert found(allowed(), RARE) == {}


def test_nobody_who_may_not_enter_is_answered(client, django_user_model):
    assert client.get(SEARCH, {"q": RARE}).status_code == 302
    assert logged_in(django_user_model.objects.create_user("reader")).get(SEARCH).status_code == 302


def test_of_many_the_first_few_are_shown_and_the_rest_is_in_their_list(editing):
    for place in range(8):
        UnwrittenTerm(name=f"{RARE} {place}", slug=f"z-{place}")
    answer = editing.get(SEARCH, {"q": RARE})
    [terms] = answer.context["found"]
    assert (terms.count, len(terms.listed.result_list)) == (8, 5)
    assert editing.get(terms.address).context["cl"].result_count == 8
    assert "All 8" in answer.content.decode()


def test_a_list_stays_as_it_was(editing):
    before = [dict(vars(one)) for one in admin.site._registry.values()]
    editing.get(SEARCH, {"q": "hair"})
    assert [vars(one) for one in admin.site._registry.values()] == before


@pytest.mark.parametrize("words", ["", " ", "\0", "a" * 5000, "'\"%", "0" * 40, "é\u202e"])
def test_whatever_is_typed_is_answered(editing, words):
    assert editing.get(SEARCH, {"q": words}).status_code == 200


def test_every_page_leads_to_it(editing):
    assert f'href="{SEARCH}" accesskey="k"' in editing.get("/admin/articles/term/").content.decode()

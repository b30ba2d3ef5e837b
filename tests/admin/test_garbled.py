"""What no page of the admin would send is answered with a page, and nothing is done."""

import pytest
from django.urls import reverse

from articles.models import Topic
from tests.actions.stored import everything_stored
from tests.factories import ConflictingClaim, UnwrittenQuestion

from .forms import as_shown, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")


@pytest.mark.parametrize("asked", ["step/?at__year", "moved/?moved_at__year"])
@pytest.mark.parametrize("year", ["9" * 20, "-1", "x"])
def test_a_list_of_a_year_that_never_is_shows_the_list(editing, asked, year):
    assert editing.get(f"/admin/articles/{asked}={year}", follow=True).status_code == 200


def test_what_cannot_be_typed_is_not_looked_for_in_a_list_or_everywhere(editing):
    cost = Topic.objects.get(slug="cost")
    assert cost in editing.get("/admin/articles/topic/", {"q": "co\0st"}).context["cl"].result_list
    found = {one.key: one.listed for one in editing.get(reverse("admin:search"), {"q": "\0co\0st"}).context["found"]}
    assert cost in found["topic"].result_list


def test_what_cannot_be_typed_is_not_looked_for(editing):
    asked = {"app_label": "articles", "model_name": "question", "field_name": "topic", "term": "co\0st"}
    found = editing.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert str(Topic.objects.get(slug="cost").pk) in [one["id"] for one in found]


@pytest.mark.parametrize("kind", ["proposal", "topic"])
@pytest.mark.parametrize("key", ["abc", "9" * 5000, "-1"])
def test_what_is_no_key_is_not_chosen(editing, kind, key):
    action = "dismiss" if kind == "proposal" else "delete_selected"
    before, posted = everything_stored(), {"action": action, "_selected_action": key, "index": 0}
    answer = editing.post(f"/admin/articles/{kind}/", posted, follow=True)
    assert messages_of(answer) == ["Nothing was done: what you chose is not in this list. Choose again."]
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("make", "name", "told"),
    [
        (ConflictingClaim, "topic", "not one of the available choices"),
        (ConflictingClaim, "statements-0-source", "not one of the available choices"),
        (UnwrittenQuestion, "claims", "is not one of the available choices"),
    ],
)
@pytest.mark.parametrize("key", ["abc", "9" * 5000])
def test_what_is_no_key_is_told_where_it_was_chosen(editing, make, name, told, key):
    one = make()
    page = page_of(one)
    answer = editing.post(page, {**as_shown(editing, page), name: key})
    assert told in answer.content.decode()

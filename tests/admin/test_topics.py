"""A topic's place, pictures and heading on the sheet are an editor's to change, like all that is stored of it."""

import pytest

from articles.actions import import_content
from articles.models import Topic
from tests.admin.forms import as_shown, change, page_of

pytestmark = pytest.mark.usefixtures("content")
ADD = "/admin/articles/topic/add/"


def cost():
    return Topic.objects.get(slug="cost")


def test_pictures_and_heading_are_changed_in_the_form(editing, client):
    change(editing, cost(), figures="photos\nclaim:price-per-session", sheet_heading="What must I pay?")
    assert (cost().figures, cost().sheet_heading) == (["photos", "claim:price-per-session"], "What must I pay?")
    assert "What must I pay?" in client.get("/questions-to-ask/").content.decode()
    assert "Photos that you can compare" in client.get("/topics/cost/").content.decode()


def test_a_picture_that_there_is_not_is_told_with_those_that_there_are(editing):
    sent = {**as_shown(editing, page_of(cost())), "figures": "brain"}
    (told,) = editing.post(page_of(cost()), sent).context["adminform"].form.errors["figures"]
    assert told.startswith("There is no figure 'brain': use care, ")


def test_a_new_topic_comes_after_the_others(editing):
    last = Topic.objects.in_order().last().position
    assert as_shown(editing, ADD)["position"] == last + 1


def test_a_seed_that_names_no_place_leaves_a_topic_where_it_is_and_puts_a_new_one_last(seeds):
    seeds.change("topics/cost.md", "\nposition: 8", "")
    (seeds.path / "topics" / "abroad.md").write_text("---\nname: Abroad\nquestion: And abroad?\n---\n", "utf-8")
    last, place = Topic.objects.in_order().last(), cost().position
    for _ in range(2):
        import_content(seeds.path)
        assert cost().position == place
        assert Topic.objects.in_order().last().slug == "abroad"
    assert Topic.objects.get(slug="abroad").position == last.position + 1

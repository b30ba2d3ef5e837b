"""Renaming in the admin: the slug is a field, its old address leads on, and nothing is renamed back unseen."""

import pytest
from django.urls import reverse

from articles.actions import rename
from articles.models import Claim, Moved, Page, Question, SearchEntry, Source, Term, Topic
from tests.factories import PublishedTopic

from .accounts import allowed
from .forms import as_shown, change, messages_of, sent_again

pytestmark = pytest.mark.usefixtures("content")


def address(thing, page="change"):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[thing.pk])


@pytest.mark.parametrize(
    ("model", "slug"),
    [(Topic, "cost"), (Question, "does-it-hurt"), (Claim, "pain"), (Term, "elastin"), (Source, "c-permanence")],
)
def test_an_editor_changes_the_slug(editing, model, slug):
    thing = model.objects.get(slug=slug)
    former = thing.get_absolute_url()
    answer = change(editing, thing, slug="another-name")
    thing.refresh_from_db()
    assert thing.slug == "another-name"
    assert Moved.objects.get(old=former).new == thing.get_absolute_url()
    assert SearchEntry.objects.filter(path=thing.get_absolute_url()).exists()
    assert not SearchEntry.objects.filter(path=former).exists()
    mark = f"[@{slug}]" if model is Source else f"[[{slug}]]"
    assert [told for told in messages_of(answer) if "lead to it" in told and mark in told]


def test_the_form_says_what_becomes_of_the_old_address(editing):
    page = editing.get(address(Topic.objects.get(slug="cost"))).content.decode()
    assert "If it changes, the old address and links lead on." in page


def test_saving_without_another_slug_moves_nothing(editing):
    before = set(Moved.objects.values_list("old", "new"))
    change(editing, Topic.objects.get(slug="cost"), name="Costs")
    assert set(Moved.objects.values_list("old", "new")) == before


def test_an_older_form_does_not_rename_it_back(editing):
    topic = Topic.objects.get(slug="cost")
    older = {**as_shown(editing, address(topic)), "initial-slug": "cost", "name": "Costs"}
    rename(Topic.objects.get(pk=topic.pk), "price")
    shown_again = editing.post(address(topic), older)
    topic.refresh_from_db()
    assert (topic.slug, topic.name) == ("price", "Cost")
    editing.post(address(topic), sent_again(shown_again))
    topic.refresh_from_db()
    assert (topic.slug, topic.name) == ("price", "Costs")


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("results", "is the slug of “Results over time”"),
        ("former", "was the slug of"),
        ("a b", "valid"),
        ("numbing", "leads to /claims/"),
    ],
)
def test_a_slug_that_is_not_free_is_refused_at_its_field_and_nothing_changes(editing, slug, said):
    rename(PublishedTopic(slug="former"), "latter")
    topic = Topic.objects.get(slug="cost")
    answer = change(editing, topic, slug=slug, name="Costs")
    assert said in " ".join(answer.context["adminform"].form.errors["slug"])
    topic.refresh_from_db()
    assert (topic.slug, topic.name) == ("cost", "Cost")


def test_a_new_thing_does_not_take_anothers_former_slug(editing):
    rename(PublishedTopic(slug="former"), "latter")
    answer = editing.post("/admin/articles/topic/add/", {"name": "New", "slug": "former", "question": "Is it?"})
    assert "was the slug of" in " ".join(answer.context["adminform"].form.errors["slug"])


def test_a_new_thing_may_take_the_address_of_what_is_gone(editing, client):
    gone = PublishedTopic(slug="former")
    rename(gone, "latter")
    gone.delete()
    posted = {"name": "New", "slug": "former", "question": "Is it?", "position": 1}
    assert editing.post("/admin/articles/topic/add/", posted).status_code == 302
    assert not Moved.objects.filter(old="/topics/former/").exists()


def test_the_slug_of_a_page_that_stands_alone_stays(editing):
    page = Page.objects.get(slug="about")
    change(editing, page, slug="other")
    assert Page.objects.get(pk=page.pk).slug == "about"


def test_who_may_only_look_renames_nothing(content):
    client, topic = allowed("view_topic"), Topic.objects.get(slug="cost")
    before = set(Moved.objects.values_list("old", "new"))
    assert client.get(address(topic)).status_code == 200
    assert client.post(address(topic), {"slug": "price"}).status_code == 403
    assert set(Moved.objects.values_list("old", "new")) == before


def test_an_old_address_is_given_up_by_deleting_it(editing, client):
    rename(PublishedTopic(slug="former"), "latter")
    moved = Moved.objects.get(old="/topics/former/")
    assert client.get("/topics/former/").status_code == 301
    editing.post(address(moved, "delete"), {"post": "yes"})
    assert client.get("/topics/former/").status_code == 404


def test_an_old_slug_that_a_published_text_writes_is_not_given_up(editing):
    rename(PublishedTopic(slug="former"), "latter")
    linking = PublishedTopic(text_published="Is it so?\n\nSee [[former]]?\n")
    moved = Moved.objects.get(old="/topics/former/")
    page = editing.post(address(moved, "delete"), {"post": "yes"})
    assert Moved.objects.filter(pk=moved.pk).exists()
    assert address(linking) in page.content.decode()


def test_an_old_slug_by_which_a_published_text_cites_a_source_is_not_given_up(editing):
    rename(Source.objects.get(letter="C"), "c-lasting")
    citing = PublishedTopic(text_published="Is it so [@c-permanence]?\n")
    moved = Moved.objects.get(old="/sources/c-permanence/")
    page = editing.post(address(moved, "delete"), {"post": "yes"})
    assert Moved.objects.filter(pk=moved.pk).exists()
    assert address(citing) in page.content.decode()


def test_a_sources_slug_that_is_not_free_is_refused_at_its_field(editing):
    source = Source.objects.get(letter="C")
    answer = change(editing, source, slug="b-review", publisher="Somebody")
    assert "is the slug of “B: " in " ".join(answer.context["adminform"].form.errors["slug"])
    source.refresh_from_db()
    assert (source.slug, source.publisher) == ("c-permanence", "")

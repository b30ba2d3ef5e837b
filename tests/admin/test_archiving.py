"""Archiving in the admin: what will happen is shown first, what is in the way is named, publishing undoes it."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import archive
from articles.models import Archived, Claim, Question, SearchEntry, Term, Topic
from tests.factories import PublishedQuestion, PublishedTerm, PublishedTopic, SilentClaim, UnwrittenTopic

from .accounts import allowed
from .forms import change, messages_of

pytestmark = pytest.mark.usefixtures("content")
WHY = "We split this page in two."
MAKERS = [PublishedTopic, PublishedQuestion, SilentClaim, PublishedTerm]


def address(thing, page="archive"):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[thing.pk])


def send(editing, thing, **given):
    """Open the page that shows what will happen, and press its button."""
    opened_on = editing.get(address(thing)).context["opened_on"]
    return editing.post(address(thing), {"opened_on": opened_on, **given}, follow=True)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


@pytest.mark.parametrize("make", MAKERS)
def test_the_page_shows_what_will_happen_and_the_form_leads_to_it(editing, make):
    thing = make()
    assert address(thing) in editing.get(address(thing, "change")).content.decode()
    page = editing.get(address(thing)).content.decode()
    assert thing.get_absolute_url() in page
    assert "nothing else is in the way" in page
    assert fresh(thing).archived is None


@pytest.mark.parametrize("make", MAKERS)
def test_it_is_archived_when_the_form_is_sent(editing, make):
    thing = make()
    answer = send(editing, thing, notice=WHY)
    assert answer.redirect_chain == [(address(thing, "change"), 302)]
    assert (fresh(thing).archived.notice, fresh(thing).archived.archived_by.username) == (WHY, "erin")
    assert "Archived: readers do not see it any more." in " ".join(messages_of(answer))
    assert WHY in answer.content.decode()
    assert not SearchEntry.objects.filter(path=thing.get_absolute_url()).exists()


def test_what_is_in_the_way_is_named_with_its_page_in_the_admin(editing):
    topic = PublishedTopic(slug="here")
    claim = SilentClaim(topic=topic)
    linking = PublishedQuestion(text_published="Is it so?\n\nSee [[here]]?\n")
    page = editing.get(address(topic)).content.decode()
    assert f'<a href="{address(claim, "change")}">{claim}</a> is published on this topic' in page
    assert f'<a href="{address(linking, "change")}">{linking}</a> leads here' in page
    answer = send(editing, topic, notice=WHY)
    assert answer.status_code == 200
    assert f"The claim “{claim}” is published on this topic" in answer.content.decode()
    assert WHY in answer.content.decode()
    assert fresh(topic).archived is None


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({}, "either a notice or an address"),
        ({"notice": WHY, "leads_to": "/topics/cost/"}, "either a notice or an address"),
        ({"leads_to": "/nowhere/"}, "“/nowhere/” is no other page that readers see"),
        ({"notice": "x" * 501}, "at most 500 characters"),
        ({"notice": "a\0b"}, "Null characters are not allowed"),
    ],
)
def test_what_does_not_fit_is_told_and_archives_nothing(editing, posted, said):
    topic = PublishedTopic()
    answer = send(editing, topic, **posted)
    assert said in answer.content.decode()
    assert fresh(topic).archived is None


def test_an_address_may_be_pasted_as_a_browser_shows_it(editing, settings):
    topic = PublishedTopic()
    send(editing, topic, leads_to=f"{settings.SITE_URL}/topics/cost/")
    assert fresh(topic).archived.leads_to == "/topics/cost/"


@pytest.mark.parametrize("make", [*MAKERS, UnwrittenTopic])
def test_one_button_brings_it_back(editing, make):
    thing = make()
    archive(thing, notice=WHY)
    assert "Show it to readers again" in editing.get(address(thing)).content.decode()
    answer = send(editing, thing)
    assert "Readers see it again." in messages_of(answer)
    assert fresh(thing).archived is None


@pytest.mark.parametrize("make", MAKERS)
def test_publishing_in_the_form_brings_it_back(editing, make):
    thing = make()
    archive(thing, notice=WHY)
    change(editing, fresh(thing), _publish="")
    assert fresh(thing).archived is None
    assert getattr(fresh(thing), "is_published", True)
    assert SearchEntry.objects.filter(path=thing.get_absolute_url()).exists()


@pytest.mark.parametrize("make", MAKERS)
def test_saving_a_draft_leaves_it_archived(editing, make):
    thing = make()
    archive(thing, notice=WHY)
    change(editing, fresh(thing), markdown="Is it a draft?")
    assert fresh(thing).archived is not None


@pytest.mark.parametrize("make", [PublishedQuestion, SilentClaim])
def test_nothing_is_brought_back_under_an_archived_topic(editing, make):
    topic = PublishedTopic()
    thing = make(topic=topic)
    archive(thing, notice=WHY)
    archive(topic, notice=WHY)
    for answer in (send(editing, thing), change(editing, fresh(thing), _publish="")):
        assert [told for told in messages_of(answer) if "publish that first, or choose another" in told]
    assert fresh(thing).archived is not None


def test_a_faulty_note_does_not_bring_its_claim_back_without_it(editing):
    claim = SilentClaim()
    archive(claim, notice=WHY)
    change(editing, fresh(claim), markdown="Is it [[nowhere]]?", _publish="")
    assert (fresh(claim).archived is None, fresh(claim).is_published) == (False, False)


@pytest.mark.parametrize("permissions", [("change_topic", "view_topic"), ("publish_revision", "view_topic")])
def test_who_may_not_publish_or_not_change_may_not_archive(permissions):
    client, topic = allowed(*permissions), PublishedTopic()
    assert client.get(address(topic)).status_code == 403
    assert client.post(address(topic), {"notice": WHY}).status_code == 403
    assert address(topic) not in client.get(address(topic, "change")).content.decode()
    assert not Archived.objects.exists()


def test_a_visitor_is_asked_to_log_in():
    assert Client().get(address(PublishedTopic())).status_code == 302


@pytest.mark.parametrize("pk", ["999999", "x", "1_2F"])
def test_what_is_not_there_cannot_be_archived(editing, pk):
    assert editing.get(f"/admin/articles/topic/{pk}/archive/").status_code == 404


@pytest.mark.parametrize("model", [Topic, Question, Term])
def test_the_list_says_what_is_archived(editing, model):
    thing = {Topic: PublishedTopic, Question: PublishedQuestion, Term: PublishedTerm}[model]()
    archive(thing, notice=WHY)
    page = editing.get(reverse(f"admin:articles_{model._meta.model_name}_changelist")).content.decode()
    assert '<td class="field-state">archived</td>' in page


def test_hostile_words_are_shown_as_words(editing, client):
    topic = PublishedTopic(name="<script>x</script>")
    archive(topic, notice='"><script>y</script>{{ 7 }}')
    for page in (
        editing.get(address(topic)),
        editing.get(address(topic, "change")),
        client.get(f"/topics/{topic.slug}/"),
    ):
        assert "<script>y" not in page.content.decode()
        assert "<script>x" not in page.content.decode()


def test_a_claim_is_archived_without_a_reason_for_readers(editing):
    claim = Claim.objects.get(slug="numbing")
    send(editing, claim, leads_to="/claims/pain/")
    assert not fresh(claim).is_published

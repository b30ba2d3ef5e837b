"""Writing in the admin: draft, publish, preview, history."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from articles.actions import StoredContent, import_content, save_draft
from articles.models import Claim, ContentRevision, Origin, Page, Question, Revision, State, Term, Text, Topic
from articles.rendering import render
from tests.factories import BROKEN_TEXT, TEXT, LostStatement, PublishedTopic

from .accounts import allowed
from .forms import as_shown, do, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")


def send(editing, written, button, **changed):
    posted = {**as_shown(editing, page_of(written)), **changed, button: "1"}
    return editing.post(page_of(written), posted, follow=True)


def cost():
    return Topic.objects.get(slug="cost")


def test_a_draft_with_problems_is_saved_and_its_lines_are_listed(editing, editor):
    live = cost().live
    response = send(editing, cost(), "_save", markdown=BROKEN_TEXT, comment="Half done.")
    draft = cost().text.working
    assert (draft.markdown, draft.author, draft.comment) == (BROKEN_TEXT, editor, "Half done.")
    assert cost().live == live
    said = messages_of(response)
    assert any(one.startswith("Line 3: [[nowhere]]") for one in said)
    assert any(one.startswith("Line 5: there is no source Z") for one in said)


def test_a_text_that_is_too_long_is_told_and_given_back_and_not_saved(editing):
    before = cost().text.working
    response = send(editing, cost(), "_save", markdown="Is it long? " * 5000)
    (told,) = response.context["adminform"].form.errors["markdown"]
    assert told.startswith("This text has 60000 characters; at most 50000 can be saved.")
    assert response.context["adminform"].form["markdown"].value() == "Is it long? " * 5000
    assert cost().text.working == before


def test_publishing_a_faulty_text_keeps_the_draft_and_the_live_text(editing):
    live = cost().live
    response = send(editing, cost(), "_publish", markdown=BROKEN_TEXT)
    assert cost().live == live
    assert cost().text.working.markdown == BROKEN_TEXT
    said = messages_of(response)
    assert any(one.startswith("Not published.") for one in said)
    assert any(one.startswith("Line 3: [[nowhere]]") for one in said)


def test_publishing_a_good_text_shows_it_to_readers(editing, client):
    send(editing, cost(), "_publish", markdown=TEXT)
    assert cost().live.markdown == TEXT
    assert "How much does it help?" in client.get("/topics/cost/").content.decode()


def test_publishing_raises_the_content_revision(editing):
    before = ContentRevision.current()
    send(editing, cost(), "_publish", markdown=TEXT)
    assert ContentRevision.current() > before


def test_publishing_an_earlier_draft_needs_no_change(editing):
    draft = save_draft(cost(), TEXT, begun_from=cost().live)
    send(editing, cost(), "_publish")
    assert cost().live == draft


def test_a_browsers_line_ends_are_not_a_change(editing):
    before = Revision.objects.count()
    send(editing, cost(), "_save", markdown=cost().live.markdown.replace("\n", "\r\n"))
    assert Revision.objects.count() == before


def test_the_editor_stays_on_the_text_that_was_saved(editing):
    assert send(editing, cost(), "_save").redirect_chain[-1][0] == page_of(cost())


def test_the_form_shows_the_draft_that_was_saved_last(editing):
    save_draft(cost(), "My newest words.\n")
    response = editing.get(page_of(cost()))
    assert response.context["adminform"].form["markdown"].value() == "My newest words.\n"
    assert "There is a newer draft" in response.content.decode()


def test_a_draft_with_problems_lists_them_when_it_is_opened_again(editing):
    save_draft(cost(), BROKEN_TEXT)
    assert "Line 3: [[nowhere]] leads nowhere" in editing.get(page_of(cost())).content.decode()


def test_a_seed_that_arrived_beside_is_told_of(editing):
    save_draft(cost(), "My words.\n")
    beside = save_draft(cost(), "The seed's words.\n", origin=Origin.SEED)
    response = editing.get(page_of(cost()))
    assert response.context["adminform"].form["markdown"].value() == "My words.\n"
    assert page_of(beside) in response.content.decode()


@pytest.mark.parametrize("model", [Claim, Page, Question, Term, Topic])
def test_saving_what_was_opened_changes_nothing(editing, model, settings):
    before = {one.pk: _attributes(one) for one in model.objects.all()}
    revisions = Revision.objects.count()
    for one in model.objects.all()[:8]:
        response = send(editing, one, "_save")
        assert not response.context.get("errors"), response.context["errors"]
    assert {one.pk: _attributes(one) for one in model.objects.all()} == before
    assert Revision.objects.count() == revisions
    assert import_content(settings.SEEDS).kept == []


def _attributes(one):
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def test_the_preview_is_rendered_by_the_code_of_the_page(editing):
    markdown = 'The lead.\n\nIt is [@A "not a cure for hair loss"], see [[cost]].\n\n<script>x</script>\n'
    response = editing.post(reverse("admin:articles_topic_preview"), {"markdown": markdown})
    html, rendered = response.content.decode(), render(markdown, StoredContent())
    assert f'<div class="lead">{rendered.lead}</div>' in html
    assert f'<article class="prose">{rendered.body}</article>' in html
    assert "Line 5</span>: " in html


@pytest.mark.parametrize("model", ["claim", "page", "question", "term", "topic"])
def test_the_preview_may_be_framed_by_this_site_alone(editing, model):
    response = editing.post(reverse(f"admin:articles_{model}_preview"), {"markdown": TEXT})
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert re.search(r"frame-ancestors 'self'(;|$)", response["Content-Security-Policy"])


def test_the_preview_stores_nothing(editing):
    before = Revision.objects.count()
    editing.post(reverse("admin:articles_topic_preview"), {"markdown": TEXT})
    assert Revision.objects.count() == before


def test_who_may_only_look_finds_the_text_and_no_tools():
    html = allowed("view_topic").get(page_of(cost())).content.decode()
    assert escape(cost().live.markdown.split("\n")[0][:20]) in html
    assert 'role="toolbar"' not in html


NEW = {
    "topic": {
        "name": "Costs abroad",
        "slug": "costs-abroad",
        "question": "What does it cost abroad?",
        "position": "11",
    },
    "question": {"wording": "Is it dear?", "slug": "is-it-dear", "position": "3"},
    "term": {"name": "Zinc", "slug": "zinc", "spellings": "Zn\nzincum"},
}


def add(editing, model, button, **more):
    topic = {"topic": cost().pk} if model is Question else {}
    posted = {**NEW[model._meta.model_name], **topic, **more, button: "1"}
    return editing.post(reverse(f"admin:articles_{model._meta.model_name}_add"), posted, follow=True)


@pytest.mark.parametrize("model", [Topic, Question, Term])
def test_something_new_is_added_without_a_text(editing, model):
    response = add(editing, model, "_save")
    new = model.objects.get(slug=NEW[model._meta.model_name]["slug"])
    assert response.redirect_chain[-1][0] == page_of(new)
    assert new.text is None
    assert "No text has been written here yet." in response.content.decode()


@pytest.mark.parametrize("model", [Topic, Question, Term])
def test_something_new_is_added_and_published_at_once(editing, model):
    add(editing, model, "_publish", markdown=TEXT)
    new = model.objects.get(slug=NEW[model._meta.model_name]["slug"])
    assert new.live.markdown == TEXT


def test_a_slug_that_is_taken_is_refused(editing):
    response = add(editing, Topic, "_save", slug="cost")
    assert "slug" in response.context["adminform"].form.errors
    assert Topic.objects.count() == 10


def test_a_question_with_four_to_read_next_is_refused(editing):
    slugs = list(Question.objects.values_list("slug", flat=True)[:4])
    assert "related" in add(editing, Question, "_save", related=slugs).context["adminform"].form.errors


def test_a_claims_note_can_be_saved_while_a_statement_is_lost(editing):
    claim = LostStatement(claim__topic=cost()).claim
    send(editing, claim, "_save", markdown=TEXT)
    assert Claim.objects.get(pk=claim.pk).text.working.markdown == TEXT


@pytest.mark.parametrize("model", [Question, Term])
def test_removing_what_readers_saw_raises_the_content_revision(editing, model):
    gone, before = model.objects.first(), ContentRevision.current()
    editing.post(reverse(f"admin:articles_{model._meta.model_name}_delete", args=[gone.pk]), {"post": "yes"})
    assert not model.objects.filter(pk=gone.pk).exists()
    assert ContentRevision.current() > before


def test_what_an_earlier_published_topic_said_is_restored_as_a_draft(editing, editor):
    topic = PublishedTopic()
    first = topic.live
    send(editing, topic, "_publish", markdown="Is it the second?\n")
    response = do(editing, reverse("admin:articles_revision_changelist"), "restore_as_draft", first)
    text = Topic.objects.get(pk=topic.pk).text
    assert (text.working.markdown, text.working.author) == (first.markdown, editor)
    assert text.live.markdown == "Is it the second?\n"
    assert "the newest draft of each text now" in messages_of(response)[0]


def test_a_revision_can_be_read_and_neither_changed_nor_removed(editing):
    live = cost().live
    page = page_of(live)
    assert escape(live.markdown.split("\n")[0]) in editing.get(page).content.decode()
    assert editing.post(page, {"markdown": "Forged."}).status_code == 403
    assert editing.post(page_of(live, "delete"), {"post": "yes"}).status_code == 403
    assert Revision.objects.get(pk=live.pk).markdown == live.markdown


def test_the_text_of_something_removed_is_kept_where_no_reader_sees_it(editing):
    topic = PublishedTopic()
    text = topic.text
    editing.post(page_of(topic, "delete"), {"post": "yes"})
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert Revision.objects.get(text_id=text.pk).state is State.PAST
    assert not Text.objects.owned().filter(pk=text.pk).exists()


def test_the_preview_tells_of_a_quotation_that_leaves_a_may_of_its_sentence_out(editing):
    markdown = 'Hair may stay [@C "last for several months"].\n'
    told = editing.post(reverse("admin:articles_topic_preview"), {"markdown": markdown}).content.decode()
    assert "“last for several months” leaves “may” of its sentence out" in told

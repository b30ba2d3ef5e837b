"""What an editor's forms and lists show: words that people use, and what to do next."""

import json
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.test.html import parse_html
from django.urls import reverse

from articles.models import Claim, Passage, Source, Statement, Topic
from tests.factories import AmountClaim, StoredPassage, StoredSource
from tests.reading import find, mark

from .accounts import account
from .factories import LoggedChange, RaisedFlag, SentFeedback, WaitingText
from .forms import page_of

pytestmark = pytest.mark.usefixtures("content")
OBJECT = re.compile(r"\w object \(")


@pytest.fixture
def busy(content):
    for make in (SentFeedback, RaisedFlag, LoggedChange, WaitingText):
        make()


def pages(browser):
    """The address of the list, of the form of the first thing in it, and of what asks before it is deleted."""
    for model in sorted(admin.site._registry, key=str):
        named = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{named}_changelist")
        if admin.site._registry[model].has_add_permission(browser):
            yield reverse(f"{named}_add")
        if (first := model._default_manager.first()) is not None:
            yield reverse(f"{named}_change", args=[first.pk])
            yield reverse(f"{named}_delete", args=[first.pk])


def is_json(words):
    try:
        return isinstance(json.loads(words), list | dict)
    except ValueError:
        return False


def told_as_stored(page):
    """What stands on it as the program holds it, and not as people say it."""
    fields = re.findall(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    fields += re.findall(r'<div class="readonly">(.*?)</div>|<td class="field-[^>]*>(.*?)</td>', page, re.DOTALL)
    words = (one if isinstance(one, str) else "".join(one) for one in fields)
    return [*OBJECT.findall(page), *(one for one in words if is_json(one.replace("&quot;", '"').strip()))]


def test_no_page_shows_what_only_the_program_calls_so(editing, busy, rf):
    request = rf.get("/")
    request.user = User.objects.get(pk=editing.session["_auth_user_id"])
    shown = {address: editing.get(address) for address in pages(request)}
    assert len(shown) > 60
    assert {one: told for one, page in shown.items() if (told := told_as_stored(page.content.decode()))} == {}


def test_what_goes_with_a_topic_is_named_without_the_links_between_tables(editing):
    passage, topic = StoredPassage(), Topic.objects.create(name="New", slug="new", question="Is it?", position=99)
    passage.topics.add(topic)
    page = editing.get(page_of(topic, "delete")).content.decode()
    assert "New" in page
    assert not OBJECT.search(page)
    assert "relationship" not in page


def test_the_headings_above_a_passage_read_as_a_path(editing):
    passage = StoredPassage(heading_path=["Costs", "In Britain"])
    assert "Costs › In Britain" in editing.get(page_of(passage)).content.decode()


def test_an_account_gets_its_roles_by_ticking_them(editing):
    ann = account("ann", "Author")
    page = parse_html(editing.get(reverse("admin:auth_user_change", args=[ann.pk])).content.decode())
    boxes = [one for one in find(page, "input") if mark(one, "name") == "groups"]
    assert len(boxes) == Group.objects.count()
    assert not [one for one in find(page, "select") if mark(one, "name") == "user_permissions"]


def test_permissions_beside_the_roles_are_shown_of_whom_has_them(editing):
    ann = account("ann", "Author")
    ann.user_permissions.add(Permission.objects.first())
    assert 'name="user_permissions"' in editing.get(reverse("admin:auth_user_change", args=[ann.pk])).content.decode()


def test_a_role_keeps_what_it_has_and_is_offered_what_can_be_opened_here(editing):
    role = Group.objects.create(name="Keeper")
    role.permissions.add(Permission.objects.get(codename="delete_session"))
    page = editing.get(reverse("admin:auth_group_change", args=[role.pk]))
    offered = page.context["adminform"].form.fields["permissions"].queryset
    assert set(role.permissions.all()) < set(offered)
    assert offered.count() < Permission.objects.count()


def test_the_fields_of_each_kind_of_claim_stand_apart(editing):
    named = [name for name, _ in editing.get("/admin/articles/statement/add/").context["adminform"].fieldsets]
    assert [one for one in named if one and one.startswith("If it")] == [
        "If it answers yes or no",
        "If it names an amount",
        "If it says how strong, or lists things",
    ]


@pytest.mark.parametrize("asked", ["", "nothing", "0", "9" * 30])
def test_an_address_that_names_no_claim_leaves_all_fields(editing, asked):
    page = editing.get("/admin/articles/statement/add/", {"claim": asked}).content.decode()
    assert 'name="stance"' in page
    assert 'name="low"' in page


def test_once_the_claim_is_known_only_its_fields_are_shown(editing):
    page = editing.get("/admin/articles/statement/add/", {"claim": AmountClaim().pk}).content.decode()
    assert 'name="low"' in page
    assert 'name="stance"' not in page


def test_a_claims_statements_are_read_at_a_glance_with_their_fields_folded(editing):
    claim = Claim.objects.get(slug="price-per-session")
    page = editing.get(page_of(claim)).content.decode()
    for statement in claim.statements.all():
        assert f"<strong>{statement.in_words or 'touches on it'}" in page
    assert page.count("Its words and its value") == claim.statements.count() + 1  # And of one to be added.


def steps_of(editing, source):
    return [step.waits for step in editing.get(page_of(source)).context["next_steps"]]


def test_a_source_says_what_to_do_next_for_as_long_as_it_is_so(editing):
    source = StoredSource(is_read=False, kind="unknown")
    StoredPassage(source=source, is_unsure=True)
    WaitingText(source=source)
    assert [step.partition(" ")[0] for step in steps_of(editing, source)] == [
        "A",
        "The",
        "It",
        f"{Claim.objects.published().count()}",
        "Readers",
    ]
    source.passages.update(topics_edited=True)
    Source.objects.filter(pk=source.pk).update(kind="clinic")
    assert not [step for step in steps_of(editing, source) if "not clear" in step or "what kind" in step]


def test_nothing_is_to_be_done_with_a_source_that_is_withdrawn(editing):
    source = StoredSource(is_read=False, withdrawn_on="2026-01-01")
    assert steps_of(editing, source) == []
    assert "What to do next" not in editing.get(page_of(source)).content.decode()


@pytest.mark.parametrize(("asked", "listed"), [("yes", [True]), ("no", [False, False])])
def test_passages_whose_topic_is_not_clear_are_listed_until_an_editor_sorts_them(editing, asked, listed):
    source = StoredSource()
    for number, (unsure, edited) in enumerate([(True, False), (True, True), (False, False)]):
        StoredPassage(source=source, is_unsure=unsure, topics_edited=edited, start=number * 10, end=number * 10 + 5)
    address = reverse("admin:articles_passage_changelist")
    found = editing.get(address, {"unsure": asked, "source__id__exact": source.pk}).context["cl"].queryset
    assert [one.is_unsure and not one.topics_edited for one in found] == listed


def test_an_import_says_which_topics_are_not_clear(content):
    assert 0 < Passage.objects.unsure().count() < Passage.objects.count()


def test_the_lists_say_who_may_what_and_whether_a_source_counts(editing):
    account("ann", "Author", "Reviewer")
    assert "Author, Reviewer" in editing.get("/admin/auth/user/").content.decode()
    Source.objects.filter(letter="A").update(withdrawn_on="2026-01-02")
    assert "withdrawn on 2 January 2026" in editing.get("/admin/articles/source/").content.decode()


def test_the_list_of_statements_begins_with_their_words(editing):
    first = Statement.objects.first()
    assert first.exact[:60] in editing.get("/admin/articles/statement/").content.decode()

"""No fault that axe can find in what we add to Django's admin: each kind of page of an editor, in each look."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from django.urls import resolve, reverse
from playwright.sync_api import Page

from articles.actions import approve, archive, save_draft, submit
from articles.models import Claim, Question, Reference, Source, Statement, Term, Topic
from tests.admin.accounts import account
from tests.admin.factories import LoggedChange, RaisedFlag, SentFeedback, WaitingText
from tests.browser.measures import LOOKS, OPEN_ALL, faults_by_look, faults_within
from tests.factories import BROKEN_TEXT, TEXT, PublishedTopic

DJANGO = ["#changelist-filter", "#toolbar", ".selector", ".select2", ".related-widget-wrapper", ".object-tools"]
LISTS = ["topic", "question", "claim", "term", "page", "reference", "source", "passage", "statement", "revision"]
LISTS += ["step", "flag", "feedback", "agreementchange", "removedseed", "moved", "newtext", "proposal"]


@pytest.fixture
def busy(site: str, editor: Any) -> list[str]:
    """Something of everything waits; gives the address of each page that is ours."""
    author = account("ann", "Author")
    in_review = save_draft(Topic.objects.get(slug="cost"), TEXT, author=author)
    submit(in_review, by=author, words="Please read.")
    approved = save_draft(Topic.objects.get(slug="results"), TEXT, author=author)
    approve(approved, by=editor)
    save_draft(Topic.objects.get(slug="aftercare"), BROKEN_TEXT, author=editor)
    gone = PublishedTopic()
    archive(gone, notice="Nobody could check it.")
    for make in (RaisedFlag, SentFeedback, LoggedChange, WaitingText):
        make()
    one_of_each = (Topic, Question, Claim, Term, Reference, Source, Statement)
    changed = [
        reverse(f"admin:articles_{kind._meta.model_name}_change", args=[kind.objects.first().pk])
        for kind in one_of_each
    ]
    pages = [reverse("admin:articles_topic_change", args=[one.pk]) for one in (in_review.text.owner, gone)]
    pages += [reverse("admin:articles_topic_archive", args=[one.pk]) for one in (in_review.text.owner, gone)]
    pages += [reverse("admin:articles_revision_change", args=[one.pk]) for one in (in_review, approved)]
    return [
        "/admin/",
        *pages,
        *changed,
        *(one.replace("/change/", "/history/") for one in changed),
        "/admin/articles/deleted/",
    ]


def faults_of(page: Page, addresses: list[str], site: str) -> dict[str, dict[str, list[str]]]:
    """What is found, by address: in every look on the first page of a kind, in one look, in turn, on the others."""
    seen, turns, found = set[str](), cycle(LOOKS), {}
    for address in addresses:
        kind = resolve(address).view_name.rpartition("_")[2]
        page.goto(f"{site}{address}")
        page.evaluate(OPEN_ALL)
        looks = [next(turns)] if kind in seen else LOOKS
        found[address] = faults_by_look(page, lambda: faults_within(page, "#content", but=DJANGO), looks)
        seen.add(kind)
    return {address: by_look for address, by_look in found.items() if by_look}


def test_axe_finds_no_fault_of_ours_on_an_editors_pages(
    page: Page, site: str, busy: list[str], log_in: Callable[[], None]
):
    log_in()
    assert faults_of(page, busy, site) == {}


def test_nor_in_the_lists(page: Page, site: str, busy: list[str], log_in: Callable[[], None]):
    log_in()
    assert faults_of(page, [f"/admin/articles/{name}/" for name in LISTS], site) == {}

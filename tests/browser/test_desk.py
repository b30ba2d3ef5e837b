"""The editor's desk in a real browser: what waits leads to where it is done, and many are done at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.actions import save_draft
from articles.models import Flag, Statement, Topic
from articles.models.flag import Standing
from tests.admin.factories import RaisedFlag, SentFeedback
from tests.browser.measures import OPEN_ALL, faults_by_look, faults_within
from tests.factories import BROKEN_TEXT, LostStatement, UnreadSource


@pytest.fixture
def waiting(site: str, editor: Any) -> None:
    """Something in every section."""
    cost = Topic.objects.get(slug="cost")
    save_draft(cost, BROKEN_TEXT, author=editor)
    save_draft(Topic.objects.get(slug="results"), BROKEN_TEXT)
    RaisedFlag(leaning=LostStatement(), standing=Standing.LOST)
    for _ in range(7):
        RaisedFlag()
        SentFeedback()
    UnreadSource()


def choose(page: Page, address: str, action: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelectorAll('.action-select').forEach((one) => one.checked = true)")
    page.get_by_label("Action:").select_option(action)
    page.get_by_role("button", name="Go").click()
    page.locator(".confirming").wait_for()


def test_an_editor_goes_from_the_desk_to_what_is_flagged_and_is_done(
    page: Page, site: str, log_in: Callable[[], None], waiting: None, complaints: list[str]
):
    log_in()
    page.goto(f"{site}/admin/")
    flagged = page.get_by_role("region", name="Flagged, because what it leans on changed")
    expect(flagged.get_by_role("listitem")).to_have_count(5)
    expect(flagged.get_by_role("listitem").first).to_contain_text("lost: ")
    count = Flag.objects.count()
    flagged.get_by_role("link", name=f"All {count}").click()
    page.get_by_label("Select all objects on this page for an action").check()
    page.get_by_label("Action:").select_option("looked_at")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("heading", name=f"What will happen to {count}")).to_be_visible()
    assert Flag.objects.count() == count
    page.get_by_role("button", name="Take the flags away").click()
    expect(page.locator("ul.messagelist")).to_contain_text(f"{count} flags taken away.")
    page.get_by_role("link", name="Home").click()
    expect(flagged).to_have_count(0)
    expect(page.locator(".desk-nothing")).to_contain_text("nothing flagged")
    assert complaints == []


def test_deleting_statements_asks_for_the_reason_that_readers_find(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    topic = Topic.objects.get(slug="cost")
    choose(page, f"{site}/admin/articles/statement/?claim__topic__id__exact={topic.pk}", "delete_selected")
    expect(page.locator(".confirming-beside")).to_contain_text("The agreement on")
    page.get_by_role("button", name="Delete them").click()
    expect(page.locator(".confirming .errorlist")).to_contain_text("required")
    page.get_by_label("Reason for readers").fill("We had misread them.")
    page.get_by_role("button", name="Delete them").click()
    page.locator("ul.messagelist .success").first.wait_for()
    assert not Statement.objects.filter(claim__topic=topic).exists()
    page.goto(f"{site}/changes/")
    expect(page.locator("ol.changes li[id^=change-]").first).to_contain_text("We had misread them.")


def test_axe_finds_no_fault_on_the_desk_nor_in_what_it_leads_to(
    page: Page, site: str, log_in: Callable[[], None], waiting: None
):
    log_in()
    page.goto(f"{site}/admin/")
    assert faults_by_look(page, lambda: faults_within(page, ".desk")) == {}
    for model, action in (("topic", "reread_today"), ("passage", "sort_under"), ("statement", "delete_selected")):
        choose(page, f"{site}/admin/articles/{model}/", action)
        page.evaluate(OPEN_ALL)
        assert faults_by_look(page, lambda: faults_within(page, ".confirming")) == {}
    page.goto(f"{site}/admin/articles/topic/{Topic.objects.get(slug='cost').pk}/change/")
    assert faults_by_look(page, lambda: faults_within(page, ".leading")) == {}

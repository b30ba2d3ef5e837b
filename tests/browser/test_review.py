"""Two editors in a real browser: one writes, the other reviews, publishes, and takes it back again."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Topic
from tests.admin.accounts import PASSWORD, account

ADDED = "How would a reviewer read this?"


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """Opens a window of its own for an account, logged in."""
    windows = []

    def enter(name: str) -> Page:
        windows.append(browser.new_context())
        page = windows[-1].new_page()
        page.goto(f"{site}/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name="Log out").or_(page.get_by_role("button", name="Log out")).wait_for()
        return page

    yield enter
    for window in windows:
        window.close()


def open_cost(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/articles/topic/{Topic.objects.get(slug='cost').pk}/change/")


def seen_by_readers(page: Page, site: str) -> bool:
    page.goto(f"{site}/topics/cost/")
    return ADDED in page.locator("article.prose").inner_text()


def test_an_author_and_a_reviewer_bring_a_text_to_readers_and_back(desk: Callable[[str], Page], site: str, page: Page):
    account("ann", "Author")
    account("rob", "Reviewer", "Publisher")
    ann, rob = desk("ann"), desk("rob")

    open_cost(ann, site)
    text = ann.locator("textarea.markdown")
    text.fill(f"{text.input_value().rstrip()}\n\n{ADDED}\n")
    expect(ann.frame_locator("iframe[name=text-preview]").get_by_text(ADDED)).to_be_visible()
    ann.get_by_label("What you changed").fill("A question was missing.")
    ann.get_by_role("button", name="Send to review").click()
    expect(ann.get_by_text("Sent to review: a reviewer finds it")).to_be_visible()
    assert not seen_by_readers(page, site)

    open_cost(rob, site)
    expect(rob.get_by_text("“A question was missing.”")).to_be_visible()
    rob.get_by_role("link", name="Read it, then approve it").click()
    expect(rob.locator(".text-changes ins").get_by_text(ADDED)).to_be_visible()
    rob.get_by_text("As readers would see it").click()
    rob.get_by_role("button", name="Show it").click()
    expect(rob.frame_locator("iframe[name=revision-preview]").get_by_text(ADDED)).to_be_visible()
    rob.get_by_label("Words for the author").fill("Ask it in the words of a reader.")
    rob.get_by_role("button", name="Send back").click()
    expect(rob.get_by_text("Sent back: its author finds your words")).to_be_visible()

    open_cost(ann, site)
    expect(ann.get_by_text("“Ask it in the words of a reader.”")).to_be_visible()
    ann.get_by_role("button", name="Send to review").click()

    rob.reload()
    rob.get_by_role("button", name="Approve", exact=True).click()
    expect(rob.get_by_text("Approved: a publisher can show it")).to_be_visible()
    rob.get_by_role("button", name="Publish now").click()
    expect(rob.get_by_text("readers see this text now")).to_be_visible()
    assert seen_by_readers(page, site)

    open_cost(rob, site)
    rob.get_by_role("link", name="Earlier revisions").click()
    rob.locator(".revisions tbody tr").nth(1).get_by_role("link").click()
    rob.get_by_role("button", name="Restore as a new draft").click()
    expect(rob.get_by_text("is a copy of revision")).to_be_visible()
    assert seen_by_readers(page, site)
    rob.get_by_role("button", name="Publish").click()
    expect(rob.get_by_role("listitem").get_by_text(ADDED)).to_be_visible()
    assert seen_by_readers(page, site)
    rob.get_by_role("button", name="Publish all the same").click()
    expect(rob.get_by_text("readers see this text now")).to_be_visible()
    assert not seen_by_readers(page, site)


def test_a_reviewers_old_page_shows_what_a_colleague_did_before_it_approves(desk: Callable[[str], Page], site: str):
    for name, role in (("ann", "Author"), ("rob", "Reviewer"), ("rita", "Reviewer")):
        account(name, role)
    ann, rob, rita = desk("ann"), desk("rob"), desk("rita")
    open_cost(ann, site)
    text = ann.locator("textarea.markdown")
    text.fill(f"{text.input_value().rstrip()}\n\n{ADDED}\n")
    ann.get_by_role("button", name="Send to review").click()
    for reviewer in (rob, rita):
        open_cost(reviewer, site)
        reviewer.get_by_role("link", name="Read it, then approve it").click()
    rita.get_by_label("Words for the author").fill("Ask it in the words of a reader.")
    rita.get_by_role("button", name="Send back").click()
    expect(rita.get_by_text("Sent back: its author finds your words")).to_be_visible()

    rob.get_by_label("Words for the author").fill("Well asked.")
    rob.get_by_role("button", name="Approve", exact=True).click()
    expect(rob.get_by_role("heading", name="Something was done since you opened the page")).to_be_visible()
    expect(rob.get_by_text("“Ask it in the words of a reader.”")).to_be_visible()
    expect(rob.get_by_label("Words for the author")).to_have_value("Well asked.")
    rob.get_by_role("link", name="No, take me to the revision").click()
    expect(rob.locator(".revision-facts").get_by_text("Draft.")).to_be_visible()

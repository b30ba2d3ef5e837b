"""From an article that was just imported to what readers see of it, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Claim, Source
from tests.browser.marking import mark
from tests.browser.measures import OPEN_ALL, faults, faults_by_look, faults_within
from tests.factories import FoundStatement, LostStatement, StoredPassage, UnreadSource

ARTICLE = b"Needles and patience\n\nOne session takes 20 to 30 minutes, they told me.\n\nI went home on foot.\n"
WORDS = "20 to 30 minutes"
REASON = "A new article gives a time."


@pytest.fixture
def waiting(site: str) -> Source:
    """A source that does not count yet, with an answer that changes a verdict, and words that are not found."""
    source: Source = UnreadSource()
    claim = Claim.objects.get(slug="session-length")
    value = {"stance": None, "low": 20, "high": 30, "unit": claim.unit}
    FoundStatement(claim=claim, passage=StoredPassage(source=source), **value)
    LostStatement(source=source)
    return source


def import_article(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/articles/source/add/")
    file = {"name": "needles.txt", "mimeType": "text/plain", "buffer": ARTICLE}
    page.get_by_label("Article").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".field-counting")).to_contain_text("Readers do not see it yet.")


def record_what_it_says(page: Page) -> None:
    page.get_by_role("link", name="Go through its worklist").first.click()
    page.get_by_role("link", name="In the text", exact=True).click()
    page.get_by_label("The question").select_option("session-length")
    mark(page, WORDS)
    expect(page.locator("#id_exact")).to_have_value(WORDS)
    expect(page.get_by_label("High")).to_have_value("30")
    expect(page.locator("#marking-result")).to_contain_text("does not count yet")
    page.get_by_role("button", name="Record and go on").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Recorded: ")


def record_silences(page: Page) -> None:
    expect(page.locator(".errornote")).to_contain_text("nobody has looked at")
    consequences = page.url
    page.get_by_role("region", name="Where it is silent").get_by_role("link", name="worklist").click()
    page.get_by_role("button", name="All that are left say nothing").click()
    page.get_by_role("button", name="Record that it says nothing on these").click()
    expect(page.locator("ul.messagelist")).to_contain_text("silences are recorded.")
    page.goto(consequences)
    expect(page.locator(".errornote")).to_have_count(0)


def test_an_editor_sees_what_an_article_changes_before_it_counts_and_readers_after(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str]
):
    log_in()
    import_article(page, site)
    record_what_it_says(page)
    page.goto(f"{site}/claims/session-length/")
    expect(page.locator("[data-claim=session-length]").first).to_have_attribute("data-agreement", "silent")

    page.goto(f"{site}/admin/")
    unread = page.get_by_role("region", name="Sources to read")
    expect(unread).to_contain_text("claims looked at: go on")
    unread.get_by_role("link", name="Needles and patience").click()
    expect(page.locator("#progress")).to_contain_text("1 of ")
    page.goto(page.url.replace("worklist", "consequences"))
    changed = page.get_by_role("region", name="Where the agreement changes").first
    expect(changed).to_contain_text("No source says")
    expect(changed).to_contain_text("Only one says")
    record_silences(page)

    page.get_by_label("I have read").first.check()
    changed.get_by_text("Only one says").click()
    changed.get_by_role("link", name="With it").click()
    expect(page.locator("aside").first).to_contain_text("this is what readers would see if it counted")
    expect(page.locator("blockquote").first).to_contain_text(WORDS)
    page.get_by_role("link", name="All that it would change").click()
    expect(page.get_by_label("I have read").first).to_be_checked()

    page.get_by_label("Reason for readers").fill(REASON)
    page.get_by_role("button", name="Let it count").click()
    expect(page.locator("ul.messagelist")).to_contain_text("counts now, and readers see it.")
    expect(page.locator(".field-counting")).to_contain_text("It counts since")

    page.goto(f"{site}/claims/session-length/")
    expect(page.locator("blockquote").first).to_contain_text(WORDS)
    expect(page.locator("[data-claim=session-length]").first).to_have_attribute("data-agreement", "single")
    page.goto(f"{site}/changes/")
    expect(page.locator("ol.changes li[id^=change-]").first).to_contain_text(REASON)
    assert complaints == []


def test_axe_finds_no_fault_on_these_pages(page: Page, site: str, log_in: Callable[[], None], waiting: Any):
    log_in()
    for source in (waiting, Source.objects.get(letter="D")):
        page.goto(f"{site}/admin/articles/source/{source.pk}/consequences/")
        page.evaluate(OPEN_ALL)
        assert faults_by_look(page, lambda: faults_within(page, ".new-text")) == {}
    page.goto(f"{site}/admin/articles/source/{waiting.pk}/with-it/?page=/claims/session-length/")
    assert faults_by_look(page, lambda: faults(page)) == {}

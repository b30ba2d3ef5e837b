"""Deciding in a real browser: about the new text of a source, and about what the importer proposes."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from articles.actions import import_article
from articles.models import Source
from articles.seeding import read_vocabulary
from tests.actions.changing_article import QUOTING
from tests.actions.test_keep_proposals import ARTICLE, SESSIONS
from tests.browser.measures import OPEN_ALL, faults_within

LOOKS: list[tuple[Any, int]] = list(product(["light", "dark"], [320, 1280]))


def faults_in_each_look(page: Page) -> dict[str, list[str]]:
    page.evaluate(OPEN_ALL)
    found = {}
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[f"{scheme}, {width} px"] = faults_within(page, "#content")
    return {look: what for look, what in found.items() if what}


@pytest.fixture
def changed(content: None) -> dict[str, Any]:
    """Article D with a passage that moved, words that went, and others that came."""
    source = Source.objects.get(letter="D")
    words = source.text.replace("75% of the participants", "most of the participants").replace("Conclusion", "In short")
    words = words.replace("While more research", "It may <b>sting</b>.\n\nWhile more research")
    return {"name": source.file, "mimeType": "text/plain", "buffer": words.encode()}


def test_an_editor_uploads_a_changed_article_sees_what_it_does_and_takes_it_over(
    page: Page, site: str, log_in: Callable[[], None], changed: Any, complaints: list[str]
):
    log_in()
    page.goto(f"{site}/admin/articles/source/add/")
    page.get_by_label("Article").set_input_files(changed)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("heading", name="New text of source D")).to_be_visible()
    expect(page.locator("tr.standing-lost")).to_have_count(QUOTING)
    expect(page.get_by_role("link", name="Evidence")).to_be_visible()
    expect(page.locator(".text-changes del", has_text="75%")).to_be_visible()
    assert "75% of the participants" in Source.objects.get(letter="D").text
    assert complaints == []  # Before axe, which sets styles that the policy forbids.
    assert faults_in_each_look(page) == {}

    page.get_by_role("button", name="Take over this text").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Source D has its new text")
    assert Source.objects.get(letter="D").text == changed["buffer"].decode()
    page.get_by_role("link", name="Look at what is flagged").click()
    expect(page.locator("#result_list")).to_contain_text("These words are not in it any more.")


def test_an_editor_dismisses_a_proposal_with_a_reason_takes_that_back_and_records_it(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str]
):
    vocabulary = read_vocabulary(settings.SEEDS / "vocabulary.toml")
    import_article(ARTICLE.encode(), file="new.txt", vocabulary=vocabulary)
    log_in()
    page.goto(f"{site}/admin/articles/proposal/")
    first = page.locator("#result_list tbody tr").first
    expect(first).to_contain_text(SESSIONS)
    first.get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option("dismiss")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("1 open proposal will be dismissed")).to_be_visible()
    assert complaints == []  # Before axe, which sets styles that the policy forbids.
    assert faults_in_each_look(page) == {}
    page.get_by_label("Why are they dismissed?").fill("It speaks of another treatment.")
    page.get_by_role("button", name="Dismiss 1 proposal").click()
    expect(page.locator("#result_list")).to_contain_text("dismissed: It speaks of another treatment.")

    page.goto(f"{site}/admin/articles/proposal/?state=dismissed")
    page.locator("#result_list tbody tr").get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option("open_again")
    page.get_by_role("button", name="Go").click()
    page.goto(f"{site}/admin/articles/proposal/?state=open")
    page.get_by_role("link", name="Record “").click()
    expect(page.locator("#id_exact")).to_have_value(SESSIONS)
    expect(page.locator("#marking-result")).to_contain_text("It would count as 3 to 5 sessions")
    assert faults_in_each_look(page) == {}
    page.get_by_role("button", name="Record and go on").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Recorded: F on")
    page.goto(f"{site}/admin/articles/proposal/?state=open")
    expect(page.get_by_text("0 proposals")).to_be_visible()

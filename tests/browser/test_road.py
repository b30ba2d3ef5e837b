"""The whole road once: a reader follows a citation and opens an answer; an editor changes what readers see."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Topic


def open_topic_in_the_admin(page: Page, site: str, slug: str) -> None:
    page.goto(f"{site}/admin/articles/topic/{Topic.objects.get(slug=slug).pk}/change/")


def click(page: Page, link: Locator) -> None:
    """Click where the letter stands: Playwright alone aims at the hidden word “source” before it."""
    centre = "box => [box.x + box.width / 2, box.y + box.height / 2]"
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.mouse.click(*link.evaluate(f"link => ({centre})(link.getClientRects()[0])"))


def test_a_reader_follows_a_citation_and_opens_an_answer(page: Page, site: str, complaints: list[str]):
    page.goto(site)
    page.get_by_role("link", name="Side effects", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What are the side effects and risks of microneedling?")

    citation = page.locator("a.cite[data-source=a-guide]:has(.quoted)").first
    words = str(citation.locator(".quoted").text_content()).strip(" “”")
    click(page, citation)
    passage = page.locator("blockquote:target")
    expect(passage).to_have_attribute("data-source", "a-guide")
    expect(passage).to_contain_text(words)
    expect(passage).to_be_in_viewport()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Answers").click()
    entry = page.locator("details#q-does-it-hurt")
    expect(entry.locator(".faq-answer")).to_be_hidden()
    entry.locator("summary").click()
    expect(entry.locator(".faq-answer")).to_be_visible()
    entry.get_by_role("link", name="This question on its own page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Does microneedling hurt?")
    assert complaints == []


def test_an_editor_changes_a_topic_and_readers_see_it(
    page: Page, site: str, log_in: Callable[[], None], complaints: Any
):
    log_in()
    page.goto(f"{site}/admin/")
    page.get_by_role("link", name="Topics", exact=True).first.click()
    page.get_by_role("link", name="Cost", exact=True).click()
    text = page.locator("textarea.markdown")
    text.fill(text.input_value().rstrip() + "\n\nDid an editor add this question?\n")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Nothing stands in the way of publishing it")).to_be_visible()

    page.goto(f"{site}/topics/cost/")
    expect(page.get_by_text("Did an editor add this question?")).to_have_count(0)

    open_topic_in_the_admin(page, site, "cost")
    expect(page.get_by_text("There is a newer draft")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("readers see this text now")).to_be_visible()

    page.goto(f"{site}/topics/cost/")
    expect(page.locator("article.prose").get_by_text("Did an editor add this question?")).to_be_visible()
    assert complaints == []


def test_a_citation_that_is_not_found_can_be_saved_and_not_published(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    open_topic_in_the_admin(page, site, "cost")
    page.locator("textarea.markdown").fill('It costs nothing at all [@A "it is free of charge"].\n')
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Not published. Your draft is saved.")).to_be_visible()
    expect(page.locator("ul.messagelist").get_by_text("Line 1: ")).to_contain_text("is not in the text")
    expect(page.locator("textarea.markdown")).to_have_value('It costs nothing at all [@A "it is free of charge"].\n')
    page.goto(f"{site}/topics/cost/")
    expect(page.get_by_text("It costs nothing at all")).to_have_count(0)


def test_the_preview_shows_the_text_as_the_page_will(
    page: Page, site: str, log_in: Callable[[], None], complaints: Any
):
    log_in()
    open_topic_in_the_admin(page, site, "cost")
    preview = page.frame_locator("iframe[name=text-preview]")
    expect(preview.locator(".lead")).to_contain_text("$100")
    page.locator("textarea.markdown").fill(
        'A new message [@A "the cost per session can range"].\n\n## A heading\n\n[[nowhere]]\n'
    )
    expect(preview.locator(".lead")).to_contain_text("A new message")
    expect(preview.locator(".lead a.cite[data-source=a-guide]")).to_be_visible()
    expect(preview.get_by_role("heading", name="A heading")).to_be_visible()
    expect(page.locator(".text-checks li").first).to_contain_text("Line 5: [[nowhere]] leads nowhere")
    assert preview.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    assert complaints == []


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_everything_a_reader_needs_works_without_javascript(page: Page, site: str):
    page.goto(f"{site}/topics/results/")
    expect(page.locator("aside.claims-vary")).to_be_hidden()
    page.locator(".aim").get_by_role("link", name="who says what").click()
    expect(page.locator("aside.claims-vary")).to_be_visible()
    page.goto(f"{site}/topics/results/")
    click(page, page.locator("a.cite[data-source=c-permanence]").first)
    expect(page.locator("blockquote:target")).to_be_in_viewport()
    page.goto(f"{site}/faq/")
    page.locator("details#q-does-it-hurt summary").click()
    expect(page.locator("#q-does-it-hurt .faq-answer")).to_be_visible()
    page.goto(f"{site}/faq/#q-does-it-hurt")
    expect(page.locator("#q-does-it-hurt .faq-answer")).to_be_visible()
    page.goto(f"{site}/topics/results/")
    page.locator(".drawer > summary").click()
    page.locator(".source-passages summary").first.click()
    expect(page.locator(".source-passages details blockquote").first).to_be_visible()


def test_an_address_with_a_name_opens_the_answer_it_points_at(page: Page, site: str):
    page.goto(f"{site}/faq/#q-does-it-hurt")
    expect(page.locator("#q-does-it-hurt .faq-answer")).to_be_visible()
    expect(page.locator("#q-does-it-hurt")).to_be_in_viewport()

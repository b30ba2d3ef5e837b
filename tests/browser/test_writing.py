"""Writing in a real browser: the toolbar and its keys, what is offered for a mark, and the preview beside the text."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Claim, Revision, Topic
from tests.browser.measures import OPEN_ALL, faults_by_look, faults_within

TELEPHONE, DESK = 375, 1280
COLOUR = "body => getComputedStyle(body).backgroundColor"


def form_of(written: Any) -> str:
    return f"/admin/articles/{written._meta.model_name}/{written.pk}/change/"


@pytest.fixture
def text(page: Page, site: str, log_in: Callable[[], None], complaints: list[str]) -> Locator:
    """The text of the topic on costs, open for writing, and emptied."""
    log_in()
    page.goto(site + form_of(Topic.objects.get(slug="cost")))
    field = page.locator("textarea.markdown")
    field.fill("")
    return field


def offers(page: Page) -> Locator:
    return page.get_by_role("listbox", name="What the mark may point at").get_by_role("option")


def mark(text: Locator, words: str) -> None:
    """Mark these words in the text."""
    script = (
        "(field, words) => { const at = field.value.indexOf(words); field.setSelectionRange(at, at + words.length) }"
    )
    text.evaluate(script, words)


def do(page: Page, name: str) -> None:
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(
    ("button", "before", "after"),
    [
        ("Bold", "It costs much.", "It costs **much**."),
        ("Italic", "It costs much.", "It costs *much*."),
        ("Heading", "much", "## much"),
        ("List", "much", "- much"),
        ("Link", "It costs much.", "It costs [[|much]]."),
        ("Citation", "It costs much.", "It costs much [@]."),
        ("Reference", "It costs much.", "It costs much [^]."),
        ("Advice box", "Ask: much", 'Ask:\n\n!!! advice "What you can do next"\n    much\n'),
    ],
)
def test_a_button_writes_what_an_editor_would_type(page: Page, text: Locator, button: str, before: str, after: str):
    text.fill(before)
    mark(text, "much")
    do(page, button)
    expect(text).to_have_value(after)
    expect(text).to_be_focused()
    page.keyboard.press("Control+z")
    expect(text).to_have_value(before)


@pytest.mark.parametrize(("button", "times"), [("Bold", 2), ("Italic", 2), ("Heading", 3), ("List", 2)])
def test_a_button_takes_back_what_it_wrote(page: Page, text: Locator, button: str, times: int):
    text.fill("much")
    mark(text, "much")
    for _ in range(times):
        do(page, button)
    expect(text).to_have_value("much")


def test_each_line_marked_becomes_an_item_of_the_list(page: Page, text: Locator):
    text.fill("Ask:\n\none\ntwo\n\nEnd.")
    mark(text, "one\ntwo")
    do(page, "List")
    expect(text).to_have_value("Ask:\n\n- one\n- two\n\nEnd.")


def test_a_space_marked_with_the_words_stays_outside(page: Page, text: Locator):
    text.fill("It costs much, so.")
    mark(text, "costs ")
    do(page, "Bold")
    expect(text).to_have_value("It **costs** much, so.")


def test_a_box_leaves_the_lines_around_it_as_they_are(page: Page, text: Locator):
    text.fill("One?\n\nTwo?\n\n    Three?\n")
    mark(text, "Two?")
    do(page, "Advice box")
    expect(text).to_have_value('One?\n\n!!! advice "What you can do next"\n    Two?\n\n    Three?\n')


def test_a_box_says_where_to_write(page: Page, text: Locator):
    do(page, "Note box")
    expect(text).to_have_value('!!! note "From published research, not from our sources"\n    Write here.\n')
    page.keyboard.type("Is it so?")
    expect(text).to_have_value('!!! note "From published research, not from our sources"\n    Is it so?\n')


def test_the_keys_do_what_the_buttons_do(page: Page, text: Locator):
    text.fill("much")
    for keys in ("Control+b", "Control+i", "Control+Shift+l", "Control+Shift+h"):
        mark(text, "much")
        page.keyboard.press(keys)
    expect(text).to_have_value("## - ***much***")
    text.fill("")
    page.keyboard.press("Control+k")
    expect(text).to_have_value("[[]]")


def test_the_toolbar_is_one_stop_and_the_arrows_go_through_it(page: Page, text: Locator):
    text.focus()
    page.keyboard.press("Shift+Tab")
    toolbar = page.get_by_role("toolbar")
    expect(toolbar.get_by_role("button", name="Heading")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(toolbar.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(toolbar.get_by_role("button", name="Advice box")).to_be_focused()
    page.keyboard.press("Tab")
    expect(text).to_be_focused()


def test_a_link_is_offered_and_taken_with_the_keyboard(page: Page, text: Locator, complaints: list[str]):
    text.press_sequentially("See [[price")
    chosen = offers(page).and_(page.locator("[aria-selected=true]"))
    expect(chosen).to_have_count(1)
    assert text.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    first = chosen.inner_text()
    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_have_text(first)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("ul.offers")).to_be_hidden()
    expect(text).to_have_value("See [[price-per-session]]")
    page.keyboard.type(".")
    expect(text).to_have_value("See [[price-per-session]].")
    assert complaints == []


def test_a_source_and_its_words_are_offered_one_after_the_other(page: Page, text: Locator):
    do(page, "Citation")
    expect(offers(page)).to_have_count(5)
    page.keyboard.press("Tab")
    expect(text).to_have_value('[@A ""]')
    page.keyboard.type("the cost per")
    offers(page).first.click()
    expect(text).to_be_focused()
    assert text.input_value().startswith('[@A "the cost per session can range from $100 to $700')
    page.keyboard.type(" and on")
    assert text.input_value().endswith('"] and on')


def test_escape_closes_what_is_offered_and_nothing_is_written(page: Page, text: Locator):
    text.press_sequentially("[[cost")
    expect(page.locator("ul.offers")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("ul.offers")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(text).to_have_value("[[cost\n")
    assert text.get_attribute("aria-activedescendant") is None


def test_words_marked_stay_the_words_of_the_link(page: Page, text: Locator):
    text.fill("Look at the price here.")
    mark(text, "the price")
    page.keyboard.press("Control+k")
    page.keyboard.type("cost")
    offers(page).first.click()
    expect(text).to_have_value("Look at [[cost|the price]] here.")


def test_what_is_wrong_is_told_while_it_is_typed_and_leads_to_its_line(page: Page, text: Locator):
    text.fill("Is it so?\n\nIt costs nothing.\n")
    checks = page.locator(".text-checks")
    expect(checks.get_by_role("status")).to_have_text("1 thing stands in the way of publishing.")
    expect(checks).to_contain_text("“It costs nothing.” has no citation")
    expect(checks).to_contain_text("6 words, 2 sentences. Reading grade")
    checks.get_by_role("button", name="Line 3").click()
    expect(text).to_be_focused()
    marked = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert text.evaluate(marked) == "It costs nothing."
    text.fill("Is it so?\n")
    expect(checks.get_by_role("status")).to_have_text("Nothing stands in the way of publishing.")


def test_the_preview_can_be_wide_or_narrow_and_light_or_dark(page: Page, text: Locator, complaints: list[str]):
    text.fill("Is it so?\n")
    frame = page.frame_locator("iframe[name=text-preview]")
    expect(frame.locator(".lead")).to_have_text("Is it so?")
    assert frame.locator("html").evaluate("() => innerWidth") == TELEPHONE
    looks = page.locator(".text-preview-top")
    looks.get_by_role("button", name="Desktop").click()
    assert frame.locator("html").evaluate("() => innerWidth") == DESK - 2
    expect(looks.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")
    light = frame.locator("body").evaluate(COLOUR)
    looks.get_by_role("button", name="Dark").click()
    assert frame.locator("body").evaluate(COLOUR) != light
    text.fill("Is it dark still?\n")
    expect(frame.locator(".lead")).to_have_text("Is it dark still?")
    looks.get_by_role("button", name="Light").click()
    assert frame.locator("body").evaluate(COLOUR) == light
    assert complaints == []


def test_a_preview_that_fails_is_told_and_stores_nothing(page: Page, text: Locator):
    before = Revision.objects.count()
    page.route("**/preview/", lambda route: route.fulfill(status=500, body="no"))
    text.fill("Is it lost?\n")
    expect(page.locator(".text-checks").get_by_role("status")).to_contain_text("could not be made")
    expect(text).to_have_value("Is it lost?\n")
    assert Revision.objects.count() == before


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_a_text_is_previewed_and_saved(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    topic = Topic.objects.get(slug="cost")
    page.goto(site + form_of(topic))
    expect(page.get_by_role("toolbar")).to_be_hidden()
    expect(page.locator(".preview-looks, .text-kept, .text-checks, .offers").locator("visible=true")).to_have_count(0)
    page.locator("textarea.markdown").fill("Is it plain?\n\nSee [[nowhere]].\n")
    page.get_by_role("button", name="Show the preview").click()
    frame = page.frame_locator("iframe[name=text-preview]")
    expect(frame.locator(".lead")).to_have_text("Is it plain?")
    expect(frame.locator("li").first).to_contain_text("Line 3: [[nowhere]] leads nowhere")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Draft saved.")
    topic.refresh_from_db()
    assert topic.text is not None
    assert topic.text.working is not None
    assert topic.text.working.markdown == "Is it plain?\n\nSee [[nowhere]].\n"


def test_axe_finds_no_fault_in_the_writing_room(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    for written in (Topic.objects.get(slug="cost"), Claim.objects.first()):
        page.goto(site + form_of(written))
        page.evaluate(OPEN_ALL)
        text = page.locator("textarea.markdown")
        text.fill("It costs nothing.\n\nIs it [[se")
        page.keyboard.type("s")
        offers(page).first.wait_for()
        page.locator(".text-checks li").first.wait_for()
        assert faults_by_look(page, lambda: faults_within(page, ".field-markdown")) == {}
        expect(offers(page).first).to_be_visible()


def test_what_is_offered_at_the_end_of_the_window_stands_above_the_caret(page: Page, text: Locator):
    page.set_viewport_size({"width": DESK, "height": 900})
    text.fill("It costs much.\n\n" * 3)
    text.evaluate("field => scrollTo(0, field.getBoundingClientRect().top + scrollY + 130 - innerHeight)")
    text.press("Control+End")
    page.keyboard.type("[[co")
    expect(offers(page).first).to_be_visible()
    box = page.get_by_role("listbox", name="What the mark may point at").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


def test_the_preview_is_one_stop_for_the_keyboard(page: Page, text: Locator):
    text.fill("Is it [[cost]]? Or [[cost|dear]]?\n")
    frame = page.frame_locator("iframe[name=text-preview]")
    expect(frame.locator("main a")).to_have_count(2)
    stops = frame.locator("body").evaluate(
        "body => [...body.querySelectorAll('*')].filter(one => one.tabIndex >= 0).map(one => one.localName)"
    )
    assert stops == ["main"]

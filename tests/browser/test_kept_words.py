"""Words that were not saved: kept in the browser, offered again, and never put over what the server has unasked."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from articles.actions import save_draft
from articles.models import Topic
from tests.browser.measures import OPEN_ALL, faults_by_look, faults_within
from tests.browser.test_writing import form_of

MINE = "Did I write this?\n"
LATER = "Is this the later one?\n"
THEIRS = "Did I write this in the other tab?\n"
KEPT = "() => Object.keys(localStorage).filter(key => key.includes('/topic/')).length"
OFTEN = 50  # milliseconds; by itself Playwright waits for frames, and a tab in the background draws none

# Only for our words: Django's own scripts keep the look of the admin there too.
FULL = """
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, words) {
  if (key.includes("/topic/")) throw new DOMException("full", "QuotaExceededError");
  keep.call(this, key, words);
};
"""

# How earlier versions of the page kept words: one place for a text, the earlier words inside the later.
AS_BEFORE = """
([mine, later]) => {
  const key = document.querySelector(".text-kept").dataset.kept;
  const before = { words: mine, basedOn: "1", at: Date.UTC(2026, 10, 1) };
  localStorage.setItem(key, JSON.stringify({ words: later, basedOn: "1", at: Date.UTC(2026, 10, 2), before }));
}
"""


def cost() -> Topic:
    return Topic.objects.get(slug="cost")


def offer(page: Page) -> Locator:
    return page.get_by_role("region", name="Words that were not saved")


def offered(page: Page) -> list[str]:
    """The words on offer, in their order."""
    return offer(page).locator(".text-kept-words").evaluate_all("all => all.map(one => one.textContent)")


def kept_become(page: Page, how_many: int) -> None:
    """Wait until so many are kept: a page says that it saved before its script has put away what was kept."""
    page.wait_for_function(f"() => ({KEPT})() === {how_many}", polling=OFTEN)


def press(page: Page, words: str, button: str) -> None:
    """Press this button of the offer of these words."""
    offer(page).get_by_role("listitem").filter(has_text=words.strip()).get_by_role("button", name=button).click()


def written(tab: Page, words: str) -> None:
    """Write these words in a tab, and wait until its browser has kept them."""
    tab.locator("textarea.markdown").fill(words)
    kept = "words => Object.values(localStorage).some((one) => one.includes(JSON.stringify(words)))"
    tab.wait_for_function(kept, arg=words, polling=OFTEN)


@pytest.fixture
def opened(page: Page, site: str, log_in: Callable[[], None]) -> Callable[[], Locator]:
    """Opens the topic on costs, as after its tab was closed, and gives its text."""
    log_in()

    def open_again() -> Locator:
        page.goto(f"{site}/admin/")
        page.goto(site + form_of(cost()))
        return page.locator("textarea.markdown")

    return open_again


def test_words_not_saved_are_offered_after_the_tab_was_closed(page: Page, opened: Any):
    opened().fill(MINE)
    text = opened()
    expect(offer(page)).to_contain_text("This browser kept what you wrote here")
    expect(text).not_to_have_value(MINE)
    offer(page).locator("summary").click()
    expect(offer(page).locator(".text-kept-words")).to_have_text(MINE.strip())
    offer(page).get_by_role("button", name="Take it back").click()
    expect(text).to_have_value(MINE)
    expect(text).to_be_focused()
    expect(offer(page)).to_be_hidden()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Draft saved.")
    expect(offer(page)).to_be_hidden()
    kept_become(page, 0)


def test_words_thrown_away_are_gone(page: Page, opened: Any):
    before = opened().input_value()
    page.locator("textarea.markdown").fill(MINE)
    opened()
    offer(page).get_by_role("button", name="Throw it away").click()
    expect(page.locator("textarea.markdown")).to_have_value(before)
    kept_become(page, 0)
    opened()
    expect(offer(page)).to_be_hidden()


def test_nothing_is_offered_where_nothing_was_written(page: Page, opened: Any):
    text = opened()
    before = text.input_value()
    text.fill(MINE)
    text.fill(before)
    opened()
    expect(offer(page)).to_be_hidden()


def test_words_that_were_not_answered_for_outlive_what_is_written_after_them(page: Page, opened: Any):
    opened().fill(MINE)
    opened().fill(LATER)
    text = opened()
    assert offered(page) == [LATER, MINE]
    press(page, LATER, "Throw it away")
    assert offered(page) == [MINE]
    expect(offer(page).locator("summary")).to_be_focused()
    press(page, MINE, "Take it back")
    expect(text).to_have_value(MINE)
    expect(offer(page)).to_be_hidden()


def test_each_of_two_tabs_keeps_its_words_and_a_save_forgets_only_what_it_stored(page: Page, opened: Any):
    opened()
    with page.expect_popup() as another:  # It has a copy of this tab's session, as a tab that was duplicated has.
        page.evaluate("open(location.href)")
    written(page, MINE)
    written(another.value, THEIRS)
    another.value.close()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Draft saved.")
    assert offered(page) == [THEIRS]
    expect(offer(page)).to_contain_text("The text was saved again since")
    kept_become(page, 1)


def test_words_still_open_in_another_tab_outlive_what_is_done_with_their_offer(page: Page, opened: Any):
    opened()
    tab = page.context.new_page()
    tab.goto(page.url)
    written(tab, THEIRS)
    for does in ("Throw it away", "Take it back"):
        opened()
        press(page, THEIRS, does)
        tab.wait_for_function(f"() => ({KEPT})() > {int(does == 'Take it back')}", polling=OFTEN)
    tab.close()
    page.locator("textarea.markdown").fill("")
    opened()
    assert offered(page) == [THEIRS]


@pytest.mark.parametrize("does", ["Take it back", "Throw it away"])
def test_an_offer_whose_tab_wrote_on_is_shown_anew_before_anything_is_done_with_it(page: Page, opened: Any, does: str):
    opened()
    tab = page.context.new_page()
    tab.goto(page.url)
    written(tab, THEIRS)
    text = opened()
    before = text.input_value()
    written(tab, THEIRS + LATER)
    press(page, THEIRS, does)
    assert offered(page) == [THEIRS + LATER]
    expect(text).to_have_value(before)


def test_words_that_stood_in_the_field_are_offered_when_others_take_their_place(page: Page, opened: Any):
    opened().fill(MINE)
    text = opened()
    text.fill(LATER)
    press(page, MINE, "Take it back")
    expect(text).to_have_value(MINE)
    assert offered(page) == [LATER]
    press(page, LATER, "Take it back")
    expect(text).to_have_value(LATER)
    assert offered(page) == [MINE]


def test_words_kept_before_each_tab_had_its_own_place_are_offered(page: Page, opened: Any):
    text = opened()
    page.evaluate(AS_BEFORE, [MINE, LATER])
    text = opened()
    assert offered(page) == [LATER, MINE]
    press(page, LATER, "Throw it away")
    opened()
    assert offered(page) == [MINE]
    press(page, MINE, "Take it back")
    expect(text).to_have_value(MINE)


def test_words_taken_back_are_not_published_over_what_was_saved_since(page: Page, opened: Any):
    opened().fill(MINE)
    save_draft(cost(), "Did someone else write this?\n")
    opened()
    expect(offer(page)).to_contain_text("The text was saved again since")
    offer(page).get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Someone else saved this text while you were writing")
    live = cost().live
    assert live is not None
    assert live.markdown != MINE


def test_words_that_a_form_refused_are_kept_until_they_are_saved(page: Page, site: str, opened: Any):
    opened()
    page.goto(f"{site}/admin/articles/topic/add/")
    page.locator("textarea.markdown").fill(THEIRS)
    page.goto(f"{site}/admin/articles/topic/add/")
    page.locator("textarea.markdown").fill(MINE)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".errornote")).to_be_visible()
    assert offered(page) == [THEIRS]
    press(page, THEIRS, "Throw it away")
    kept_become(page, 1)
    page.goto(f"{site}/admin/articles/topic/add/")
    offer(page).get_by_role("button", name="Take it back").click()
    page.locator("#id_name").fill("Abroad")
    page.locator("#id_slug").fill("abroad")
    page.locator("#id_question").fill("What does it cost abroad?")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Draft saved.")
    kept_become(page, 0)


def test_words_that_could_not_be_sent_stand_there_still_when_the_editor_goes_back(page: Page, opened: Any):
    def break_off(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=400, content_type="text/html", body="<p>Not all of it arrived</p>")
        else:
            route.continue_()

    text = opened()
    text.fill(MINE)
    page.route("**/change/", break_off)
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Not all of it arrived").wait_for()
    page.go_back()
    expect(text).to_have_value(MINE)
    expect(offer(page)).to_be_hidden()
    kept_become(page, 1)


def test_a_browser_that_keeps_nothing_lets_an_editor_write(page: Page, opened: Any, complaints: list[str]):
    page.add_init_script(FULL)
    opened().fill(MINE)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("ul.messagelist")).to_contain_text("Draft saved.")
    assert complaints == []


def test_axe_finds_no_fault_in_the_offer_nor_in_the_history(page: Page, opened: Any):
    for words in (MINE, LATER):
        opened().fill(words)
    save_draft(cost(), MINE + "\nIs there more?\n")
    opened()
    page.evaluate(OPEN_ALL)
    assert faults_by_look(page, lambda: faults_within(page, ".text-kept")) == {}
    page.get_by_role("link", name="See what it changes").click()
    page.locator(".text-changes ins").first.wait_for()
    page.evaluate(OPEN_ALL)
    assert faults_by_look(page, lambda: faults_within(page, "#content-main")) == {}
    page.go_back()
    page.get_by_role("link", name="Earlier revisions").click()
    page.locator(".revisions").wait_for()
    assert faults_by_look(page, lambda: faults_within(page, "#content")) == {}

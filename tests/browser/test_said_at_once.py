"""Fewer steps a statement: questions found by what they are about, values said with one press, and the way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Source, Statement
from tests.browser.marking import mark
from tests.factories import StoredPassage, UnreadSource

LASTING = "Redness lasts two days."
CUT = "It does not hurt at all."
TEXT = f"A session takes 40 minutes. {LASTING} {CUT}"


@pytest.fixture
def source(site: str, log_in: Callable[[], None]) -> Source:
    made: Source = StoredPassage(source=UnreadSource(text=TEXT)).source
    log_in()
    return made


def open_text(page: Page, site: str, source: Source, query: str = "") -> None:
    page.goto(f"{site}/admin/articles/source/{source.pk}/mark/{query}")
    page.locator(".marking-find").wait_for()


def test_a_list_of_questions_that_was_narrowed_is_whole_again_once_one_was_chosen(
    page: Page, site: str, source: Source
):
    open_text(page, site, source)
    options = page.locator("#id_claim option")
    whole = options.count()
    find = page.get_by_label("Find a question")
    find.fill("who should do")
    expect(options).to_have_count(1)
    page.locator("#id_claim").select_option("who-performs")
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", "who-performs")
    find.fill("")
    expect(options).to_have_count(whole)
    expect(page.locator("#id_claim")).to_have_value("who-performs")


@pytest.mark.parametrize(
    ("typed", "claim"), [("painful", "pain"), ("insured", "insurance"), ("sterilising", "sterile-device")]
)
def test_a_question_is_found_by_an_everyday_word_in_any_form_and_chosen_with_enter(
    page: Page, site: str, source: Source, typed: str, claim: str
):
    open_text(page, site, source)
    page.get_by_label("Find a question").fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", claim)


def test_what_other_sources_name_is_put_among_the_values_with_a_press_and_taken_out_with_another(
    page: Page, site: str, source: Source
):
    open_text(page, site, source, f"?claim=who-should-not&exact={LASTING}")
    page.get_by_label("Values").fill("anyone in a hurry")
    page.get_by_text("What other sources name").click()
    name = page.get_by_role("button", name="bleeding disorder")
    name.click()
    expect(page.get_by_label("Values")).to_have_value(f"anyone in a hurry\n{name.inner_text()}")
    name.click()
    expect(page.get_by_label("Values")).to_have_value("anyone in a hurry")


def test_what_was_said_of_some_words_is_not_said_of_the_next(page: Page, site: str, source: Source):
    open_text(page, site, source, f"?claim=session-length&exact={LASTING}")
    page.get_by_label("Low").fill("20")
    page.get_by_label("Study").check()
    mark(page, CUT)
    expect(page.locator("#id_exact")).to_have_value(CUT)
    expect(page.get_by_label("Study")).not_to_be_checked()
    expect(page.get_by_label("Low")).to_have_value("20")


def test_a_value_that_is_typed_is_no_mention_and_of_a_mention_it_is_set_aside(page: Page, site: str, source: Source):
    open_text(page, site, source, f"?claim=session-length&exact={LASTING}")
    mention = page.get_by_label("Mention")
    mention.check()
    page.get_by_label("Low").fill("20")
    expect(mention).not_to_be_checked()
    mention.check()
    expect(page.locator("#marking-result")).to_contain_text("a mention, not compared")
    expect(page.get_by_label("Low")).to_have_value("20")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("Recorded:")
    stored = Statement.objects.get(source=source)
    assert (stored.mention, stored.low) == (True, None)


@pytest.mark.parametrize("height", [757, 900])
def test_what_the_words_leave_out_and_what_is_left_to_say_stand_in_sight(
    page: Page, site: str, source: Source, height: int
):
    page.set_viewport_size({"width": 1280, "height": height})
    open_text(page, site, source, "?claim=cure")
    mark(page, "hurt at all")
    told = page.locator("#marking-told")
    expect(told).to_contain_text("leave out “not”")
    expect(told).to_contain_text("Now say what the words give")
    bar = page.locator("#marking-form .submit-row")
    for _ in range(2):
        boxes = [one.bounding_box() for one in (told, bar)]
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]  # type: ignore[index]
        expect(told).to_be_in_viewport(ratio=1)
        expect(bar).to_be_in_viewport(ratio=1)
        page.evaluate("scrollTo(0, 0)")


def test_the_same_words_are_taken_for_another_question_with_one_press(page: Page, site: str, source: Source):
    open_text(page, site, source, f"?claim=redness-duration&exact={LASTING}")
    page.keyboard.press("Control+Enter")
    said = page.locator("#said")
    expect(said).to_contain_text("Recorded:")
    boxes = [one.bounding_box() for one in (said, page.get_by_label("Find a question"))]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]  # type: ignore[index]
    said.get_by_role("link", name="The same words for another question").click()
    expect(page.locator("#id_exact")).to_have_value(LASTING)
    expect(page.locator("#marking-form")).not_to_have_attribute("data-claim", "redness-duration")
    assert page.evaluate("getSelection().toString()") == LASTING


def test_on_the_worklist_a_stance_takes_one_press_and_the_tabs_count_it(page: Page, site: str, source: Source):
    page.goto(f"{site}/admin/articles/source/{source.pk}/worklist/")
    tabs = page.get_by_role("navigation", name="Which claims are shown")
    expect(tabs.get_by_role("link", name="Answered")).to_have_text("Answered 0")
    entry = page.locator("#claim-redness")
    if entry.locator("summary").count():
        entry.locator("summary").click()
    entry.get_by_role("button", name="No, with limits: record this instead").first.click()
    expect(entry).to_contain_class("is-answered")
    expect(tabs.get_by_role("link", name="Answered")).to_have_text("Answered 1")
    expect(tabs.locator("[aria-current]")).to_contain_text("Not looked at")
    assert Statement.objects.get(source=source).stance == -1


def test_what_is_changed_from_the_worklist_leads_back_to_its_claim(page: Page, site: str, source: Source):
    page.goto(f"{site}/admin/articles/source/{source.pk}/worklist/")
    entry = page.locator("#claim-redness")
    if entry.locator("summary").count():
        entry.locator("summary").click()
    entry.get_by_role("button", name="Yes, with limits: record this instead").first.click()
    entry.get_by_role("link", name="Change what is recorded").click()
    page.get_by_label("Stance").select_option("2")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(entry).to_be_focused()
    expect(entry.locator(".worklist-said")).to_contain_text("Yes:")
    entry.get_by_role("link", name="Change what is recorded").click()
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_role("button", name="Remove it").click()
    expect(entry).to_be_focused()
    expect(entry).to_contain_class("is-open")

"""A new source recorded in a real browser: from its worklist and in its text, with few clicks and no page loads."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.actions import import_article, record_statement
from articles.models import Claim, Source, Statement
from microneedle_site.environment import BASE_DIR
from tests.browser.marking import mark
from tests.browser.measures import OPEN_ALL, faults_by_look, faults_within
from tests.factories import StoredPassage, UnreadSource

LINES = [
    "A session takes 40 minutes.",
    "You need six sessions.",
    "One treatment costs £120 to £180.",
    "The needles go 0.5 to 1.5 mm deep.",
    "Redness lasts two days.",
    "The first results show after three to four months.",
]
TEXT = " ".join(LINES)
CLINIC = BASE_DIR / "tests" / "proposing" / "pages" / "example_hair_clinic.txt"
TWICE = "A session takes 40 minutes. We are open on Mondays. The first session takes 60 minutes."
SHORTER = "60 minutes with the talk before it"
LONG = f"A session takes 40 minutes, or {SHORTER}."
STATEMENTS = 10
MOST_CLICKS, MOST_LOADS = 3, 1.5
COUNTING = """() => {
  window.clicks = 0;
  addEventListener("click", (event) => event.isTrusted && (window.clicks += 1), true);
}"""


@pytest.fixture
def source(site: str) -> Source:
    made: Source = StoredPassage(source=UnreadSource(text=TEXT)).source
    return made


def open_page(page: Page, site: str, source: Source, name: str, query: str = "") -> None:
    page.goto(f"{site}/admin/articles/source/{source.pk}/{name}/{query}")


def unfolded(page: Page) -> Locator:
    """The entry of one claim, with what might answer it."""
    entry = page.locator("#claim-session-length")
    if entry.locator("summary").count():
        entry.locator("summary").click()
    return entry


def changing(page: Page, site: str, source: Source) -> Locator:
    """The form, in the entry of one claim on the worklist, that mends its first offer."""
    open_page(page, site, source, "worklist")
    entry = unfolded(page)
    entry.get_by_role("link", name="Change words or value of answer 1").click()
    return entry.locator(".worklist-mending")


def stored(source: Source) -> int:
    return Statement.objects.filter(source=source).count()


def test_ten_statements_cost_an_editor_few_clicks_and_one_page_load(
    page: Page, site: str, vocabulary: Any, log_in: Callable[[], None], complaints: list[str]
):
    source = import_article(CLINIC.read_bytes(), file=CLINIC.name, vocabulary=vocabulary).source
    log_in()
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    open_page(page, site, source, "worklist")
    page.evaluate(COUNTING)
    for count in range(1, STATEMENTS + 1):
        page.locator(".worklist-entry.is-open button[name=_save]:not(.is-quiet):visible").first.click()
        expect(page.locator("#said")).to_contain_text("Recorded:")
        expect(page.locator("#progress")).to_contain_text(f"{count} of")
    assert stored(source) == STATEMENTS
    assert page.evaluate("window.clicks") / STATEMENTS <= MOST_CLICKS
    assert len(loads) / STATEMENTS <= MOST_LOADS
    assert complaints == []


def test_what_is_recorded_stays_in_its_place_and_is_open_again_when_it_is_taken_back(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    open_page(page, site, source, "worklist")
    entry = unfolded(page)
    entry.get_by_role("button", name="Record 40 minutes").click()
    expect(entry).to_contain_class("is-answered")
    expect(entry).to_contain_text("40 minutes")
    assert page.evaluate("document.activeElement.closest('.worklist-entry') !== null")
    page.get_by_role("button", name="Undo").click()
    expect(entry).to_contain_class("is-open")
    assert stored(source) == 0
    entry.get_by_role("button", name="It says nothing on this").click()
    expect(page.locator("#said")).to_contain_text("says nothing on")
    expect(entry).to_contain_class("is-silent")
    page.reload()
    expect(entry).to_have_count(0)


def test_a_second_answer_on_a_claim_takes_one_click(page: Page, site: str, log_in: Callable[[], None]):
    source = StoredPassage(source=UnreadSource(text=TWICE)).source
    log_in()
    open_page(page, site, source, "worklist")
    entry = unfolded(page)
    entry.get_by_role("button", name="Record 40 minutes").click()
    expect(entry.get_by_role("heading", name="More here?")).to_be_visible()
    entry.get_by_role("button", name="Record 60 minutes").click()
    expect(entry.locator(".worklist-said")).to_have_count(2)
    assert set(Statement.objects.filter(source=source).values_list("low", flat=True)) == {40, 60}


@pytest.mark.parametrize(
    "is_scripted", [True, pytest.param(False, marks=pytest.mark.browser_context_args(java_script_enabled=False))]
)
def test_an_offer_is_made_shorter_where_it_stands_and_its_value_is_read_anew(
    page: Page, site: str, log_in: Callable[[], None], is_scripted: bool
):
    source = StoredPassage(source=UnreadSource(text=LONG)).source
    log_in()
    form = changing(page, site, source)
    expect(form.get_by_label("Exact")).to_have_value(LONG)
    expect(form.get_by_label("High")).to_have_value("40")
    form.get_by_label("Exact").fill(SHORTER)
    if not is_scripted:
        form.get_by_role("button", name="Read the value again").click()
    expect(form.locator(".worklist-read")).to_have_text("Read from these words: 60 minutes.")
    expect(form.get_by_label("High")).to_have_value("60")
    form.get_by_role("button", name="Record").click()
    expect(page.locator("#said")).to_contain_text(f"How long does one session take? 60 minutes, “{SHORTER}”")
    expect(page.locator(".worklist-entry:focus, .worklist-entry :focus")).to_have_count(1)


def test_a_value_that_an_editor_gave_stays_when_the_words_are_made_shorter(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    form = changing(page, site, source)
    form.get_by_label("High").fill("45")
    form.get_by_label("Exact").fill("40 minutes")
    form.get_by_role("button", name="Record").click()
    expect(page.locator("#claim-session-length .worklist-said")).to_contain_text("40 to 45 minutes")


def test_words_that_do_not_stand_in_the_text_are_told_where_they_were_typed(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    form = changing(page, site, source)
    form.get_by_label("High").fill("45")
    form.get_by_label("Exact").fill("A session takes forever.")
    form.get_by_role("button", name="Record").click()
    expect(form.locator(".errorlist")).to_contain_text("is not in the text")
    expect(form.get_by_label("Exact")).to_have_value("A session takes forever.")
    assert stored(source) == 0


def test_from_the_text_an_editor_comes_back_to_the_claim_with_what_was_ticked(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    open_page(page, site, source, "worklist")
    page.locator("#claim-cure").get_by_role("checkbox").check()
    page.locator("#claim-redness").get_by_role("link", name="Other words").click()
    page.get_by_label("Exact").fill(LINES[4])
    page.get_by_role("radio", name="Yes, with limits").check()
    page.get_by_role("button", name="Record and go on").click()
    entry = page.locator("#claim-redness")
    expect(entry).to_contain_class("is-answered")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    expect(page.locator("#claim-cure").get_by_role("checkbox")).to_be_checked()
    page.locator("#claim-session-length").get_by_role("link", name="Other words").click()
    page.get_by_role("link", name="Claim by claim").click()
    expect(page.locator("#claim-session-length")).to_be_focused()


def test_the_text_is_worked_through_with_the_keyboard_alone(
    page: Page, site: str, source: Source, log_in: Callable[[], None], complaints: list[str]
):
    log_in()
    open_page(page, site, source, "mark")
    page.evaluate("window.isStillTheSamePage = true")
    text = page.locator("#source-text")
    text.focus()
    text.press("j")
    text.press("Enter")
    expect(page.locator("#id_exact")).to_have_value(LINES[0])
    expect(page.locator("#id_claim")).to_be_focused()
    page.locator("#id_claim").select_option("session-length")
    expect(page.get_by_label("Low")).to_have_value("40")
    expect(page.locator("#marking-result")).to_contain_text("It would count as 40 minutes")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("Recorded:")
    expect(page.locator("#source-text mark")).to_have_text(LINES[0])
    expect(text).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#recorded-here")).to_contain_text("How long does one session take?")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#id_exact")).to_have_value(LINES[1])
    page.get_by_label("Find a question").fill("cure")
    page.locator("#id_claim").select_option("cure")
    expect(page.get_by_role("radio", name="Uncertain")).to_be_visible()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#said")).to_contain_text("says nothing on")
    assert page.evaluate("window.isStillTheSamePage")
    assert complaints == []


def test_a_sentence_that_is_recorded_already_is_marked_once_more_with_the_mouse(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    """Its first press lies in shaded words, in the middle of a line."""
    record_statement(
        Claim.objects.get(slug="number-of-sessions"), source, LINES[1], {"low": 6, "high": 6, "unit": "sessions"}
    )
    log_in()
    open_page(page, site, source, "mark")
    expect(page.locator("#source-text mark")).to_have_text(LINES[1])
    mark(page, LINES[1])
    expect(page.locator("#id_exact")).to_have_value(LINES[1])


def test_a_sentence_is_made_shorter_with_shift_and_the_arrows(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    open_page(page, site, source, "mark")
    text = page.locator("#source-text")
    text.focus()
    text.press("j")
    text.press("Shift+ArrowLeft")
    text.press("Enter")
    expect(page.locator("#id_exact")).to_have_value(LINES[0].rstrip("."))


def test_words_that_came_along_are_marked_in_sight_and_record_stays_in_sight(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    source.text = f"{'We are nice. ' * 900}\n\n{TEXT}"
    source.save()
    source.passages.update(text=source.text, end=len(source.text))
    log_in()
    page.set_viewport_size({"width": 1280, "height": 900})
    open_page(page, site, source, "mark", f"?claim=session-length&exact={LINES[0]}")
    assert page.evaluate("getSelection().toString()") == LINES[0]
    place = page.evaluate(
        """() => {
          const range = getSelection().getRangeAt(0).getBoundingClientRect();
          const text = document.getElementById("source-text").getBoundingClientRect();
          return range.top >= text.top && range.bottom <= text.bottom;
        }"""
    )
    assert place
    page.evaluate("scrollTo(0, 0)")
    expect(page.get_by_role("button", name="Record and go on")).to_be_in_viewport(ratio=1)


def test_on_a_telephone_the_text_comes_first_and_the_question_in_one_line(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, source, "mark", "?claim=session-length")
    asked = page.get_by_role("button", name="Mark words for: How long does one session take?")
    expect(asked).to_be_visible()
    expect(page.locator("#marking-form")).to_be_hidden()
    text = page.locator("#source-text")
    text.focus()
    text.press("j")
    text.press("Enter")
    expect(page.locator("#id_exact")).to_have_value(LINES[0])
    expect(asked).to_be_hidden()


def test_two_presses_at_once_record_one_statement(page: Page, site: str, source: Source, log_in: Callable[[], None]):
    log_in()
    open_page(page, site, source, "worklist")
    entry = unfolded(page)
    entry.get_by_role("button", name="Record 40 minutes").dblclick()
    expect(entry).to_contain_class("is-answered")
    assert Statement.objects.filter(source=source, claim__slug="session-length").count() == 1


def test_a_server_that_does_not_answer_is_told_of_and_nothing_leaves_the_list(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    open_page(page, site, source, "worklist")
    page.route("**/worklist/**", lambda route: route.fulfill(status=500, body="no"))
    entry = unfolded(page)
    entry.get_by_role("button", name="Record 40 minutes").click()
    expect(page.locator("#said .errornote")).to_contain_text("nothing is recorded twice")
    expect(entry).to_contain_class("is-open")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_the_worklist_records_and_takes_back(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    open_page(page, site, source, "worklist")
    unfolded(page).get_by_role("button", name="Record 40 minutes").click()
    expect(page.locator("#said")).to_contain_text("Recorded:")
    assert stored(source) == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#said")).to_contain_text("Taken back:")
    assert stored(source) == 0
    page.locator("#claim-cure").get_by_role("checkbox").check()
    page.get_by_role("button", name="The ticked say nothing…").click()
    page.get_by_role("button", name="Record that it says nothing on these").click()
    expect(page.locator("#said")).to_contain_text("1 silence is recorded.")
    page.reload()
    expect(page.locator(".worklist-ask")).to_have_count(0)


def test_axe_finds_no_fault_in_the_worklist_and_in_the_text(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    for name, query in (("worklist", "?look=all"), ("worklist", "?ask=1&chosen=1"), ("mark", f"?exact={LINES[0]}")):
        open_page(page, site, source, name, query)
        page.evaluate(OPEN_ALL)
        assert faults_by_look(page, lambda: faults_within(page, ".recording")) == {}

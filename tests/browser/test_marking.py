"""Marking in a real browser: words marked in a source's text become a statement that readers see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Source
from tests.browser.marking import mark
from tests.browser.measures import OPEN_ALL, faults_by_look, faults_within

WORDS = "once a week for three months"
REASON = "We read source D again and found a time."


def marking_page(site: str, claim: str = "session-length") -> str:
    return f"{site}/admin/articles/source/{Source.objects.get(letter='D').pk}/mark/?claim={claim}"


def expect_before_and_after(page: Page) -> None:
    result = page.locator("#marking-result")
    expect(result.locator(".marking-found mark")).to_have_text(WORDS)
    expect(result.locator("div", has_text="Now").locator("dd")).to_contain_text("No source says")
    expect(result.locator("div", has_text="With it").locator("dd")).to_contain_text("Only one says")
    expect(result).to_contain_text("The agreement changes.")


def expect_readers_to_see_it(page: Page, site: str) -> None:
    page.goto(f"{site}/claims/session-length/")
    expect(page.locator("blockquote[data-source=d-alopecia]")).to_contain_text(WORDS)
    expect(page.locator("[data-claim=session-length]").first).to_have_attribute("data-agreement", "single")
    page.goto(f"{site}/changes/")
    change = page.locator("ol.changes li[id^=change-]")
    expect(change).to_have_count(1)
    expect(change).to_contain_text("How long does one session take?")
    expect(change).to_contain_text(REASON)


def test_an_editor_marks_words_with_the_mouse_and_readers_see_what_was_recorded(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str]
):
    log_in()
    page.goto(f"{site}/admin/articles/source/")
    page.locator("tr", has_text="Microneedling for Hair Loss").get_by_role("link", name="text", exact=True).click()
    page.wait_for_url("**/mark/")
    page.get_by_label("The question").select_option("session-length")
    page.evaluate("window.isStillTheSamePage = true")

    mark(page, WORDS)
    expect(page.locator("#id_exact")).to_have_value(WORDS)
    assert page.locator("#id_prefix").input_value().endswith("who underwent microneedling ")
    assert page.locator("#id_suffix").input_value().startswith(". The results showed")
    expect(page.locator("#marking-result .marking-found")).to_contain_text(WORDS)

    page.get_by_label("Low").fill("20")
    page.get_by_label("High").fill("30")
    page.get_by_label("High").blur()
    expect_before_and_after(page)
    expect(page.locator("#marking-result")).to_contain_text("20 to 30 minutes")
    assert page.evaluate("window.isStillTheSamePage")

    page.get_by_label("Reason for readers").fill(REASON)
    page.get_by_role("button", name="Record and go on").click()
    expect(page.locator("#said")).to_contain_text(
        f"Recorded: D on How long does one session take? 20 to 30 minutes, “{WORDS}”"
    )
    expect(page.locator("#source-text mark", has_text=WORDS)).to_have_count(1)
    expect_readers_to_see_it(page, site)
    assert complaints == []


def test_what_is_chosen_and_marked_before_the_script_has_come_is_taken_once_it_has(
    page: Page, site: str, log_in: Callable[[], None]
):
    held: list[Route] = []
    log_in()
    page.route("**/mark*.js", lambda route: held.append(route))
    page.goto(marking_page(site, ""), wait_until="commit")
    page.get_by_label("The question").select_option("session-length")
    mark(page, WORDS)
    held[0].continue_()
    expect(page.locator("#id_exact")).to_have_value(WORDS)
    expect(page.get_by_label("The question")).to_have_value("session-length")


def test_words_marked_over_what_is_recorded_already_are_taken_whole(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    page.goto(marking_page(site, "invasive"))
    shaded = page.locator("#source-text mark", has_text="This minimally invasive technique")
    shaded.evaluate(
        """shaded => {
          const sides = [shaded.previousSibling, shaded.nextSibling];
          getSelection().setBaseAndExtent(sides[0], sides[0].length - 1, sides[1], " involves".length);
          shaded.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    expect(page.locator("#id_exact")).to_have_value("This minimally invasive technique involves")


@pytest.mark.parametrize("marked", [WORDS, WORDS[1:-1], WORDS[2:-3]])
def test_a_mouse_that_let_go_within_a_word_meant_the_word(
    page: Page, site: str, log_in: Callable[[], None], marked: str
):
    log_in()
    page.goto(marking_page(site))
    mark(page, marked)
    expect(page.locator("#id_exact")).to_have_value(WORDS)


def test_words_that_stand_twice_are_told_apart_by_where_they_were_marked(
    page: Page, site: str, log_in: Callable[[], None]
):
    log_in()
    page.goto(marking_page(site, "cure"))
    page.get_by_role("radio", name="Yes, with limits").check()
    mark(page, "with no adverse effects reported")
    found = page.locator("#marking-result .marking-found")
    expect(found.locator("mark")).to_have_text("with no adverse effects reported")
    expect(found).to_contain_text("compared to the control group")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_the_words_are_pasted_checked_and_recorded(
    page: Page, site: str, log_in: Callable[[], None]
):
    log_in()
    page.goto(marking_page(site).split("?")[0])
    page.get_by_label("The question").select_option("session-length")
    page.get_by_role("button", name="Choose").click()
    page.get_by_label("Exact").fill(WORDS)
    page.get_by_label("Low").fill("20")
    page.get_by_label("High").fill("30")
    page.get_by_role("button", name="Check").click()
    expect_before_and_after(page)
    expect(page.get_by_label("Exact")).to_have_value(WORDS)

    page.get_by_label("Reason for readers").fill(REASON)
    page.get_by_role("button", name="Record and go on").click()
    expect(page.locator("#said")).to_contain_text("Recorded: D on")
    expect_readers_to_see_it(page, site)


def test_axe_finds_no_fault_in_what_the_marking_page_adds(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    for low in ("", "20"):
        page.goto(marking_page(site))
        page.evaluate(OPEN_ALL)
        page.get_by_label("Exact").fill(WORDS)
        page.get_by_label("Low").fill(low)
        page.get_by_role("button", name="Check").click()
        page.locator("#marking-result > *").first.wait_for()
        assert faults_by_look(page, lambda: faults_within(page, ".marking")) == {}


def test_checks_that_overlap_are_all_answered(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    page.goto(marking_page(site))
    page.get_by_label("Exact").fill(WORDS)
    statuses = page.evaluate(
        """() => {
          const send = () => {
            const sent = new FormData(document.getElementById("marking-form"));
            sent.append("_check", "");
            return fetch(location.href, {method: "POST", body: sent}).then((answer) => answer.status);
          };
          return Promise.all(Array.from({length: 20}, send));
        }"""
    )
    assert statuses == [200] * 20


def test_a_check_that_fails_is_told_and_keeps_what_was_typed(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    page.goto(marking_page(site))
    page.route("**/mark/**", lambda route: route.fulfill(status=500, body="no"))
    page.get_by_label("Exact").fill(WORDS)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#marking-result .errornote")).to_contain_text("could not be checked")
    expect(page.get_by_label("Exact")).to_have_value(WORDS)

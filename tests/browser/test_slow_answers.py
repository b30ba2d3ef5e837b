"""Marking while answers are slow: what the list shows is what is recorded, and no marked words are lost."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Silence, Source, Statement
from tests.browser.conftest import PATIENCE
from tests.browser.marking import mark
from tests.factories import StoredPassage, UnreadSource

FIRST = "More blood flows to the scalp."
SECOND = "A session takes 40 minutes."
TEXT = f"{FIRST} {SECOND}"
STEP = 50  # milliseconds


@pytest.fixture
def source(site: str) -> Source:
    made: Source = StoredPassage(source=UnreadSource(text=TEXT)).source
    return made


@pytest.fixture
def held(page: Page, site: str, source: Source, log_in: Callable[[], None]) -> list[Route]:
    """The marking page is open; what is asked of it from now on is held back until a test lets it go."""
    log_in()
    page.goto(f"{site}/admin/articles/source/{source.pk}/mark/")
    page.locator(".marking-find").wait_for()
    waiting: list[Route] = []
    page.route("**/mark/*", lambda route: waiting.append(route))
    return waiting


def asked(page: Page, held: list[Route]) -> Route:
    """The next of what is held back."""
    deadline = PATIENCE // STEP
    while not held:
        page.wait_for_timeout(STEP)
        deadline -= 1
        assert deadline, "nothing was asked of the server"
    return held.pop(0)


def let_go(page: Page, held: list[Route], count: int = 1) -> None:
    for _ in range(count):
        asked(page, held).continue_()


def taken_to(page: Page, held: list[Route], words: str, claim: str) -> None:
    mark(page, words)
    let_go(page, held)
    expect(page.locator("#id_exact")).to_have_value(words)
    if page.locator("#marking-form").get_attribute("data-claim") != claim:
        page.locator("#id_claim").select_option(claim)
        let_go(page, held)
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", claim)


def test_the_form_of_the_question_before_records_nothing_while_another_one_is_on_its_way(
    page: Page, source: Source, held: list[Route]
):
    taken_to(page, held, FIRST, "blood-flow")
    page.get_by_label("Mention").check()
    let_go(page, held)
    page.locator("#id_claim").select_option("scarring")
    expect(page.locator("#marking-of")).to_have_attribute("inert", "")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("still on its way")
    assert not any(route.request.method == "POST" for route in held)
    let_go(page, held)
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", "scarring")
    page.get_by_label("Mention").check()
    let_go(page, held)
    page.keyboard.press("Control+Enter")
    let_go(page, held)
    expect(page.locator("#said")).to_contain_text("Recorded:")
    assert Statement.objects.get(source=source).claim.slug == "scarring"


def test_a_form_that_does_not_come_leaves_list_and_form_on_one_question(page: Page, source: Source, held: list[Route]):
    taken_to(page, held, FIRST, "blood-flow")
    page.locator("#id_claim").select_option("scarring")
    asked(page, held).abort()
    expect(page.locator("#said")).to_contain_text("Choose the question again")
    expect(page.locator("#id_claim")).to_have_value("blood-flow")
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", "blood-flow")


def test_a_question_chosen_before_the_form_of_the_marked_words_has_come_takes_them_along(
    page: Page, source: Source, held: list[Route]
):
    mark(page, FIRST)
    first = asked(page, held)
    page.locator("#id_claim").select_option("scarring")
    second = asked(page, held)
    queries = [parse_qs(urlsplit(one.request.url).query) for one in (first, second)]
    assert [query["exact"] for query in queries] == [[FIRST], [FIRST]]
    for one in (first, second):
        one.continue_()
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", "scarring")
    expect(page.locator("#id_exact")).to_have_value(FIRST)


def test_words_marked_while_others_are_being_recorded_wait_for_their_turn(
    page: Page, source: Source, held: list[Route]
):
    taken_to(page, held, FIRST, "blood-flow")
    page.get_by_role("radio", name="No, with limits").check()
    let_go(page, held)
    expect(page.locator("#marking-result")).to_contain_text("It would count as No, with limits")
    page.keyboard.press("Control+Enter")
    mark(page, SECOND)
    let_go(page, held, 2)
    expect(page.locator("#said")).to_contain_text("Recorded:")
    expect(page.locator("#id_exact")).to_have_value(SECOND)
    expect(page.locator("#marking-form")).not_to_have_attribute("data-claim", "blood-flow")
    assert Statement.objects.get(source=source).exact == FIRST


def test_without_words_nothing_is_recorded_and_it_is_said_so(page: Page, source: Source, held: list[Route]):
    page.locator("#id_claim").select_option("scarring")
    let_go(page, held)
    expect(page.locator("#marking-form")).to_have_attribute("data-claim", "scarring")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("Mark words in the text first")


def test_what_is_pressed_while_something_else_is_being_recorded_is_recorded_after_it(
    page: Page, site: str, source: Source, log_in: Callable[[], None]
):
    log_in()
    page.goto(f"{site}/admin/articles/source/{source.pk}/worklist/")
    held: list[Route] = []
    page.route("**/source/**", lambda route: held.append(route))
    for slug in ("invasive", "without-treatment"):
        page.locator(f"#claim-{slug}").get_by_role("button", name="It says nothing on this").click()
    let_go(page, held, 2)
    for slug in ("invasive", "without-treatment"):
        expect(page.locator(f"#claim-{slug}")).to_contain_class("is-silent")
    assert Silence.objects.filter(source=source).count() == 2

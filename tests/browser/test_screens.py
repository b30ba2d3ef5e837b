"""No list of the admin is wider than its place, and no form is longer than it need be."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Claim
from tests.admin.factories import LoggedChange, RaisedFlag, SentFeedback, WaitingText
from tests.browser.measures import OVERFLOWING

CUT_OFF = """() => {
    const list = document.querySelector("#result_list");
    return list ? list.scrollWidth - list.closest(".results").clientWidth : 0;
}"""


def test_every_column_of_every_list_is_in_sight(page: Page, site: str, log_in: Callable[[], None]):
    for make in (RaisedFlag, SentFeedback, LoggedChange, WaitingText):
        make()
    log_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    found: dict[str, Any] = {}
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        page.goto(site + reverse(f"admin:{name}_changelist"))
        found[name] = max(page.evaluate(CUT_OFF), page.evaluate(OVERFLOWING))
    assert {name: by for name, by in found.items() if by > 0} == {}


IN_SIGHT = """() => [...document.querySelectorAll("#result_list thead th")]
    .filter((head) => head.getBoundingClientRect().right <= document.documentElement.clientWidth)
    .map((head) => head.innerText.trim().toLowerCase())"""
USED_MOST = {
    "source": ("letter", "name", "record", "standing"),
    "statement": ("words", "source", "claim", "what it says"),
    "claim": ("question", "topic", "statements", "published"),
    "topic": ("name", "question", "position", "state"),
}


def test_on_a_telephone_the_columns_used_most_are_in_sight(page: Page, site: str, log_in: Callable[[], None]):
    log_in()
    page.set_viewport_size({"width": 390, "height": 844})
    lacking: dict[str, Any] = {}
    for name, columns in USED_MOST.items():
        page.goto(site + reverse(f"admin:articles_{name}_changelist"))
        lacking[name] = set(columns) - set(page.evaluate(IN_SIGHT)) or page.evaluate(OVERFLOWING)
    assert {name: by for name, by in lacking.items() if by} == {}


def test_a_claims_form_is_short_and_what_is_added_to_it_is_unfolded(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str]
):
    log_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    claim = Claim.objects.get(slug="invasive")
    page.goto(f"{site}{reverse('admin:articles_claim_change', args=[claim.pk])}")
    rows = page.locator(".inline-related:not(.empty-form)")
    height: float = rows.first.evaluate("row => row.getBoundingClientRect().height")
    assert height < 160
    page.get_by_role("button", name="Add another Statement").or_(
        page.get_by_role("link", name="Add another Statement")
    ).click()
    expect(rows.last.locator("textarea[name$=exact]")).to_be_visible()
    expect(rows.first.locator("textarea[name$=exact]")).to_be_hidden()
    assert complaints == []

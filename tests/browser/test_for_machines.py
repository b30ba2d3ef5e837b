"""What pages say to machines is read by a real browser as it is meant, and its security policy lets it stand."""

import json
from typing import Any

from playwright.sync_api import Page

from articles.machines.views import CLOSED
from tests.browser.conftest import EACH_KIND

BLOCKS = (
    "[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(one => JSON.parse(one.textContent))"
)
LOADED = """async address => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return [picture.naturalWidth, picture.naturalHeight];
}"""


def test_structured_data_is_read_and_nothing_in_it_is_run_or_complained_of(
    page: Page, site: str, complaints: list[str]
):
    for address in EACH_KIND[:-1]:
        page.goto(f"{site}{address}")
        assert all(one["@context"] == "https://schema.org" for one in page.evaluate(BLOCKS)), address
    page.goto(f"{site}/topics/evidence/")
    assert [one["@type"] for one in page.evaluate(BLOCKS)] == ["BreadcrumbList", "MedicalWebPage"]
    assert complaints == []


def test_the_browser_takes_the_manifest_and_draws_its_pictures(page: Page, site: str, complaints: list[str]):
    page.goto(f"{site}/")
    read = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert read["url"] == f"{site}/site.webmanifest"
    assert read["errors"] == []
    assert page.evaluate(LOADED, "/picture.png") == [1200, 630]
    assert page.evaluate(LOADED, "/apple-touch-icon.png") == [180, 180]
    assert complaints == []


def test_the_browser_takes_the_rules_for_what_to_fetch_ahead(page: Page, site: str, complaints: list[str]):
    taken: list[dict[str, Any]] = []
    tools = page.context.new_cdp_session(page)
    tools.on("Preload.ruleSetUpdated", lambda told: taken.append(told["ruleSet"]))
    tools.send("Preload.enable")
    with page.expect_response("**/*.speculationrules") as fetched:
        page.goto(f"{site}/")
    assert fetched.value.headers["content-type"] == "application/speculationrules+json"
    while not taken:
        page.wait_for_timeout(100)
    assert {"errorType", "errorMessage"}.isdisjoint(taken[0])
    (rule,) = json.loads(taken[0]["sourceText"])["prefetch"]
    closed = {f"/{name}/*" for name in (*CLOSED, "feedback")}
    assert closed <= set(rule["where"]["and"][1]["not"]["href_matches"])
    assert complaints == []

"""The style sheets as they are served choose what was meant: what makes them small reads them as a browser does."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from microneedle_site.storage import SMALLER
from tests.checks.fonts import FOLDER

# Every rule, however deep, by what it holds for, and the properties that it sets.
UNDERSTOOD = """(text) => {
  const rules = (list) => [...list].flatMap((rule) => [
    [rule.selectorText ?? rule.conditionText ?? rule.constructor.name, ...(rule.style ?? [])].join(" "),
    ...rules(rule.cssRules ?? []),
  ]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return rules(sheet.cssRules);
}"""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_means_the_same_when_it_is_small(reader: Page, path: Path):
    written = path.read_text(encoding="utf-8")
    meant = reader.evaluate(UNDERSTOOD, written)
    assert len(meant) > 10
    assert reader.evaluate(UNDERSTOOD, SMALLER[".css"](written)) == meant

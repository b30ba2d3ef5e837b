"""Markdown that would show otherwise is named while somebody writes, and mended with one button."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Topic


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Lead.\n\nAsk:\n- one\n- two", "Lead.\n\nAsk:\n\n- one\n- two"),
        ("Lead.\n\n- one\n  - two\n  - three\n\nEnd.", "Lead.\n\n- one\n    - two\n    - three\n\nEnd."),
    ],
)
def test_a_doubt_is_named_with_its_line_and_mended_with_one_button(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str], typed: str, mended: str
):
    log_in()
    page.goto(f"{site}/admin/articles/topic/{Topic.objects.get(slug='cost').pk}/change/")
    field: Any = page.locator("textarea.markdown")
    field.fill(typed)
    count = page.locator(".text-checks-count")
    expect(count).to_contain_text("1 place is shown otherwise than you may mean.")
    page.get_by_role("button", name="Mend line 4").click()
    expect(field).to_have_value(mended)
    expect(count).not_to_contain_text("otherwise")
    page.keyboard.press("Control+z")
    expect(field).to_have_value(typed)
    assert complaints == []


def test_without_a_script_the_preview_names_it_too(editing: Any, content: None):
    page = editing.post("/admin/articles/topic/preview/", {"markdown": "Lead.\n\nAsk:\n- one"}).content.decode()
    assert "would be running text: put an empty line before it" in page

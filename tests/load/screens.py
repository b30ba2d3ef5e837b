"""Contact sheets of every page, to be looked at: `python -m tests.load.screens [DIRECTORY]`, docs/screens by default.

One sheet for each width and scheme, and one as printed: the top of each page, small, with its address.
"""

import sys
from base64 import b64encode
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from microneedle_site.environment import BASE_DIR
from tests.browser import chromium
from tests.browser.conftest import EACH_KIND
from tests.load.serving import site

TOPICS = [
    "overview",
    "procedure",
    "how-it-works",
    "benefits",
    "evidence",
    "results",
    "cost",
    "suitability",
    "aftercare",
]
PAGES = [*EACH_KIND, *(f"/topics/{slug}/" for slug in TOPICS)]
WIDTHS = (320, 768, 1280, 1920)
PAPER = 794  # pixels: A4 at 96 to the inch
TALL = 1.5  # how much of a page is shown, in its own widths; a narrow page shows more
SMALL = 236  # pixels: how wide a page is on the sheet
COLUMNS = 8
QUALITY = 44
STYLE = (
    "body{margin:8px;display:grid;grid-template-columns:repeat(8,236px);gap:8px;background:#777;font:11px sans-serif}"
    "figure{margin:0}figcaption{color:#fff}"
)
FIGURE = "<figure><figcaption>{}</figcaption><img width=236 src='data:image/jpeg;base64,{}'></figure>"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with site() as address, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                _sheet(browser, page, address, folder / f"{width}-{scheme}.jpg")
        page = browser.new_page(viewport={"width": PAPER, "height": 1123})
        page.emulate_media(media="print")
        _sheet(browser, page, address, folder / "print.jpg")


def _sheet(browser: Browser, page: Page, address: str, file: Path) -> None:
    shown = [FIGURE.format(escape(path), _taken(page, f"{address}{path}")) for path in PAGES]
    sheet = browser.new_page(viewport={"width": COLUMNS * (SMALL + 8) + 16, "height": 900})
    sheet.set_content(f"<style>{STYLE}</style>{''.join(shown)}")
    sheet.screenshot(path=file, full_page=True, type="jpeg", quality=QUALITY)
    sheet.close()
    print(file.name, f"{file.stat().st_size / 1024:.0f} KB")


def _taken(page: Page, address: str) -> str:
    """The top of a page as JPEG, in Base64."""
    page.goto(address)
    viewport = page.viewport_size or {"width": PAPER, "height": 1123}
    reach = viewport["width"] * (TALL if viewport["width"] > 500 else 2 * TALL)
    height = min(page.evaluate("document.documentElement.scrollHeight"), reach)
    clip = {"x": 0, "y": 0, "width": viewport["width"], "height": height}
    return b64encode(page.screenshot(full_page=True, clip=clip, type="jpeg", quality=60)).decode()  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BASE_DIR / "docs" / "screens")

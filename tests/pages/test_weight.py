"""What a first visit weighs, as it is served: the page with its drawings, the style sheet, the script and the fonts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from articles.models import Topic

MOST = 14 * 1024  # bytes: what a server may send before the browser has answered once (RFC 6928)
WITH_FONTS = 45 * 1024
BROWSER = "gzip, deflate, br, zstd"
LOADED = re.compile(r'(?:<link rel="stylesheet" href|<script src)="([^"]+)"')
FONTS = re.compile(r'<link rel="preload" href="([^"]+)" as="font"')
STORAGE = {"BACKEND": "microneedle_site.storage.SmallStaticFilesStorage"}
OURS_ONLY = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # not the admin's


@pytest.fixture(scope="module")
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The static files, as the site serves them."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": STORAGE}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages, STATICFILES_FINDERS=OURS_ONLY):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def weigh(client: Client, address: str, static_files: Path) -> dict[str, int]:
    """Bytes on the wire by the name of what is loaded."""
    page = client.get(address, headers={"accept-encoding": BROWSER})
    links = LOADED.findall(client.get(address).content.decode())
    names = [link.removeprefix(settings.STATIC_URL) for link in links]
    return {address: len(page.content), **{name: Path(static_files, f"{name}.br").stat().st_size for name in names}}


def test_a_first_visit_to_a_topic_fits_into_the_first_packets(client: Client, content: None, static_files: Path):
    weights = {topic.slug: weigh(client, topic.get_absolute_url(), static_files) for topic in Topic.objects.all()}
    for slug, weight in weights.items():
        print(f"{slug:14}", sum(weight.values()), weight)
    assert len(weights) == 10
    assert all(len(weight) in (3, 4) for weight in weights.values())  # the page, styles, the script; styles of a chart
    assert {slug: sum(weight.values()) for slug, weight in weights.items() if sum(weight.values()) > MOST} == {}


def test_a_first_visit_to_a_topic_is_light_with_its_fonts(client: Client, content: None, static_files: Path):
    for topic in Topic.objects.all():
        address = topic.get_absolute_url()
        fonts = [
            static_files / link.removeprefix("/static/") for link in FONTS.findall(client.get(address).content.decode())
        ]
        weight = sum(weigh(client, address, static_files).values()) + sum(font.stat().st_size for font in fonts)
        print(f"{topic.slug:14}", weight)
        assert len(fonts) == 2
        assert weight <= WITH_FONTS


def test_what_is_fetched_ahead_is_the_font_that_the_style_sheet_names(
    client: Client, static_files: Path, content: None
):
    """Else a browser fetches each twice."""
    page = client.get("/").content.decode()
    sheet = (
        static_files / next(link for link in LOADED.findall(page) if "site" in link).removeprefix("/static/")
    ).read_text()
    named = re.findall(r'src:url\("([^"]+)"\)', sheet)
    assert [f"/static/articles/{name}" for name in named] == FONTS.findall(page)
    assert all(re.search(r"\.[0-9a-f]{12}\.woff2$", name) for name in named)  # kept for good


def test_our_style_sheets_are_kept_small_and_lose_no_rule(static_files: Path):
    written = (settings.BASE_DIR / "static" / "articles" / "site.css").read_text(encoding="utf-8")
    made = [path.read_text(encoding="utf-8") for path in Path(static_files, "articles").glob("site*.css")]
    assert len(made) == 2  # by its name, and by its content
    for sheet in made:
        assert "/*" not in sheet
        assert len(sheet) < len(written)
        assert sheet.count("{") == sheet.count("}") == written.count("{")

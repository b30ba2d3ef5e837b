"""The site as plain files: every link leads to a file, and words are found without a server."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client
from django.test.html import Element, parse_html
from playwright.sync_api import Page, expect

from articles.models import DISCLAIMER, Revision
from microneedle_site.exported.public_site import file_of
from tests.keeping.site import Site
from tests.prepared import OnSQLite, Prepared, one_at_a_time
from tests.reading import DATA, FIGURE, FORMS, addresses, find, mark, words

ADDRESS = "https://example.org"
FOR_A_SERVER = ("/admin/", "/feedback/")


@dataclass(frozen=True)
class Exported:
    folder: Path
    address: str
    again: str
    """What a second export said."""


@pytest.fixture(scope="module")
def exported(
    django_db_setup: Prepared, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Exported]:
    """The site's files, made once in a run, on a server that knows nothing but files."""
    if not isinstance(django_db_setup, OnSQLite):
        pytest.skip("the content was loaded into another database")
    base = tmp_path_factory.getbasetemp()
    base = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "exported"
    base.mkdir(exist_ok=True)
    folder, said = base / "public", base / "said"
    with one_at_a_time(base / "lock"):  # They gather the static files in one folder.
        if not said.exists():
            site = Site(base / "site.sqlite3")
            django_db_setup.copy_to(site.file)
            told = [site.manage("export_site", folder, SITE_URL=ADDRESS, ALLOWED_HOSTS="example.org") for _ in range(2)]
            assert [one.stderr for one in told] == ["", ""]
            said.write_text(told[1].stdout)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield Exported(folder, f"http://127.0.0.1:{server.server_port}", said.read_text())
    server.shutdown()
    thread.join()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def files(exported: Exported) -> dict[str, Element]:
    """Each page by its path."""
    pages = (one for one in exported.folder.rglob("*.html"))
    return {str(one.relative_to(exported.folder)): parse_html(one.read_text()) for one in pages}


def test_a_second_export_writes_nothing(exported):
    assert re.search(r": \d+ files, 0 of them written\n", exported.again)


@pytest.mark.usefixtures("content")
def test_every_form_of_a_page_and_every_version_is_a_file_too(exported, client: Client):
    versions = [one.address for one in Revision.objects.citable().exclude(text__page__slug=DISCLAIMER)]
    assert len(versions) > 30
    linked = [one for one in FORMS if one != "/claims.ris"]
    held = [file_of(one) for one in (*linked, *DATA, FIGURE, *versions)]
    assert [one for one in held if not (exported.folder / one).is_file()] == []


@pytest.mark.usefixtures("content")
def test_every_public_page_is_a_file_with_the_words_of_the_live_one(files, client: Client):
    for address in addresses():
        if address in FOR_A_SERVER:
            continue
        live = parse_html(client.get(address).content.decode().replace("http://testserver", ADDRESS))
        (main,), (kept,) = (find(page, "main") for page in (live, files[file_of(address)]))
        if address == "/changes/":  # They stand in one file, and live on several pages.
            assert {mark(one, "id") for one in find(kept, "li")} > {mark(one, "id") for one in find(main, "li")}
        elif address != "/claims/":  # It has a form there, to choose some of them.
            assert words(kept) == words(main), address


def test_every_link_of_every_file_leads_to_a_file_and_to_its_place_there(exported, files):
    lost = []
    for path, page in files.items():
        for link in find(page, attribute="href"):
            to, place = urldefrag(urljoin(f"/{path.removesuffix('index.html')}", mark(link, "href")))
            to = to.removesuffix(f"?to={place}")  # All changes stand in one file.
            if not to.startswith("/"):
                continue
            target = file_of(to)
            ids = {mark(one, "id") for one in find(files[target], attribute="id")} if target in files else set()
            if not (exported.folder / target).is_file() or (place and place not in ids) or to.startswith(FOR_A_SERVER):
                lost.append((path, mark(link, "href")))
    assert lost == []


def test_no_file_holds_what_needs_a_server(files):
    for path, page in files.items():
        actions = {mark(form, "action") for form in find(page, "form")}
        assert actions <= {"/search/"}, path


def test_hosts_are_told_of_every_header_and_old_address(exported):
    headers = (exported.folder / "_headers").read_text()
    assert headers.startswith("/*\n  content-security-policy: ")
    for name in (
        "x-content-type-options: nosniff",
        "referrer-policy",
        "permissions-policy",
        "immutable",
        "'wasm-unsafe-eval'",
    ):
        assert name in headers
    assert "/claims/*/figure/*\n  ! content-security-policy\n" in headers
    (framed,) = [block for block in headers.split("\n/") if block.startswith("claims/*/figure/")]
    assert ("frame-ancestors *" in framed, "! x-frame-options" in framed) == (True, True)
    assert headers.count("frame-ancestors *") == 1
    assert headers.count("  cross-origin-resource-policy: same-origin\n") == 1
    assert headers.count("  cross-origin-resource-policy: cross-origin\n") == 2
    assert "/favicon.ico /static/articles/icon" in (exported.folder / "_redirects").read_text()
    assert (exported.folder / "favicon.ico").read_bytes().startswith(b"<svg")


def test_words_are_found_without_a_server(exported, page: Page, complaints: list[str]):
    page.goto(f"{exported.address}/")
    page.get_by_role("searchbox", name="Search this site").first.fill("scarring")
    page.get_by_role("button", name="Search").first.click()
    expect(page.locator(".search-found").get_by_role("link", name="Can it leave scars?")).to_be_visible()
    page.goto(f"{exported.address}/search/?q=qwerty")
    expect(page.get_by_text("We found nothing for “qwerty”.")).to_be_visible()
    assert complaints == []


def test_a_folder_that_holds_something_else_is_refused(exported, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    site = Site(exported.folder.parent / "site.sqlite3")
    with one_at_a_time(exported.folder.parent / "lock"):
        refused = site.manage("export_site", tmp_path, "--no-search", SITE_URL=ADDRESS, ALLOWED_HOSTS="example.org")
    assert refused.returncode == 1
    assert "holds something else" in refused.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]

"""What the head of every page tells browsers, search engines and sites where a link is shared."""

import re
from math import ceil

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from articles.machines.picture import PAPER
from articles.models import AgreementChange
from articles.pages.claims import CHANGES_ON_A_PAGE
from articles.seeding import SITE, read_definition
from articles.shown import ChangeLog
from tests.factories import PublishedTopic, WithdrawnSource
from tests.reading import EACH_KIND, find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
HOST = "http://testserver"
TOLD = read_definition(SITE, (settings.SEEDS / SITE).read_text(encoding="utf-8"))
NAME = TOLD.name


def metas(page):
    """The content of each meta element by its name or property."""
    named = {mark(one, "property") or mark(one, "name"): mark(one, "content") for one in find(page, "meta")}
    return {name: content for name, content in named.items() if name}


def linked(page, relation):
    return [mark(one, "href") for one in find(page, "link") if mark(one, "rel") == relation]


def test_every_page_names_its_own_address_and_no_other(pages):
    for address, page in pages.items():
        assert linked(page, "canonical") == [f"{HOST}{address}"]
        assert metas(page)["og:url"] == f"{HOST}{address}"


def test_a_filtered_list_is_the_same_page(client):
    page = read(client, "/claims/?topic=cost&agreement=single")
    assert linked(page, "canonical") == [f"{HOST}/claims/"]


def test_a_further_page_of_the_log_is_a_page_of_its_own(client):
    row = {"question": "Is it so?", "before": "silent", "after": "vary", "reason": "So."}
    AgreementChange.objects.bulk_create(AgreementChange(**row) for _ in range(CHANGES_ON_A_PAGE + 1))
    second = read(client, "/changes/?page=2")
    assert linked(second, "canonical") == [metas(second)["og:url"]] == [f"{HOST}/changes/?page=2"]
    last = ceil(len(ChangeLog()) / CHANGES_ON_A_PAGE)
    assert linked(read(client, "/changes/?page=99"), "canonical") == [f"{HOST}/changes/?page={last}"]
    assert linked(read(client, "/changes/?page=1"), "canonical") == [f"{HOST}/changes/"]


def test_a_page_that_is_not_there_has_no_address_to_share(client):
    for address in ("/nothing/", WithdrawnSource().get_absolute_url()):
        page = read(client, address)
        assert metas(page)["robots"] == "noindex"
        assert linked(page, "canonical") == []
        assert not [name for name in metas(page) if name.startswith(("og:", "twitter:"))]


def test_a_shared_link_shows_the_pages_own_title_description_and_the_picture(pages):
    for address, page in pages.items():
        told = metas(page)
        assert told["og:title"] == words(find(page, "title")[0]).removesuffix(f" · {NAME}"), address
        assert told["og:description"] == told["description"], address
        assert told["og:type"] == ("website" if address == "/" else "article")
        assert told["og:site_name"] == NAME
        assert told["og:image"] == f"{HOST}/picture.png"
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["og:image:alt"]
        assert told["twitter:card"] == "summary_large_image"


def test_a_quote_in_a_title_stays_in_its_attribute(client):
    page = read(client, PublishedTopic(question='Is it "safe" & <sound>?').get_absolute_url())
    assert metas(page)["og:title"] == 'Is it "safe" & <sound>?'


def test_a_description_holds_words_and_no_leftover_of_markup(pages):
    assert {address: told for address, page in pages.items() if "&" in (told := metas(page)["description"])} == {}


def test_the_site_speaks_of_itself_in_the_words_that_its_pages_show(pages):
    (name,) = find(pages["/topics/"], "a", "site-name")
    assert words(name).replace(" :", ":") == NAME
    assert metas(pages["/"])["description"] == TOLD.description
    assert words(find(pages["/"], "title")[0]) == NAME


def test_the_browsers_own_frame_has_the_colour_of_the_page_by_day_and_by_night(pages):
    css = (settings.BASE_DIR / "static/articles/site.css").read_text(encoding="utf-8")
    colours = {mark(one, "content") for one in find(pages["/"], "meta") if mark(one, "name") == "theme-color"}
    assert colours == set(re.findall(r"--paper: (#\w+)", css)[:2])
    assert PAPER in colours


@pytest.mark.parametrize("address", EACH_KIND)
def test_every_page_leads_to_its_icons_and_the_manifest(client, address):
    page = read(client, address)
    assert linked(page, "manifest") == ["/site.webmanifest"]
    assert linked(page, "apple-touch-icon") == ["/apple-touch-icon.png"]
    assert finders.find(linked(page, "icon")[0].removeprefix("/static/"))


@pytest.mark.parametrize("address", ["/", "/changes/"])
def test_a_feed_reader_finds_the_feed(client, address):
    assert "/changes.atom" in linked(read(client, address), "alternate")

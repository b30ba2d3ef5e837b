"""Pages that stand alone come from their records: one route, and one list in the footer and in the sitemap."""

import pytest
from django.urls import reverse

from articles.actions import import_content, save_draft, verify_content
from articles.models import Page
from articles.seeding import SeedError
from tests.factories import PublishedPage
from tests.reading import find, mark, read

pytestmark = pytest.mark.usefixtures("content")
PRIVACY = "---\nname: Privacy\n---\nWhat do we keep of you?\n"


def footer(client, address="/"):
    (found,) = find(read(client, address), "footer", "site-footer")
    return [mark(one, "href") for one in find(found, "a")]


def test_a_page_of_the_seeds_is_read_edited_listed_and_in_the_sitemap(seeds, client, editing):
    (seeds.path / "pages" / "privacy.md").write_text(PRIVACY, encoding="utf-8")
    import_content(seeds.path)
    assert "What do we keep of you?" in client.get("/privacy/").content.decode()
    assert "/privacy/" in footer(client)
    assert "/privacy/" in client.get("/sitemap.xml").content.decode()
    form = reverse("admin:articles_page_change", args=[Page.objects.get(slug="privacy").pk])
    assert "/privacy/" in editing.get(form).content.decode()
    assert verify_content() == []


def test_a_page_that_is_not_published_is_not_found(client):
    page = Page.objects.create(slug="privacy", name="Privacy")
    save_draft(page, "Is it a draft?\n")
    assert client.get("/privacy/").status_code == 404
    assert "/privacy/" not in footer(client)
    assert "privacy" not in client.get("/sitemap.xml").content.decode()


def test_every_written_page_is_listed_once_on_every_page(client):
    PublishedPage(slug="privacy", name="Privacy")
    assert len(footer(client, "/topics/cost/")) == len(set(footer(client, "/topics/cost/")))
    assert {"/about/", "/how-we-compare/", "/privacy/"} < set(footer(client, "/topics/cost/"))


@pytest.mark.parametrize("slug", ["topics", "faq", "feedback", "admin", "no address"])
def test_a_page_that_would_stand_in_the_place_of_another_is_refused_and_found(seeds, slug):
    (seeds.path / "pages" / f"{slug}.md").write_text(PRIVACY, encoding="utf-8")
    with pytest.raises(SeedError, match=rf"pages/{slug}.md, line 1: /{slug}/ is another page of this site"):
        import_content(seeds.path)
    Page.objects.create(slug=slug, name="Privacy")
    assert [fault.check for fault in verify_content()] == ["page"]


def test_the_disclaimer_stands_on_every_page_and_has_none_of_its_own(client):
    assert Page.objects.get(slug="disclaimer").has_a_place
    assert client.get("/disclaimer/").status_code == 404

"""Now and with it: a public page as it would be once a source counts, and nobody else sees any of it."""

import pytest
from django.urls import reverse

from articles.models import Source
from tests.actions.stored import everything_stored
from tests.factories import FoundStatement, SilentClaim, StoredPassage, UnreadSource, WithdrawnSource

from .accounts import allowed
from .forms import page_of

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def source():
    return UnreadSource()


@pytest.fixture
def claim(source):
    made = SilentClaim()
    FoundStatement(claim=made, passage=StoredPassage(source=source))
    return made


def with_it(client, source, path):
    return client.get(page_of(source, "with_it"), {"page": path})


def test_a_claim_is_shown_as_it_would_be_and_readers_see_it_as_before(editing, client, source, claim):
    with_it(editing, source, claim.get_absolute_url())  # Claims that have nothing logged yet are noted.
    before, now = everything_stored(), client.get(claim.get_absolute_url()).content
    shown = with_it(editing, source, claim.get_absolute_url()).content.decode()
    assert 'data-agreement="single"' in shown
    assert "It surely works." in shown
    assert f"With source {source.letter}:" in shown
    assert f'<a href="{claim.get_absolute_url()}">Now</a>' in shown
    assert everything_stored() == before
    assert client.get(claim.get_absolute_url()).content == now
    assert f"With source {source.letter}:" not in now.decode()


@pytest.mark.parametrize("path", ["/", "/claims/", "/sources/", "/topics/cost/", "/faq/", "/search/?q=surely+wörks+€"])
def test_every_kind_of_page_is_shown_with_it(editing, source, claim, path):
    response = with_it(editing, source, path)
    assert response.status_code == 200
    assert f"With source {source.letter}:" in response.content.decode()


def test_its_own_page_is_what_view_on_site_leads_to(editing, client, source):
    assert client.get(source.get_absolute_url()).status_code == 404
    shown = editing.get(page_of(source)).content.decode()
    own = f"{page_of(source, 'with_it')}?page=%2Fsources%2F{source.slug}%2F"
    assert f'href="{own}"' in shown
    assert source.title in editing.get(own).content.decode()
    assert (
        f'href="{Source.objects.get(letter="D").get_absolute_url()}"'
        in editing.get(page_of(Source.objects.get(letter="D"))).content.decode()
    )


def test_it_is_shown_as_to_somebody_who_is_not_logged_in_and_kept_by_nobody(editing, source):
    response = with_it(editing, source, "/")
    assert "no-store" in response["Cache-Control"]
    assert "erin" not in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/style/",
        "/feedback/",
        "/claims.json",
        "/picture.png",
        "/nowhere/",
        "/claims/nowhere/",
        "[x",
    ],
)
def test_what_is_no_page_of_readers_is_not_shown(editing, source, path):
    assert with_it(editing, source, path).status_code == 404


@pytest.mark.parametrize("path", ["https://example.org/claims/", "//example.org/claims/"])
def test_whatever_the_address_its_links_stay_on_this_site(editing, source, path):
    response = with_it(editing, source, path)
    assert "example.org" not in response.content.decode().split("</aside>")[0].split("<aside")[1]


def test_it_is_only_asked_for_and_only_by_who_may_see_sources(editing, source):
    address = f"{reverse('admin:articles_source_with_it', args=[source.pk])}?page=/"
    assert editing.post(address).status_code == 405
    assert allowed("view_topic").get(address).status_code == 403
    assert allowed("view_source").get(address).status_code == 200


def test_a_source_that_counts_is_shown_as_it_is_and_a_withdrawn_one_not_at_all(editing):
    shown = with_it(editing, Source.objects.get(letter="D"), "/claims/")
    assert "counts already" in shown.content.decode()
    assert with_it(editing, WithdrawnSource(is_read=False), "/claims/").status_code == 404

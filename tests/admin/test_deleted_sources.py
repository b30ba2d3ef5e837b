"""A source in the admin that is deleted: with all that hangs on it, only while it does not count; and it comes back."""

import pytest

from articles.models import Claim, Source, Statement
from tests.factories import StoredSource

from .forms import change, choose, messages_of, page_of
from .test_deleted import LIST, delete, listed
from .test_deleting import listed as list_of
from .test_deleting import words_of

pytestmark = pytest.mark.usefixtures("content")


def d():
    return Source.objects.get(letter="D")


def test_one_that_counts_stays_and_the_page_says_what_to_do_first(editing):
    page = editing.get(page_of(d(), "delete")).content.decode()
    assert "Take the source back for another reading, or withdraw it, first" in page
    editing.post(page_of(d(), "delete"), {"post": "yes"})
    empty = StoredSource()
    words = words_of(choose(editing, list_of(Source), "delete_selected", d(), empty))
    assert "statements count for readers. Take it back for another reading, or withdraw it, first." in words[d()]
    assert words[empty] == "goes."


def test_a_withdrawn_one_goes_with_its_statements_and_comes_back_with_them(editing):
    source = d()
    change(editing, source, withdrawn_on="2026-11-02")
    claims, passages = source.statements.count(), source.passages.count()
    page = delete(editing, source)
    assert listed(editing) == [("Source", str(source))]
    assert f"with {claims} statements" in editing.get(LIST).content.decode()
    assert not Statement.objects.filter(source=source.pk).exists()
    asked = editing.get(page).content.decode()
    assert f"its text, {passages} passages, {claims} statements" in asked
    response = editing.post(page, follow=True)
    assert response.redirect_chain[-1][0] == page_of(source)
    assert d().statements.count() == claims


def test_it_says_that_readers_see_it_once_it_counts(editing):
    source = d()
    Source.objects.filter(pk=source.pk).update(is_read=False)
    page = delete(editing, source)
    assert "Readers see nothing of it until you let it count." in editing.get(page).content.decode()
    told = messages_of(editing.post(page, follow=True))
    assert told == [f"“{source}” is back. Readers see it once you let it count."]


def test_what_stays_deleted_is_said_before(editing):
    source = d()
    Source.objects.filter(pk=source.pk).update(is_read=False)
    claim = source.statements.first().claim
    page = delete(editing, source)
    Claim.objects.get(pk=claim.pk).delete()
    assert "bring that claim back first to have both" in editing.get(page).content.decode()
    assert listed(editing, kind="statement") == []


def test_one_that_cannot_come_back_says_why(editing):
    page = delete(editing, StoredSource(letter="Q", is_read=False))
    StoredSource(letter="Q")
    assert "Another source has the letter “Q” now: delete that one first" in editing.get(page).content.decode()

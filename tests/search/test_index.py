"""What readers find follows what they can read."""

import pytest
from django.conf import settings

from articles.actions import import_content, index_pages, index_passages, publish, verify_content
from articles.actions.index_entries import unindexed
from articles.models import Claim, EntryKind, PassagesShown, SearchEntry, Source, Term
from articles.search import search
from tests.admin.forms import change
from tests.factories import drafted

pytestmark = pytest.mark.usefixtures("content")


def paths(typed, kind=None):
    found = search(typed, kind)
    return [hit.path for hit in (*found.pages, *found.passages)]


def test_everything_that_can_be_read_is_indexed_once():
    assert list(unindexed()) == []
    assert (index_pages(), index_passages()) == (0, 0)
    assert set(SearchEntry.objects.values_list("kind", flat=True)) == set(EntryKind.values)


def test_a_published_text_is_found_and_a_draft_is_not():
    term = Term.objects.get(slug="collagen")
    revision = drafted(term, "What a zebra has too.\n")
    index_pages()
    assert paths("zebra") == []
    publish(revision)
    assert index_pages() == 1
    assert paths("zebra") == ["/glossary/#collagen"]
    assert "/glossary/#collagen" not in paths("tough protein")


def test_a_claim_that_is_taken_back_is_not_found():
    Claim.objects.filter(slug="needle-depth").update(is_published=False)
    index_pages()
    assert "/claims/needle-depth/" not in paths("needle depth")


@pytest.mark.parametrize("setting", [{"withdrawn_on": "2026-01-01"}, {"is_read": False}, {"passages_shown": "none"}])
def test_the_words_of_a_source_go_with_what_readers_see_of_it(setting):
    words = '"higher needle counts leading to more intense stimulation"'
    assert [hit.path.split("#")[0] for hit in search(words).passages] == ["/sources/a-guide/"]
    source = Source.objects.get(letter="A")
    Source.objects.filter(pk=source.pk).update(**setting)
    index_passages(source)
    assert search(words).total == 0


def test_what_is_quoted_only_follows_the_statements():
    source = Source.objects.get(letter="A")
    Source.objects.filter(pk=source.pk).update(passages_shown=PassagesShown.QUOTED_ONLY)
    index_pages()
    shown = SearchEntry.objects.filter(source=source, kind=EntryKind.PASSAGE)
    before = shown.count()
    assert 0 < before < source.passages.readable().count()
    source.statements.all().delete()
    index_pages()
    assert shown.count() == 0


def test_an_entry_that_is_wrong_is_told_and_mended():
    SearchEntry.objects.filter(path="/topics/cost/").update(title="Something else")
    SearchEntry.objects.filter(path="/faq/does-it-hurt/").delete()
    passages = SearchEntry.objects.filter(kind=EntryKind.PASSAGE).delete()[
        0
    ]  # as when an older site is brought up to date
    told = [str(fault) for fault in verify_content()]
    assert len(told) == 2 + passages > 100
    assert "import_content" in told[0]
    import_content(settings.SEEDS)
    assert verify_content() == []


def test_an_editors_change_is_found_at_once(editing):
    change(editing, Claim.objects.get(slug="needle-depth"), question="How many giraffes?")
    assert paths("giraffes") == ["/claims/needle-depth/"]

"""A Markdown article from its bytes to a source whose words can be quoted, and back to its bytes."""

import pytest

from articles.actions import (
    Outcome,
    export_content,
    import_article,
    receive_article,
    record_statement,
    take_over,
    verify_content,
)
from articles.actions.compare_article import compare_article
from articles.actions.import_article import store_article
from articles.actions.log_changes import one_writer
from articles.importing import read_article
from articles.models import NewText, Source
from tests.factories import SilentClaim

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")

FILE = "needles.md"
ARTICLE = b"""---
title: Needles and Hair
author: Robin Vale
---

Microneedling makes **tiny punctures** in the [scalp](https://example.org/scalp) with fine needles.\r
\r
## Side effects\r
\r
| Effect | How long |\r
|---|---|\r
| Redness of the scalp | *a few* days |\r
\r
## FAQ\r
\r
**Does it work?** It *may* work for some people.
"""


@pytest.fixture
def source(content, vocabulary):
    return import_article(ARTICLE, file=FILE, vocabulary=vocabulary).source


def received(raw, vocabulary, **options):
    return receive_article(raw, file=FILE, vocabulary=vocabulary, **options).report.outcome


def test_the_source_has_the_title_and_the_author_that_the_file_states(source):
    source.refresh_from_db()
    assert (source.title, source.slug) == ("Needles and Hair", "f-needles-and-hair")
    assert (source.byline, source.byline_words) == ("Robin Vale", "Robin Vale")
    assert source.repairs == ["carriage returns turned into line feeds", "Markdown marks taken out"]


def test_its_passages_show_what_a_reader_saw(source):
    assert [(one.kind, one.words, one.label) for one in source.passages.readable()] == [
        ("paragraph", "Microneedling makes tiny punctures in the scalp with fine needles.", ""),
        ("list_item", "Redness of the scalp\ta few days", "Effect, How long"),
        ("answer", "It may work for some people.", "Does it work?"),
    ]
    assert [one.rule for one in source.passages.furniture()] == ["front-matter"]


def test_words_are_quoted_across_marks_and_every_check_holds(source):
    statement = record_statement(SilentClaim(), source, "tiny punctures in the scalp", {"stance": 1})
    assert source.text[statement.start : statement.end] == "tiny punctures in the scalp"
    assert statement.passage.text.startswith("Microneedling makes")
    assert [fault for fault in verify_content() if fault.where.startswith("source F")] == []


def test_its_bytes_are_kept_and_an_export_of_them_is_what_is_stored(source, tmp_path, vocabulary):
    assert bytes(source.original.raw) == ARTICLE
    export_content(tmp_path)
    exported = (tmp_path / "articles" / FILE).read_bytes()
    assert exported == ARTICLE
    before = everything_stored()
    assert received(exported, vocabulary) is Outcome.UNCHANGED
    assert everything_stored() == before


def test_a_changed_one_waits_and_is_taken_over(source, vocabulary):
    changed = ARTICLE.replace(b"**tiny punctures**", b"*fine holes*")
    assert received(changed, vocabulary) is Outcome.WAITING
    new_text = NewText.objects.get()
    compared = compare_article(changed, source=source, vocabulary=vocabulary)
    take_over(new_text, vocabulary, seen=compared.digest)
    assert "makes fine holes in the scalp" in Source.objects.get(file=FILE).text


def test_other_marks_on_the_same_words_change_no_passage(source, vocabulary):
    before = list(source.passages.values())
    changed = ARTICLE.replace(b"**tiny punctures**", b"tiny _punctures_").replace(b"/scalp)", b"/skin)")
    assert received(changed, vocabulary, lossless=True) is Outcome.UPDATED
    assert list(source.passages.values()) == before


OF_EITHER_FORMAT = b"# Needles\n\nMicroneedling makes **tiny punctures** in the scalp with fine needles.\n"


@pytest.fixture
def as_plain_text(content, vocabulary):
    """A source as it was stored while nobody could read Markdown."""
    article = read_article(OF_EITHER_FORMAT, vocabulary)
    with one_writer():
        source = store_article(article, FILE, vocabulary, None).source
    assert source.text == OF_EITHER_FORMAT.decode()
    return source


def test_the_same_bytes_wait_if_they_are_read_otherwise_than_they_were_stored(as_plain_text, vocabulary):
    record_statement(SilentClaim(), as_plain_text, "**tiny punctures**", {"stance": 1})
    assert received(OF_EITHER_FORMAT, vocabulary, lossless=True) is Outcome.WAITING
    assert "**tiny punctures**" in Source.objects.get(file=FILE).text


@pytest.mark.usefixtures("as_plain_text")
def test_the_same_bytes_read_otherwise_are_taken_over_where_nothing_is_lost(vocabulary):
    assert received(OF_EITHER_FORMAT, vocabulary) is Outcome.WAITING
    assert received(OF_EITHER_FORMAT, vocabulary, lossless=True) is Outcome.UPDATED
    source = Source.objects.get(file=FILE)
    assert "tiny punctures in the scalp" in source.text
    assert source.changed_at is not None
    assert not NewText.objects.exists()

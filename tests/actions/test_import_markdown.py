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

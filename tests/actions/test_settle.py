"""Settling: what an editor says of the outline is stored as an import would, and every later import keeps it."""

from importlib import import_module

import pytest

from articles.actions import (
    NotSettled,
    Outcome,
    export_content,
    import_article,
    receive_article,
    settle,
    settled_in,
    would_settle,
)
from articles.importing import BlockKind, Settled
from articles.models import ContentRevision, Original, Passage, PassageAlias, SearchEntry, Source, Statement, Topic
from tests.factories import StoredSource

from .changing_article import QUOTED
from .stored import everything_stored
from .test_export_content import load, remove_everything

pytestmark = pytest.mark.usefixtures("content")
HEADING, PARAGRAPH, FURNITURE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FURNITURE
CONCLUSION = "While more research is needed"


def source():
    return Source.objects.get(letter="D")


def passage(begins):
    return Passage.objects.get(source__letter="D", text__startswith=begins)


def as_kind(kind, *begins):
    return [Settled(one.text, kind, one.start) for one in map(passage, begins)]


def halves(begins):
    """The passage cut after its first sentence."""
    one = passage(begins)
    cut = one.text.index(". ") + 1
    return [Settled(one.text[:cut], PARAGRAPH, one.start), Settled(one.text[cut + 1 :], PARAGRAPH, one.start + cut + 1)]


def test_furniture_becomes_text_that_readers_find(vocabulary):
    assert passage("Regrow your own hair").kind == FURNITURE
    before = ContentRevision.current()
    settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
    one = passage("Regrow your own hair")
    assert (one.kind, one.rule, one.settled) == (PARAGRAPH, "", True)
    assert SearchEntry.objects.filter(path=one.get_absolute_url()).exists()
    assert ContentRevision.current() > before


def test_a_passage_set_aside_is_gone_for_readers_and_keeps_its_row(vocabulary):
    before = passage("First and foremost")
    settle(source(), as_kind(FURNITURE, "First and foremost"), vocabulary)
    one = passage("First and foremost")
    assert (one.pk, one.public_id, one.kind, one.rule) == (before.pk, before.public_id, FURNITURE, "editor")
    assert passage("Alopecia is").heading_path == ["Microneedling for Hair Loss"]


def test_a_split_keeps_the_row_and_old_links_lead_to_where_it_began(vocabulary):
    before, statements = passage(CONCLUSION), source().statements.found().count()
    settle(source(), halves(CONCLUSION), vocabulary)
    first = passage(CONCLUSION)
    assert Passage.objects.filter(source=source(), settled=True).count() == 2
    assert before.pk in Passage.objects.filter(source=source(), settled=True).values_list("pk", flat=True)
    assert PassageAlias.objects.get(public_id=before.public_id).passage is not None
    assert first.text == before.text[: len(first.text)]
    assert source().statements.found().count() == statements


def test_joined_passages_are_one_and_each_old_id_leads_to_it(vocabulary):
    first, second = passage("Recent studies"), passage("Another study published")
    words = source().text[first.start : second.end]
    settle(source(), [Settled(words, PARAGRAPH, first.start)], vocabulary)
    joined = passage("Recent studies")
    assert joined.text == words
    assert set(joined.aliases.values_list("public_id", flat=True)) == {first.public_id, second.public_id}
    assert Statement.objects.found().filter(passage=joined, exact__startswith="75% of the part").exists()


def test_what_is_not_named_is_as_the_importer_sees_it_again(vocabulary):
    before = list(Passage.objects.order_by("pk").values())
    settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
    settle(source(), [], vocabulary)
    assert list(Passage.objects.order_by("pk").values()) == before


def test_what_would_lose_a_quotation_is_refused_and_nothing_is_done(vocabulary):
    one = passage("Another study published")
    before = everything_stored()
    with pytest.raises(NotSettled, match="quotes “Another study published"):
        settle(source(), as_kind(FURNITURE, "Another study published"), vocabulary)
    cut = one.text.index(QUOTED) + len("75% of the")
    parts = [
        Settled(one.text[:cut], PARAGRAPH, one.start),
        Settled(one.text[cut + 1 :], PARAGRAPH, one.start + cut + 1),
    ]
    with pytest.raises(NotSettled, match="change that statement first"):
        settle(source(), parts, vocabulary)
    assert everything_stored() == before


def test_a_cut_inside_a_word_is_refused(vocabulary):
    one = passage("Recent studies")
    with pytest.raises(NotSettled, match="“Rec” would begin or end inside a word"):
        settle(source(), [Settled("Rec", HEADING, one.start)], vocabulary)


def test_a_source_without_the_bytes_of_its_file_is_refused(vocabulary):
    with pytest.raises(NotSettled, match="the bytes of its file are not kept"):
        settle(StoredSource(), [], vocabulary)


def test_what_it_would_do_is_told_and_undone(vocabulary):
    before = everything_stored()
    compared = would_settle(source(), as_kind(FURNITURE, "First and foremost"), vocabulary)
    assert {one.passage.text[:12] for one in compared.passages.moved} == {"First and fo", "Alopecia is "}
    assert everything_stored() == before


def test_an_import_of_a_changed_article_keeps_what_was_settled(article, vocabulary):
    settle(source(), [*as_kind(PARAGRAPH, "Regrow your own hair"), *halves(CONCLUSION)], vocabulary)
    article.replace("First and foremost, what", "First of all, what")
    assert article.imported().outcome is Outcome.UPDATED
    assert passage("Regrow your own hair").kind == PARAGRAPH
    assert Passage.objects.filter(source=source(), settled=True).count() == 3
    assert article.imported().outcome is Outcome.UNCHANGED


def test_one_whose_words_are_gone_is_told_and_goes(article, vocabulary):
    settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
    article.replace("Regrow your own hair naturally!", "Grow your own hair naturally!")
    report = article.imported()
    assert [one.words for one in report.article.unsettled] == ["Regrow your own hair naturally!"]
    assert not settled_in(source())
    assert article.imported().article.unsettled == ()


def test_a_new_text_in_which_they_are_gone_waits_for_an_editor(article, vocabulary):
    settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
    article.replace("Regrow your own hair naturally!", "Grow your own hair naturally!")
    assert article.received(lossless=True).report.outcome is Outcome.WAITING


def test_what_is_settled_while_an_import_reads_is_kept_by_it(article, vocabulary, monkeypatch):
    """Reading comes before the lock, and may take long."""
    module = import_module("articles.actions.reading")
    read = module.read_named

    def meanwhile(*given):
        monkeypatch.undo()
        article_read = read(*given)
        settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
        return article_read

    monkeypatch.setattr(module, "read_named", meanwhile)
    article.imported()
    assert passage("Regrow your own hair").settled


def settle_some(vocabulary):
    settle(source(), [*as_kind(PARAGRAPH, "Regrow your own hair"), *halves(CONCLUSION)], vocabulary)
    Passage.objects.filter(pk=passage(CONCLUSION).pk).update(topics_edited=True)
    passage(CONCLUSION).topics.set(Topic.objects.filter(slug="cost"))


def outline():
    told = ("public_id", "kind", "start", "end", "rule", "settled", "topics_edited", "topics__slug")
    return sorted(map(str, Passage.objects.filter(source__letter="D").values_list(*told)))


def test_an_export_of_it_makes_the_same_passages_elsewhere_and_changes_nothing_here(tmp_path, vocabulary):
    settle_some(vocabulary)
    before, passages = everything_stored(), outline()
    export_content(tmp_path)
    load(tmp_path)
    assert everything_stored() == before
    remove_everything()
    load(tmp_path)
    assert outline() == passages
    assert [one.kind for one in settled_in(source())] == [PARAGRAPH] * 3
    export_content(tmp_path / "again")
    assert (tmp_path / "again/sources.toml").read_bytes() == (tmp_path / "sources.toml").read_bytes()


def test_the_seeds_change_what_is_settled_only_where_no_editor_did(article, vocabulary):
    facts = {"letter": "D", "slug": "d-alopecia", "settled": [{"kind": "paragraph", "start": 0, "words": "Next"}]}
    loaded = {"facts": facts, "file": article.file, "vocabulary": vocabulary}
    raw = bytes(Original.objects.get(source=source()).raw)
    import_article(raw, **loaded)
    assert [one.words for one in settled_in(source())] == ["Next"]
    receive_article(raw, **{**loaded, "facts": {**facts, "settled": []}})
    assert not settled_in(source())
    settle(source(), as_kind(PARAGRAPH, "Regrow your own hair"), vocabulary)
    assert "settled" in import_article(raw, **loaded).kept
    assert [one.words[:6] for one in settled_in(source())] == ["Regrow"]

"""A changed article: passages are brought up to date, IDs and editors' choices last."""

import pytest

from articles.actions import Outcome, import_article, record_statement, save_draft
from articles.models import (
    Claim,
    ContentRevision,
    Flag,
    Passage,
    PassageAlias,
    Revision,
    Source,
    Statement,
    Topic,
    records_of,
    values_of,
)

from .stored import TurnedOffError, everything_stored, failing_at

pytestmark = pytest.mark.usefixtures("content")

STUDY = "Another study published in the Journal of Cosmetic Dermatology"
EDITED = ("Recent studies have shown promising results", "Recent trials have shown good results")


def passage(begins):
    return Passage.objects.get(source__letter="D", text__startswith=begins)


def assert_spans_hold():
    for one in Passage.objects.filter(source__letter="D").select_related("source"):
        assert one.source.text[one.start : one.end] == one.text
    for one in Statement.objects.found().filter(source__letter="D").select_related("passage"):
        assert one.source.text[one.start : one.end] == one.exact
        assert one.passage.start <= one.start < one.end <= one.passage.end


def test_an_edited_sentence_changes_its_passage_and_keeps_the_old_id_as_alias(article):
    before = passage("Recent studies")
    article.replace(*EDITED)
    assert article.imported().outcome is Outcome.UPDATED
    after = passage("Recent trials")
    assert after.pk == before.pk
    assert after.public_id != before.public_id
    assert PassageAlias.objects.get(public_id=before.public_id).passage == after
    assert_spans_hold()


def test_passages_that_did_not_change_keep_their_ids(article):
    before = set(Passage.objects.values_list("pk", "public_id")) - {
        (passage("Recent studies").pk, passage("Recent studies").public_id)
    }
    article.replace(*EDITED)
    article.imported()
    assert before <= set(Passage.objects.values_list("pk", "public_id"))


def test_a_passage_edited_back_gets_its_old_id_back(article):
    before = passage("Recent studies")
    article.replace(*EDITED)
    article.imported()
    article.replace(*reversed(EDITED))
    article.imported()
    assert passage("Recent studies").public_id == before.public_id
    assert not PassageAlias.objects.filter(public_id=before.public_id).exists()


def test_a_deleted_paragraph_goes_and_its_id_is_remembered(article):
    before = passage(STUDY)
    article.replace(article.paragraph(STUDY) + "\n\n", "")
    article.imported()
    assert not Passage.objects.filter(pk=before.pk).exists()
    assert PassageAlias.objects.get(public_id=before.public_id).passage is None
    assert_spans_hold()


def test_an_inserted_paragraph_is_added_and_the_others_move(article):
    before = passage(STUDY)
    article.replace(STUDY, f"The scalp was a little red for two days after each session.\n\n{STUDY}")
    article.imported()
    after = passage(STUDY)
    assert (after.pk, after.public_id) == (before.pk, before.public_id)
    assert after.start == before.start + 61
    assert passage("The scalp was a little red").topics.filter(slug="evidence").exists()
    assert_spans_hold()


def test_swapped_paragraphs_keep_their_ids(article):
    first, second = article.paragraph("Recent studies"), article.paragraph(STUDY)
    before = {passage(one[:30]).pk: passage(one[:30]).public_id for one in (first, second)}
    article.replace(f"{first}\n\n{second}", f"{second}\n\n{first}")
    report = article.imported()
    assert {passage(one[:30]).pk: passage(one[:30]).public_id for one in (first, second)} == before
    assert passage(STUDY).start < passage("Recent studies").start
    assert report.lost == ()
    assert_spans_hold()


def test_a_duplicated_paragraph_gets_a_numbered_id_and_its_statements_are_reported(article):
    words, before = article.paragraph(STUDY), passage(STUDY)
    article.replace(words, f"{words}\n\n{words}")
    report = article.imported()
    ids = list(Passage.objects.filter(text=before.text).values_list("public_id", flat=True))
    assert ids == [before.public_id, f"{before.public_id}-2"]
    quoting = Statement.objects.filter(source__letter="D", exact__contains="75% of the participants")
    assert {one.pk for one in quoting} <= {one.pk for one in report.lost}
    assert_spans_hold()


def test_a_shortened_article_is_brought_up_to_date(article):
    article.text = article.text[: article.text.index("Research on Microneedling")] + "Fusion Meso Microneedling\n"
    article.imported()
    assert not Passage.objects.filter(source__letter="D", text__startswith="Research on").exists()
    assert_spans_hold()


def test_topics_that_an_editor_chose_stay(article):
    edited = passage("Recent studies")
    edited.topics.set([Topic.objects.get(slug="cost")])
    Passage.objects.filter(pk=edited.pk).update(topics_edited=True)
    article.replace(*EDITED)
    article.imported()
    assert list(edited.topics.values_list("slug", flat=True)) == ["cost"]


def test_topics_that_no_editor_chose_are_recognised_again(article):
    passage("Recent studies").topics.set([Topic.objects.get(slug="cost")])
    article.replace(*EDITED)
    article.imported()
    assert list(passage("Recent trials").topics.values_list("slug", flat=True)) == ["evidence"]


def test_topics_are_recognised_without_a_record_unless_there_is_one_of_what_was_chosen(article):
    """Else the history would say that whoever changes it next had taken away what the import did."""
    Passage.topics.through.objects.filter(passage=passage("Recent studies")).delete()
    article.replace(*EDITED)
    article.imported()
    assert not Passage.history.exists()
    evidence, cost = (Topic.objects.get(slug=slug) for slug in ("evidence", "cost"))
    cost.passages.add(passage("Recent trials"))
    article.replace("Recent trials", "Recent tests")
    article.imported()
    states = values_of(records_of(passage("Recent tests")))
    assert [set(state["topics"]) for state in states] == [{evidence.pk}, {evidence.pk, cost.pk}, {evidence.pk}]


def test_statements_move_with_their_words(article):
    before = Statement.objects.get(claim__slug="helps-alopecia-areata", exact__startswith="75% of the part")
    article.replace("Microneedling for Hair Loss\n\nMicroneedling is", "Microneedling for Hair Loss\n\nSo. Needling is")
    report = article.imported()
    after = Statement.objects.get(pk=before.pk)
    assert after.start == before.start - 1
    assert after.passage == passage(STUDY)
    assert report.lost == ()
    assert_spans_hold()


def test_a_statement_whose_words_are_gone_is_kept_without_a_place_and_reported(article):
    article.replace("75% of the participants", "most of the participants")
    lost = article.imported().lost[0]
    kept = Statement.objects.get(pk=lost.pk)
    assert kept.exact.startswith("75% of the participants")
    assert (kept.start, kept.end, kept.passage) == (None, None, None)
    assert kept not in Statement.objects.found()


def test_a_lost_statement_is_found_again_when_its_words_come_back(article):
    article.replace("75% of the participants", "most of the participants")
    lost = article.imported().lost[0]
    article.replace("most of the participants", "75% of the participants")
    assert article.imported().lost == ()
    assert Statement.objects.get(pk=lost.pk).passage == passage(STUDY)


def test_the_statements_of_a_withdrawn_source_are_still_found_in_its_text(article):
    Source.objects.filter(letter="D").update(withdrawn_on="2026-03-02")
    article.replace("Microneedling for Hair Loss\n\nMicroneedling is", "Microneedling for Hair Loss\n\nSo. Needling is")
    report = article.imported()
    assert report.lost == ()
    assert report.source.withdrawn_on is not None
    assert_spans_hold()


def test_a_changed_article_leaves_what_editors_wrote_alone(article):
    save_draft(Topic.objects.get(slug="evidence"), "Our own draft.\n")
    own = ("pk", "text", "markdown", "problems", "citations", "stage", "created_at", "published_at")
    before = list(Revision.objects.values(*own))
    article.replace(*EDITED)
    article.imported()
    assert list(Revision.objects.values(*own)) == before


def test_a_changed_article_raises_the_content_revision(article):
    before = ContentRevision.current()
    article.replace(*EDITED)
    article.imported()
    assert ContentRevision.current() > before


@pytest.mark.parametrize(
    ("model", "nth"),
    [(Source, 1), (Passage, 1), (Passage, 10), (Passage, 18), (PassageAlias, 2), (Statement, 2), (Flag, 1)],
)
def test_a_failure_in_the_middle_leaves_everything_as_it_was(article, model, nth):
    article.replace(*EDITED)
    article.replace("PIE vs PIH", "Something else altogether")
    before = everything_stored()
    with failing_at(model, nth), pytest.raises(TurnedOffError):
        article.imported()
    assert everything_stored() == before


@pytest.mark.parametrize("file", ["fresh.txt", "003_e0e38bf0be63cc01.txt"])
def test_a_failure_at_the_very_end_leaves_everything_as_it_was(article, vocabulary, monkeypatch, file):
    article.replace(*EDITED)
    before = everything_stored()
    monkeypatch.setattr(ContentRevision, "raise_number", lambda: failing_now())
    with pytest.raises(TurnedOffError):
        import_article(article.text.encode(), file=file, vocabulary=vocabulary)
    assert everything_stored() == before


def failing_now():
    raise TurnedOffError


def test_a_paragraph_may_go_whatever_the_lengths_of_the_others(vocabulary):
    first, last = "Hair needs care and time.", "Needling makes the scalp red."
    middle = "x" * (len(last) - 1)
    import_article(f"{first}\n{middle}\n{last}".encode(), file="short.txt", vocabulary=vocabulary)
    report = import_article(f"{first}\n{last}".encode(), file="short.txt", vocabulary=vocabulary)
    assert report.outcome is Outcome.UPDATED


def test_a_statement_may_move_to_where_another_one_stood(article):
    claim, source = Claim.objects.get(slug="invasive"), Source.objects.get(letter="D")
    early = record_statement(claim, source, "improve the appearance of the skin", {"values": ["mild"]})
    late = record_statement(claim, source, "cosmetic procedure that has been gaining", {"values": ["mild"]})
    first, second = sorted((early, late), key=lambda one: one.start)
    article.text = "y" * (second.start - first.start - 2) + "\n\n" + article.text
    assert article.imported().lost == ()

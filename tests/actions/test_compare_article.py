"""What importing a changed article would do is told before it is done, and undone."""

import pytest

from articles.actions import Fate, record_statement
from articles.models import Claim, Passage, Revision, Source, Statement, Topic

from .changing_article import QUOTED, QUOTING
from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")


def source():
    return Source.objects.get(letter="D")


def test_comparing_stores_nothing(article):
    article.lose_what_is_quoted()
    before = everything_stored()
    article.compared()
    assert everything_stored() == before


def test_it_tells_what_becomes_of_each_statement_and_of_the_agreement_on_its_claim(article):
    claim = Claim.objects.get(slug="price-per-session")
    priced = record_statement(claim, source(), QUOTED, {"low": 3, "high": 3, "unit": "USD"})
    article.lose_what_is_quoted()
    told = {one.statement.pk: one for one in article.compared().statements}
    assert told.keys() == set(source().statements.values_list("pk", flat=True))
    assert told[priced.pk].standing is Fate.LOST
    assert (told[priced.pk].before.words, told[priced.pk].after.words) == ("They conflict", "Only one says")
    assert {one.standing for one in told.values()} == {Fate.LOST, Fate.RESAID, Fate.CHANGED, Fate.AS_BEFORE}
    beside = Statement.objects.get(source=source(), claim__slug="session-interval")
    assert told[beside.pk].standing is Fate.CHANGED


def test_words_that_come_back_are_told_of_and_what_was_lost_before_is_not_lost_again(article):
    article.lose_what_is_quoted()
    article.imported()
    article.replace("PIE vs PIH", "PIE and PIH")
    again = article.compared()
    assert again.lost == []
    assert {one.standing for one in again.statements} == {Fate.STILL_LOST, Fate.AS_BEFORE}
    article.find_it_again()
    assert Fate.FOUND in {one.standing for one in article.compared().statements}


def test_a_statement_of_a_source_that_readers_do_not_see_changes_no_agreement(article):
    Source.objects.filter(letter="D").update(withdrawn_on="2026-03-02")
    article.lose_what_is_quoted()
    compared = article.compared()
    assert len(compared.lost) == QUOTING
    assert not any(one.changes_agreement for one in compared.statements)


def test_it_tells_which_live_texts_cite_words_that_vanish_and_which_only_lean_on_the_source(article):
    article.lose_what_is_quoted()
    texts = {(one.kind, str(one.owner)): one.problems for one in article.compared().texts}
    (problem,) = texts["topic", "Evidence"]
    assert f"source D: “{QUOTED}” is not in the text" in problem.message
    assert texts["topic", "Procedure"] == ()
    assert texts["claim", str(Claim.objects.get(slug="helps-alopecia-areata"))] == ()


def test_a_fault_that_a_text_has_already_is_not_laid_to_the_new_text(article):
    live = Topic.objects.get(slug="evidence").live
    Revision.objects.filter(pk=live.pk).update(markdown='So it is [@D "never said"].\n')
    article.replace("PIE vs PIH", "PIE and PIH")
    assert article.compared().broken == []


def test_passages_stay_move_change_come_and_go(article):
    first, second = article.paragraph("Recent studies"), article.paragraph("Another study")
    article.replace(f"{first}\n\n{second}", f"{second}\n\n{first}")
    article.replace("PIE vs PIH", "PIE and PIH")
    article.replace("While more research", "It may sting a little <b>for</b> a day.\n\nWhile more research")
    article.replace("Preparing for a Lip Blush Tattoo: Essential Steps for a Successful Procedure\n\n", "")
    passages = article.compared().passages
    groups = dict(passages.groups)
    ((moved,), (changed,), (new,), (gone,)) = (groups[name] for name in ("Moved", "Changed", "New", "Gone"))
    assert moved.passage.text in (first, second)
    assert moved.facts == ["its place among the others"]
    assert [f"{piece.kind} {piece.words.strip()}" for piece in changed.pieces] == [
        "same PIE",
        "removed vs",
        "added and",
        "same PIH",
    ]
    assert new.passage.text == "It may sting a little <b>for</b> a day."
    assert gone.passage.text.startswith("Preparing for")
    assert passages.stay == source().passages.count() - 3


def test_a_passage_under_another_heading_has_moved(article):
    article.replace("Conclusion\n", "In short\n")
    (moved,) = article.compared().passages.moved
    assert "heading: “" in moved.facts[0]
    assert moved.passage.text.startswith("While more research")


def test_it_counts_furniture_and_names_the_topics_that_would_be_kept_or_lost(article):
    begins = ("Recent studies", "While more research")
    kept, lost = (Passage.objects.get(source=source(), text__startswith=one) for one in begins)
    Passage.objects.filter(pk__in=[kept.pk, lost.pk]).update(topics_edited=True)
    article.replace(article.paragraph("While more research") + "\n\n", "")
    article.replace("Preparing for a Lip Blush Tattoo: Essential Steps for a Successful Procedure\n\n", "")
    passages = article.compared().passages
    assert (passages.topics_kept, passages.topics_lost) == ((kept,), (lost,))
    assert ("pager", 6, 5) in passages.set_aside


def test_a_text_that_no_reader_could_tell_from_the_stored_one_touches_nothing(article):
    article.text = article.text.replace("\n\n", "\n\n\n")
    assert article.compared().touches_nothing
    article.replace("PIE vs PIH", "PIE and PIH")
    compared = article.compared()
    assert (compared.touches_nothing, compared.loses_nothing) == (False, True)


def test_the_same_comparison_has_the_same_digest_and_another_has_another(article):
    article.lose_what_is_quoted()
    digest = article.compared().digest
    assert article.compared().digest == digest
    Statement.objects.filter(source=source(), claim__slug="invasive").delete()
    assert article.compared().digest != digest

"""An editor takes over a new text, or throws it away; never another than was looked at."""

import pytest

from articles.actions import (
    SeenOtherwise,
    import_article,
    record_silences,
    record_statement,
    stored_faults,
    take_over,
    throw_away,
    verify_content,
)
from articles.models import Flag, NewText, Source
from articles.models.flag import Standing
from tests.factories import SilentClaim, published

from .changing_article import QUOTING
from .stored import TurnedOffError, everything_stored, failing_at

pytestmark = pytest.mark.usefixtures("content")


def source():
    return Source.objects.get(letter="D")


def test_taking_over_does_what_was_shown_and_flags_what_leans_on_it(article, waiting):
    seen = article.compared()
    did = take_over(waiting, article.vocabulary, seen=seen.digest)
    assert source().text == article.text
    assert {one.pk for one in did.report.lost} == {one.statement.pk for one in seen.lost}
    assert (
        Flag.objects.filter(source=source(), standing=Standing.LOST, content_type__model="statement").count()
        == len(seen.lost)
        == QUOTING
    )
    assert not NewText.objects.exists()
    assert {one.check for one in verify_content()} == {"quotation", "text"}


def test_what_quotes_vanished_words_stands_on_the_desk_until_it_is_published_mended(article, waiting):
    seen = article.compared()
    take_over(waiting, article.vocabulary, seen=seen.digest)
    broken = {one.owner: one.problems[0].line for one in seen.broken}
    told = {fault.about: fault.message for fault in stored_faults() if fault.about in broken}
    assert told.keys() == broken.keys() != set()
    assert all(f"line {line}" in told[owner] for owner, line in broken.items())
    for owner in broken:
        published(owner, "Is it so?\n")
    assert not [fault for fault in stored_faults() if fault.about in broken]


def record_something(article):
    record_statement(SilentClaim(), source(), "using a professional device", {"stance": 1})


def import_another(article):
    raw = article.text.replace("PIE vs PIH", "Something else").encode()
    import_article(raw, file=article.file, vocabulary=article.vocabulary)


def bring_another(article):
    article.replace("PIE vs PIH", "PIE and PIH")
    article.received()


@pytest.mark.parametrize("meanwhile", [record_something, import_another, bring_another])
def test_a_text_that_was_seen_otherwise_is_not_taken_over(article, waiting, meanwhile):
    seen = article.compared().digest
    meanwhile(article)
    before = everything_stored()
    with pytest.raises(SeenOtherwise):
        take_over(waiting, article.vocabulary, seen=seen)
    assert everything_stored() == before


def test_a_failure_in_the_middle_leaves_the_text_waiting(article, waiting):
    seen, before = article.compared().digest, everything_stored()
    with failing_at(Flag, 1), pytest.raises(TurnedOffError):
        take_over(waiting, article.vocabulary, seen=seen)
    assert everything_stored() == before


def test_throwing_it_away_changes_nothing_else_and_it_can_still_be_taken_over(article, waiting, editor):
    before = everything_stored()
    throw_away(waiting, by=editor)
    after = everything_stored()
    (kept,) = after.pop("articles.NewText")
    assert after == {label: rows for label, rows in before.items() if label != "articles.NewText"}
    assert (kept["thrown_away_by_id"], bytes(kept["raw"])) == (editor.pk, article.text.encode())
    assert not NewText.objects.waiting().exists()
    take_over(NewText.objects.get(), article.vocabulary, seen=article.compared().digest)
    assert source().text == article.text


def test_a_text_that_another_took_the_place_of_is_not_thrown_away(article, waiting):
    bring_another(article)
    with pytest.raises(SeenOtherwise):
        throw_away(waiting)
    assert NewText.objects.waiting().exists()


def test_silences_go_with_the_words_in_which_they_were_looked_for(article, editor):
    claim = SilentClaim()
    record_silences(source(), [claim.pk], by=editor)
    article.text = article.text.replace("\n\n", "\n\n\n")
    article.imported()
    assert claim.silences.exists()
    article.lose_what_is_quoted()
    article.imported()
    assert not claim.silences.exists()

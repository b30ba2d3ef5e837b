"""Another text of a stored source waits for an editor; a load takes over what loses nothing."""

import pytest

from articles.actions import Outcome, export_content, import_article, import_content, take_over, throw_away
from articles.importing import Refused
from articles.models import NewText, Passage, Source, Statement, Topic
from articles.seeding import read_sources

from .changing_article import INSTEAD, QUOTED, QUOTING
from .seed_folder import WholeSeedFolder
from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")


def source():
    return Source.objects.get(letter="D")


def all_but_new_texts():
    return {label: rows for label, rows in everything_stored().items() if label != "articles.NewText"}


@pytest.fixture
def facts(article, settings):
    """What the seeds say of article D."""
    read = read_sources(settings.SEEDS / "sources.toml")
    return next(one.attributes for one in read if one["file"] == article.file)


def test_a_changed_text_waits_and_nothing_else_changes(article, editor):
    article.lose_what_is_quoted()
    before = all_but_new_texts()
    assert article.received(by=editor).report.outcome is Outcome.WAITING
    assert all_but_new_texts() == before
    (new_text,) = NewText.objects.waiting()
    assert (bytes(new_text.raw), new_text.source, new_text.brought_by) == (article.text.encode(), source(), editor)


@pytest.mark.parametrize("lossless", [True, False])
def test_a_new_article_is_imported_at_once(article, lossless):
    article.file, article.text = "fresh.txt", "Needles\n\nNeedling makes tiny punctures in the scalp."
    assert article.received(lossless=lossless).report.outcome is Outcome.ADDED
    assert not NewText.objects.exists()


def test_the_same_bytes_change_nothing(article):
    before = everything_stored()
    assert article.received().report.outcome is Outcome.UNCHANGED
    assert everything_stored() == before


def test_a_better_vocabulary_reaches_a_text_that_did_not_change(article):
    Source.objects.filter(letter="D").update(outline_sha256="recognised in another way")
    assert article.received().report.outcome is Outcome.UPDATED
    assert not NewText.objects.exists()


def test_a_load_takes_over_what_loses_nothing_and_an_upload_of_it_waits(article):
    article.replace("PIE vs PIH", "PIE and PIH")
    assert article.received().report.outcome is Outcome.WAITING
    assert article.received(lossless=True).report.outcome is Outcome.UPDATED
    assert source().text == article.text
    assert not NewText.objects.exists()


def lose_a_statement(article):
    article.replace("This minimally invasive technique", "This technique")


def lose_a_citation(article):
    article.replace("a medical condition that causes hair loss on the scalp", "a condition of the scalp")


def lose_topics(article):
    Passage.objects.filter(source=source(), text="Conclusion").update(topics_edited=True)
    article.replace("Conclusion\n\n", "")


@pytest.mark.parametrize(
    ("lose", "loses"), [(lose_a_statement, (1, 0, 0)), (lose_a_citation, (0, 1, 0)), (lose_topics, (0, 0, 1))]
)
def test_a_load_leaves_to_an_editor_what_loses_something(article, lose, loses):
    lose(article)
    before = all_but_new_texts()
    done = article.received(lossless=True)
    assert done.report.outcome is Outcome.WAITING
    assert all_but_new_texts() == before
    compared = done.compared
    assert (len(compared.lost), len(compared.broken), len(compared.passages.topics_lost)) == loses


def turn_a_statement(article):
    article.replace("The results showed that 75%", "It is untrue that 75%")


def turn_a_citation(article):
    words = "Alopecia is a medical condition that causes hair loss on the scalp"
    article.replace(words, f"It is untrue that a{words[1:]}")


@pytest.mark.parametrize("turn", [turn_a_statement, turn_a_citation])
def test_a_load_leaves_to_an_editor_what_puts_a_quotation_in_another_sentence(article, turn):
    turn(article)
    before = all_but_new_texts()
    done = article.received(lossless=True)
    assert (done.report.outcome, done.compared.loses_nothing, done.compared.resaid) == (Outcome.WAITING, True, True)
    assert all_but_new_texts() == before


def test_another_sentence_of_the_passage_turns_nothing(article):
    article.replace("The results showed that 75%", "It was done with care. The results showed that 75%")
    assert article.received(lossless=True).report.outcome is Outcome.UPDATED


def test_a_newer_text_takes_the_place_of_the_one_that_waits(article, waiting):
    article.replace("PIE vs PIH", "PIE and PIH")
    article.received()
    (newer,) = NewText.objects.all()
    assert (newer.pk, bytes(newer.raw)) == (waiting.pk, article.text.encode())


def test_a_load_does_not_take_the_place_of_what_a_person_brought(article, editor):
    article.lose_what_is_quoted()
    article.received(by=editor)
    before = everything_stored()
    article.replace("PIE vs PIH", "PIE and PIH")
    assert article.received(lossless=True).report.outcome is Outcome.WAITING
    assert everything_stored() == before


def test_a_second_load_of_what_waits_changes_no_row(article, waiting):
    before = everything_stored()
    assert article.received(lossless=True).report.outcome is Outcome.WAITING
    assert everything_stored() == before


def test_what_is_refused_does_not_wait(article, articles):
    before = everything_stored()
    article.text = articles["B"].read_text(encoding="utf-8")
    with pytest.raises(Refused, match="duplicate of source B"):
        article.received()
    article.text = "Something that has nothing in common with what is stored."
    with pytest.raises(Refused, match="has this file name already"):
        article.received()
    assert everything_stored() == before


def test_what_was_thrown_away_waits_again_when_a_person_brings_it_and_not_when_a_load_does(article, waiting, editor):
    throw_away(waiting, by=editor)
    assert article.received(lossless=True).report.outcome is Outcome.THROWN_AWAY
    assert NewText.objects.get().thrown_away_by == editor
    assert article.received(by=editor).report.outcome is Outcome.WAITING
    assert NewText.objects.waiting().exists()


def test_a_text_that_waits_and_is_imported_all_the_same_waits_no_more(article, waiting):
    article.imported()
    assert not NewText.objects.exists()


def test_a_new_text_goes_with_its_source(waiting):
    source().statements.all().delete()
    source().delete()
    assert not NewText.objects.exists()


def test_what_the_seeds_say_of_an_article_waits_with_its_text(article, facts):
    article.lose_what_is_quoted()
    told = {**facts, "publisher": "The Hair Post"}
    article.received(facts=told, lossless=True)
    assert source().publisher == ""
    new_text = NewText.objects.get()
    take_over(new_text, article.vocabulary, seen=article.compared(facts=new_text.facts).digest)
    assert source().publisher == "The Hair Post"
    before = everything_stored()
    assert article.received(facts=told, lossless=True).report.outcome is Outcome.UNCHANGED
    assert everything_stored() == before


@pytest.fixture
def quoting(tmp_path, content):
    """Seeds that quote and cite the new text of D, which has other words than the stored one."""
    seeds = WholeSeedFolder(tmp_path / "seeds").path
    for path in (seeds / "claims.toml", *seeds.glob("topics/*.md"), *seeds.glob("questions/*.md")):
        words = path.read_text(encoding="utf-8").replace(QUOTED, INSTEAD)
        path.write_text(words, encoding="utf-8")
    return seeds


def test_seeds_that_quote_a_new_text_load_beside_it_and_once_more_when_it_is_taken_over(article, facts, quoting):
    article.lose_what_is_quoted()
    article.received(facts=facts, lossless=True)
    live, statements = Topic.objects.get(slug="evidence").live, list(Statement.objects.values())
    kept = import_content(quoting).kept
    assert "source D has a new text that no editor has taken over: its statements stay as they are" in kept
    assert [one for one in kept if one.startswith("topic: Evidence: it leans on a new text that no editor has taken")]
    assert (Topic.objects.get(slug="evidence").live, list(Statement.objects.values())) == (live, statements)
    before = everything_stored()
    import_content(quoting)
    assert everything_stored() == before

    new_text = NewText.objects.get()
    take_over(new_text, article.vocabulary, seen=article.compared(facts=new_text.facts).digest)
    import_content(quoting)
    assert Statement.objects.found().filter(source=source(), exact__startswith=INSTEAD).count() == QUOTING
    assert INSTEAD in Topic.objects.get(slug="evidence").live.markdown


def test_a_load_of_the_stored_text_forgets_what_an_earlier_load_brought_and_was_thrown_away(article, facts):
    article.lose_what_is_quoted()
    article.received(facts=facts, lossless=True)
    throw_away(NewText.objects.get())
    article.find_it_again()
    article.received(facts=facts, lossless=True)
    assert not NewText.objects.exists()


def test_an_export_names_the_text_that_waits_and_loads_without_touching_it(article, waiting, tmp_path):
    named = "source D: its new text, which waits for an editor"
    assert named in export_content(tmp_path).left_out
    before = everything_stored()
    raw = (tmp_path / "articles" / article.file).read_bytes()
    assert import_article(raw, file=article.file, vocabulary=article.vocabulary).outcome is Outcome.UNCHANGED
    assert everything_stored() == before
    throw_away(waiting)
    assert named not in export_content(tmp_path).left_out

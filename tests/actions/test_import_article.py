"""Importing an article for the first time, again unchanged, and what is refused."""

import hashlib
from collections import Counter

import pytest

from articles.actions import Outcome, export_content, import_article, verify_content
from articles.importing import Refused
from articles.language import reading
from articles.models import ContentRevision, Original, Passage, Source
from articles.seeding import read_sources
from tests.factories import StoredSource

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")

ARTICLE = b"""Needles and Hair

by Robin Vale

Microneedling makes tiny punctures in the scalp with fine needles.

Most people need four sessions, a few weeks apart.

Redness of the scalp is a common side effect after microneedling.

We offer this treatment in our own rooms.
"""


def imported(raw=ARTICLE, *, vocabulary, file="needles.txt", **facts):
    return import_article(raw, file=file, vocabulary=vocabulary, facts=facts or None)


FACTS = {"letter": "F", "slug": "f-needles", "kind": "clinic", "interest": "offers"}


def test_a_new_article_becomes_the_next_source(vocabulary):
    report = imported(vocabulary=vocabulary)
    source = Source.objects.get(file="needles.txt")
    assert report.outcome is Outcome.ADDED
    assert report.source == source
    assert (source.letter, source.position, source.title) == ("F", 6, "Needles and Hair")
    assert source.slug == "f-needles-and-hair"
    assert source.sha256 == hashlib.sha256(ARTICLE).hexdigest()
    assert source.text == ARTICLE.decode()


def test_every_character_of_a_new_article_lies_in_a_passage(vocabulary):
    source = imported(vocabulary=vocabulary).source
    covered = set()
    for passage in source.passages.all():
        assert source.text[passage.start : passage.end] == passage.text
        covered |= set(range(passage.start, passage.end))
    assert not [at for at, character in enumerate(source.text) if not character.isspace() and at not in covered]


def test_passages_of_a_new_article_carry_their_topics(vocabulary):
    source = imported(vocabulary=vocabulary).source
    assert source.passages.get(text__startswith="Redness").topics.filter(slug="side-effects").exists()


def test_importing_an_article_raises_the_content_revision_once(vocabulary):
    before = ContentRevision.current()
    imported(vocabulary=vocabulary)
    assert ContentRevision.current() == before + 1


def test_the_reading_grade_of_an_article_is_stored_and_furniture_does_not_count(vocabulary):
    source = imported(vocabulary=vocabulary).source
    source.refresh_from_db()
    read = [one.words for one in source.passages.readable()]
    assert len(read) < source.passages.count()
    assert source.reading_grade == reading(read).flesch_kincaid


def test_an_article_that_was_never_graded_is_graded_when_it_is_imported_again(articles, vocabulary):
    graded = Source.objects.get(letter="B").reading_grade
    Source.objects.filter(letter="B").update(reading_grade=None)
    report = import_article(articles["B"].read_bytes(), file=articles["B"].name, vocabulary=vocabulary)
    assert report.outcome is Outcome.UPDATED
    assert Source.objects.get(letter="B").reading_grade == graded > 8


def test_a_judgement_of_its_studies_that_there_is_not_is_refused(vocabulary):
    with pytest.raises(Refused, match=r"studies: Value 'many' is not a valid choice"):
        imported(vocabulary=vocabulary, **FACTS, interest_words=["We offer this treatment"], studies="many")


def test_what_is_known_of_an_article_is_stored_with_it(vocabulary):
    words = {"byline": "Robin Vale", "byline_words": "by Robin Vale", "interest_words": ["We offer this treatment"]}
    source = imported(vocabulary=vocabulary, **FACTS, **words).source
    source.refresh_from_db()
    assert (source.slug, source.kind, source.byline) == ("f-needles", "clinic", "Robin Vale")
    assert source.interest_words == ["We offer this treatment"]


def test_importing_the_same_articles_again_changes_no_row(articles, vocabulary, settings):
    facts = {entry["file"]: entry.attributes for entry in read_sources(settings.SEEDS / "sources.toml")}
    before = everything_stored()
    for path in articles.values():
        report = import_article(path.read_bytes(), file=path.name, vocabulary=vocabulary, facts=facts[path.name])
        assert report.outcome is Outcome.UNCHANGED
    assert everything_stored() == before


def test_importing_an_article_again_without_facts_changes_no_row(articles, vocabulary):
    before = everything_stored()
    report = import_article(articles["A"].read_bytes(), file=articles["A"].name, vocabulary=vocabulary)
    assert report.outcome is Outcome.UNCHANGED
    assert everything_stored() == before


def test_a_changed_fact_is_taken_over_without_touching_the_passages(articles, vocabulary, settings):
    facts = {entry["file"]: dict(entry.attributes) for entry in read_sources(settings.SEEDS / "sources.toml")}
    file = articles["C"].name
    passages = list(Passage.objects.values())
    changed = facts[file] | {"publisher": "The Hair Post"}
    report = import_article(articles["C"].read_bytes(), file=file, vocabulary=vocabulary, facts=changed)
    assert report.outcome is Outcome.UPDATED
    assert Source.objects.get(letter="C").publisher == "The Hair Post"
    assert list(Passage.objects.values()) == passages


def test_a_fact_that_an_editor_changed_is_kept_and_reported(articles, vocabulary, settings):
    facts = {entry["file"]: entry.attributes for entry in read_sources(settings.SEEDS / "sources.toml")}
    file = articles["C"].name
    Source.objects.filter(letter="C").update(passages_shown="none")
    report = import_article(articles["C"].read_bytes(), file=file, vocabulary=vocabulary, facts=facts[file])
    assert report.kept == ("passages_shown",)
    assert Source.objects.get(letter="C").passages_shown == "none"


@pytest.mark.parametrize("letter", "ABCDE")
def test_public_ids_are_ten_hex_digits_over_slug_and_text(letter):
    source, seen = Source.objects.get(letter=letter), Counter()
    for passage in source.passages.order_by("start"):
        digits = hashlib.sha256(source.slug.encode() + b"\x00" + passage.text.encode()).hexdigest()[:10]
        seen[digits] += 1
        assert passage.public_id == (digits if seen[digits] == 1 else f"{digits}-{seen[digits]}")


def test_a_repeat_in_the_same_source_gets_a_number(vocabulary):
    raw = b"It makes the scalp red and sore.\n\nIt hurts a little at first.\n\n" * 3
    ids = [one.public_id for one in imported(raw, vocabulary=vocabulary).source.passages.filter(text__startswith="It")]
    assert len(ids) == 6
    assert [public_id[10:] for public_id in ids] == ["", "", "-2", "-2", "-3", "-3"]


def test_after_z_comes_double_a(vocabulary):
    StoredSource.create_batch(21)
    source = imported(vocabulary=vocabulary).source
    assert (source.letter, source.position) == ("AA", 27)


def test_a_duplicate_under_another_name_is_refused_naming_its_twin(articles, vocabulary):
    before = everything_stored()
    with pytest.raises(Refused, match=rf"duplicate of source B \({articles['B'].name}\)"):
        imported(articles["B"].read_bytes(), vocabulary=vocabulary)
    assert everything_stored() == before


def test_an_article_changed_into_another_one_is_refused(articles, vocabulary):
    before = everything_stored()
    with pytest.raises(Refused, match="duplicate of source B"):
        imported(articles["B"].read_bytes(), vocabulary=vocabulary, file=articles["C"].name)
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"byline": "Robin Dale", "byline_words": "by Robin Dale"}, "byline_words.*by Robin Dale.*not in the text"),
        ({"interest_words": ["We sell needles"]}, "interest_words.*We sell needles.*not in the text"),
    ],
)
def test_byline_and_interest_are_refused_when_their_words_are_not_in_the_text(vocabulary, words, named):
    before = everything_stored()
    with pytest.raises(Refused, match=named):
        imported(vocabulary=vocabulary, **FACTS, **words)
    assert everything_stored() == before


@pytest.mark.parametrize("claimed", [{"interest": "promotes"}, {"byline": "Robin Vale"}])
def test_byline_and_interest_are_refused_without_words_that_show_them(vocabulary, claimed):
    with pytest.raises(Refused):
        imported(vocabulary=vocabulary, **(FACTS | {"interest": "not stated"} | claimed))


def test_an_interest_whose_words_stand_twice_in_the_text_is_shown(vocabulary):
    raw = ARTICLE + b"\nOnce more: We offer this treatment in our own rooms, in two cities.\n"
    assert imported(raw, vocabulary=vocabulary, **FACTS, interest_words=["We offer this treatment"]).source.pk


@pytest.mark.parametrize("raw", [b"", b"  \n\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"words " * 400_000])
def test_what_is_no_article_is_refused_and_nothing_is_stored(vocabulary, raw):
    before = everything_stored()
    with pytest.raises(Refused):
        imported(raw, vocabulary=vocabulary)
    assert everything_stored() == before


def test_a_letter_that_seeds_ask_for_and_another_source_wears_is_refused_by_name(vocabulary):
    with pytest.raises(Refused):
        imported(vocabulary=vocabulary, **(FACTS | {"letter": "A"}))


def test_a_slug_does_not_change_once_it_is_stored(vocabulary):
    imported(vocabulary=vocabulary)
    with pytest.raises(Refused, match="its slug is f-needles-and-hair already and cannot become f-needles"):
        imported(vocabulary=vocabulary, **FACTS)


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfMixed\r\nline\nends about hair\n", "Café hair £5".encode("cp1252")])
def test_the_bytes_of_the_file_are_kept_as_they_came_and_exported_so(vocabulary, content, tmp_path, raw):
    source = import_article(raw, file="fresh.txt", vocabulary=vocabulary).source
    assert bytes(source.original.raw) == raw
    assert not [left for left in export_content(tmp_path).left_out if "bytes" in left]
    assert (tmp_path / "articles" / "fresh.txt").read_bytes() == raw


def test_bytes_that_are_not_those_that_were_imported_are_found(content):
    Original.objects.filter(source__letter="A").update(raw=b"something else")
    assert [fault.where for fault in verify_content() if fault.check == "checksum"] == ["source A"]

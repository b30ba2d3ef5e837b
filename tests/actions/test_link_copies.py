"""Copies: the same article under another name, and passages that two sources share, are found and told."""

import pytest

from articles.actions import copied, import_article
from articles.actions.link_copies import MOST_HELD, MOST_LIKE, link_copies
from articles.models import Fingerprint, Passage, Source
from tests.factories import StoredPassage, StoredSource

pytestmark = pytest.mark.usefixtures("content")
OWN = """Hair and Needles at Home

A friend of mine bought a roller for the scalp last spring and told me of every session that she did with it.

Her hair did not change in the first weeks, and then she thought that microneedling had made it a little thicker.
"""


def imported(text, vocabulary, file="copy.txt"):
    return import_article(text.encode(), file=file, vocabulary=vocabulary)


@pytest.fixture
def a_copy_of(articles, vocabulary):
    """Import the article of this letter under another name and title, with other words at some places."""

    def copy(letter, turn=lambda text: text):
        return imported(f"All About Needles\n\n{turn(articles[letter].read_text())}", vocabulary)

    return copy


def links(source):
    return {(one.text, other.source.letter) for one in source.passages.all() for other in one.also_in.all()}


def test_the_five_articles_share_nothing():
    assert [copied(one) for one in Source.objects.all()] == [[]] * 5
    assert not Passage.also_in.through.objects.exists()


@pytest.mark.parametrize("letter", "ABCDE")
def test_an_article_under_another_name_is_nearly_the_one_that_it_is_a_copy_of(letter, a_copy_of):
    report = a_copy_of(letter)
    nearly = report.copied[0]
    assert (nearly.source.letter, nearly.is_nearly_all) == (letter, True)
    assert nearly.share > 0.9
    warning = f"it is nearly source {letter} ({nearly.source.name}) under another name: {nearly.share:.0%} of its words"
    assert warning in "\n".join(report.warnings)


def test_a_copy_in_which_words_were_changed_here_and_there_is_found_too(a_copy_of):
    report = a_copy_of("A", lambda text: text.replace("individuals", "people").replace("micro needling", "needling"))
    assert report.copied[0].source.letter == "A"
    assert report.copied[0].share > 0.8


def test_one_paragraph_of_another_source_is_linked_and_makes_no_copy_of_the_article(articles, vocabulary):
    paragraph = min((one for one in articles["D"].read_text().split("\n\n") if len(one.split()) >= 20), key=len)
    report = imported(f"{OWN}\n{paragraph}\n", vocabulary)
    (shared,) = report.copied
    assert (shared.source.letter, shared.passages, shared.is_nearly_all) == ("D", 1, False)
    assert str(shared).startswith("1 of its passages stands in source D (")
    assert links(report.source) == {(paragraph, "D")}
    assert links(Source.objects.get(letter="D")) == {(paragraph, report.source.letter)}


def test_an_article_of_its_own_shares_nothing(vocabulary):
    assert imported(OWN, vocabulary).copied == ()


def test_what_is_told_of_a_stored_source_is_what_its_import_told(a_copy_of):
    report = a_copy_of("C")
    assert tuple(copied(report.source)) == report.copied


def test_a_source_whose_text_becomes_its_own_is_linked_to_none(a_copy_of, vocabulary, articles):
    kept = max(articles["C"].read_text().splitlines(), key=len)
    source = a_copy_of("C").source
    assert imported(f"All About Needles\n\n{OWN}\n{kept}", vocabulary).copied[0].passages == 1
    assert imported(f"All About Needles\n\n{OWN}", vocabulary).copied == ()
    assert links(source) == set()


def test_however_many_copies_there_are_a_passage_is_compared_with_a_few():
    text = "This very sentence stands to the letter in the articles of a great many clinics that offer the treatment."
    for _ in range(MOST_HELD + 4):
        passage = StoredPassage(source=StoredSource(text=text))
        link_copies(passage.source)
    assert max(len(one.passages) for one in Fingerprint.objects.all()) == MOST_HELD
    assert 0 < passage.also_in.count() <= MOST_LIKE

"""What the importer knows: one spelling of what is spelt in several ways, and which text is foreign."""

import pytest

from articles.importing import VocabularyError, build_vocabulary
from articles.importing.subject import foreign_signs

TABLE = {"furniture": [], "topics": {}, "faq_headings": [], "neutral_headings": []}


def test_every_spelling_is_read_as_one(vocabulary):
    spellings = ["Micro needling", "micro-needling", "MICRONEEDLING", "Micro‐needling", "micro\xa0needling"]
    assert {vocabulary.words(spelling) for spelling in spellings} == {"microneedling"}


def test_a_word_broken_at_the_end_of_a_line_is_read_as_one(vocabulary):
    assert vocabulary.words("every treat-\n  able loss") == "every treatable loss"


def test_a_term_is_found_where_a_word_begins_and_counts_once():
    words = {"headings": [], "strong": ["per (session|visit)"], "terms": ["costs?", "(a|b)c"]}
    terms = build_vocabulary(TABLE | {"topics": {"cost": words}}).terms
    stands = {"costs": 1.0, "per visit": 3.0, "ac": 1.0}
    assert terms.found("the cost per visit, the costs, accosted, ac") == {"cost": stands}


def test_other_words_are_only_folded(vocabulary):
    assert vocabulary.words("A  “micro” needle") == 'a "micro" needle'


def test_a_text_without_the_subjects_words_is_foreign_and_the_warning_is_told_by_the_vocabulary(vocabulary):
    assert list(foreign_signs("A recipe for bread.", vocabulary)) == [vocabulary.foreign]
    assert list(foreign_signs("What Micro needling does for hair.", vocabulary)) == []
    assert "microneedling" in vocabulary.foreign


def test_a_vocabulary_without_a_subject_finds_nothing_foreign():
    assert list(foreign_signs("A recipe for bread.", build_vocabulary(TABLE))) == []
    assert build_vocabulary(TABLE).foreign.endswith("is it the right article?")


@pytest.mark.parametrize("pattern", [r"(a)\1", "(?P<one>a)(?P=one)"])
def test_a_pattern_that_refers_to_a_group_is_refused_with_what_to_do(pattern):
    with pytest.raises(VocabularyError, match=r"faq_headings: the pattern .* refers to a group: write out what"):
        build_vocabulary(TABLE | {"faq_headings": ["b", pattern]})

"""What the importer knows: one spelling of what is spelt in several ways, and which text is foreign."""

from articles.importing import build_vocabulary

TABLE = {"furniture": [], "topics": {}, "faq_headings": [], "neutral_headings": []}


def test_every_spelling_is_read_as_one(vocabulary):
    spellings = ["Micro needling", "micro-needling", "MICRONEEDLING", "Micro‐needling", "micro\xa0needling"]
    assert {vocabulary.words(spelling) for spelling in spellings} == {"microneedling"}


def test_other_words_are_only_folded(vocabulary):
    assert vocabulary.words("A  “micro” needle") == 'a "micro" needle'


def test_a_text_without_the_subjects_words_is_foreign_and_the_warning_is_told_by_the_vocabulary(vocabulary):
    assert vocabulary.is_foreign("A recipe for bread.")
    assert not vocabulary.is_foreign("What Micro needling does.")
    assert "microneedling" in vocabulary.foreign


def test_a_vocabulary_without_a_subject_finds_nothing_foreign():
    assert not build_vocabulary(TABLE).is_foreign("A recipe for bread.")
    assert build_vocabulary(TABLE).foreign.endswith("is it the right article?")

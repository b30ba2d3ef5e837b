"""Terms are sorted by the signs they open with, and none is missed for it."""

import re

import pytest

from articles.importing.terms import ANY, BEGINS, Terms, openings


@pytest.mark.parametrize(
    ("term", "signs"),
    [
        ("cost", "c"),
        (r"costs?\b|fees?\b", "cf"),
        (r"(a|the) (price|fee)\b", "at"),
        (r"(?:very )?(low|high)", "vlh"),
        (r"un?likely", "u"),
        (r"s?he\b", "sh"),
        (r"(?!the )(a|the)", "at"),
        (r"(in\)|\(of|[)|]) x", None),
        (r"\d+ mm|2 x", "0"),
        (r"\w+ apart", None),
        (r"(\w+ )?apart", None),
        (r"[$€£]\d", None),
        (r"x{0,2}y", "xy"),
        ("(un)?", None),
        ("", None),
    ],
)
def test_the_signs_a_term_may_open_with_are_told_from_its_pattern(term, signs):
    assert openings(term) == (ANY if signs is None else frozenset(signs))


def tried_one_by_one(weighted, words):
    """At each word the first of all terms that matches there, tried in turn."""
    stands = {}
    for begin in BEGINS.finditer(words):
        matches = ((at, re.compile(term).match(words, begin.start())) for at, (term, _) in enumerate(weighted))
        at, found = next(((at, found) for at, found in matches if found), (None, None))
        if found:
            stands[at] = found[0]
    told = {}
    for at, stood in stands.items():
        told[stood] = told.get(stood, 0.0) + weighted[at][1]
    return told


def test_no_term_is_missed_in_the_five_articles(articles, read, vocabulary):
    words = vocabulary.words(" ".join(read(path).text for path in articles.values()))
    each = {slug: tried_one_by_one(weighted, words) for slug, weighted in vocabulary.terms.weighted.items()}
    assert vocabulary.terms.found(words) == each


def test_the_first_term_that_matches_at_a_word_counts_though_it_holds_groups():
    terms = [(r"(a)(?P<it>b)?c\b", 3.0), (r"\(\(|ab[(]?", 1.0), ("abx", 1.0)]
    assert Terms({"one": terms, "other": [("x", 1.0)]}).found("abc abx") == {"one": {"abc": 3.0, "ab": 1.0}}

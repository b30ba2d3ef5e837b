"""What was typed, read: only letters and digits reach a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.wanted import LONGEST, Part, wanted, words_of

ABOUT = ("microneedling",)
SAME = [((("micro", "needling"), ABOUT)), ((("pain",), ("hurt",)))]


def phrases(typed):
    return [part.phrases for part in wanted(typed, SAME, *ABOUT).parts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Micro-needling", ("micro", "needling")),
        ("Café’s “PRP”", ("cafe", "s", "prp")),
        ("snake_case 2.5mm", ("snake", "case", "2.5", "mm")),
        ("😀 \0 *()", ()),
    ],
)
def test_words_are_letters_and_digits_without_case_and_accents(text, words):
    assert words_of(text) == words


def test_words_that_mean_the_same_stand_together():
    assert phrases("does it hurt") == [(("hurt",), ("pain",))]


def test_the_longest_known_phrase_is_taken():
    assert phrases("micro needling") == [(("micro", "needling"), ABOUT)]


def test_what_the_whole_site_is_about_tells_nothing_beside_another_word():
    assert phrases("micro-needling pain") == [(("pain",), ("hurt",))]


def test_quoted_words_stay_together_as_they_are():
    assert wanted('"does it hurt" now', SAME).parts == (
        Part((("does", "it", "hurt"),), False),
        Part(
            (("now",),),
        ),
    )


def test_a_question_of_small_words_only_is_looked_for_as_it_is():
    assert phrases("what is it") == [(("what",),), (("is",),), (("it",),)]


@given(st.text())
def test_nothing_typed_is_refused_and_only_words_are_left(typed):
    asked = wanted(typed, SAME, *ABOUT)
    for part in asked.parts:
        for phrase in part.phrases:
            assert phrase
            assert all(word.replace(".", "", 1).isalnum() for word in phrase)
        for sought in part.sought:
            assert all(word.isascii() and word.isalnum() for word in sought.words)
    assert sum(map(len, asked.words)) <= 4 * LONGEST


def test_a_figure_is_wanted_however_it_is_written_and_quoted_only_as_it_stands():
    for typed in ("4,200", "$4200", "4,200.00"):
        assert wanted(typed).parts == (Part((("4200",),)),)
    assert wanted("4-6mm").parts == (Part((("4", "6"), ("4", "to", "6")), begins=False), Part((("mm",),)))
    assert wanted('"4-6"').parts == (Part((("4", "6"),), begins=False),)

"""Links to the words in the original."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from articles.quoting import text_fragment

WORDS = "It takes 4-6 sessions, says Dr A, and costs £120 & more"


def test_short_words_are_told_with_their_neighbours():
    start = WORDS.index("4-6")
    assert text_fragment(WORDS, start, start + 12) == ("#:~:text=It%20takes-,4%2D6%20sessions,-%2C%20says%20Dr")


def test_many_words_are_told_by_those_at_their_ends():
    passage = " ".join(str(number) for number in range(100, 140))
    assert text_fragment(passage, 0, len(passage)) == (
        "#:~:text=100%20101%20102%20103%20104,135%20136%20137%20138%20139"
    )


@given(st.text(min_size=1), st.data())
def test_no_sign_of_the_directive_comes_from_the_words(passage, data):
    start = data.draw(st.integers(0, len(passage) - 1))
    end = data.draw(st.integers(start + 1, len(passage)))
    told = text_fragment(passage, start, end).removeprefix("#:~:text=")
    parts = told.replace("-,", ",").replace(",-", ",").split(",")
    words = passage.split() and set("".join(passage.split()))
    assert all(set("".join(unquote(part).split())) <= set(words or ()) for part in parts)
    assert not set(told) & set("& \n")

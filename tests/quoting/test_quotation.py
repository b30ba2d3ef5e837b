"""Finding a quotation again: folded, unique, and in the source's own characters."""

import re
from bisect import bisect_left

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articles.quoting import Ambiguous, NotFound, Quotation, find, fold, stands_in
from articles.quoting.folding import fold_with_offsets
from articles.quoting.whole import is_inside

TEXT = "Results aren’t permanent.\nThe  scalp\xa0may be “red”; the scalp heals. The scalp may peel."
PLAIN = ["a", "b", "“", '"', " ", "  ", "\n", "\xa0", "\u200b", "\u00ad", "é", "😀", ". "]
ALIKE = ["It’s", "'", ".", ",", "0", "5", "-", "–", "…", "e\u0300", "ﬁ", "²", "₂", "Å", "µ", "non-"]
TEXTS = st.one_of(st.lists(st.sampled_from(PLAIN + ALIKE), max_size=40).map("".join), st.text(max_size=60))
PLAIN_TEXTS = st.lists(st.sampled_from(PLAIN), max_size=40).map("".join)


def found(exact, prefix="", suffix="", text=TEXT):
    start, end = find(text, Quotation(exact, prefix, suffix))
    return text[start:end]


def is_cut(text, at):
    """Whether a place of the text lies inside a character, a word or a number."""
    folded = fold_with_offsets(text)
    place = bisect_left(folded.offsets, at)
    within = place > 0 and folded.offsets[place - 1] < at < folded.ends[place - 1]
    return within or is_inside(text, folded, place)


@given(TEXTS, st.data())
def test_any_part_of_a_text_is_found_again_between_what_stands_before_and_after_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume(fold(text[start:end]))
    assume(not any(is_cut(text, at) for at in (start, end)))
    place = find(text, Quotation(text[start:end], prefix=text[:start], suffix=text[end:]))
    assert start <= place[0] < place[1] <= end
    assert fold(text[slice(*place)]) == fold(text[start:end])


@given(PLAIN_TEXTS, PLAIN_TEXTS)
@example("ab", "b")
@example("b a", "b")
def test_words_are_found_if_they_stand_in_the_text_exactly_once(text, exact):
    words = fold(exact)
    first, last = (r"(?<![^\W_])" if words[:1].isalnum() else ""), (r"(?![^\W_])" if words[-1:].isalnum() else "")
    times = len(re.findall(f"(?={first}{re.escape(words)}{last})", fold(text))) if words else 0
    if times == 1:
        start, end = find(text, Quotation(exact))
        assert fold(text[start:end]) == fold(exact)
    else:
        with pytest.raises(Ambiguous if times else NotFound):
            find(text, Quotation(exact))


@pytest.mark.parametrize(
    ("exact", "own"),
    [
        ("Results aren't permanent", "Results aren’t permanent"),
        ("aren’t permanent. The scalp may be", "aren’t permanent.\nThe  scalp\xa0may be"),
        ('may be "red"', "may be “red”"),
        ("  may \n be “red” ", "may be “red”"),
    ],
)
def test_white_space_and_quote_marks_are_folded_and_the_source_s_own_characters_come_back(exact, own):
    assert found(exact) == own


def test_invisible_characters_on_either_side_are_passed_over():
    assert found("results", text="the re\u00adsults\u200b are in") == "re\u00adsults"
    assert found("re\u200bsults", text="the results are in") == "results"


@pytest.mark.parametrize("exact", ["results aren’t", "permanently", "the scalp heals!"])
def test_case_letters_and_full_stops_are_not_folded(exact):
    with pytest.raises(NotFound, match="is not in the text: copy the words exactly as they stand there"):
        found(exact)


@pytest.mark.parametrize("exact", ["", " \n", "\u200b"])
def test_an_empty_quotation_is_not_found(exact):
    with pytest.raises(NotFound, match=r"^the quotation is empty: give the exact words$"):
        found(exact)


def test_words_that_stand_there_twice_are_ambiguous_and_the_message_names_number_and_remedy():
    with pytest.raises(Ambiguous, match=r"“The scalp may” is in the text 2 times: .* prefix .* suffix"):
        found("The scalp may")


def test_every_place_is_counted():
    with pytest.raises(Ambiguous, match="“red” is in the text 3 times"):
        found("red", text="red, red, red")


@pytest.mark.parametrize(("exact", "text"), [("a a", "a a a"), ("..", "so ... it is")])
def test_overlapping_places_count_as_two(exact, text):
    with pytest.raises(Ambiguous, match="2 times"):
        found(exact, text=text)


@pytest.mark.parametrize(
    ("exact", "text"), [("effective", "It is ineffective."), ("5%", "up to 15% more"), ("hair", "Thin hairs fall.")]
)
def test_a_part_of_a_word_is_not_found(exact, text):
    with pytest.raises(NotFound):
        found(exact, text=text)


def test_words_that_stand_nowhere_are_not_found_whatever_stands_before_and_after_them():
    with pytest.raises(NotFound, match="is not in the text"):
        found("the moon", prefix="The ", suffix=" may")


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("permanent.", "", 26),
        ("heals. ", "", 68),
        ("", "be", 26),
        ("", " peel", 68),
        ("aren't permanent.\n\n", 'be "red"', 26),
    ],
)
def test_a_prefix_or_a_suffix_decides_between_two_places(prefix, suffix, start):
    assert find(TEXT, Quotation("The scalp may", prefix, suffix))[0] == start


def test_a_prefix_that_fits_both_places_leaves_them_ambiguous():
    with pytest.raises(Ambiguous):
        found("scalp may", prefix="The ")


@pytest.mark.parametrize(("prefix", "suffix"), [("heals.", ""), ("", "peel"), ("permanent.", "peel")])
def test_words_that_stand_elsewhere_than_between_prefix_and_suffix_are_not_found(prefix, suffix):
    with pytest.raises(NotFound, match="is in the text, but not between the prefix and suffix given"):
        found("The scalp may be", prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (f"begin {'n' * 70} end", f"begin {'n' * 70} end"),
        (f"begin {'n' * 71} end", f"begin {'n' * 34} … {'n' * 36} end"),
        (f"begin {'n' * 500} end", f"begin {'n' * 34} … {'n' * 36} end"),
    ],
)
def test_of_a_quotation_of_more_than_eighty_characters_a_message_shows_the_ends(exact, shown):
    with pytest.raises(NotFound, match=f"^“{shown}” is not"):
        found(exact)


@given(TEXTS, TEXTS)
@example(TEXT, "The scalp may")
@example("a", "\u200b")
def test_words_stand_in_a_text_if_they_are_found_there_even_more_than_once(text, words):
    try:
        find(text, Quotation(words))
    except NotFound:
        assert not stands_in(text, words)
    except Ambiguous:
        assert stands_in(text, words)
    else:
        assert stands_in(text, words)


@given(TEXTS, st.data())
def test_what_is_found_begins_and_ends_at_whole_characters_words_and_numbers(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        place = find(text, Quotation(text[start:end]))
    except (NotFound, Ambiguous):
        return
    assert not any(is_cut(text, at) for at in place)
    assert fold(text[slice(*place)]) == fold(text[start:end])


@given(TEXTS)
def test_what_is_folded_stays_as_it_is_when_it_is_folded_again(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_every_folded_character_has_a_place_in_the_text_and_they_stand_in_order(text):
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.offsets) == len(folded.ends)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(start < end <= len(text) for start, end in zip(folded.offsets, folded.ends, strict=True))

"""Which words a quotation leaves out of its sentence that turn or weaken it."""

import pytest

from articles.language import cut_off, in_context


def left_out(text):
    """What is left out by the words in brackets."""
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    return cut_off(in_context(bare, start, end))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is untrue that [it lasts].", ("untrue",)),
        ("It does not [last].", ("not",)),
        ("The gain [is permanent] in no case.", ("no",)),
        ("[It works] without needles.", ("without",)),
        ("It never [hurts].", ("never",)),
        ("It may [last].", ("may",)),
        ("It may not, say most, [last].", ("may", "not")),
        ("They don’t [lose hair].", ("don’t",)),
        ("[It lasts], which is a myth.", ("myth",)),
        ("The gains may be brief and [need upkeep].", ("may",)),
        ("It may help men, women and [teenagers].", ("may",)),
        ("It may not, we believe, [last].", ("may", "not")),
        ("The needles are no longer than [0.5 mm], you use one no more than once a week.", ("no",)),
        ("Nobody knows if [it lasts].", ("Nobody",)),
        ("It is not clear whether [it lasts].", ("not",)),
        ("If you smoke, it does not [work].", ("not",)),
    ],
)
def test_a_word_that_turns_or_weakens_the_sentence_is_named(text, words):
    assert left_out(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "[It lasts].",
        "[It may not last].",
        "It may hurt. [It lasts]. It may not.",
        "It is not a cure, but [it helps].",
        "While it may bleed, [it heals].",
        "[While it heals], it may not last.",
        "[It helps], with no harm reported.",
        "[Some gain for years], others may not.",
        "[We do not treat during pregnancy], chiefly because the cream has not been tested.",
        "We are not against it, provided the needles are [no longer than 0.5 mm], you use it no more than once a week.",
        "We say that [it can help], that it helps more when it is not used alone, and that nobody should expect it.",
        "We say that it can help, that [it helps more] when it is not used alone, and that nobody should expect it.",
        "If it does not bleed, [it heals at once].",
        "There is no proof yet, so [we wait].",
    ],
)
def test_what_the_quotation_holds_and_what_another_part_says_is_not(text):
    assert left_out(text) == ()

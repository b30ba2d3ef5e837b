"""Markdown that would show otherwise than it was meant is named at its line; what shows as it was meant is not."""

from pathlib import Path

import pytest
from hypothesis import given

from articles.rendering import otherwise
from tests.rendering.hostile import markdown
from tests.rendering.stand_ins import body, rendered

SEEDS = [*Path("seeds/topics").glob("*.md"), *Path("seeds/questions").glob("*.md"), *Path("seeds").glob("pages/*.md")]
LEAD = "Lead.\n\n"

# What is typed after a lead; the line that is named; words of the message; what is offered in its place.
DOUBTFUL = [
    # Lists
    ("- one\n\n    more\n- two [@A]", 6, "put an empty line before it", "\n- two [@A]"),
    ("- one\n\n    more\n    - two", 6, "put an empty line before it", "\n    - two"),
    ("Ask:\n- one\n- two", 4, "put an empty line before it", "\n- one\n- two"),
    ("Ask:\n1. one\n2. two", 4, "put an empty line before it", "\n1. one\n2. two"),
    ('!!! note "x"\n    Ask:\n    - one', 5, "put an empty line before it", "\n    - one"),
    ("> Ask:\n> - one", 4, "put an empty line before it", None),
    ("1. one\n- two", 4, "put an empty line before it", "\n- two"),
    ("- one\n  - two\n  - three", 4, "beside the item above, not under it: indent it by 4", "    - two\n    - three"),
    ("- one\n\n  - two", 5, "beside the item above", "    - two"),
    ("- one\n    - two\n      - three", 5, "indent it by 8 spaces", "        - three"),
    ("1. one\n   - two", 4, "in the running text of the item above: indent it by 4", "    - two"),
    ("- one\n  1. two", 4, "in the running text of the item above", "    1. two"),
    ("- one\n        - two", 4, "just four spaces further in", None),
    ("- one\n\n  more", 5, "outside the list above: if it belongs there, indent it by 4", "    more"),
    ("1. one\n\n   more\n2. two", 5, "outside the list above", "    more"),
    ("Words\n\n    more", 5, "the spaces before “more” do nothing", "more"),
    ("Words\n\n    - one", 5, "the spaces before “- one” do nothing", "- one"),
    ("- one.\nThen this.", 4, "would stand in the item above", "\nThen this."),
    ("1) one\n2) two", 3, "an item begins with “1. ”", "1. one\n2. two"),
    ("Ask:\n1) one\n2) two", 4, "an item begins with “1. ”", "\n1. one\n2. two"),
    ("• one\n• two", 3, "an item begins with “- ”", "- one\n- two"),
    ("– one\n– two", 3, "an item begins with “- ”", "- one\n- two"),
    ("-one\n-two", 3, "an item begins with “- ”", "- one\n- two"),
    ("1.one\n2.two", 3, "an item begins with “1. ”", "1. one\n2. two"),
    ("1. one\n3. two", 4, "would be shown as item 2", None),
    ("2018. It was good.", 3, "if it is a sentence, write 2018\\.", "2018\\. It was good."),
    ("1. It was in\n2018. So.", 4, "would be shown as item 2: if it is a sentence", "2018\\. So."),
    ("50. Of these, most.", 3, "would begin a list", "50\\. Of these, most."),
    ("+ 5 mm is much", 3, "would be shown as the dot of an item", "\\+ 5 mm is much"),
    ("- [ ] do it", 3, "no boxes to tick", None),
    # Boxes
    ('!!! note "x"\nwords', 3, "this box would be empty", None),
    ('!!! note "x"\n  words', 3, "this box would be empty", None),
    ('!!! note "x"\n    words\n\nout\n\n    in?', 8, "do nothing", "in?"),
    # Signs
    ("a\n\n---\n\nb", 5, "leave it out, or write a heading", None),
    ("a\n\n* * *\n\nb", 5, "leave it out, or write a heading", None),
    ("Head\n----\n\nb", 4, "leave it out, or write a heading", None),
    ("| a | b |\n|---|---|\n| 1 | 2 |", 3, "a text has no tables", None),
    ("a | b\n--- | ---\n1 | 2", 4, "a text has no tables", None),
    ("```\nx\n```", 3, "a text has no code", None),
    ("so `x` so", 3, "a text has no code", None),
    ("~~gone~~", 3, "leave the signs out", None),
    ("Term\n: meaning", 4, "no list of definitions", None),
    ("see [words][key]", 3, "write the address with the link", None),
    ("see [words] (https://e.org)", 3, "leave out the space", None),
    ("see https://e.org/x.", 3, "make a link of it", None),
    ("see www.e.org", 3, "make a link of it", None),
    ("It is **bold and so.", 3, "** has no partner", None),
    ("It is *so.\nAnd on.", 3, "* has no partner", None),
    ("It is _so.", 3, "_ has no partner", None),
    ("It is * so * here", 3, "leave out the spaces inside the stars", None),
    ("5*3 and 4*2", 3, "write ×", "5×3 and 4×2"),
    ("one  \ntwo", 3, "break the line here", "one"),
    ("one\\\ntwo", 3, "begin a new paragraph", None),
    ('"The [[scalp]]"[@A].', 3, "would open: write ”", '"The [[scalp]]”[@A].'),
    ('a "**so**"[@A] b', 3, "would open: write ”", 'a "**so**”[@A] b'),
    ('He said " so.', 3, "a space on both sides", None),
    ("One ¶ two.", 3, "stands before the end of its paragraph", None),
]

AS_MEANT = [
    "- one\n- two\n\n* three",
    "- one\n\n    more\n\n- two",
    "- one\n    - two\n        - three",
    "  - one\n  - two",
    "- one that is\n  continued\n- two",
    "- one that is\ncontinued\n- two",
    "- one\n\n1. two",
    "## Head\n- one",
    '!!! note "x"\n    - one\n    - two\n\n    words\n\nAfter.',
    "> words\n> more\n\n> - one",
    "3. three\n4. four",
    "1. one\n\nwords\n\n2. two",
    "1. one\n1. two",
    "It was published in\n2018. It was good.",
    "The course has at most\n6. Then it ends.",
    "Look at\n2) the cost and\n2018) no.",
    "2018\\. It was good.",
    "4-6 weeks -- or more --- so",
    "It is so\n– and not so – here",
    "-5 degrees",
    "1.5 mm is much",
    "5 * 3 * 2 and 5*3",
    "*one* and **two** and ***three*** and _four_",
    "*one\ntwo*",
    "**[[scalp]]**, *[[scalp|words]]*",
    "a *b **c** d* e, snake_case_name",
    "\\*no star",
    "a | b",
    "[words](https://e.org/a_b_c), <https://e.org>",
    '[@A "exact words"] [[scalp]] [^who]',
    'He said "so" [@A], ("[[scalp]]") and "so [@A]".',
    "It’s 5\" long, the '90s",
    "2 < 3 and 5 > 4",
    "- one [@A]. ¶\n- two [@A]. ¶\n\nThree [@A]. ¶",
    "One.  ",
    "[a choice] (or not)",
]


@pytest.mark.parametrize(("typed", "line", "words", "instead"), DOUBTFUL)
def test_what_would_show_otherwise_is_named_at_its_line_with_the_remedy(typed, line, words, instead):
    doubt = otherwise(LEAD + typed)[0]
    assert (doubt.line, doubt.instead) == (line, instead)
    assert words in doubt.message


@pytest.mark.parametrize("typed", AS_MEANT)
def test_what_shows_as_it_was_meant_is_not_named(typed):
    assert otherwise(LEAD + typed) == ()


@pytest.mark.parametrize("typed", [typed for typed, _, _, instead in DOUBTFUL if instead is not None])
def test_what_is_offered_mends_it(typed):
    text = LEAD + typed
    for _ in range(text.count("\n")):
        doubt = next((one for one in otherwise(text) if one.instead is not None), None)
        if doubt is None:
            break
        lines = text.split("\n")
        lines[doubt.line - 1 : doubt.line - 1 + doubt.lines] = doubt.instead.split("\n")
        text = "\n".join(lines)
    assert otherwise(text) == ()


def test_a_list_that_was_mended_is_a_list():
    (doubt,) = otherwise(f"{LEAD}- one\n\n    more\n- two")
    assert body(f"- one\n\n    more\n{doubt.instead}").count("<li>") == 2


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_our_own_texts_raise_no_doubt(seed):
    assert otherwise(seed.read_text().split("\n---\n", 1)[1]) == ()


def test_a_doubt_stands_in_the_way_of_nothing():
    assert rendered(f"{LEAD}Ask:\n- one").publishable


@pytest.mark.parametrize("text", ["- " * 500 + "deep", "> " * 2000 + "deep", "[" * 1001, "a" * 50_001])
def test_what_is_too_much_to_be_read_raises_none(text):
    assert otherwise(text) == ()


@given(markdown)
def test_whatever_is_typed_doubts_stand_in_order_on_its_lines(text):
    found = [doubt.line for doubt in otherwise(text)]
    assert found == sorted(found)
    assert all(1 <= line <= text.count("\n") + text.count("\r") + 1 for line in found)

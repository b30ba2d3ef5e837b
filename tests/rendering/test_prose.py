"""Every sentence that states a fact can be traced, or is named with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import Sourcing
from articles.rendering.prose import Block, blocks, sentence_count, titles
from tests.rendering.hostile import markdown
from tests.rendering.stand_ins import rendered

CITED = '[@A "exact words"]'
MARKS = [f" {CITED}.", f". {CITED}", ", says [[price]].", ", says [[price|A]].", f" {CITED} {CITED}."]


def faults(text):
    return [(one.line, one.message.partition("” has no citation")[0].removeprefix("“")) for one in problems(text)]


def problems(text):
    return rendered(text, sourcing=Sourcing.SOURCES).problems


def heard(text):
    return [(one.line, one.text, one.box) for one in blocks(text.split("\n"))]


def test_a_block_is_a_paragraph_or_a_list_item_with_the_line_it_begins_on():
    assert heard("One\nruns on.\n\n## Heading\nTwo.\n- three\n  runs on\n- four\n\n1. five\n\n\nSix.") == [
        (1, "One runs on.", ""),
        (5, "Two.", ""),
        (6, "three runs on", ""),
        (8, "four", ""),
        (10, "five", ""),
        (13, "Six.", ""),
    ]


def test_a_block_knows_its_box_until_a_line_is_not_indented():
    text = 'A.\n!!! note "N"\n    B.\n\n    - C\n\n    D.\nE.\n\n!!! advice\n\n    F.\n!!! note\n    G.\n\nH.'
    assert [(words, box) for _, words, box in heard(text)] == [
        ("A.", ""),
        ("B.", "note"),
        ("C", "note"),
        ("D.", "note"),
        ("E.", ""),
        ("F.", "advice"),
        ("G.", "note"),
        ("H.", ""),
    ]


def test_titles_are_the_headings_and_those_of_boxes_with_their_lines():
    text = 'One.\n\n## A *heading*\n\n!!! note "Of a *box*"\n    Two.\n\n!!! advice\n    Three.\n\n### More'
    assert [(one.line, one.text, one.box) for one in titles(text.split("\n"))] == [
        (3, "A heading", ""),
        (5, "Of a box", "note"),
        (11, "More", ""),
    ]


def test_emphasis_is_not_heard():
    assert heard("It *is* **so** and _so_. *It is.*") == [(1, "It is so and so. It is.", "")]


@pytest.mark.parametrize("words", ["From 4 to 6. It is so.", "It works - so they say.", "**Is it?** *It is.*"])
def test_what_only_looks_like_a_list_item_inside_a_line_is_heard_as_it_stands(words):
    assert heard(words) == [(1, words.replace("*", ""), "")]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("A says “it works. It lasts” and more.", "A says and more."),
        ('A says "it works", but not when.', "A says, but not when."),
        ("It is so \ue002.¶", "It is so."),
        ("“It works.”", ""),
    ],
)
def test_what_others_said_and_signs_are_not_spoken(text, spoken):
    assert Block(1, text).spoken == spoken


def test_the_prose_of_a_text_is_what_is_heard_of_it():
    text = f'Is it so?\n\nIt [[price|costs]] “a lot” {CITED}.¶\n\n- *So* [[cost]]\n\n!!! advice "T"\n    Ask.\n'
    assert rendered(text).prose == ("Is it so?", "It costs.", "So Cost", "Ask.")


@pytest.mark.parametrize("mark", MARKS)
def test_a_sentence_with_a_citation_or_a_link_to_a_claim_is_traced(mark):
    assert faults(f"It works{mark}") == []


@pytest.mark.parametrize("mark", ["", " [@A]", ", see [[cost]]", ", the [[scalp]]", ", says [this](/faq/)"])
def test_a_sentence_without_or_with_another_mark_is_named(mark):
    (fault,) = problems(f"Is it?\n\nIt works{mark}.")
    assert fault.line == 3
    assert fault.message.startswith("“It works")
    assert fault.message.endswith(
        "has no citation: cite the passage that says it, "
        "link to the claim, or put it in a box !!! advice if it is advice"
    )


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        (f"It {'n' * 76}.", f"It {'n' * 76}."),
        (f"It {'n' * 77}.", f"It {'n' * 77}…"),
        (f"It {'n' * 300}.", f"It {'n' * 77}…"),
    ],
)
def test_a_sentence_of_more_than_eighty_characters_is_named_by_its_first(sentence, named):
    (fault,) = problems(sentence)
    assert fault.message.startswith(f"“{named}” has no citation")


@pytest.mark.parametrize("sourcing", [Sourcing.RESEARCH, Sourcing.EDITORS])
def test_only_texts_from_the_sources_are_held_to_it(sourcing):
    assert rendered("It is so.\n\nIt is so.", sourcing=sourcing).publishable


def test_each_sentence_of_a_paragraph_is_looked_at_alone():
    assert faults(f"One is. Two is {CITED}. Three is! Four [[price]]. Five is") == [
        (1, "One is."),
        (1, "Three is!"),
        (1, "Five is"),
    ]


def test_a_list_item_without_a_full_stop_is_a_sentence():
    assert faults(f"Is it?\n\n- one {CITED}\n- two\n\n1. three\n2. four [[price]]") == [(4, "two"), (6, "three")]


def test_a_quotation_block_is_held_to_it_too():
    assert [line for line, _ in faults("Is it?\n\n> It works.")] == [3]


def test_a_paragraph_over_lines_is_named_by_the_line_it_begins_on():
    assert faults("Is it so\nand so? It is\nwrong.") == [(1, "It is wrong.")]


@pytest.mark.parametrize("heading", ["## It works", "### It works."])
def test_a_heading_states_no_fact(heading):
    assert faults(f"Is it?\n\n{heading}\n\nIs it?") == []


@pytest.mark.parametrize(
    "question",
    [
        *("Does it work?", "Does it work? Does it last?", "- Does it?", "*Does it?*"),
        *("“Does it work?”", "(Does it work?)", "They ask: [“does it?”]", "Does it work?¶"),
    ],
)
def test_a_question_states_no_fact(question):
    assert faults(f"Is it?\n\n{question}") == []


def test_what_stands_before_or_after_a_question_is_looked_at():
    assert faults("It works. Does it last? It lasts.") == [(1, "It works."), (1, "It lasts.")]


def test_advice_states_no_fact_and_ends_with_its_box():
    text = 'Is it?\n\n!!! advice "Do"\n    Ask first.\n\n    1. Wait.\n    2. Ask again.\n\n## Heading\n\nIt works.'
    assert faults(text) == [(11, "It works.")]


def test_advice_ends_where_a_line_is_not_indented():
    assert faults('Is it?\n\n!!! advice "Do"\n    Ask.\nIt works.\n  It lasts.') == [(5, "It works."), (5, "It lasts.")]


def test_a_reference_in_a_note_traces_its_whole_paragraph_and_no_other():
    text = 'Is it?\n\n!!! note "N"\n    It works [^who]. It lasts.\n\n    It holds.\n\nIt is so.'
    assert faults(text) == [(6, "It holds."), (8, "It is so.")]


def test_a_pilcrow_lets_the_marks_of_its_paragraph_hold_for_all_of_it_and_is_not_shown():
    text = f"Is it?\n\nIt works. It lasts {CITED}. It holds.¶\n\nIt is so."
    assert faults(text) == [(5, "It is so.")]
    assert "¶" not in rendered(text).body


def test_a_pilcrow_holds_for_its_list_item_alone():
    assert faults(f"Is it?\n\n- It works. It lasts {CITED}.¶\n- It holds. So [[price]].") == [(4, "It holds.")]


def test_a_pilcrow_over_lines_holds_from_the_paragraphs_first():
    assert faults(f"It works.\nIt lasts {CITED}.\nIt holds.¶") == []


def test_a_pilcrow_without_a_mark_traces_nothing():
    assert faults("It works. It lasts.¶") == [(1, "It works."), (1, "It lasts.")]


def test_a_citation_after_the_full_stop_counts_for_the_sentence_before_it():
    assert faults(f"It works. {CITED} It lasts.") == [(1, "It lasts.")]
    assert faults(f"It works. It lasts. {CITED}") == [(1, "It works.")]


@pytest.mark.parametrize(
    "before",
    [f"It works. {CITED} {CITED}", f"A says “it works.” {CITED}", f"(It works.) {CITED}", f"Does it?! {CITED}"],
)
def test_what_follows_a_citation_after_the_full_stop_is_looked_at(before):
    assert faults(f"{before} It lasts.") == [(1, "It lasts.")]


def test_a_sentence_that_ends_in_a_number_is_looked_at():
    assert faults(f"Most need 4 to 6. Results fade {CITED}.") == [(1, "Most need 4 to 6.")]


@pytest.mark.parametrize(
    "fact", ["The U.S. Food and Drug Administration cleared it", "It is No. 7 of them", "It is, e.g. Dr. Oake says"]
)
def test_an_abbreviation_ends_no_sentence(fact):
    assert faults(f"{fact} {CITED}.") == []
    assert faults(f"{fact}.") == [(1, f"{fact}.")]


def test_a_mark_that_points_at_nothing_is_one_fault_and_not_two():
    assert [one.line for one in problems("Is it?\n\nIt works [@Z].\n\nIt lasts [[nowhere]].")] == [3, 5]


def test_sentences_are_counted_with_questions_and_advice():
    assert sentence_count(["Is it? It is.", "", "- one", "", "## No", "", '!!! advice "T"', "    Ask. Wait."]) == 5


SENTENCES = st.tuples(
    st.sampled_from(["Fact {} holds", "Fact {} is *so*", "In the U.S. Fact {} holds"]), st.sampled_from(MARKS)
)
BLOCKS = st.tuples(
    st.sampled_from(
        ["{}", "- {}", "1. {}", "    - {}", "Is it so? {}", "## Heading\n\n{}", '!!! advice "T"\n    Ask.\n\n{}']
    ),
    st.lists(SENTENCES, min_size=1, max_size=3),
)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=5)


def written(drawn, unmarked=None):
    """The text, with one sentence left without its mark; that sentence, and the line on which it stands."""
    text, number, bare = "Is it so?", 0, ""
    for shape, sentences in drawn:
        words = []
        for fact, mark in sentences:
            if number == unmarked:
                bare = f"{fact.format(number)}."
            words.append(f"{fact.format(number)}{'.' if number == unmarked else mark}")
            number += 1
        text += f"\n\n{shape.format(' '.join(words))}"
    line = next((at for at, one in enumerate(text.split("\n"), start=1) if bare and bare in one), 0)
    return text, bare.replace("*", ""), line


@settings(max_examples=2 * settings().max_examples)
@given(TEXTS)
def test_any_text_of_traced_sentences_publishes(drawn):
    text, _, _ = written(drawn)
    assert problems(text) == ()


@settings(max_examples=2 * settings().max_examples)
@given(TEXTS, st.data())
def test_one_mark_taken_away_names_exactly_its_sentence_and_line(drawn, data):
    count = sum(len(sentences) for _, sentences in drawn)
    text, bare, line = written(drawn, data.draw(st.integers(0, count - 1)))
    assert faults(text) == [(line, bare)]


@settings(max_examples=2 * settings().max_examples)
@given(markdown | st.text())
def test_whatever_is_written_is_looked_at_without_failing(text):
    assert all(1 <= one.line <= text.count("\n") + text.count("\r") + 1 for one in problems(text))

"""What an editor settled holds: whatever the text, it is one block of its kind, and nothing else is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import BlockKind, Settled, read_article
from tests.importing.test_properties import TEXTS, VOCABULARY, read

HEADING, PARAGRAPH, FURNITURE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FURNITURE
PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
TITLE, GLUED = "Needles for Thin Hair", f"Aftercare Tips{PROSE}"
ARTICLE = "\n\n".join(
    (TITLE, PROSE, "Side Effects", "It may hurt a little for a day or two.", "Opening hours", "9 to 5")
)


def reread(text, *settled):
    return read_article(text.encode("utf-8", "surrogatepass"), VOCABULARY, "", settled)


def with_words(article, words):
    return [block for block in article.blocks if words in block.text]


@given(TEXTS, st.data())
def test_any_spans_may_be_settled_and_blocks_still_cover_every_character_in_order(text, data):
    if (article := read(text)) is None:
        return
    text = article.text
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places, st.sampled_from(BlockKind), places), max_size=6))
    settled = [Settled(text[min(a, b) : max(a, b)].strip(), kind, at) for a, b, kind, at in spans]
    article = reread(text, *settled)
    reached = 0
    for block in article.blocks:
        assert reached <= block.start < block.end
        assert text[reached : block.start].strip() == ""
        assert text[block.start : block.end] == block.text == block.text.strip()
        assert (block.kind is FURNITURE) == (block.rule is not None)
        reached = block.end
    assert text[reached:].strip() == ""
    kept = sorted((block.text, block.kind) for block in article.blocks if block.settled)
    assert sorted([*kept, *((one.words, one.kind) for one in article.unsettled)]) == sorted(
        (one.words, one.kind) for one in settled
    )


@given(TEXTS, st.sampled_from(BlockKind))
def test_every_block_may_be_settled_as_it_is_or_as_another_kind(text, kind):
    if (article := read(text)) is None:
        return
    settled = [Settled(block.text, kind, block.start) for block in article.blocks]
    again = reread(article.text, *settled)
    assert again.unsettled == ()
    assert [(one.start, one.end) for one in again.blocks] == [(one.start, one.end) for one in article.blocks]
    assert {one.kind for one in again.blocks} <= {kind}


def test_a_paragraph_that_is_a_heading_stands_over_what_follows():
    article = reread(
        f"{TITLE}\n\n{PROSE}\n\nwhat it costs, in short.\n\nAsk for a list before you go there.",
        Settled("what it costs, in short.", HEADING),
    )
    assert article.blocks[-1].heading_path == (TITLE, "what it costs, in short.")
    assert article.blocks[-1].topics[0] == "cost"


def test_furniture_is_brought_back_and_text_set_aside_by_the_rule_of_an_editor():
    article = reread(
        ARTICLE, Settled("Opening hours", HEADING), Settled("9 to 5", PARAGRAPH), Settled(PROSE, FURNITURE)
    )
    assert [(one.kind, one.rule) for one in article.blocks] == [
        (HEADING, None),
        (FURNITURE, "editor"),
        (HEADING, None),
        (PARAGRAPH, None),
        (HEADING, None),
        (PARAGRAPH, None),
    ]
    assert not article.blocks[1].topics


def test_a_line_is_cut_where_a_page_glued_two_together_and_what_is_left_keeps_its_kind():
    article = reread(f"{TITLE}\n\n{PROSE}\n\n{GLUED}", Settled("Aftercare Tips", HEADING))
    assert [(one.text, one.kind) for one in article.blocks[-2:]] == [("Aftercare Tips", HEADING), (PROSE, PARAGRAPH)]


def test_pieces_are_joined_with_what_stands_between_them():
    words = "Side Effects\n\nIt may hurt a little for a day or two."
    article = reread(ARTICLE, Settled(words, PARAGRAPH))
    assert with_words(article, "Side Effects")[0].text == words
    assert with_words(article, "Opening hours")[0].heading_path == ()


def test_a_part_of_the_title_stays_as_high_as_that_was():
    article = reread(f"{TITLE}By Robin Vale\n\n{PROSE}", Settled(TITLE, HEADING), Settled("By Robin Vale", FURNITURE))
    assert article.blocks[-1].heading_path == (TITLE,)


def test_of_several_places_it_is_the_nearest_to_where_the_words_stood():
    text = f"{TITLE}\n\n{PROSE}\n\nIt is safe.\n\n{PROSE}\n\nIt is safe.\n\n{PROSE}"
    last = text.rindex("It is safe.")
    assert [one.start for one in reread(text, Settled("It is safe.", HEADING, last + 9)).blocks if one.settled] == [
        last
    ]


@pytest.mark.parametrize("words", ["Cost", "200", "not there", "", "  "])
def test_words_that_are_gone_or_only_begin_another_word_are_told_and_cut_nothing(words):
    text = f"{TITLE}\n\n{PROSE}\n\nCosts vary a lot: 12000 in all."
    article = reread(text, Settled(words, HEADING))
    assert article.blocks == reread(text).blocks
    assert [one.words for one in article.unsettled] == [words]
    assert article.warnings[-1].startswith("an editor settled what")

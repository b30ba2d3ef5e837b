"""Blocks to proposed statements, for an editor to accept or drop."""

import pytest

from articles.importing import Block, BlockKind, propose

PARAGRAPH = BlockKind.PARAGRAPH


@pytest.fixture
def proposed(vocabulary):
    """The proposals of a text that is one block: claim to value."""

    def proposals(text, kind=PARAGRAPH):
        found = propose(text, [Block(0, len(text), kind, text)], vocabulary)
        return {proposal.claim: proposal.value for proposal in found}

    return proposals


def test_a_range_gives_both_bounds_and_the_unit(proposed):
    assert proposed("Most need 4 to 6 sessions.") == {"number-of-sessions": {"low": 4, "high": 6, "unit": "sessions"}}
    assert proposed("Needles of 0.5–1.5 mm are used.") == {"needle-depth": {"low": 0.5, "high": 1.5, "unit": "mm"}}


def test_a_single_figure_gives_no_upper_bound(proposed):
    assert proposed("Plan 5 sessions.") == {"number-of-sessions": {"low": 5, "unit": "sessions"}}


def test_or_more_leaves_the_range_open_and_thousands_are_numbers(proposed):
    course = proposed("The total cost can range from $400 to $4,200 or more.")["price-of-course"]
    assert course == {"low": 400, "high": 4200, "open_high": True, "unit": "USD"}


def test_a_stance_needs_no_figure(proposed):
    assert proposed("The results are typically not permanent.")["results-last"] == {"stance": "no"}


def test_one_sentence_may_speak_on_two_claims(proposed):
    found = proposed("Visible results may appear after 3 to 6 months, with optimal results seen 6 to 12 months later.")
    assert {claim: (value["low"], value["high"]) for claim, value in found.items()} == {
        "first-results": (3, 6),
        "best-results": (6, 12),
    }


def test_every_spelling_of_the_words_is_recognised(proposed):
    assert proposed("Results  are\nNOT\xa0permanent.") == proposed("Results are not permanent.") != {}


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind not in (PARAGRAPH, "list_item", "answer")])
def test_headings_questions_furniture_and_markers_state_nothing(proposed, kind):
    assert proposed("Most need 4 to 6 sessions.", kind) == {}


@pytest.mark.parametrize("kind", [PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER])
def test_paragraphs_items_and_answers_speak(proposed, kind):
    assert proposed("Most need 4 to 6 sessions.", kind) != {}


def test_a_proposal_quotes_its_sentence_alone_in_the_source_s_own_characters(vocabulary):
    text = "It works. Most  need 4 to 6\nsessions! It lasts."
    [proposal] = propose(text, [Block(0, len(text), PARAGRAPH, text)], vocabulary)
    assert proposal.exact == "Most  need 4 to 6\nsessions!"


def test_article_a_states_its_prices_sessions_and_months(articles, read):
    found = {proposal.claim: proposal.value for proposal in read(articles["A"]).proposed}
    assert found["price-per-session"] == {"low": 100, "high": 700, "unit": "USD"}
    assert found["number-of-sessions"] == {"low": 4, "high": 6, "unit": "sessions"}
    assert found["best-results"] == {"low": 6, "high": 12, "unit": "months"}


def test_every_proposal_of_the_five_quotes_its_article(articles, read):
    for path in articles.values():
        article = read(path)
        assert all(proposal.exact in article.text for proposal in article.proposed)


def test_a_currency_sign_without_a_figure_is_no_price(proposed):
    assert proposed("Prices are in US$, not pounds, and are charged per session.") == {}


@pytest.mark.parametrize(
    ("text", "low"), [("The needles go 10 mm deep.", 10), ("We use .25 mm.", 0.25), ("After 150 sessions.", 150)]
)
def test_a_figure_is_read_whole_or_not_at_all(proposed, text, low):
    assert [value["low"] for value in proposed(text).values()] in ([low], [])

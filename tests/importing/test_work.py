"""The importer's work grows with the file and no faster, and ends with a sentence where it is too much."""

import cProfile
import pstats

import pytest

from articles.importing import Refused, read_article
from articles.importing.formats.refused import MOST_LINES

HOSTILE = {
    "short lines": "Ab1\n",
    "letters": "a\n",
    "signs before items": "reply\n- ",
    "items": "- Ab cd ef gh\n",
    "prices": "£24.00\nAdd to cart\n",
    "questions": "What is it?\n",
    "comments": "Ann says:\nReply\n",
    "headings": "Ab cd ef\n\n",
}


def work(text, vocabulary):
    """How many calls it took to read the text: the same on every machine, however busy."""
    profile = cProfile.Profile()
    profile.runcall(read_article, text.encode(), vocabulary)
    return pstats.Stats(profile).total_calls


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_twice_as_many_lines_are_no_more_than_twice_the_work(vocabulary, piece):
    once, twice = (work(piece * times, vocabulary) for times in (200, 400))
    assert twice < 2.3 * once


@pytest.mark.parametrize(
    ("start", "piece"), [("", "Ab1\n"), ("", "a\n\n"), ("", "- reply\n"), ("<html><body>", "<p>a")]
)
def test_more_lines_than_any_article_has_are_refused_with_what_to_do(vocabulary, start, piece):
    with pytest.raises(Refused, match=r"more than 8,000 lines: split it or leave out what is not the article"):
        read_article((start + piece * (MOST_LINES + 1)).encode(), vocabulary)


def test_a_book_whose_paragraphs_are_wrapped_is_read(vocabulary):
    paragraph = "\n".join(["Needles wake the follicle, and the hair that grows from it is thicker"] * 8) + " now.\n\n"
    article = read_article((paragraph * 1200).encode(), vocabulary)
    assert article.text.count("\n") > MOST_LINES > len(article.blocks)

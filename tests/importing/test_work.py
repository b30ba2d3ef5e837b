"""The importer's work grows with the file and no faster, and ends with a sentence where it is too much."""

import cProfile
import pstats
from contextlib import suppress
from time import process_time

import pytest

from articles.importing import Refused, read_article
from articles.importing.formats.refused import LONGEST_PART, MOST_ELEMENTS, MOST_LINES
from articles.importing.formats.rtf import MOST_GROUPS, MOST_SIGNS

from .formats.made import docx

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
# Each is one paragraph.
UNBROKEN = (
    "?",
    "? ",
    "a",
    "a ",
    "1.",
    "0.5 ",
    "*a* ",
    "[a](b) ",
    "per session ",
    "the needles of the ",
    "a, ",
    "A? b ",
)
FORMATS = {"text": ("", ""), "web page": ("<html><body><p>", ""), "RTF": (r"{\rtf1\ansi ", "}")}


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


@pytest.mark.no_cover
def test_four_times_as_many_parts_around_the_main_text_are_no_more_than_four_times_the_work(vocabulary):
    main, piece = "<html><body><main><p>It is here now.</p></main>", "<nav><aside>a</aside></nav>"
    once, fourfold = (f"{main}{piece * many}".encode() for many in (1000, 4000))
    assert grows_by(8, once, fourfold, vocabulary)


AROUND = {
    "an article": ("<article>", "<div></div>", "It is here now."),
    "sections": ("<section>", "<span>a</span>", ""),
    "what may open": ("<div class=faq>", "<i></i>", "Is it?"),
    "a form that is the article": ("<div role=form>", "<i></i>", "It is here now. It was not. It may be again. It is."),
    "buttons": ("<div>", "<button></button>", "It is here now."),
    "notes": ("word " * 75, "<sup>1</sup>", ""),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_many_elements_is_not_looked_at_for_each_of_them(vocabulary, around):
    start, piece, words = AROUND[around]
    once, deep = (f"<html><body>{start * times}{words}{piece * 10_000}".encode() for times in (2, 200))
    assert grows_by(4, once, deep, vocabulary, aside=f"<html><body>{start * 200}a".encode())


def grows_by(times, once, more, vocabulary, aside=b""):
    """Whether reading `more` takes less of the processor's time than reading `once` so many times, and `aside` once.

    What else the machine does makes a reading longer, so that one round of five is enough; and deep in the stack a call
    may cost half as much again, where Python takes memory for it and gives it back each time. To look at each for each
    would take a hundred times as long.
    """
    return any(
        seconds(more, vocabulary) < times * seconds(once, vocabulary) + seconds(aside, vocabulary) for _ in range(5)
    )


def seconds(raw, vocabulary):
    begun = process_time()
    with suppress(Refused):
        read_article(raw, vocabulary)
    return process_time() - begun


@pytest.mark.no_cover
@pytest.mark.parametrize("format_", FORMATS)
def test_twice_as_long_a_paragraph_is_no_more_than_twice_the_work(vocabulary, format_):
    """Patterns do their work inside one call, so that time is measured, four times the length against once."""
    start, end = FORMATS[format_]
    for piece in UNBROKEN:
        once, fourfold = ((start + piece * (size // len(piece)) + end).encode() for size in (3000, 12000))
        assert grows_by(8, once, fourfold, vocabulary), piece


@pytest.mark.no_cover
def test_groups_that_lead_nowhere_are_no_more_than_their_number_s_work(vocabulary):
    once, fourfold = ((r"{\rtf1 " + r"{\*\x a}" * many + "}").encode() for many in (2000, 8000))
    assert grows_by(8, once, fourfold, vocabulary)


def test_a_word_file_of_more_elements_than_any_article_has_is_refused_with_what_to_do(vocabulary):
    with pytest.raises(Refused, match="more than 100,000 elements: save the words of the article alone"):
        read_article(docx("<w:p/>" * MOST_ELEMENTS), vocabulary)


@pytest.mark.parametrize(
    ("start", "piece", "many", "told"),
    [
        ("", "?", LONGEST_PART + 1, "more than 100,000 characters .*: break it into paragraphs"),
        ("<html><body><p>", "a ", LONGEST_PART, "more than 100,000 characters"),
        ("<html><body>", "<p>a", MOST_ELEMENTS, "more than 100,000 elements: save the words of the article alone"),
        (r"{\rtf1 ", r"{\b a}", MOST_GROUPS, "more than 100,000 groups .*: save the words of the article alone"),
        (r"{\rtf1 ", r"\b", MOST_SIGNS, "more than 1,000,000 control words: save the words of the article alone"),
    ],
)
def test_more_than_any_article_has_is_refused_with_what_to_do(vocabulary, start, piece, many, told):
    with pytest.raises(Refused, match=told):
        read_article((start + piece * many).encode(), vocabulary)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        *(("", one) for one in ("Ab1\n", "a\n\n", "- reply\n")),
        ("<html><body>", "<p>a"),
        *((r"{\rtf1 ", one) for one in (r"a\par ", r"\intbl a\cell\row ", r"a{\footnote b}")),
    ],
)
def test_more_lines_than_any_article_has_are_refused_with_what_to_do(vocabulary, start, piece):
    with pytest.raises(Refused, match=r"more than 8,000 lines: split it or leave out what is not the article"):
        read_article((start + piece * (MOST_LINES + 1)).encode(), vocabulary)


def test_a_book_whose_paragraphs_are_wrapped_is_read(vocabulary):
    paragraph = "\n".join(["Needles wake the follicle, and the hair that grows from it is thicker"] * 8) + " now.\n\n"
    article = read_article((paragraph * 1200).encode(), vocabulary)
    assert article.text.count("\n") > MOST_LINES > len(article.blocks)

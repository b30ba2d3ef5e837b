"""E-books, and pages that were saved as a message: a valid one of each reads back whole."""

import pytest

from articles.importing import read

from .made import epub, mhtml, xhtml
from .pages import MORE, PROSE, article, out, parts_of

BOOK = [
    xhtml(f"<h1>Needling for hair</h1><p>{PROSE}<a epub:type='noteref' href='#n'><sup>1</sup></a></p>"),
    xhtml(f"<h1>Costs</h1><p>£150&nbsp;a year.</p><aside epub:type='footnote' id='n'><p>{MORE}</p></aside>"),
]


def test_an_e_book_is_read_in_the_order_of_its_spine():
    given = read(epub(BOOK))
    assert given.format == "EPUB"
    assert parts_of(given) == [
        ("heading", "Needling for hair"),
        ("paragraph", PROSE),
        ("heading", "Costs"),
        ("paragraph", "£150 a year."),
        ("note", MORE),
    ]
    assert [one.level for one in given.structure if one.level] == [1, 2]
    assert [(one.name, one.value) for one in given.metadata] == [
        ("title", "Needling for hair"),
        ("author", "Robin Vale"),
    ]


def test_what_stands_beside_the_text_of_a_book_is_of_the_book():
    aside = "<aside><p>Never needle moles.</p></aside><aside epub:type='footnote'><p>In 20 people.</p></aside>"
    parts = parts_of(read(epub([xhtml(f"<h1>Needling</h1><p>{PROSE}</p>{aside}<div class=sidebar>Wash it.</div>")])))
    assert [kind for kind, _ in parts] == ["heading", "paragraph", "paragraph", "note", "paragraph"]


def test_a_page_that_was_saved_as_a_message_of_one_part_is_read():
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert parts_of(read(head + article("<p>It costs £150.").encode()))[2] == ("paragraph", "It costs £150.")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["", '; charset="utf-8"', '; charset="x-unknown"'])
def test_a_saved_page_is_read_whatever_its_part_says_of_its_charset(encoding, charset):
    given = read(mhtml(article("<p>£150 isn’t “much”.").encode(), charset, encoding))
    assert (given.format, given.encoding) == ("MHTML", "utf-8")
    assert parts_of(given)[2] == ("paragraph", "£150 isn’t “much”.")
    assert ("address", "https://example.org/needling") in [(one.name, one.value) for one in given.metadata]
    assert out(given)["other parts"] == ("image/png https://example.org/r.png",)


def test_a_saved_page_in_windows_1252_without_a_charset_keeps_its_pound_signs():
    given = read(mhtml(article("<p>£150 isn’t “much”.").encode("cp1252"), "", "base64"))
    assert (given.encoding, "£150 isn’t “much”." in given.text) == ("cp1252", True)

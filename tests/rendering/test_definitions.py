"""Terms are explained where they first stand, in words that are marked as ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import Target
from tests.rendering.hostile import CORPUS
from tests.rendering.parsed import Parsed, faults
from tests.rendering.stand_ins import Known, rendered

SCALP = '<a href="/glossary/#scalp">scalp</a>'
DEFINED = '<p class="definition"><dfn>Scalp</dfn>, in our words: The skin of the head.</p>'
FOLLICLE = '<p class="definition"><dfn>Follicle</dfn>, in our words: Where a hair grows.</p>'


def html(text, resolver=None):
    made = rendered(text, resolver)
    return made.lead + made.body


def test_a_term_is_explained_right_after_its_paragraph_in_words_marked_as_ours():
    assert rendered("Lead.\n\nThe [[scalp]] is.\n\nMore.").body == f"<p>The {SCALP} is.</p>\n{DEFINED}\n<p>More.</p>"


def test_a_term_of_the_main_message_is_explained_after_it():
    made = rendered("The [[scalp]] is.\n\nMore.")
    assert (made.lead, made.body) == (f"<p>The {SCALP} is.</p>\n{DEFINED}", "<p>More.</p>")
    assert made.publishable


def test_a_term_is_explained_once_over_main_message_and_body():
    made = rendered("The [[scalp]].\n\nThe [[scalp]].\n\n- The [[scalp]].")
    assert made.lead.endswith(DEFINED)
    assert "definition" not in made.body


@pytest.mark.parametrize(
    "text",
    [
        "The [[scalp]] and the [[scalp|skin]].",
        "Lead.\n\nThe [[scalp]].\n\nThe [[scalp]].",
        "Lead.\n\n- The [[scalp]]\n- The [[scalp]]",
        "Lead.\n\n- The [[scalp]] and [[scalp]]\n\nThe [[scalp]].",
        "Lead.\n\n## The [[scalp]]\n\nThe [[scalp]].",
    ],
)
def test_a_term_that_stands_twice_is_explained_once(text):
    assert html(text).count(DEFINED) == 1


def test_two_terms_of_a_paragraph_are_explained_in_their_order():
    assert html("The [[scalp]] and a [[follicle]].").endswith(f"</p>\n{DEFINED}\n{FOLLICLE}")


def test_a_term_of_a_list_item_is_explained_inside_the_item():
    assert f"<li>The {SCALP}{DEFINED}</li>" in html("Lead.\n\n- one\n- The [[scalp]]\n- two").replace("\n", "")


def test_a_term_of_an_items_paragraph_is_explained_before_the_next():
    made = html("Lead.\n\n- The [[scalp]].\n\n    More.\n\n- two")
    assert f"<p>The {SCALP}.</p>\n{DEFINED}\n<p>More.</p>\n</li>" in made


@pytest.mark.parametrize("box", ["note", "advice"])
def test_a_term_of_a_box_is_explained_inside_it(box):
    made = html(f'Lead.\n\n!!! {box} "T"\n    The [[scalp]].\n\nAfter.')
    assert made.index("The <a") < made.index(DEFINED) < made.index("</aside>" if box == "note" else "</section>")


def test_a_term_under_other_words_is_explained_under_these_and_its_name():
    named = DEFINED.replace("Scalp", "Skin (scalp)")
    assert f">skin</a>.</p>\n{named}" in html("The [[scalp|skin]].")
    assert FOLLICLE in html("The [[follicle|follicles]] of hair.")


@pytest.mark.parametrize("link", ["[[serum]]", "[[cost]]", "[[price]]", "[scalp](/glossary/#scalp)"])
def test_what_has_no_definition_gets_none(link):
    assert "definition" not in html(f"The {link}.")


def test_a_definition_is_neither_a_citation_nor_prose_of_the_text():
    made = rendered("The [[scalp]].")
    assert (made.prose, made.citations) == (("The scalp.",), ())


class Hostile(Known):
    """Everything that it tells of a term is these words."""

    def __init__(self, words):
        self.words = words

    def link(self, slug):
        return Target("/glossary/#scalp", self.words, definition=self.words)


def test_a_definition_is_text_and_sanitized(subtests):
    for hostile in CORPUS:
        with subtests.test(hostile):
            made = html("The [[scalp]].", Hostile(hostile))
            assert faults(made) == []
            assert Parsed(made).tags == ["p", "a", "p", "dfn"]


def test_a_definition_is_shown_as_it_is():
    class Starred(Known):
        def link(self, slug):
            return Target("/glossary/#scalp", "scalp", definition="*Skin* & `head` [x](/y) <b>")

    assert "in our words: *Skin* & `head` [x](/y) <b>" in Parsed(html("The [[scalp]].", Starred())).text


PIECES = st.sampled_from(
    ["The [[scalp]]", "a [[follicle|follicle]]", "[[serum]]", "\n\n", "\n- ", "\n\n## H\n\n", "word "]
)


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_each_term_is_explained_exactly_once_wherever_it_stands(text):
    made = rendered(f"Lead.\n\n{text}")
    assert faults(made.body) == []
    assert made.body.count(DEFINED) == ("[[scalp" in text)
    assert made.body.count(FOLLICLE) == ("[[follicle" in text)

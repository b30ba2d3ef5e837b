"""Structured data stands in a page as a block that nothing in it can end, and reads back as it was."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering import json_ld

BEGIN, END = '<script type="application/ld+json">', "</script>"
plain_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=10,
)


class Blocks(HTMLParser):
    """The elements of a page, and the text in them."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("words", ["</script><script>go()</script>", "<!--<script>", "]]>", "a & b", "&lt;b&gt;", "’"])
def test_no_words_end_the_block_or_begin_another(words):
    block = json_ld({"name": words, words: [words]})
    found = Blocks(f"<main>{block}<p>after</p></main>")
    assert found.elements == ["main", "script", "p"]
    assert json.loads(found.text.removesuffix("after")) == {"name": words, words: [words]}


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), plain_json))
def test_whatever_goes_in_reads_back_and_holds_no_markup(described):
    block = json_ld(described)
    assert block.startswith(BEGIN)
    assert block.endswith(END)
    inner = block[len(BEGIN) : -len(END)]
    assert not set("<>&") & set(inner)
    assert json.loads(inner) == described


def test_no_byte_is_spent_on_spaces_or_on_escaping_what_needs_none():
    assert json_ld({"name": "Où?", "prices": [1, 2]}) == BEGIN + '{"name":"Où?","prices":[1,2]}' + END


def test_what_is_no_plain_value_is_refused():
    with pytest.raises(TypeError):
        json_ld({"name": object()})

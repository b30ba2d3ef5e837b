"""The plain words of a rendered text."""

import pytest

from articles.rendering import plain

CITE = '<a class="cite tone-4" data-source="d" href="/sources/d/"><span class="visually-hidden">source </span>D</a>'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>It may <strong>help</strong>.</p>", "It may help."),
        (f"<p>It helps {CITE}, they say&nbsp;{CITE}.</p>", "It helps, they say."),
        ('<p>On the scalp.</p><p class="definition"><dfn>Scalp</dfn>: the skin.</p>', "On the scalp."),
        (f"<p>It helps {CITE} , and lasts {CITE} .</p>", "It helps, and lasts."),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("<h2>Cost</h2><p>It varies (a lot)</p><ul><li>One</li><li>Two</li></ul>", "Cost. It varies (a lot). One Two"),
        ("<p>R&amp;D costs &lt; 5.</p>", "R&D costs < 5."),
        ('<p>See <a href="/topics/cost/">the cost</a>.</p>', "See the cost."),
        ("", ""),
    ],
)
def test_the_texts_own_words_are_left_without_markup_citation_or_definition(html, words):
    assert plain(html) == words

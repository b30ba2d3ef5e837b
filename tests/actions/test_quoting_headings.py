"""A heading, a label or a cell of a table can be quoted like any sentence, and readers see its words."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from articles.actions import import_article, index_passages, log_changes, record_statement, settle
from articles.importing import BlockKind, Settled
from articles.models import Claim, Passage, PassagesShown, Source, Topic
from tests.factories import published

pytestmark = pytest.mark.usefixtures("content")
TABLE = """# Needles for thin hair

Microneedling uses tiny needles to puncture the scalp, which starts healing.

| What it costs at our place | Price |
| --- | --- |
| One session of needling | 150 pounds |

## Redness is gone in two days

You may go back to work on the day after, and wash your hair as you like.
"""
HEADING, HEAD, CELL = "Redness is gone in two days", "What it costs at our place", "150 pounds"


@pytest.fixture
def source(vocabulary):
    stored = import_article(TABLE.encode(), file="needles.md", vocabulary=vocabulary).source
    Source.objects.filter(pk=stored.pk).update(is_read=True)
    index_passages(stored)
    return Source.objects.get(pk=stored.pk)


@pytest.mark.parametrize("words", [HEADING, HEAD, CELL])
def test_a_statement_quotes_it_and_readers_see_it_on_every_page_that_leads_there(source, words):
    claim = Claim.objects.get(slug="downtime")
    statement = record_statement(claim, source, words, {"mention": True})
    log_changes("", of=[claim.pk])
    assert statement.exact == words
    assert words in statement.passage.text
    page = Client().get(source.get_absolute_url()).content.decode()
    block = page.partition(f'<blockquote class="passage tone-{source.tone}" data-source="{source.slug}" data-passage=')[
        2
    ]
    assert words in block
    assert page.count(f'id="p-{statement.passage.public_id}"') == 1
    assert words in Client().get(claim.get_absolute_url()).content.decode()


@pytest.mark.parametrize("words", [HEADING, HEAD, CELL])
def test_a_text_cites_it_and_the_citation_leads_to_where_its_words_stand(source, words):
    topic = Topic.objects.get(slug="cost")
    revision = published(topic, f'Is it so [@{source.letter} "{words}"]?\n')
    cited = Passage.objects.get(public_id=revision.citations[0]["passage"])
    assert words in cited.text
    page = Client().get(source.get_absolute_url()).content.decode()
    assert page.count(f'id="p-{cited.public_id}"') == 1
    assert words in page


def test_a_heading_that_only_a_text_cites_leads_to_what_stands_under_it(source):
    below = Passage.objects.get(source=source, text__startswith="You may go back")
    heading = Passage.objects.get(source=source, text=HEADING)
    page = Client().get(source.get_absolute_url()).content.decode()
    place = page.index(f'<span class="anchor" id="p-{heading.public_id}">')
    assert page.index(f'id="p-{below.public_id}"') < place < page.index("You may go back")


def test_where_passages_are_withheld_its_place_stands_at_the_end(source):
    Source.objects.filter(pk=source.pk).update(passages_shown=PassagesShown.NONE)
    heading = Passage.objects.get(source=source, kind="heading", text__contains=HEADING)
    page = Client().get(source.get_absolute_url()).content.decode()
    assert page.count(f'<span class="anchor" id="p-{heading.public_id}"></span>') == 1
    assert HEADING not in page


def test_page_furniture_is_not_quoted_until_an_editor_brings_it_back(vocabulary):
    source, claim = Source.objects.get(letter="D"), Claim.objects.get(slug="downtime")
    words = "Regrow your own hair naturally!"
    with pytest.raises(ValidationError, match="is page furniture"):
        record_statement(claim, source, words, {"mention": True})
    settle(source, [Settled(words, BlockKind.PARAGRAPH, source.text.index(words))], vocabulary)
    source.refresh_from_db()
    assert record_statement(claim, source, words, {"mention": True}).passage.kind == "paragraph"

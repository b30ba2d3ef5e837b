"""A source at a glance: on which claims it speaks, where it says most and where nothing, how much it hedges."""

import pytest

from articles.models import Source
from articles.shown import Voice, field_of, portraits
from tests.reading import find, read, words
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def drawn():
    return {one.source.letter: one for one in portraits(field_of(seen()), Source.objects.for_display())}


def test_each_claim_is_counted_once_as_what_the_source_does_on_it(drawn):
    every = seen()
    for letter, portrait in drawn.items():
        did = [dict(one.voices)[portrait.source] for one in every]
        assert [voice for _, row in portrait.voices for voice in row] == did, letter
        counts = portrait.counts
        assert counts["says"] == sum(voice.speaks for voice in did)
        assert counts["says"] + counts["touches"] + counts["silent"] == counts["every"] == len(every)


def test_it_names_topics_of_which_it_answers_half_and_those_of_which_it_answers_nothing(drawn):
    for portrait in drawn.values():
        answered = {topic: sum(voice.speaks for voice in row) / len(row) for topic, row in portrait.voices}
        assert len(portrait.most) <= 2
        assert all(answered[topic] >= 0.5 for topic in portrait.most)
        assert set(portrait.nothing) == {topic for topic, share in answered.items() if share == 0}
    assert "cost" in {topic.slug for topic in drawn["E"].nothing}


def test_the_page_of_sources_tells_it_in_words(client, drawn):
    page = read(client, "/sources/")
    told = {words(find(one, "h2")[0]).split()[1]: words(one) for one in find(page, "section", "portrait")}
    assert told.keys() == drawn.keys()
    for letter, portrait in drawn.items():
        counts = portrait.counts
        assert f"Answers {counts['says']} of {counts['every']} claims" in told[letter]
        assert f"Hedges in {portrait.hedging.hedged} of {portrait.hedging.compared} statements" in told[letter]


def test_where_sources_are_many_none_is_drawn():
    assert portraits(field_of([]), Source.objects.for_display()) == []
    assert Voice.SILENT.words == "does not say"

"""Sources and passages: letters, what is shown, what is readable."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Passage, Source, Topic, letter_at, next_letter
from tests.factories import FoundStatement, StoredPassage, StoredSource, UnreadSource, WithdrawnSource


@pytest.mark.parametrize(
    ("position", "letter"),
    [(1, "A"), (5, "E"), (26, "Z"), (27, "AA"), (28, "AB"), (52, "AZ"), (53, "BA"), (703, "AAA")],
)
def test_letters_go_on_after_z_with_two(position, letter):
    assert letter_at(position) == letter


@pytest.mark.parametrize(
    ("taken", "letter"), [("", ("A", 1)), ("ABCDE", ("F", 6)), ("ABCDF", ("G", 7)), (list("ABC"), ("D", 4))]
)
def test_the_next_letter_is_free(taken, letter):
    assert next_letter(len(taken), set(taken).__contains__) == letter


def test_after_twenty_six_sources_comes_double_a():
    assert next_letter(26, {letter_at(position) for position in range(1, 27)}.__contains__) == ("AA", 27)


@pytest.mark.usefixtures("content")
class TestStoredSources:
    def test_a_source_without_a_title_shows_our_description_in_brackets(self):
        assert Source.objects.get(letter="C").name == "[Untitled: does the result last?]"
        assert Source.objects.get(letter="B").name.startswith("Does Micro-Needling")

    def test_the_five_have_the_interests_that_their_texts_show(self):
        interests = dict(Source.objects.values_list("letter", "interest"))
        assert interests == {"A": "not stated", "B": "not stated", "C": "not stated", "D": "promotes", "E": "offers"}
        assert [one.letter for one in Source.objects.all() if one.has_interest] == ["D", "E"]

    def test_each_tone_is_worn_by_one_of_the_first_eight(self):
        StoredSource.create_batch(4)
        tones = [one.tone for one in Source.objects.order_by("position")]
        assert tones == [1, 2, 3, 4, 5, 6, 7, 8, 1]

    def test_a_page_gets_no_full_text(self):
        assert "text" in Source.objects.for_display()[0].get_deferred_fields()

    def test_readers_see_sources_that_are_read_and_not_withdrawn(self):
        shown = StoredSource()
        hidden = [WithdrawnSource(), UnreadSource(), WithdrawnSource(is_read=False)]
        assert {one.letter for one in Source.objects.for_display()} == {*"ABCDE", shown.letter}
        for source in (shown, *hidden):
            StoredPassage(source=source)
        assert {one.source for one in Passage.objects.shown().filter(source__in=[shown, *hidden])} == {shown}

    def test_furniture_markers_and_headings_are_not_readable(self):
        kinds = set(Passage.objects.readable().values_list("kind", flat=True))
        assert kinds == {"paragraph", "list_item", "answer"}
        assert set(Passage.objects.furniture().values_list("kind", flat=True)) == {"furniture"}

    @pytest.mark.parametrize(("setting", "shown"), [("all", 2), ("quoted only", 1), ("none", 0)])
    def test_a_publishers_wish_is_met(self, setting, shown):
        source = StoredSource(passages_shown=setting)
        quoted = StoredPassage(source=source)
        FoundStatement(passage=quoted)
        FoundStatement(passage=quoted, exact="It never works.")
        StoredPassage(source=source, start=3, text="Not quoted.", end=14)
        assert Passage.objects.shown().filter(source=source).count() == shown

    def test_a_topic_has_what_is_sorted_into_it_quoted_or_cited(self):
        topic = Topic.objects.get(slug="cost")
        sorted_in, quoted = StoredPassage(), FoundStatement(claim__topic=topic).passage
        sorted_in.topics.add(topic)
        found = list(Passage.objects.on_topic(topic))
        assert sorted_in in found
        assert quoted in found
        assert len(found) == len(set(found))
        assert set(Passage.objects.filter(public_id__in=[one["passage"] for one in topic.live.citations])) <= set(found)

    @pytest.mark.parametrize(
        "wrong",
        [{"end": 0}, {"kind": "furniture"}, {"kind": "paragraph", "rule": "pager"}],
        ids=["end", "none", "rule"],
    )
    def test_the_database_refuses_a_passage_that_cannot_be(self, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            StoredPassage(**wrong)

    def test_the_label_of_a_passage_is_the_nearest_heading_but_not_the_title(self):
        source = StoredSource(title="The title")
        assert StoredPassage.build(source=source, heading_path=["Costs", "Sessions"]).label == "Sessions"
        assert StoredPassage.build(source=source, heading_path=["The title"]).label == ""
        assert StoredPassage.build(source=source, heading_path=[]).label == ""

"""The day on which our words last changed: an editor's day of publishing, or the one that a seed tells."""

from datetime import date

import pytest
from django.utils import timezone

from articles.actions import archive, export_content, import_content, publish, restore, unarchive
from articles.models import Claim, ContentRevision, Revision, Term, Text, Topic
from articles.seeding import SeedError
from tests.factories import TEXT, PublishedTopic, drafted, published

FILE = "topics/cost.md"
WRITTEN, EARLY, LATE = date(2020, 1, 2), date(2020, 3, 4), date(2020, 5, 6)
TERM = '[[term]]\nslug = "zinc"\nname = "Zinc"\nspellings = []\n{}definition = "What is zinc?"\n'


def day_of(kind=Topic, slug="cost"):
    return Text.objects.get(**{f"{kind._meta.model_name}__slug": slug}).updated_on


def load(seeds, updated=None, words=None, written=WRITTEN):
    """Load the seed with these days, and these words under its front matter; the day that is stored then."""
    path = seeds.path / FILE
    head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    kept = [line for line in head.split("\n") if not line.startswith(("written:", "updated:"))]
    days = [f"{name}: {day}" for name, day in (("written", written), ("updated", updated)) if day]
    path.write_text("\n".join(["---", *kept, *days, "---", words or body]), encoding="utf-8")
    import_content(seeds.path)
    return day_of()


class TestAnEditor:
    def test_other_words_are_updated_on_the_day_they_are_published(self, content):
        topic = PublishedTopic()
        Text.objects.filter(topic=topic).update(updated_on=EARLY)
        draft = drafted(topic, "Is it new?\n")
        assert Text.objects.get(topic=topic).updated_on == EARLY
        publish(draft)
        assert Text.objects.get(topic=topic).updated_on == timezone.localdate()

    def test_the_same_words_published_again_are_not(self, content):
        topic = PublishedTopic()
        Text.objects.filter(topic=topic).update(updated_on=EARLY)
        first = Revision.objects.get(text__topic=topic)
        published(topic, TEXT.replace("\n", "\r\n"))
        publish(restore(topic, first))
        archive(topic, notice="Not now.")
        unarchive(Topic.objects.get(pk=topic.pk))
        assert Topic.objects.get(pk=topic.pk).live is not None
        assert Text.objects.get(topic=topic).updated_on == EARLY


class TestASeed:
    def test_the_day_that_it_tells_is_stored(self, seeds):
        assert load(seeds, EARLY) > EARLY  # That of the seeds, which is later.
        Text.objects.filter(topic__slug="cost").update(updated_on=EARLY)
        assert load(seeds, date(2026, 11, 28)) == date(2026, 11, 28)

    def test_without_one_it_is_the_day_of_writing(self, seeds):
        Text.objects.filter(topic__slug="cost").update(updated_on=None)
        assert load(seeds) == WRITTEN

    def test_with_neither_none_is_known(self, seeds):
        Text.objects.filter(topic__slug="cost").update(updated_on=None)
        assert load(seeds, written=None) is None

    def test_other_words_take_the_later_of_the_day_told_and_the_day_known(self, seeds):
        Text.objects.filter(topic__slug="cost").update(updated_on=EARLY)
        assert load(seeds, words="Is it new?\n") == EARLY
        assert load(seeds, LATE, "Is it newer?\n") == LATE
        assert load(seeds, EARLY, "Is it the newest?\n") == LATE
        assert Topic.objects.get(slug="cost").live.markdown == "Is it the newest?\n"

    def test_no_day_lies_in_the_future(self, seeds):
        Text.objects.filter(topic__slug="cost").update(updated_on=EARLY)
        assert load(seeds, date(9999, 1, 1)) == timezone.localdate()

    def test_loaded_again_it_changes_nothing(self, seeds):
        load(seeds, LATE)
        before, number = list(Text.objects.order_by("pk").values()), ContentRevision.current()
        import_content(seeds.path)
        assert list(Text.objects.order_by("pk").values()) == before
        assert ContentRevision.current() == number

    def test_an_editors_words_keep_their_day(self, seeds):
        published(Topic.objects.get(slug="cost"), TEXT)
        Text.objects.filter(topic__slug="cost").update(updated_on=EARLY)
        assert load(seeds, LATE, "Is it new?\n") == EARLY

    def test_a_day_before_that_of_writing_is_refused_with_its_line(self, seeds):
        with pytest.raises(SeedError, match=r"topics/cost\.md, line \d+: updated is 2020-01-02, before .* 2020-03-04"):
            load(seeds, WRITTEN, written=EARLY)

    @pytest.mark.parametrize("day", ["yesterday", "2020-01-02 10:00:00", "20"])
    def test_what_is_no_day_is_refused(self, seeds, day):
        with pytest.raises(SeedError, match=r"cost\.md"):
            load(seeds, day)

    def test_a_term_may_tell_its_day_and_was_not_written_later(self, seeds):
        seeds.append("glossary.toml", TERM.format("updated = 2020-03-04\n"))
        import_content(seeds.path)
        text = Term.objects.get(slug="zinc").text
        assert (text.updated_on, text.written_on) == (EARLY, EARLY)

    def test_of_a_term_that_tells_none_none_is_known(self, seeds):
        seeds.append("glossary.toml", TERM.format(""))
        import_content(seeds.path)
        assert day_of(Term, "zinc") is None


def test_an_export_tells_each_day_and_loads_as_it_was(content, tmp_path):
    claim = Claim.objects.filter(text__live__isnull=False).first()
    topics = Text.objects.filter(topic__slug__in=["cost", "results"])
    topics.filter(topic__slug="cost").update(updated_on=LATE, written_on=WRITTEN)
    Text.objects.filter(claim=claim).update(updated_on=EARLY, written_on=EARLY)
    export_content(tmp_path / "first")
    assert f"updated: {LATE}\n" in (tmp_path / "first" / FILE).read_text(encoding="utf-8")
    assert f"updated = {EARLY}\n" in (tmp_path / "first" / "claims.toml").read_text(encoding="utf-8")
    Text.objects.update(updated_on=None)
    import_content(tmp_path / "first")
    assert (day_of(), day_of(Claim, claim.slug)) == (LATE, EARLY)
    export_content(tmp_path / "second")
    first, second = ((tmp_path / name / "EXPORTED").read_bytes() for name in ("first", "second"))
    assert first == second

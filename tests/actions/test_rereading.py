"""The day on which a text was last re-read: from its seed, unless an editor noted a later one."""

from datetime import date

import pytest

from articles.actions import import_content, save_draft
from articles.models import ContentRevision, Page, Question, Text, Topic
from articles.seeding import SeedError
from tests.factories import TEXT, published

REREAD = "name: Cost\nreread: {}\n"
EARLY, LATE = date(2020, 1, 2), date(2030, 1, 2)


@pytest.fixture
def cost(seeds):
    """The seeds, with no day of re-reading for the topic cost; nor is any stored."""
    path = seeds.path / "topics" / "cost.md"
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("reread:")]
    path.write_text("\n".join(lines), encoding="utf-8")
    Text.objects.filter(topic__slug="cost").update(reread_on=None)
    return seeds


def noted(seeds, day):
    """Note the day in the seed and load it; the day that is stored then."""
    path = seeds.path / "topics" / "cost.md"
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("reread:")]
    path.write_text("\n".join(lines).replace("name: Cost\n", REREAD.format(day), 1), encoding="utf-8")
    import_content(seeds.path)
    return stored()


def stored():
    return Topic.objects.get(slug="cost").text.reread_on


def test_the_day_in_the_seed_is_noted(cost):
    assert noted(cost, EARLY) == EARLY


def test_a_seed_without_a_day_notes_none(cost):
    import_content(cost.path)
    assert stored() is None


def test_a_later_day_in_the_seed_takes_its_place_and_an_earlier_does_not(cost):
    noted(cost, EARLY)
    assert noted(cost, LATE) == LATE
    assert noted(cost, EARLY) == LATE


def test_a_later_day_that_an_editor_noted_stays(cost):
    Text.objects.filter(topic__slug="cost").update(reread_on=LATE)
    assert noted(cost, EARLY) == LATE


@pytest.mark.parametrize("save", [save_draft, published])
def test_words_of_an_editor_do_not_count_as_re_read_with_the_seed(cost, save):
    save(Topic.objects.get(slug="cost"), TEXT)
    assert noted(cost, LATE) is None


def test_the_day_is_no_attribute_of_the_topic(cost):
    noted(cost, EARLY)
    assert "reread" not in Topic.objects.get(slug="cost").seeded


def test_a_day_that_readers_see_raises_the_content_revision(cost):
    import_content(cost.path)
    before = ContentRevision.current()
    noted(cost, EARLY)
    assert ContentRevision.current() > before
    after = ContentRevision.current()
    import_content(cost.path)
    assert ContentRevision.current() == after


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "20", '"2026-01-02"'])
def test_what_is_no_day_is_refused(cost, day):
    with pytest.raises(SeedError, match=r"cost\.md"):
        noted(cost, day)


@pytest.mark.parametrize(("model", "file"), [(Question, "questions/does-it-hurt.md"), (Page, "pages/about.md")])
def test_questions_and_pages_note_it_too(cost, model, file):
    path = cost.path / file
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("reread:")]
    path.write_text("\n".join([lines[0], f"reread: {LATE}", *lines[1:]]), encoding="utf-8")
    import_content(cost.path)
    assert model.objects.get(slug=path.stem).text.reread_on == LATE

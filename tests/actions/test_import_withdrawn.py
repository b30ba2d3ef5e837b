"""Loading the seeds beside a withdrawn source: it stays out, and nothing of the rest is lost."""

import datetime

import pytest

from articles.actions import import_content
from articles.models import ContentRevision, Source, Statement, Topic
from tests.actions.seed_folder import SeedFolder

pytestmark = pytest.mark.usefixtures("content")
QUOTED = "Generally, the cost per session can range from $100 to $700."


@pytest.fixture
def seeds(tmp_path):
    return SeedFolder(tmp_path / "seeds")


def withdraw(letter):
    Source.objects.filter(letter=letter).update(withdrawn_on=datetime.date(2026, 11, 1))


def test_statements_of_a_withdrawn_source_stay_as_they_are(seeds):
    withdraw("A")
    before = list(Statement.objects.filter(source__letter="A").values_list("pk", "exact", "low"))
    seeds.change("claims.toml", f'exact = "{QUOTED}", low = 100', f'exact = "{QUOTED}", low = 150')
    report = import_content(seeds.path)
    assert list(Statement.objects.filter(source__letter="A").values_list("pk", "exact", "low")) == before
    assert any("source A was withdrawn" in kept for kept in report.kept)


def test_when_the_source_is_back_its_changed_seed_is_loaded(seeds):
    withdraw("A")
    seeds.change("claims.toml", f'exact = "{QUOTED}", low = 100', f'exact = "{QUOTED}", low = 150')
    import_content(seeds.path)
    Source.objects.update(withdrawn_on=None)
    import_content(seeds.path)
    assert Statement.objects.get(exact=QUOTED, claim__slug="price-per-session").low == 150


def test_a_changed_text_that_cites_a_withdrawn_source_arrives_as_a_draft(seeds):
    withdraw("A")
    live = Topic.objects.get(slug="cost").live
    seeds.append("topics/cost.md", "\nIs it worth it?\n")
    report = import_content(seeds.path)
    topic = Topic.objects.get(slug="cost")
    assert topic.live == live
    assert topic.text.revisions.newest_first().first().markdown.endswith("Is it worth it?\n")
    assert any("withdrawn source" in kept for kept in report.kept)


def test_a_live_seed_is_rendered_anew_when_what_it_points_at_changed(seeds):
    topic = Topic.objects.get(slug="cost")
    before = topic.live.body_html
    revision = topic.live
    type(revision).objects.filter(pk=revision.pk).update(body_html="<p>As it once was.</p>")
    number = ContentRevision.current()
    report = import_content(seeds.path)
    assert Topic.objects.get(slug="cost").live.body_html == before
    assert (report.outcomes["updated"], ContentRevision.current() > number) == (1, True)

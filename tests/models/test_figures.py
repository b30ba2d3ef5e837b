"""The pictures of a topic: drawings by name, and charts of its claims."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template

from articles.actions import import_content
from articles.importing.seeds import SeedError
from articles.models import Claim, Figure, Source, Topic, compare_claims, figures_of
from articles.models.figure_names import DRAWINGS, charted, known_figures
from tests.actions.seed_folder import SeedFolder

pytestmark = pytest.mark.usefixtures("content")


def figures(*names, topic="cost"):
    claims = Claim.objects.with_statements().filter(topic__slug=topic)
    return figures_of(names, compare_claims(claims, list(Source.objects.for_display())))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_a_template_of_its_name(name):
    (drawn,) = figures(name)
    assert (drawn.drawing, drawn.chart) == (name, None)
    assert get_template(drawn.template).template.name == f"articles/figures/{name}.html"


def test_a_claims_chart_is_drawn_by_its_slug():
    (drawn,) = figures("claim:price-per-session")
    assert drawn.drawing == ""
    assert [group.claim.slug for group in drawn.chart.groups] == ["price-per-session"]


def test_claims_are_charted_together_in_the_order_named():
    (drawn,) = figures("claim:price-of-course+price-per-session")
    assert [group.claim.slug for group in drawn.chart.groups] == ["price-of-course", "price-per-session"]


def test_figures_stand_in_their_order():
    made = figures("claim:price-of-course", "scalp", "claim:price-per-session")
    assert [one.drawing for one in made] == ["", "scalp", ""]
    assert figures() == []


@pytest.mark.parametrize("name", ["claim:nowhere", "claim:", "claim:number-of-sessions", "nothing"])
def test_what_cannot_be_drawn_here_is_left_out(name):
    assert figures(name, "scalp") == [Figure(drawing="scalp")]


def test_a_claim_that_is_gone_leaves_the_others_of_its_chart():
    (drawn,) = figures("claim:nowhere+price-per-session")
    assert [group.claim.slug for group in drawn.chart.groups] == ["price-per-session"]


def test_the_claims_that_are_charted():
    assert charted(["scalp", "claim:a", "claim:b+c"]) == ["a", "b", "c"]


def test_a_figure_that_there_is_not_is_refused_with_what_there_is():
    known_figures(["scalp", "healing", "claim:a+b"])
    with pytest.raises(
        ValidationError, match="There is no figure 'brain': use scalp, healing, care, twelve, or claim:SLUG"
    ):
        known_figures(["scalp", "brain"])


def test_a_seed_with_such_a_figure_is_refused(tmp_path):
    seeds = SeedFolder(tmp_path / "seeds")
    seeds.change("topics/cost.md", "\nfigures: [", '\nfigures: ["brain", ')
    with pytest.raises(SeedError, match=r"cost\.md, line 1: figures: There is no figure 'brain'"):
        import_content(seeds.path)


def test_every_figure_of_the_real_topics_is_drawn():
    named = [topic for topic in Topic.objects.all() if topic.figures]
    assert named
    for topic in named:
        assert len(figures(*topic.figures, topic=topic.slug)) == len(topic.figures), topic

"""The pictures of a topic: drawings by name, and charts of its claims."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F

from articles.actions import import_content, log_changes, verify_content
from articles.models import Claim, Definition, Source, Statement, Topic
from articles.models.figure_names import drawn_claims, known_figures
from articles.seeding import NO_SOURCE, SeedError
from articles.shown import figures_of, not_drawn
from tests.actions.seed_folder import SeedFolder
from tests.factories import FoundStatement
from tests.reading import find, mark, read
from tests.seen import seen
from tests.shown.drawings import DRAWINGS

pytestmark = pytest.mark.usefixtures("content")


def figures(*names):
    log_changes("A test changed it.")
    return figures_of(names, DRAWINGS, seen(Claim.objects.to_tell().filter(slug__in=drawn_claims(names, DRAWINGS))))


def drawings(*names):
    return [one.drawn.name if one.drawn else "" for one in figures(*names)]


def says(name, claim):
    (drawn,) = figures(name)
    return str(drawn.drawn.says[claim])


def test_a_drawing_is_known_by_the_name_of_its_file(content):
    assert Definition.objects.now().drawings == DRAWINGS
    (drawn,) = figures("scalp")
    assert (drawn.drawn.name, drawn.charts) == ("scalp", ())


def test_a_claims_chart_is_drawn_by_its_slug():
    (drawn,) = figures("claim:price-per-session")
    assert drawn.drawn is None
    assert [group.claim.slug for group in drawn.charts[0].groups] == ["price-per-session"]


def test_claims_are_charted_together_in_the_order_named():
    (drawn,) = figures("claim:price-of-course+price-per-session")
    assert [group.claim.slug for group in drawn.charts[0].groups] == ["price-of-course", "price-per-session"]


def test_figures_stand_in_their_order():
    made = figures("claim:price-of-course", "scalp", "claim:price-per-session")
    assert [one.drawn.name if one.drawn else "" for one in made] == ["", "scalp", ""]
    assert figures() == []


@pytest.mark.parametrize(
    "name", ["claim:nowhere", "claim:", "claim:needle-depth", "who:nowhere", "sure:nowhere", "nothing"]
)
def test_what_cannot_be_drawn_here_is_left_out(name):
    assert drawings(name, "scalp") == ["scalp"]


def test_a_claim_that_is_gone_leaves_the_others_of_its_chart():
    (drawn,) = figures("claim:nowhere+price-per-session")
    assert [group.claim.slug for group in drawn.charts[0].groups] == ["price-per-session"]


def test_a_drawing_of_what_a_source_says_goes_with_the_source():
    assert drawings("care", "scalp") == ["care", "scalp"]
    Source.objects.filter(slug="a-guide").update(withdrawn_on="2026-11-28")
    assert drawings("care", "scalp") == ["scalp"]


def test_a_drawing_goes_when_its_words_are_so_no_more():
    assert drawings("scalp", "session") == ["scalp", "session"]
    Statement.objects.filter(claim__slug="sterile-device").delete()
    assert drawings("scalp", "session") == ["scalp"]


def words_of(runs):
    return "".join(run.words for run in runs)


def test_where_the_comparison_writes_what_is_answered_the_drawing_stays_and_its_words_follow():
    (before,) = figures("scalp")
    assert "How many millimetres deep they go: no source says. Ask" in words_of(before.drawn.closing)
    statement = FoundStatement(claim=Claim.objects.get(slug="needle-depth"), stance=None, low=1, high=2, unit="mm")
    (after,) = figures("scalp")
    assert f"How many millimetres deep they go: {statement.source.letter} alone says 1 to 2 mm. Ask" in words_of(
        after.drawn.closing
    )
    Claim.objects.filter(slug="needle-depth").update(is_published=False)
    assert figures("scalp") == []


def test_why_a_figure_is_left_out_is_told():
    silent = {"scalp": replace(DRAWINGS["scalp"], rests_on={"needle-depth": NO_SOURCE})}
    claims = Claim.objects.to_tell().filter(slug="needle-depth")
    assert not_drawn(["scalp"], silent, seen(claims.all())) == {}
    statement = FoundStatement(claim=Claim.objects.get(slug="needle-depth"), stance=None, low=1, unit="mm")
    log_changes("It says so.")
    assert not_drawn(["scalp", "claim:nowhere"], silent, seen(claims.all())) == {
        "scalp": "its words say that no source answers “How deep do the needles go, in millimetres?”, "
        f"and now {statement.source.letter} does",
        "claim:nowhere": "no source answers with an amount that can be drawn",
    }
    assert not_drawn(["scalp"], silent, []) == {"scalp": "it tells of the claim needle-depth, which readers do not see"}


def test_a_drawing_names_who_says_so_now():
    assert says("suits", "pattern-hair-loss") == "say A and D"
    Statement.objects.filter(claim__slug="pattern-hair-loss", source__letter="A").update(stance=-2)
    assert says("suits", "pattern-hair-loss") == "says D"
    Statement.objects.filter(claim__slug="pattern-hair-loss", source__letter="D").delete()
    assert drawings("suits") == []


def test_a_source_that_gives_one_answer_of_several_is_not_named_beside_all():
    claim = Claim.objects.get(slug="who-should-not")
    first, second = claim.statements.filter(source__letter="A", mention=False)
    other = Source.objects.get(letter="B")
    words = other.text[:9]
    FoundStatement(claim=claim, source=other, passage=None, exact=words, stance=None, values=first.values)
    assert says("suits", "who-should-not") == "says A"
    second.delete()
    assert drawings("suits") == []


@pytest.mark.parametrize(("name", "claim"), [(name, claim) for name in DRAWINGS for claim in DRAWINGS[name].rests_on])
def test_no_drawing_says_what_its_sources_say_otherwise(client, name, claim):
    """Whatever a claim was answered with: once every source answers otherwise, the drawing is left out and told of."""
    topic = next(topic for topic in Topic.objects.all() if name in topic.figures)
    others = {"stance": F("stance") * -1, "low": None, "high": None, "words": "otherwise", "values": ["something else"]}
    kind = Claim.objects.get(slug=claim).kind
    fields = {"stance": ["stance"], "quantity": ["low", "high", "words"], "set": ["values"]}[kind]
    counting = Statement.objects.filter(claim__slug=claim, mention=False, study=False)
    counting.update(**{field: others[field] for field in fields})
    if not counting:
        FoundStatement(claim=Claim.objects.get(slug=claim), low=1, unit="mm")
    assert drawings(name) == []
    assert f'id="{name}' not in client.get(topic.get_absolute_url()).content.decode()
    assert f"topic {topic.slug}, {name}" in [fault.where for fault in verify_content() if fault.check == "figure"]


def test_a_drawing_goes_with_a_claim_that_it_leads_to():
    Claim.objects.filter(slug="scalp-care").delete()
    assert figures("care") == []


def test_who_says_so_is_read_from_the_statements():
    (made,) = figures("who:pain+results-last+infection")
    heard = [[(source.letter, answer) for source, answer in one.cells if answer] for one in made.who]
    letters = [[f"{letter} {answer.side}" for letter, answer in one if answer.speaks] for one in heard]
    assert letters == [["A speaks"], ["B no", "C speaks"], ["A yes", "E yes"]]
    assert [[letter for letter, answer in one if not answer.speaks] for one in heard] == [["D"], ["A"], ["B", "D"]]
    assert made.sides == {"yes", "no", "speaks", "touches", ""}


def test_how_sure_research_is_is_read_from_what_was_weighed():
    Claim.objects.filter(slug="pain").update(certainty="")
    (made,) = figures("sure:denser-hair+pain+regrowth")
    assert [(one.claim.slug, one.certainty) for one in made.sure] == [("denser-hair", "low"), ("regrowth", "very low")]
    assert figures("sure:pain") == []


def test_the_table_of_who_says_so_marks_a_limit_and_silence_as_the_sheet_of_answers_does(client):
    page, (made,) = read(client, "/topics/side-effects/"), figures("who:redness+swelling+bleeding+infection")
    rows = {mark(row, "data-claim"): row for row in find(find(page, "figure", "who-says")[0], "tr")}
    for one in made.who:
        cells = find(rows[one.claim.slug], "td")
        drawn = [mark(find(cell, "span", "source-badge")[0], "class").split()[1] for cell in cells]
        assert drawn == [f"voice-{voice}" for _, voice in one.voices]
    assert {voice for one in made.who for _, voice in one.voices} >= {"limits", "touches", "silent"}


def test_the_claims_that_are_drawn():
    assert drawn_claims(["scalp", "claim:a", "who:b+c", "sure:d"], DRAWINGS) == ["a", "b", "c", "d", "needle-depth"]


def test_a_figure_that_there_is_not_is_refused_with_what_there_is():
    known_figures(["scalp", "healing", "claim:a+b", "who:a", "sure:a"])
    with pytest.raises(ValidationError, match=r"There is no figure 'brain': use care, depth, .* or sure:SLUG"):
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
        assert len(figures(*topic.figures)) == len(topic.figures), topic

"""Loading seeds: again, changed, and beside what editors made of them."""

import pytest

from articles.actions import import_content, record_statement, save_draft, what_would_go
from articles.models import (
    Claim,
    ContentRevision,
    Origin,
    Question,
    Reference,
    Revision,
    Source,
    State,
    Statement,
    Term,
    Topic,
    records_of,
    values_of,
)
from tests.factories import published

from .stored import everything_stored

CLAIM = (
    '\n[[claim]]\nslug = "noted"\nquestion = "Is it noted?"\ntopic = "results"\nkind = "stance"\n{note}statement = []\n'
)
WORTH = "What is it worth?"
FIGURES = 'low = 4, high = 6, unit = "sessions", approximate = true }'
SESSIONS = f'exact = "Most individuals require a series of 4 to 6 sessions", {FIGURES}'


@pytest.fixture
def changed_cost(seeds):
    seeds.append("topics/cost.md", f"\n{WORTH}\n")
    return seeds


def cost():
    return Topic.objects.get(slug="cost")


def sessions():
    return Statement.objects.get(claim__slug="number-of-sessions", exact__startswith="Most individuals require")


def test_loading_the_same_seeds_again_changes_no_row(seeds):
    before = everything_stored()
    report = import_content(seeds.path)
    assert set(report.outcomes) == {"unchanged"}
    assert report.kept == []
    assert not report.changed
    assert everything_stored() == before


def test_a_changed_seed_goes_live_where_no_editor_wrote(changed_cost):
    past = cost().live
    assert past.state is State.LIVE
    assert import_content(changed_cost.path).outcomes["published"] == 1
    assert WORTH in cost().live.markdown
    assert Revision.objects.get(pk=past.pk).state is State.PAST


def test_a_changed_seed_raises_the_content_revision(changed_cost):
    before = ContentRevision.current()
    import_content(changed_cost.path)
    after = ContentRevision.current()
    assert after > before
    import_content(changed_cost.path)
    assert ContentRevision.current() == after


def test_after_an_editor_published_the_seed_arrives_as_a_draft_beside(changed_cost):
    own = published(cost(), "Is it an editor's text?\n")
    report = import_content(changed_cost.path)
    beside = cost().text.revisions.newest_first().first()
    assert cost().live == own
    assert cost().text.working == own
    assert (beside.origin, beside.state) == (Origin.SEED, State.DRAFT)
    assert WORTH in beside.markdown
    assert [line for line in report.kept if "Cost" in line and "draft beside" in line]


def test_a_seed_follows_the_seed_before_it_and_so_shows_what_an_editor_wrote_since(changed_cost):
    seed = cost().live
    published(cost(), f"{seed.markdown}\nIs it an editor's?\n")
    import_content(changed_cost.path)
    beside = cost().text.revisions.newest_first().first()
    assert beside.begun_from == seed
    assert what_would_go(beside).words.going == ("Is it an editor's?",)


def test_a_seed_of_which_it_is_not_known_what_it_follows_becomes_live_too(changed_cost):
    seed = cost().live
    import_content(changed_cost.path)
    Revision.objects.filter(text=cost().text).update(begun_from=None)
    changed_cost.append("topics/cost.md", "\nIs it known?\n")
    import_content(changed_cost.path)
    assert "Is it known?" in cost().live.markdown
    assert cost().live.begun_from != seed


def test_beside_an_editors_draft_the_seed_arrives_as_a_draft_too(changed_cost):
    live, own = cost().live, save_draft(cost(), "An editor's unfinished text.\n")
    assert import_content(changed_cost.path).outcomes["drafted"] == 1
    assert cost().live == live
    assert cost().text.working == own


def test_a_seed_that_arrived_beside_stays_so_on_a_further_run(changed_cost):
    published(cost(), "Is it an editor's text?\n")
    import_content(changed_cost.path)
    before = everything_stored()
    report = import_content(changed_cost.path)
    assert set(report.outcomes) == {"unchanged"}
    assert everything_stored() == before


def test_attributes_that_an_editor_changed_are_kept_and_reported(seeds):
    Topic.objects.filter(slug="cost").update(name="Price")
    seeds.change("topics/cost.md", "name: Cost\n", "name: Costs\n")
    report = import_content(seeds.path)
    assert cost().name == "Price"
    assert [line for line in report.kept if "topic cost: name" in line]


def test_other_attributes_of_the_same_seed_are_still_taken_over(seeds):
    Topic.objects.filter(slug="cost").update(name="Price")
    seeds.change("topics/cost.md", "question: What does microneedling", "question: How much does microneedling")
    import_content(seeds.path)
    assert (cost().name, cost().question) == ("Price", "How much does microneedling for hair loss cost?")


def test_claims_of_a_question_that_an_editor_chose_are_kept(seeds):
    question = Question.objects.get(slug="does-it-hurt")
    question.claims.set(Claim.objects.filter(slug="absorption"))
    import_content(seeds.path)
    assert list(question.claims.values_list("slug", flat=True)) == ["absorption"]


def test_a_new_term_is_added_and_live(seeds):
    seeds.append("glossary.toml", '\n[[term]]\nslug = "zinc"\nname = "Zinc"\ndefinition = "A metal."\n')
    import_content(seeds.path)
    assert Term.objects.get(slug="zinc").live.markdown == "A metal.\n"


def test_a_statement_that_an_editor_changed_is_kept(seeds):
    Statement.objects.filter(pk=sessions().pk).update(high=7)
    import_content(seeds.path)
    assert sessions().high == 7
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("high = 6", "high = 8"))
    assert import_content(seeds.path).outcomes["kept"] == 1
    assert sessions().high == 7


def test_a_statement_that_an_editor_removed_is_not_brought_back(seeds):
    sessions().delete()
    import_content(seeds.path)
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("high = 6", "high = 8"))
    import_content(seeds.path)
    assert not Statement.objects.filter(claim__slug="number-of-sessions", exact__startswith="Most indiv").exists()


def test_a_statement_taken_out_of_the_seeds_goes(seeds):
    gone = sessions().pk
    seeds.change("claims.toml", '  { source = "A", ' + SESSIONS + ",\n", "")
    assert import_content(seeds.path).outcomes["removed"] == 1
    assert not Statement.objects.filter(pk=gone).exists()


def test_a_statement_taken_out_of_the_seeds_stays_where_an_editor_changed_it(seeds):
    Statement.objects.filter(pk=sessions().pk).update(high=7)
    seeds.change("claims.toml", '  { source = "A", ' + SESSIONS + ",\n", "")
    import_content(seeds.path)
    assert sessions().high == 7


def test_a_statement_changed_in_the_seeds_is_brought_up_to_date(seeds):
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("high = 6", "high = 8"))
    import_content(seeds.path)
    assert sessions().high == 8


def test_an_editors_own_statement_on_the_same_place_is_not_overwritten(seeds):
    claim, source = Claim.objects.get(slug="session-length"), Source.objects.get(letter="A")
    own = record_statement(claim, source, "Most individuals require a series", {"words": "as an editor says"})
    new = '{ source = "A", exact = "Most individuals require a series of 4", low = 4, high = 6 }'
    seeds.change("claims.toml", 'unit = "minutes"\n', f'unit = "minutes"\nstatement = [{new}]\n')
    import_content(seeds.path)
    own.refresh_from_db()
    assert own.words == "as an editor says"


def test_a_quotation_spelt_anew_in_the_seeds_keeps_its_statement(seeds):
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("a series of", "a  series of"))
    import_content(seeds.path)
    assert sessions().high == 6


def test_the_same_words_may_be_quoted_at_two_places(seeds):
    places = [
        f'{{ source = "C", exact = "growth factors", prefix = "{before}", mention = true }}'
        for before in ("the production of", "PRP contains")
    ]
    twice = CLAIM.format(note="").replace("statement = []", f"statement = [{', '.join(places)}]")
    seeds.append("claims.toml", twice)
    import_content(seeds.path)
    assert set(import_content(seeds.path).outcomes) == {"unchanged"}
    assert Statement.objects.filter(claim__slug="noted").count() == 2


@pytest.mark.parametrize(("model", "slug"), [(Question, "does-it-hurt"), (Term, "adverse-effect")])
def test_what_an_editor_removed_is_not_brought_back(seeds, model, slug):
    model.objects.get(slug=slug).delete()
    import_content(seeds.path)
    assert not model.objects.filter(slug=slug).exists()


def test_a_slug_that_an_editor_changed_does_not_bring_a_second_copy(seeds):
    Question.objects.filter(slug="does-it-hurt").update(slug="is-it-painful")
    count = Question.objects.count()
    import_content(seeds.path)
    assert Question.objects.count() == count


def test_what_an_editor_made_is_not_overwritten_by_a_later_seed_of_its_slug(seeds):
    Term.objects.create(slug="zinc", name="Zinc, as an editor says", spellings=["Zn"])
    seeds.append("glossary.toml", '\n[[term]]\nslug = "zinc"\nname = "Zinc"\ndefinition = "A metal."\n')
    import_content(seeds.path)
    assert Term.objects.get(slug="zinc").spellings == ["Zn"]


def test_a_claims_note_taken_out_of_the_seeds_goes(seeds):
    seeds.append("claims.toml", CLAIM.format(note='note = "A word on it."\n'))
    import_content(seeds.path)
    seeds.change("claims.toml", 'note = "A word on it."\n', "")
    import_content(seeds.path)
    assert Claim.objects.get(slug="noted").live is None


def test_a_changed_reference_is_taken_over(seeds):
    seeds.change("references.toml", "2013;5(1):6–11", "2013;5(1):6–12")
    assert import_content(seeds.path).outcomes["updated"] == 1
    assert "6–12" in Reference.objects.get(key="dhurat-2013").citation


STUDIED = '{ reference = "starace-2020", shows = "not studied" }'


def test_what_to_ask_and_what_research_shows_are_taken_over_unless_an_editor_changed_them(seeds):
    of_editor = [{"reference": "dhurat-2013", "shows": "mixed"}]
    Claim.objects.filter(slug="number-of-sessions").update(research=of_editor)
    seeds.change("claims.toml", "and how do you know?", "eh?")
    seeds.change("claims.toml", STUDIED, STUDIED.replace("not studied", "supports"))
    report = import_content(seeds.path)
    claim = Claim.objects.get(slug="number-of-sessions")
    assert (claim.ask, claim.research) == ("How many sessions would I need, eh?", of_editor)
    assert report.kept == ["claim number-of-sessions: research is as an editor set it"]


def test_what_a_seed_says_that_a_work_shows_is_taken_over_and_rated(seeds):
    assert Claim.objects.get(slug="number-of-sessions").certainty == "not studied"
    seeds.change("claims.toml", STUDIED, STUDIED.replace('"not studied"', '"supports", people = 7'))
    import_content(seeds.path)
    after = Claim.objects.get(slug="number-of-sessions")
    assert after.research[-1] == {"reference": "starace-2020", "shows": "supports", "people": 7}
    assert after.certainty == "very low"


def test_the_heading_of_the_sheet_is_taken_over(seeds):
    seeds.change("topics/cost.md", "sheet_heading: What will it cost?", "sheet_heading: What will I pay?")
    import_content(seeds.path)
    assert cost().sheet_heading == "What will I pay?"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("topics/cost.md", "name: Cost\n", "name: Prices\n"),
        ("questions/does-it-hurt.md", "claims: [pain, numbing]", "claims: [pain]"),
        ("claims.toml", SESSIONS, SESSIONS.replace("high = 6", "high = 8")),
    ],
)
def test_what_only_the_seeds_ever_changed_has_no_history_to_go_back_to(seeds, file, old, new):
    before = everything_stored()
    seeds.change(file, old, new)
    import_content(seeds.path)
    assert everything_stored() != before
    assert not any(model.history.exists() for model in (Topic, Question, Statement))


def test_what_the_seeds_change_of_something_that_an_editor_changed_is_in_its_history(seeds):
    question = Question.objects.get(slug="does-it-hurt")
    question.position += 10
    question.save()
    seeds.change("questions/does-it-hurt.md", "claims: [pain, numbing]", "claims: [pain]")
    import_content(seeds.path)
    (pain,) = question.claims.values_list("pk", flat=True)
    states = values_of(records_of(question))
    assert [len(state["claims"]) for state in states] == [1, 2, 2]
    assert states[0]["claims"] == [pain]

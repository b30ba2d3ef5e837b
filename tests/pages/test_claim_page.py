"""A claim's page: the verdict, each interest apart, every quotation in its context, the research note, what to ask."""

from typing import Any

import pytest
from django.test.html import Element

from articles.actions import rate_research
from articles.comparing import LEGEND, compare
from articles.models import Claim, Interest, Source
from articles.quoting import fold
from articles.shown import compare_claims
from tests.factories import (
    ConflictingClaim,
    FoundStatement,
    SilentClaim,
    StoredPassage,
    Trial,
    answered,
    published,
)
from tests.pages.test_links import unspaced
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
ASK = "How long will it last for me?"
SAID = {shown.agreement: f"{shown.sign} {shown.words}" for shown in LEGEND}
LABEL = "From published research, not from our sources"


@pytest.fixture
def compared() -> list[Any]:
    return compare_claims(Claim.objects.published().with_statements(), list(Source.objects.for_display()))


def badges(node: Element) -> list[str]:
    return [words(badge).removeprefix("Source ") for badge in find(node, "a", "source-badge")]


def page_of(client: Any, claim: Claim) -> Element:
    return read(client, claim.get_absolute_url())


def blocks(page: Element) -> dict[str, tuple[list[str], str]]:
    """The groups of sources on the page: what they have to gain, with their letters and their agreement."""
    groups = [group for one in find(page, "dl", "by-interest") for group in find(one, "div")]
    told = {}
    for group in groups:
        (dt,), (agreement,) = find(group, "dt"), find(group, css="agreement")
        told[words(dt, leaving_out="source-badge")] = (badges(dt), words(agreement))
    return told


def test_every_claim_shows_its_verdict_as_a_sentence(pages, compared):
    for one in compared:
        shown, _ = find(pages[one.claim.get_absolute_url()], "p", "verdict")
        assert one.verdict in words(shown)
        assert words(find(shown, css="agreement")[0]) == f"{one.sign} {one.words}"


def test_the_verdict_of_a_conflict_names_who_stands_against_whom(client):
    page = page_of(client, answered(SilentClaim(), A=2, C=-2, D=2, E=2))
    assert "contradict each other: C against A, D and E." in words(find(page, "p", "verdict")[0])


def test_interests_are_compared_apart_exactly_where_both_groups_speak_and_one_has_more_than_one_voice(pages, compared):
    telling = 0
    for one in compared:
        groups = {
            "With something to gain": [said.source.letter for said in one.said if said.source.has_interest],
            "With no interest stated": [said.source.letter for said in one.said if not said.source.has_interest],
        }
        counting = [statement.as_compared() for said in one.said for statement in said.statements]
        apart = {name: compare(letters, counting) for name, letters in groups.items()}
        voices = sorted(len(comparison.speaking) for comparison in apart.values())
        tells = voices[0] > 0 and voices[1] > 1
        telling += tells
        expected = {name: (list(comparison.speaking), SAID[comparison.agreement]) for name, comparison in apart.items()}
        shown = blocks(pages[one.claim.get_absolute_url()])
        assert shown == (expected if tells else {}), one.claim.slug
    assert 0 < telling < len(compared)


def test_interests_are_no_longer_apart_once_all_who_speak_have_the_same(client):
    claim = ConflictingClaim()
    FoundStatement(claim=claim, stance=2)
    first, second, third = Source.objects.filter(statements__claim=claim)
    assert blocks(page_of(client, claim)) == {}
    Source.objects.filter(pk=first.pk).update(interest=Interest.OFFERS)
    assert blocks(page_of(client, claim)) == {
        "With something to gain": ([first.letter], "1 Only one says"),
        "With no interest stated": ([second.letter, third.letter], "≠ They conflict"),
    }
    Source.objects.filter(pk__in=[second.pk, third.pk]).update(interest=Interest.PROMOTES)
    assert blocks(page_of(client, claim)) == {}


def test_two_voices_one_on_each_side_are_not_told_apart(client):
    claim = ConflictingClaim()
    Source.objects.filter(statements=claim.statements.first()).update(interest=Interest.OFFERS)
    assert blocks(page_of(client, claim)) == {}


def test_every_quotation_is_marked_within_its_own_passage(pages, compared):
    with_context = 0
    for one in compared:
        stored = [statement for said in one.said for statement in (*said.counting, *said.asides)]
        shown = find(pages[one.claim.get_absolute_url()], "blockquote", "statement")
        assert len(shown) == len(stored)
        for quotation, statement in zip(shown, stored, strict=True):
            (marked,) = find(quotation, "mark")
            assert unspaced(words(marked)) == unspaced(statement.exact)
            assert unspaced(words(find(quotation, "p")[0])) in unspaced(statement.passage.text)
            with_context += words(find(quotation, "p")[0]) != words(marked)
    assert with_context > 100


def test_the_sentences_before_and_after_are_around_the_marked_words(client):
    text = "It is old. It surely works, they say. It never works. Nobody knows why. It ends."
    passage = StoredPassage(source__text=text)
    claim = FoundStatement(passage=passage, exact="never works", stance=-2).claim
    (quotation,) = find(page_of(client, claim), "blockquote")
    assert words(find(quotation, "mark")[0]) == "never works"
    assert [words(one) for one in find(quotation, "span", "context")] == [
        "It surely works, they say.",
        "It",
        ".",
        "Nobody knows why.",
    ]


def test_of_a_source_that_shows_no_passage_the_marked_words_stand_alone(client):
    statement = FoundStatement(passage__source__passages_shown="none")
    (quotation,) = find(page_of(client, statement.claim), "blockquote")
    assert words(find(quotation, "p")[0]) == "It surely works."


def test_a_claim_without_a_note_has_no_place_for_one(client):
    page = page_of(client, SilentClaim())
    assert find(page, "aside", "note") == []
    assert LABEL not in words(page)


def test_research_speaks_right_after_the_verdict_before_any_source(pages):
    claims = [claim for claim in Claim.objects.published() if claim.live]
    assert claims
    for claim in claims:
        before = str(pages[claim.get_absolute_url()]).partition('<aside aria-labelledby="note-heading"')[0]
        assert 'class="verdict"' in before
        assert 'class="statements"' not in before


def test_a_note_is_told_apart_from_the_sources_and_has_its_references(client):
    study, other = Trial(citation="Able B. Hair in mice. 2020."), Trial()
    claim = SilentClaim(research=[{"reference": study.key, "shows": "supports in part", "indirect": "in mice"}])
    published(claim, f"A trial found less.[^{study.key}]\n\nIt was small.\n")
    (note,) = find(page_of(client, claim), "aside", "note")
    assert words(find(note, css="note-title")[0]) == LABEL
    assert mark(note, "aria-labelledby") == mark(find(note, css="note-title")[0], "id")
    assert "Supports it in part (trial, groups made by chance, 400 people; in mice)." in words(note)
    assert "It was small." in words(note)
    assert "Able B. Hair in mice. 2020." in words(note)
    assert mark(find(note, "a", "ref")[0], "href") == f"#ref-{study.key}"
    assert [mark(one, "id") for one in find(note, "li") if "id" in dict(one.attributes)] == [f"ref-{study.key}"]
    assert other.key not in words(note)


@pytest.mark.parametrize(
    ("shows", "mark_of_it", "said"),
    [
        (
            "supports",
            "●●●● Research: high certainty",
            "Research supports a yes. More of it is unlikely to change that.",
        ),
        ("not studied", "○○○○ Research: not studied", "None of the studies that we cite tests this."),
    ],
)
def test_how_sure_research_is_stands_beside_the_verdict_with_the_same_weight(client, shows, mark_of_it, said):
    trial = Trial()
    claim = SilentClaim(research=[{"reference": trial.key, "shows": shows}])
    published(claim, f"We looked in March [^{trial.key}].\n")
    rate_research()
    _, research = find(page_of(client, claim), "p", "verdict")
    assert words(research) == f"{mark_of_it} {said}"


def test_why_research_is_no_surer_is_told_step_by_step(client):
    claim = SilentClaim(research=[{"reference": Trial(people=50).key, "shows": "supports"}])
    published(claim, "We looked in March.\n")
    rate_research()
    (why,) = find(page_of(client, claim), "details", "because")
    assert "Why low certainty" in words(why)
    assert "Two steps down: the largest had 50 people." in words(why)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "We looked [^trial].",
            "Research: not weighed yet We have not yet written down what the research that we cite",
        ),
        ("We looked.", "○○○○ Research: not studied We cite no research on this."),
    ],
)
def test_what_nobody_weighed_is_told_apart_from_what_nobody_studied(client, note, said):
    Trial(key="trial")
    claim = SilentClaim()
    published(claim, note)
    rate_research()
    _, research = find(page_of(client, claim), "p", "verdict")
    assert words(research).startswith(said)


def test_a_retracted_work_is_marked_wherever_it_is_listed(client):
    trial = Trial(key="trial", citation="Able B. Hair in mice. 2020.")
    claim = SilentClaim(research=[{"reference": "trial", "shows": "supports"}])
    published(claim, "We looked [^trial].")
    trial.retracted = True
    trial.save()
    assert "Retracted: it does not count (trial" in words(page_of(client, claim))
    assert "Retracted. It counts no more" in words(read(client, "/references/"))


def test_a_note_that_rests_on_no_work_gives_no_reasons(client):
    claim = SilentClaim()
    published(claim, "We looked in March.\n")
    assert find(page_of(client, claim), "details", "because") == []


def test_a_note_that_is_only_a_draft_is_not_shown(client):
    claim = SilentClaim()
    published(claim, "We looked in March.\n")
    claim.text.live = None
    claim.text.save()
    assert find(page_of(client, claim), "aside", "note") == []


def test_what_to_ask_a_clinic_is_on_the_page_exactly_where_an_editor_said_so(client):
    claim = SilentClaim(ask=ASK)
    (asked,) = find(page_of(client, claim), "section", "ask")
    assert fold(f"“{ASK}”") in words(asked)
    assert "/questions-to-ask/" in [mark(one, "href") for one in find(asked, "a")]
    assert find(page_of(client, SilentClaim()), "section", "ask") == []


def test_an_unpublished_claim_has_no_page(client):
    claim = SilentClaim(is_published=False, ask=ASK)
    assert client.get(claim.get_absolute_url()).status_code == 404


def test_a_source_is_told_how_many_of_its_statements_hedge_and_one_that_touches_on_it_is_not_silent(client):
    page = page_of(client, Claim.objects.get(slug="infection"))
    verdict, _ = find(page, "p", "verdict")
    assert words(verdict).endswith("B and D touch on it; C does not say. 3 of 3 statements hedge.")
    said = {badges(one)[0]: words(one) for section in find(page, css="statements") for one in find(section, "h3")}
    assert "Hedges in 2 of 2" in said["A"]
    assert "Hedges" not in said["E"]
    assert "Touches on it, without an answer" in said["B"]
    assert badges(find(page, "p", "silent-sources")[0]) == ["C"]


def test_each_part_of_the_page_says_what_it_answers(client):
    page = page_of(client, Claim.objects.get(slug="number-of-sessions"))
    (body,) = find(page, "div", "page-body")
    assert [words(one) for one in find(body, "h2")][:5] == [
        "What research shows, and how sure it is",
        "What the sources answer, side by side",
        "Which words of each source we compare",
        "Who does not speak of it",
        "What to ask a clinic",
    ]


@pytest.mark.parametrize("slug", ["infection", "invasive", "results-last"])
def test_a_source_wears_the_same_mark_here_as_in_the_table_of_claims_and_on_its_own_page(client, slug):
    def mark_in(node):
        (cell,) = find(node, css="field-cell")
        return next(name for name in mark(cell, "class").split() if name.startswith("voice-"))

    (row,) = [one for one in find(read(client, "/claims/"), "tr") if mark(one, "data-claim") == slug]
    table = [mark_in(cell) for cell in find(row, "td") if find(cell, css="field-cell")]
    here = {
        mark(one, "id"): mark_in(one) for one in find(page_of(client, Claim.objects.get(slug=slug)), css="statements")
    }
    for source, in_table in zip(Source.objects.for_display(), table, strict=True):
        assert here.get(source.slug, "voice-silent") == in_table
        rows = [one for one in find(read(client, source.get_absolute_url()), "li") if mark(one, "data-claim") == slug]
        assert [mark_in(one) for one in rows] == ([in_table] if in_table in ("voice-says", "voice-limits") else [])

"""Claims and statements in the admin: looked up in the source before anything is stored."""

from decimal import Decimal

import pytest
from django.test.html import parse_html

from articles.models import Claim, ContentRevision, Reference, Source, Statement, Topic
from tests.actions.stored import everything_stored
from tests.factories import (
    AmountClaim,
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    LostStatement,
    Trial,
    published,
)
from tests.reading import find, mark

from .forms import as_shown, do, page_of, with_statement

pytestmark = pytest.mark.usefixtures("content")
ADD = "/admin/articles/statement/add/"
EXACT = "This minimally invasive technique"
AMOUNT = {"exact": "once a week for three months", "low": "3", "unit": "USD"}
REASON = "D was read again."


def pk(letter):
    return Source.objects.get(letter=letter).pk


def values(**changed):
    claim = Claim.objects.get(slug="price-per-session")
    return {"claim": claim.pk, "source": pk("D"), **AMOUNT, "reason": REASON, **changed}


def errors(response):
    form = response.context["adminform"].form
    return " ".join(message for said in form.errors.values() for message in said)


def test_a_statement_is_added_with_its_place(editing):
    before = ContentRevision.current()
    editing.post(ADD, values(exact="once a week\r\nfor three  months"))
    statement = Statement.objects.get(claim__slug="price-per-session", source__letter="D")
    assert statement.source.text[statement.start : statement.end] == statement.exact == "once a week for three months"
    assert statement.passage.text.startswith("Another study")
    assert ContentRevision.current() > before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"exact": "It works for everyone"}, "“It works for everyone” is not in the text"),
        ({"exact": "with no adverse effects reported"}, "in the text 2 times"),
        ({"exact": "PIE vs PIH"}, "page furniture"),
        ({"low": ""}, "An amount needs low, high or words"),
        ({"low": "6", "high": "4"}, "low (6) is above high (4)"),
        ({"unit": ""}, "a figure needs its unit; this claim counts in USD"),
        ({"unit": "CAD"}, "which is not known: give one of USD, EUR, GBP"),
        ({"stance": "2"}, "not for “yes or no”"),
    ],
)
def test_a_statement_with_a_fault_is_shown_again_and_not_stored(editing, changed, said):
    before = everything_stored()
    assert said in errors(editing.post(ADD, values(**changed)))
    assert everything_stored() == before


@pytest.mark.parametrize("missing", ["claim", "source", "exact"])
def test_a_statement_that_lacks_a_field_is_shown_again(editing, missing):
    response = editing.post(ADD, values(**{missing: "", "low": ""}))
    assert missing in response.context["adminform"].form.errors


def test_a_place_that_is_quoted_already_is_refused(editing):
    editing.post(ADD, values())
    before = everything_stored()
    assert errors(editing.post(ADD, values(low="4")))
    assert everything_stored() == before


def test_a_statement_is_added_on_its_claims_page(editing):
    claim = Claim.objects.get(slug="price-per-session")
    posted = as_shown(editing, page_of(claim)) | {"reason": REASON}
    editing.post(page_of(claim), with_statement(posted, source=pk("D"), **AMOUNT))
    assert claim.statements.get(source__letter="D").start is not None


def test_a_statement_with_words_not_in_the_source_is_not_stored_from_its_claims_page(editing):
    claim = Claim.objects.get(slug="price-per-session")
    posted = as_shown(editing, page_of(claim))
    before = everything_stored()
    new = {"source": pk("D"), **AMOUNT, "exact": "Not there"}
    response = editing.post(page_of(claim), with_statement(posted, **new))
    assert "“Not there” is not in the text" in response.content.decode()
    assert everything_stored() == before


NEW = {"question": "Is it so?", "slug": "is-it-so", "kind": "stance", "position": "99"}


@pytest.mark.parametrize(("exact", "stored"), [(EXACT, 1), ("Words that stand nowhere", 0)])
def test_a_new_claim_comes_with_statements_that_have_their_place(editing, exact, stored):
    posted = {**NEW, "topic": Topic.objects.get(slug="cost").pk}
    editing.post("/admin/articles/claim/add/", with_statement(posted, source=pk("D"), exact=exact, stance="1"))
    assert Statement.objects.filter(claim__slug="is-it-so", start__isnull=False).count() == stored
    assert not Statement.objects.filter(claim__slug="is-it-so", start__isnull=True).exists()


def test_a_new_claim_without_a_kind_is_shown_again(editing):
    posted = {**NEW, "kind": "", "topic": Topic.objects.get(slug="cost").pk}
    response = editing.post(
        "/admin/articles/claim/add/", with_statement(posted, source=pk("D"), exact=EXACT, stance="1")
    )
    assert "kind" in response.context["adminform"].form.errors


@pytest.mark.parametrize("changed", [{"kind": "quantity"}, {"unit": "weeks"}])
def test_only_an_amount_has_a_unit(editing, changed):
    posted = {**NEW, "topic": Topic.objects.get(slug="cost").pk, **with_statement({}), **changed}
    posted["statements-TOTAL_FORMS"] = 0
    response = editing.post("/admin/articles/claim/add/", posted)
    assert "An amount needs a unit, and only an amount has one." in errors(response)


def test_the_kind_of_a_claim_stays_while_its_statements_do_not_fit_another(editing):
    claim = ConflictingClaim()
    editing.post(page_of(claim), as_shown(editing, page_of(claim)) | {"kind": "set"})
    assert Claim.objects.get(pk=claim.pk).kind == "stance"


def test_a_lost_statement_is_mended_by_giving_other_words(editing):
    statement = LostStatement(source=Source.objects.get(letter="D"))
    page = page_of(statement)
    editing.post(page, as_shown(editing, page) | {"exact": EXACT, "reason": REASON})
    assert Statement.objects.get(pk=statement.pk).passage.text.startswith("Microneedling is a popular")


def test_removing_one_statement_raises_the_content_revision(editing):
    before = ContentRevision.current()
    statement = Statement.objects.first()
    editing.post(page_of(statement, "delete"), {"post": "yes"})
    assert not Statement.objects.filter(pk=statement.pk).exists()
    assert ContentRevision.current() > before


def test_removing_several_statements_raises_the_content_revision(editing):
    before = ContentRevision.current()
    chosen = [one.pk for one in Statement.objects.all()[:2]]
    do(editing, "/admin/articles/statement/", "delete_selected", *chosen, reason="We had misread it.")
    assert not Statement.objects.filter(pk__in=chosen).exists()
    assert ContentRevision.current() > before


def test_changing_a_reference_raises_the_content_revision(editing):
    before = ContentRevision.current()
    reference = Reference.objects.first()
    page = page_of(reference)
    editing.post(page, as_shown(editing, page) | {"found": "Something else."})
    assert Reference.objects.get(pk=reference.pk).found == "Something else."
    assert ContentRevision.current() > before


def sent(editing, claim, **changed):
    """The errors of the field, and the claim as it is stored then."""
    response = editing.post(page_of(claim), as_shown(editing, page_of(claim)) | changed)
    errors = response.context["adminform"].form.errors.get("research", []) if response.context else []
    return " ".join(errors), Claim.objects.get(pk=claim.pk)


def test_what_a_work_shows_is_written_a_line_for_each_and_decides_how_sure_research_is(editing):
    Trial(key="trial")
    Trial(key="other", people=50)
    claim = ConflictingClaim()
    lines = "trial | supports\nother | supports in part | people: 12 | indirect: in mice | differs: a lot"
    errors, stored = sent(editing, claim, research=lines, markdown="Trials found it [^trial].", _publish="")
    assert errors == ""
    assert stored.research == [
        {"reference": "trial", "shows": "supports"},
        {"reference": "other", "shows": "supports in part", "people": 12, "indirect": "in mice", "differs": "a lot"},
    ]
    assert stored.certainty == "moderate"
    assert as_shown(editing, page_of(claim))["research"] == lines


def test_what_research_shows_needs_a_note_that_tells_it(editing):
    Trial(key="trial")
    errors, stored = sent(editing, ConflictingClaim(), research="trial | supports", markdown=" \n")
    assert "needs a note" in errors
    assert stored.research == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nowhere | supports", "Line 1: there is no reference 'nowhere': add it under References first."),
        ("trial", "Line 1: after “trial” write a bar and one of: supports"),
        ("trial | proves", "Line 1: after “trial” write a bar and one of: supports"),
        ("trial | supports | sure: very", "Line 1: “sure: very”: expected one of people: …"),
        ("trial | supports | people: many", "Line 1: people is “many”: give a number."),
        ("trial | supports\ntrial | mixed", "Line 2: trial stands here twice"),
        ("trial | supports | indirect: a | indirect: b", "Line 1: it tells one thing twice"),
        ("trial | supports | people: " + "9" * 5_000, "Line 1: people is “999"),
        ("bare | supports", "Line 1: say under References what bare is, its design and who took part, first."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_the_remedy_and_kept_in_the_form(editing, line, told):
    Trial(key="trial")
    CheckedReference(key="bare", design="")
    errors, stored = sent(editing, ConflictingClaim(), research=line, markdown="A trial found it [^trial].")
    assert told in errors
    assert stored.research == []


def test_a_reference_keeps_its_key_and_what_cites_it_follows_its_name(editing):
    trial = Trial(key="trial", citation="Able B. A trial. 2020.")
    claim = ConflictingClaim(research=[{"reference": "trial", "shows": "supports"}])
    published(claim, "A trial found it [^trial].")
    editing.post(page_of(trial), as_shown(editing, page_of(trial)) | {"key": "other", "short": "Our trial"})
    trial.refresh_from_db()
    claim.text.refresh_from_db()
    assert (trial.key, trial.short) == ("trial", "Our trial")
    assert "Our trial" in claim.text.live.lead_html


def test_a_reference_that_is_deleted_shows_nothing_on_any_claim(editing):
    trial = Trial(key="trial")
    claim = ConflictingClaim(research=[{"reference": "trial", "shows": "supports"}], certainty="high")
    editing.post(page_of(trial, "delete"), {"post": "yes"})
    after = Claim.objects.get(pk=claim.pk)
    assert (after.research, after.certainty) == ([], "not studied")


def test_a_change_of_a_reference_changes_how_sure_research_is(editing):
    trial = Trial(key="trial")
    claim = ConflictingClaim(research=[{"reference": "trial", "shows": "supports"}], certainty="high")
    published(claim, "A trial found it [^trial].")
    editing.post(page_of(trial), as_shown(editing, page_of(trial)) | {"people": "50"})
    assert Claim.objects.get(pk=claim.pk).certainty == "low"


def test_a_claims_page_leads_to_the_text_of_each_source(editing):
    claim = Claim.objects.get(slug="session-length")
    page = editing.get(page_of(claim)).content.decode()
    for source in Source.objects.for_display():
        assert f'href="{page_of(source, "mark")}?claim=session-length"' in page


def test_figures_are_shown_as_people_write_them_and_stay_as_they_are(editing):
    figures = {"low": Decimal(180), "high": Decimal(180), "unit": "weeks"}
    statement = Statement.objects.get(pk=FoundStatement(claim=AmountClaim(), stance=None, **figures).pk)
    form = editing.get(page_of(statement)).context["adminform"].form
    assert (form["low"].value(), form["high"].value()) == ("180", "180")
    assert not form.fields["low"].has_changed(statement.low, form["low"].value())
    Statement.objects.filter(pk=statement.pk).update(high="200.500")
    form = editing.get(page_of(statement)).context["adminform"].form
    assert form["high"].value() == "200.5"


def test_what_helps_with_a_box_to_tick_has_its_own_line(editing):
    statement = Statement.objects.filter(claim__kind="quantity").first()
    for page in (page_of(statement), page_of(statement.claim)):
        lines = find(parse_html(editing.get(page).content.decode()), css="form-multiline")
        assert not [one for line in lines for one in find(line, "input") if mark(one, "type") == "checkbox"]

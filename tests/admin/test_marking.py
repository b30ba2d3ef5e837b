"""The marking page: words of a source's text are checked, and only then recorded as a statement."""

from decimal import Decimal

import pytest
from django.urls import reverse

from articles.admin.recording.shading import shaded
from articles.models import AgreementChange, Claim, ContentRevision, Source, Statement
from tests.actions.stored import everything_stored
from tests.admin.accounts import allowed
from tests.factories import LevelClaim, SetClaim, SilentClaim, StoredPassage

pytestmark = pytest.mark.usefixtures("content")
WEEKLY = "once a week for three months"
TWICE = "with no adverse effects reported"
AMOUNT = {"exact": WEEKLY, "low": "3", "high": "3", "unit": "USD"}
REASON = "D names a price."


def address(letter="D", claim="price-per-session"):
    page = reverse("admin:articles_source_mark", args=[Source.objects.get(letter=letter).pk])
    return f"{page}?claim={claim}" if claim else page


def check(client, *, claim="price-per-session", **words):
    return client.post(address(claim=claim), {**words, "_check": ""})


def record(client, *, claim="price-per-session", **words):
    return client.post(address(claim=claim), {**words, "_save": ""})


def recorded(claim="price-per-session"):
    return Statement.objects.get(claim__slug=claim, source__letter="D")


def test_the_page_begins_with_the_whole_text_and_a_choice_of_claims(editing):
    response = editing.get(address(claim=None))
    assert "".join(one.words for one in response.context["shaded"].pieces) == Source.objects.get(letter="D").text
    groups = response.context["choice"].fields["claim"].choices
    offered = [slug for _, options in groups for slug, _ in options]
    assert offered == list(Claim.objects.order_by("topic__position", "position").values_list("slug", flat=True))
    assert response.context["form"] is None


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        ("price-per-session", {"low", "high", "unit", "words", "open_high", "approximate"}),
        ("cure", {"stance"}),
        ("invasive", {"values", "approximate"}),
    ],
)
def test_a_chosen_claim_asks_only_for_a_value_of_its_kind(editing, claim, asked):
    form = editing.get(address(claim=claim)).context["form"]
    assert set(form.fields) - {"exact", "prefix", "suffix", "mention", "study", "reason"} == asked


def test_the_claims_own_unit_stands_there_already(editing):
    assert editing.get(address(claim="session-length")).context["form"]["unit"].value() == "minutes"


def test_what_is_recorded_on_any_claim_is_shaded_in_the_text_and_named(editing):
    response = editing.get(address("A", claim=None))
    source, shaded = Source.objects.get(letter="A"), response.context["shaded"]
    assert "".join(one.words for one in shaded.pieces) == source.text
    for stored in source.statements.found():
        assert "".join(one.words for one in shaded.pieces if stored in one.recorded) == stored.exact
        assert f'<li id="says-{stored.pk}">' in response.content.decode()


def test_the_spans_of_sentences_are_those_of_the_text_as_a_browser_has_it():
    source = StoredPassage(source__text="It works 🙂.\r\nIt may hurt.").source
    assert shaded(source).sentences == "0 12 13 25"


def test_a_claim_that_does_not_exist_is_told_of(editing):
    response = editing.get(address(claim="nowhere"))
    assert response.context["form"] is None
    assert "Select a valid choice" in response.content.decode()


def test_checking_shows_the_words_in_context_with_before_and_after_and_stores_nothing(editing):
    before = everything_stored()
    page = check(editing, **AMOUNT).content.decode()
    assert f"<mark>{WEEKLY}</mark>" in page
    assert "underwent microneedling" in page.split("Found once in the text:")[1].split("<mark>")[0]
    assert "It would count as <strong>$3</strong>" in page
    assert "Only one says" in page.split("<dt>Now</dt>")[1].split("</dd>")[0]
    assert "They conflict" in page.split("<dt>With it</dt>")[1].split("</dd>")[0]
    assert "The agreement changes." in page
    assert everything_stored() == before


def test_an_unread_source_is_said_not_to_count_yet(editing):
    assert "does not count yet" not in check(editing, **AMOUNT).content.decode()
    Source.objects.filter(letter="D").update(is_read=False)
    page = check(editing, **AMOUNT).content.decode()
    assert "Source D does not count yet" in page
    assert "<dt>With it</dt>" not in page
    assert "Only one says" in page.split("<dt>Now</dt>")[1].split("</dd>")[0]
    assert "They conflict" in page.split("<dt>Once source D counts</dt>")[1].split("</dd>")[0]


@pytest.mark.parametrize(
    ("aside", "said"), [({"mention": "on"}, "a mention, not compared"), ({"study": "on"}, "what a study did or found")]
)
def test_what_is_not_compared_changes_no_agreement(editing, aside, said):
    page = check(editing, **AMOUNT | ({"low": "", "high": "", "unit": ""} if "mention" in aside else {}), **aside)
    assert said in page.content.decode()
    assert not page.context["compared"].changes
    assert page.context["form"].is_valid()


def test_recording_stores_the_statement_with_its_place_and_logs_the_change(editing):
    before = ContentRevision.current()
    response = record(editing, **AMOUNT, reason=REASON)
    statement = recorded()
    assert response.url.startswith(address(claim=None))
    assert response.url.endswith(f"#statement-{statement.pk}")
    assert statement.source.text[statement.start : statement.end] == statement.exact == WEEKLY
    assert statement.passage.start <= statement.start
    assert statement.end <= statement.passage.end
    assert (statement.low, statement.high, statement.unit) == (Decimal(3), Decimal(3), "USD")
    change = AgreementChange.objects.get()
    assert (change.claim, change.before, change.after) == (statement.claim, "single", "conflict")
    assert (change.reason, change.editor.username) == (REASON, "erin")
    assert ContentRevision.current() > before
    linked = f'<a href="/claims/price-per-session/">{statement.claim}</a>'
    assert f"Recorded: D on {linked} <strong>$3</strong>, “{WEEKLY}”." in editing.get(response.url).content.decode()


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_change_of_agreement_is_not_recorded_without_a_reason(editing, blank):
    before = everything_stored()
    response = record(editing, **AMOUNT, reason=blank)
    assert "from “Only one says” to “They conflict”" in response.context["form"].errors["reason"][0]
    assert "Give the reason that readers will find under Changes, and save again." in response.content.decode()
    assert everything_stored() == before


def test_a_statement_on_an_unpublished_claim_is_recorded_without_a_reason(editing):
    claim = SilentClaim(is_published=False)
    record(editing, claim=claim.slug, exact=WEEKLY, stance="1")
    assert recorded(claim.slug).stance == 1
    assert not AgreementChange.objects.exists()


@pytest.mark.parametrize(
    ("state", "lines", "stored"),
    [
        (LevelClaim, "minimal\r\nmild\r\n", ["minimal", "mild"]),
        (SetClaim, "redness\r\n\r\n pain ", ["redness", "pain"]),
    ],
)
def test_a_list_is_written_one_to_a_line(editing, state, lines, stored):
    claim = state()
    record(editing, claim=claim.slug, exact=WEEKLY, values=lines, reason=REASON)
    assert recorded(claim.slug).values == stored


def test_words_that_stand_twice_are_placed_by_the_words_around_them(editing):
    claim, text = SilentClaim(), Source.objects.get(letter="D").text
    around = {"prefix": "improvement in their hair growth,", "suffix": ".\r\n\r\nConclusion"}
    record(editing, claim=claim.slug, exact=TWICE, stance="1", reason=REASON, **around)
    statement = recorded(claim.slug)
    assert statement.start == text.rindex(TWICE)
    assert statement.prefix == "improvement in their hair growth,"
    assert statement.suffix.startswith(".")
    assert "Conclusion" in statement.suffix


def test_words_that_stand_once_are_kept_without_the_words_around_them(editing):
    claim = SilentClaim()
    around = {"prefix": "who underwent microneedling ", "suffix": ". The results"}
    record(editing, claim=claim.slug, exact=WEEKLY, stance="1", reason=REASON, **around)
    assert (recorded(claim.slug).prefix, recorded(claim.slug).suffix) == ("", "")


@pytest.mark.parametrize("button", ["_check", "_save"])
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"exact": TWICE}, "is in the text 2 times: give more words, or the words before it as prefix"),
        ({"exact": TWICE, "prefix": "It is said that"}, "is in the text, but not between the prefix and suffix given"),
        ({"exact": "It costs nothing"}, "“It costs nothing” is not in the text"),
        ({"exact": "PIE vs PIH"}, "page furniture"),
        ({"exact": ""}, "This field is required."),
        ({"unit": ""}, "a figure needs its unit; this claim counts in USD"),
        ({"unit": "CAD"}, "which is not known: give one of USD, EUR, GBP"),
        ({"low": "6", "high": "4"}, "low (6) is above high (4)"),
    ],
)
def test_a_fault_is_told_clearly_and_nothing_is_stored(editing, changed, said, button):
    before = everything_stored()
    response = editing.post(address(), {**AMOUNT, "reason": REASON, **changed, button: ""})
    assert response.status_code == 200
    assert said in response.content.decode()
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"exact": "It costs nothing"}, "exact"),
        ({"unit": ""}, "unit"),
        ({"low": "6", "high": "4"}, "high"),
        ({"low": "", "high": "", "unit": ""}, "__all__"),
    ],
)
def test_a_fault_stands_at_its_field_and_does_not_say_again_which_statement_it_is_of(editing, changed, field):
    errors = record(editing, **{**AMOUNT, "reason": REASON, **changed}).context["form"].errors
    assert list(errors) == [field]
    assert "price-per-session" not in errors[field][0]
    assert "source D" not in errors[field][0]


def test_the_fields_around_are_called_what_a_fault_calls_them(editing):
    form = check(editing, **{**AMOUNT, "exact": TWICE}).context["form"]
    assert "as prefix or after it as suffix" in form.errors["exact"][0]
    assert [form[name].label for name in ("prefix", "suffix")] == ["Words before (prefix)", "Words after (suffix)"]


@pytest.mark.parametrize(
    ("button", "said"), [("_check", "Found once in the text:"), ("_save", "An amount needs low, high or words")]
)
def test_words_without_a_value_yet_may_be_looked_up_and_not_recorded(editing, button, said):
    before = everything_stored()
    words = {**AMOUNT, "reason": REASON, "low": "", "high": "", "unit": ""}
    assert said in editing.post(address(), {**words, button: ""}).content.decode()
    assert everything_stored() == before


@pytest.mark.parametrize("button", ["_check", "_save"])
def test_nothing_of_a_withdrawn_source_is_recorded(editing, button):
    Source.objects.filter(letter="D").update(withdrawn_on="2026-11-02")
    before = everything_stored()
    response = editing.post(address(), {**AMOUNT, "reason": REASON, button: ""})
    assert "the source was withdrawn on 2 November 2026" in response.content.decode()
    assert everything_stored() == before


def test_a_place_that_is_recorded_already_is_told_of_in_words_an_editor_understands(editing):
    record(editing, **AMOUNT, reason=REASON)
    before = everything_stored()
    page = check(editing, **AMOUNT).content.decode()
    assert "marking-fault" in page
    assert "statement_quotes_a_place_once_for_a_claim" not in page
    assert everything_stored() == before


def test_only_who_may_add_statements_sees_the_text_and_records():
    client, before = allowed(), everything_stored()
    assert client.get(address()).status_code == 403
    assert record(client, **AMOUNT, reason=REASON).status_code == 403
    assert everything_stored() == before
    client = allowed("add_statement")
    assert client.get(address()).status_code == 200
    record(client, **AMOUNT, reason=REASON)
    assert recorded().exact == WEEKLY


def test_a_visitor_is_asked_to_log_in(client):
    response = client.get(address())
    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


def test_a_source_that_does_not_exist_has_no_text_to_mark(editing):
    assert editing.get(reverse("admin:articles_source_mark", args=[0])).status_code == 404


def test_words_that_leave_a_may_of_their_sentence_out_are_told_of(editing):
    source = Source.objects.get(letter="C")
    words = {"exact": "last for several months", "stance": "2"}
    assert f"may {words['exact']}" in source.text
    page = f"{reverse('admin:articles_source_mark', args=[source.pk])}?claim=results-last"
    told = editing.post(page, {**words, "_check": ""}).content.decode()
    assert "leave out “may”" in " ".join(told.split())

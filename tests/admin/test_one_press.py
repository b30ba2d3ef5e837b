"""What an editor's presses mean: the question shown, the value said, and the way back from a correction."""

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from articles.admin.recording.offered import entry
from articles.models import Claim, Statement
from articles.proposing import Offer
from articles.shown.worklist import Look, WorkItem
from tests.actions.stored import everything_stored
from tests.admin.test_worklist import LENGTH, VALUE, WORDS, entries, look_of, mark, page_of, said, source  # noqa: F401
from tests.factories import StoredPassage, UnreadSource

pytestmark = pytest.mark.usefixtures("content")
STANCE = "redness"
SAYS = "Redness is usual for two days."


class Options(HTMLParser):
    """The questions of the list, each with the words in which it is looked for."""

    def __init__(self, page):
        super().__init__()
        self.found = {}
        self.feed(page.content.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "option" and "data-sought" in given:
            self.found[given["value"]] = given["data-sought"]


@pytest.fixture
def statement(editing, source):  # noqa: F811
    mark(editing, source, **VALUE, _save="")
    return Statement.objects.get(source=source)


def press(client, source, claim, words, **sent):  # noqa: F811
    address = f"{page_of(source)}?{urlencode({'at': claim, 'exact': words, 'look': 'open'})}"
    return client.post(address, {"then": "worklist", "look": "open", **sent}, follow=True)


@pytest.mark.parametrize("button", ["_save", "_silent", "_check"])
def test_what_is_filled_in_for_one_question_is_not_recorded_while_the_list_shows_another(editing, source, button):  # noqa: F811
    before = everything_stored()
    page = editing.post(f"{page_of(source, 'mark')}?claim={LENGTH}", {**VALUE, "claim": "cure", button: ""})
    assert said(page)[0].startswith("Nothing is recorded: another question was chosen in the list")
    assert (page.context["claim"].slug, page.context["choice"].chosen.slug) == (LENGTH, LENGTH)
    assert page.context["form"]["low"].value() == "40"
    assert everything_stored() == before


def test_another_question_is_chosen_with_the_words_that_stand_in_the_form(editing, source):  # noqa: F811
    page = editing.post(
        f"{page_of(source, 'mark')}?claim=cure", {"claim": LENGTH, "exact": WORDS, "then": "worklist", "_choose": ""}
    )
    shown = editing.get(page.url)
    assert shown.context["claim"].slug == LENGTH
    assert (shown.context["form"]["exact"].value(), shown.context["form"]["high"].value()) == (WORDS, "40")
    assert shown.context["then"] == "worklist"


def test_of_a_mention_the_value_is_set_aside(editing, source):  # noqa: F811
    mark(editing, source, **{**VALUE, "high": "20"}, open_high="on", mention="on", _save="")
    stored = Statement.objects.get(source=source)
    assert (stored.mention, stored.low, stored.high, stored.open_high) == (True, None, None, False)


@pytest.mark.parametrize(("sends", "is_mention", "stance"), [("-1", False, -1), ("mention", True, None)])
def test_a_stance_is_said_with_one_press_whatever_was_offered(editing, source, sends, is_mention, stance):  # noqa: F811
    offer = entries(editing.get(page_of(source)))[STANCE].listed[0]
    assert sends in dict(offer.others) or (is_mention and offer.is_mention)
    press(editing, source, STANCE, SAYS, _say=sends)
    stored = Statement.objects.get(source=source, claim__slug=STANCE)
    assert (stored.exact, stored.mention, stored.stance) == (SAYS, is_mention, stance)


def test_a_stance_that_there_is_not_is_refused_where_it_was_pressed(editing, source):  # noqa: F811
    page = press(editing, source, STANCE, SAYS, _say="7")
    assert not Statement.objects.filter(source=source).exists()
    assert "stance" in entries(page)[STANCE].mending.form.errors


def test_words_that_are_recorded_on_a_question_are_proposed_for_another_one(editing, source, statement):  # noqa: F811
    page = editing.get(page_of(source, "mark"), {"exact": WORDS})
    assert page.context["claim"].slug != LENGTH
    assert LENGTH not in [slug for slug, _ in page.context["choice"].fields["claim"].choices[0][1]]


def test_a_question_is_found_by_its_slug_by_everyday_words_and_by_what_sources_name(editing, source):  # noqa: F811
    sought = Options(editing.get(page_of(source, "mark"))).found
    assert sought.keys() == set(Claim.objects.values_list("slug", flat=True))
    assert "pain" in sought["pain"]
    assert "doctor" in sought["who-performs"]
    assert "active scalp infection" in sought["who-should-not"]


def test_the_counts_of_the_tabs_come_with_what_was_done(editing, source, statement):  # noqa: F811
    part = editing.get(page_of(source), headers={"X-Part": "entry"})
    counts = {value: count for value, _, count in part.context["looks"]}
    assert (counts["answered"], counts["open"]) == (1, counts["all"] - 1)


@pytest.mark.parametrize("step", ["change", "delete"])
def test_a_correction_leads_back_to_where_the_editor_came_from(editing, source, statement, step):  # noqa: F811
    back = entries(editing.get(page_of(source), {"look": "answered"}))[LENGTH].here
    change = f"{reverse('admin:articles_statement_change', args=[statement.pk])}?{urlencode({'back': back})}"
    form = editing.get(change)
    assert change in editing.get(page_of(source), {"look": "answered"}).content.decode()
    if step == "delete":
        delete = reverse("admin:articles_statement_delete", args=[statement.pk])
        address = f"{delete}?{urlencode({'back': back})}"
        assert address in form.content.decode()
        opened = editing.get(address)
        assert change in opened.content.decode()
        response = editing.post(address, {"post": "yes", "opened_on": opened.context["opened_on"]})
    else:
        sent = {
            name: value for name, value in form.context["adminform"].form.initial.items() if value not in (None, False)
        }
        response = editing.post(change, {**sent, "high": "45", "values": ""})
    assert response.url == back
    assert look_of(source, LENGTH) == ("open" if step == "delete" else "answered")


@pytest.mark.parametrize("back", ["https://example.org/admin/", "//example.org/admin/", "/faq/", "javascript:x"])
def test_no_other_site_is_led_back_to(editing, source, statement, back):  # noqa: F811
    change = f"{reverse('admin:articles_statement_change', args=[statement.pk])}?{urlencode({'back': back})}"
    assert editing.get(change).context["way_back"] == ""


def test_what_is_recorded_makes_room_for_the_next_words_and_more_are_shown_where_they_are_asked_for(editing, content):
    lines = [
        f"Redness lasts {count} days in group {count}." for count in ("two", "three", "four", "five", "six", "seven")
    ]
    source = StoredPassage(source=UnreadSource(text=" ".join(lines))).source  # noqa: F811
    address = f"{page_of(source)}?{urlencode({'look': 'open', 'at': 'redness-duration'})}"

    def shown(**query):
        page = editing.get(f"{address}&{urlencode(query)}" if query else address, headers={"X-Part": "entry"})
        return page.context["entry"]

    def offers(**query):
        return shown(**query).listed

    first = offers()
    assert len(first) == 3
    assert shown().folded == first[1:]  # What stands behind an answer is seen in short.
    press(editing, source, "redness-duration", first[0].context.marked, _save="", low="2", high="2", unit="days")
    moved = [one.context.marked for one in offers()]
    assert moved[:2] == [one.context.marked for one in first[1:]]
    assert len(moved) == 3
    assert shown().folded == ()  # Of what is answered, other answers are seen at once.
    assert len(offers(more=1)) == 5


def test_behind_words_that_are_no_answer_what_is_far_less_likely_is_seen_in_short(content):
    text = "Redness goes. It is pink. He is red."
    stored = StoredPassage(source=UnreadSource(text=text))
    scored = zip(((0, 13), (14, 25), (26, 36)), (5.0, 3.5, 2.5), strict=True)
    offers = tuple(Offer(*span, score, {"mention": True}) for span, score in scored)
    item = WorkItem(Claim.objects.get(slug=STANCE), Look.OPEN, (), None, offers)
    shown = entry(stored.source, item, "open", [(0, len(text), ["Side effects", "Will I be red?"])])
    assert [one.context.marked for one in shown.offers] == ["Redness goes.", "It is pink."]
    assert [one.context.marked for one in shown.folded] == ["He is red."]
    # The first words of an answer stand with the question right above them.
    assert [one.question for one in shown.listed] == ["Will I be red?", "", ""]

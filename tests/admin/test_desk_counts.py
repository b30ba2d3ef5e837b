"""However much waits, the desk counts it all, shows a few of each, and takes no longer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import save_draft
from articles.admin import desk as desks
from articles.models import Claim, Feedback, Source, Statement
from articles.models.flag import Standing
from tests.factories import (
    BROKEN_TEXT,
    FoundStatement,
    LostStatement,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    UnreadSource,
)

from .desk import INDEX, LONG_AGO, age, desk, section
from .factories import RaisedFlag, SentFeedback

pytestmark = pytest.mark.usefixtures("content")


def test_each_section_shows_a_few_and_leads_to_all(editing, editor, django_user_model):
    anna = django_user_model.objects.create_user("anna")
    for _ in range(desks.MOST + 2):
        save_draft(PublishedTopic(), BROKEN_TEXT, author=editor)
        save_draft(PublishedTopic(), BROKEN_TEXT, author=anna)
        SentFeedback()
        RaisedFlag()
        UnreadSource()
    found = {one.key: one for one in desk(editing).waiting}
    for key in ("drafts_of_mine", "drafts_to_mend", "feedback", "flagged", "sources_to_read"):
        assert len(found[key].entries) == desks.MOST
        (listing,) = found[key].listings
        assert listing.words == f"all {found[key].count}"
        assert editing.get(listing.address).context["cl"].result_count == found[key].count


def test_all_that_is_wrong_on_the_site_can_be_opened_here(editing):
    for _ in range(desks.MOST + 1):
        LostStatement()
    few = section(editing, "live_faults")
    assert (few.count, len(few.entries)) == (desks.MOST + 1, desks.MOST)
    every = section(editing, "live_faults", all="live_faults")
    assert len(every.entries) == desks.MOST + 1
    assert few.listings[0].address == "/admin/?all=live_faults#live_faults"
    assert not every.listings


def many(count, editor):
    """So many of everything that can wait."""
    for _ in range(count):
        statement, topic = FoundStatement(), PublishedTopic()
        for leaning in (statement, statement.claim, topic):
            RaisedFlag(leaning=leaning)
        RaisedFlag(leaning=LostStatement(), standing=Standing.LOST)
        SentFeedback()
        UnreadSource()
        save_draft(topic, BROKEN_TEXT, author=editor)
        save_draft(PublishedQuestion(), BROKEN_TEXT)
        age(PublishedTopic(), LONG_AGO)
        age(PublishedTerm(), LONG_AGO)
        PublishedTopic(related=["gone"])


def test_it_takes_no_more_queries_however_much_there_is(editing, editor):
    many(1, editor)
    editing.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        editing.get(INDEX)
    many(12, editor)
    with CaptureQueriesContext(connection) as lots:
        response = editing.get(INDEX)
    assert response.context["desk"].count > 60
    assert len(lots) <= len(few)


def test_a_thousand_of_each_are_counted_and_a_few_shown(editing):
    source = Source.objects.get(letter="A")
    Feedback.objects.bulk_create(Feedback(words="More?", receipt=f"{n:064x}") for n in range(1000))
    claim = Claim.objects.get(slug="pain")
    Statement.objects.bulk_create(Statement(claim=claim, source=source, exact=f"Gone {n}.") for n in range(1000))
    found = {one.key: one for one in desk(editing).waiting}
    assert (found["feedback"].count, found["live_faults"].count) == (1000, 1000)
    assert len(section(editing, "live_faults", all="live_faults").entries) == desks.MOST_OF_ALL

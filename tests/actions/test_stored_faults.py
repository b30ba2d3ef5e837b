"""What is wrong on the site, as far as what is stored shows it."""

import pytest

from articles.actions import StoredFault, stored_faults, take_down
from articles.models import Claim, Question, Topic
from tests.factories import (
    LostStatement,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    UnpublishedClaim,
    WithdrawnSource,
)

pytestmark = pytest.mark.usefixtures("content")


def faults():
    return list(stored_faults())


def test_nothing_is_wrong_with_what_the_site_starts_from():
    assert faults() == []


@pytest.mark.parametrize("state", [PublishedQuestion, PublishedTerm])
def test_a_live_text_that_links_to_what_was_taken_down(state):
    target = state()
    topic = PublishedTopic(text_published=f"Is it [[{target.slug}]]?\n")
    assert faults() == []
    take_down(target.text)
    (fault,) = faults()
    assert fault == StoredFault(topic, f"it links to {target.get_absolute_url()}, which readers cannot open")


def test_a_live_text_that_links_to_what_was_deleted():
    claim = SilentClaim(ask="Does it?")
    topic = PublishedTopic(text_published=f"Is it [[{claim.slug}]]?\n")
    claim.delete()
    assert [fault.about for fault in faults()] == [topic]


def test_a_live_text_that_links_to_a_claim_that_is_not_published():
    claim = UnpublishedClaim()
    topic = PublishedTopic(text_published=f"Is it [[{claim.slug}]]?\n")
    assert [fault.about for fault in faults()] == [topic]


@pytest.mark.parametrize("model", [Topic, Question])
def test_what_to_read_next_that_does_not_exist(model):
    one = model.objects.first()
    model.objects.filter(pk=one.pk).update(related=["gone", model.objects.last().slug])
    assert [(fault.about, fault.message) for fault in faults()] == [
        (one, "'gone' is named as one to read next and does not exist")
    ]


def test_a_statement_whose_words_are_lost_but_not_one_of_a_withdrawn_source():
    lost = LostStatement(claim__ask="Does it?")
    LostStatement(source=WithdrawnSource(), claim__ask="Does it?")
    assert [fault.about for fault in faults()] == [lost]


def test_a_claim_that_is_set_beside_research_without_a_note():
    research = [{"reference": "study", "shows": "supports"}]
    claim = SilentClaim(ask="Does it?", research=research)
    UnpublishedClaim(research=research)
    assert [fault.about for fault in faults()] == [claim]


def test_a_claim_that_the_sources_leave_open_and_that_does_not_say_what_to_ask():
    torn = Claim.objects.filter(logged_agreement="single").first()
    agreed = Claim.objects.filter(logged_agreement="agree").first()
    Claim.objects.filter(pk__in=[torn.pk, agreed.pk]).update(ask="")
    assert [fault.about for fault in faults()] == [torn]

"""How sure research is of a claim is stored, and follows whatever it rests on."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import NotPublishable, archive, publish, rate_research, save_draft, verify_content
from articles.models import Claim, ContentRevision
from tests.factories import CheckedReference, PublishedTopic, SilentClaim, Trial, published

pytestmark = pytest.mark.django_db


def shown(reference="trial", shows="supports", **told):
    return {"reference": reference, "shows": shows, **told}


def noted(*research):
    """A claim whose note cites the trial, and on which these works show something."""
    claim = SilentClaim(research=list(research))
    published(claim, "It helped [^trial].")
    return claim


def certainty(claim):
    rate_research()
    return Claim.objects.get(pk=claim.pk).certainty


def faults(claim):
    return [one.message for one in verify_content() if (one.check, one.where) == ("research", f"claim {claim.slug}")]


def test_it_is_worked_out_from_what_each_work_is_and_shows():
    trial = Trial(key="trial")
    claim = noted(shown())
    assert certainty(claim) == "high"
    trial.people = 50
    trial.save()
    assert certainty(claim) == "low"
    trial.delete()
    assert certainty(claim) == ""


def test_what_is_told_of_a_finding_counts():
    Trial(key="trial")
    claim = noted(shown(people=50, indirect="in mice", differs="much"))
    assert certainty(claim) == "very low"


def test_a_summary_that_does_not_say_on_how_many_a_finding_rests_takes_one_step_down():
    Trial(key="trial")
    claim = noted(shown(people=0))
    claim.clean()
    assert certainty(claim) == "moderate"


def test_readers_find_it_changed_at_once_and_nothing_is_raised_where_nothing_changed():
    Trial(key="trial")
    noted(shown())
    before = ContentRevision.current()
    assert rate_research() == 1
    raised = ContentRevision.current()
    assert raised > before
    assert (rate_research(), ContentRevision.current()) == (0, raised)


@pytest.mark.parametrize(
    ("research", "told"),
    [
        ([{"shows": "supports"}], "a work without a key: expected reference, shows"),
        ([shown(shows="proves")], "trial: shows is one of supports"),
        ([shown(), shown()], "trial stands here twice"),
        ([shown(people=-1)], "people is -1, expected a number of people, or 0"),
        ([shown(sure="very")], "expected reference, shows"),
    ],
)
def test_what_is_no_finding_is_refused_with_the_work_and_what_was_expected(research, told):
    with pytest.raises(ValidationError, match=told):
        SilentClaim.build(research=research, topic=None).clean()


def test_a_study_of_which_nobody_knows_who_took_part_is_refused():
    with pytest.raises(ValidationError, match="say how many took part"):
        Trial.build(people=None).clean()
    Trial.build(people=None, who="people in 85 articles").clean()
    CheckedReference.build(design="advice").clean()


def test_a_note_that_cites_what_nobody_described_is_refused_at_publishing_with_the_remedy():
    CheckedReference(key="bare", design="")
    with pytest.raises(NotPublishable, match="line 1: say under References what bare is"):
        publish(save_draft(SilentClaim(), "It helped [^bare]."))


def test_verifying_names_what_is_missing_stale_or_only_cited():
    Trial(key="trial")
    claim = noted(shown(), shown("gone"), shown("bare"))
    CheckedReference(key="bare", design="")
    Claim.objects.filter(pk=claim.pk).update(certainty="low")
    assert faults(claim) == [
        "bare counts for nothing: say under References what it is, and who took part",
        "there is no reference gone: add it under References, or take it away here",
        "by the rule it is “high”, but “low” is stored: load the content again",
    ]
    Claim.objects.filter(pk=claim.pk).update(research=[], certainty="")
    assert faults(claim) == ["its note cites trial: say under “What research shows” what that shows"]


def test_what_nobody_has_weighed_yet_is_never_shown_as_not_studied():
    Trial(key="trial")
    claim = noted()
    assert certainty(claim) == ""
    claim.text.live = None
    claim.text.save()
    assert certainty(claim) == "not studied"


def test_what_research_shows_counts_only_once_readers_see_the_note_that_tells_it():
    Trial(key="trial")
    claim = SilentClaim(research=[shown()])
    assert certainty(claim) == "not studied"
    published(claim, "It helped [^trial].")
    assert certainty(claim) == "high"


@pytest.mark.parametrize(
    "stored", ["x", {"a": 1}, [1], [None], [{}], [{"reference": ["x"], "shows": "supports"}], [shown(people="many")]]
)
def test_what_cannot_be_read_is_named_and_breaks_nothing(client, stored):
    Trial(key="trial")
    claim = noted(shown())
    Claim.objects.filter(pk=claim.pk).update(research=stored)
    assert certainty(claim) in ("", "not studied")
    assert faults(claim)
    for address in (claim.get_absolute_url(), "/references/", "/claims.json"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("told", ["a | b", "a\nb", "a\0b", " ", "x" * 201, 5])
def test_what_is_told_of_a_finding_is_words_that_its_line_in_the_form_can_hold(told):
    with pytest.raises(ValidationError, match="trial: indirect"):
        SilentClaim.build(research=[shown(indirect=told)], topic=None).clean()


def test_a_text_that_tells_how_sure_research_is_follows_it():
    Trial(key="trial")
    claim = noted(shown())
    rate_research()
    topic = PublishedTopic(text_published=f"Is it so? How sure research is: [[{claim.slug}:certainty]].\n")
    assert "high: more of it is unlikely to change that" in topic.text.live.lead_html
    Claim.objects.filter(pk=claim.pk).update(research=[shown(people=50)])
    rate_research()
    topic.text.refresh_from_db()
    assert "low: more of it is likely to change that" in topic.text.live.lead_html


def test_of_an_archived_claim_the_last_that_was_said_stands():
    Trial(key="trial")
    claim = noted(shown())
    assert certainty(claim) == "high"
    archive(claim, leads_to="/topics/cost/")
    assert certainty(claim) == "high"

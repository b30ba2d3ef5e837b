"""Archiving: gone for readers and from every list, kept for editors, and brought back by publishing only."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.actions import (
    NotArchived,
    NotPublishable,
    StoredContent,
    archive,
    export_content,
    import_content,
    index_pages,
    log_changes,
    rename,
    unarchive,
    verify_content,
)
from articles.models import (
    AgreementChange,
    Archived,
    Claim,
    ContentRevision,
    Origin,
    Question,
    SearchEntry,
    Term,
    Text,
    Topic,
)
from articles.rendering import Unresolved
from tests.factories import (
    ConflictingClaim,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    UnpublishedClaim,
    UnwrittenTopic,
    published,
)

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")
WHY = "We split this page in two."


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def faults():
    """Those of texts, links and the search."""
    index_pages()
    return [one for one in verify_content() if one.check in ("text", "link", "search")]


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, PublishedTerm, SilentClaim])
def test_it_is_gone_for_readers_and_kept_for_editors(make, editor):
    thing = make()
    log_changes("")
    seen, number = thing.live, ContentRevision.current()
    archived = archive(thing, notice=WHY, editor=editor)
    thing = fresh(thing)
    assert thing.live is None
    assert thing.archived == archived
    assert archived.archived_by == editor
    assert ContentRevision.current() > number
    assert thing.text.working == seen
    assert faults() == []
    assert not SearchEntry.objects.filter(path=thing.get_absolute_url()).exists()


@pytest.mark.parametrize(
    ("notice", "leads_to", "said"),
    [
        ("", "", "either a notice or an address"),
        ("   ", "", "either a notice or an address"),
        (WHY, "/topics/cost/", "either a notice or an address"),
        ("x" * 501, "", "501 characters; at most 500"),
        ("", "/topics/nowhere/", "is no other page that readers see"),
        ("", "https://example.org/", "is no other page that readers see"),
        ("", "//example.org/", "is no other page that readers see"),
        ("", "/topics/here/", "is no other page that readers see"),
    ],
)
def test_readers_get_either_a_notice_or_another_page(notice, leads_to, said):
    topic = PublishedTopic(slug="here")
    before = everything_stored()
    with pytest.raises(ValidationError, match=said):
        archive(topic, notice=notice, leads_to=leads_to)
    assert everything_stored() == before


def test_the_database_holds_no_archive_without_one_of_the_two():
    text = Text.objects.create(title="text")
    for both in ({}, {"notice": WHY, "leads_to": "/"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Archived.objects.create(text=text, **both)


def test_what_is_archived_is_not_archived_twice():
    topic = PublishedTopic()
    archive(topic, notice=WHY)
    with pytest.raises(ValidationError, match="is archived already"):
        archive(fresh(topic), notice=WHY)


def test_a_topic_with_published_claims_and_questions_is_refused_and_names_them():
    topic = PublishedTopic()
    claim, question = SilentClaim(topic=topic), PublishedQuestion(topic=topic)
    UnpublishedClaim(topic=topic)
    before = everything_stored()
    with pytest.raises(NotArchived) as refused:
        archive(topic, notice=WHY)
    assert [one.thing for one in refused.value.in_the_way] == [claim, question]
    assert f"The claim “{claim}” is published on this topic" in str(refused.value)
    assert everything_stored() == before
    archive(claim, notice=WHY)
    archive(question, notice=WHY)
    archive(topic, notice=WHY)


def test_what_live_texts_lead_to_is_refused_unless_its_address_leads_on():
    topic = PublishedTopic(slug="here")
    linking = PublishedTopic(text_published="Is it so?\n\nSee [[here]]?\n")
    with pytest.raises(NotArchived) as refused:
        archive(topic, notice=WHY)
    assert [one.thing for one in refused.value.in_the_way] == [linking]
    archive(topic, leads_to="/topics/cost/")
    assert faults() == []


def test_a_claim_that_traces_sentences_leads_on_to_a_claim_or_stays():
    claim = SilentClaim(slug="here")
    PublishedTopic(text_published="Is it so?\n\nIt may [[here|help]].\n")
    with pytest.raises(NotArchived, match="to trace what it says: lead on to another claim"):
        archive(claim, leads_to="/topics/cost/")
    with pytest.raises(NotArchived, match="to trace what it says"):
        archive(claim, leads_to="/claims/")
    archive(claim, leads_to="/claims/pain/")
    assert faults() == []


def test_a_term_that_leads_on_is_explained_in_texts_no_more_and_again_when_it_is_back():
    term = PublishedTerm(slug="wibble", text_published="A thing that wobbles.\n")
    linking = PublishedTopic(text_published="Is it so?\n\nIs it a [[wibble]]?\n")
    archive(term, leads_to="/topics/cost/")
    assert "A thing that wobbles" not in fresh(linking).live.body_html
    assert faults() == []
    unarchive(fresh(term))
    assert "A thing that wobbles" in fresh(linking).live.body_html
    assert faults() == []


def test_what_led_on_to_it_leads_on_with_it():
    first, second = PublishedTopic(), PublishedTopic()
    archive(first, leads_to=second.get_absolute_url())
    with pytest.raises(NotArchived, match=f"The topic “{first}” leads here"):
        archive(second, notice=WHY)
    archive(second, leads_to="/topics/cost/")
    assert fresh(first).archived.leads_to == "/topics/cost/"
    rename(Topic.objects.get(slug="cost"), "price")
    assert fresh(first).archived.leads_to == "/topics/price/"


def test_no_text_may_link_to_what_readers_do_not_find():
    archive(PublishedTopic(slug="here"), notice=WHY)
    with pytest.raises(Unresolved, match=r"\[\[here\]\] was archived on"):
        StoredContent().link("here")


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, PublishedTerm])
def test_publishing_any_of_its_revisions_brings_it_back(make):
    thing = make()
    archive(thing, notice=WHY)
    published(fresh(thing), "Is it new?\n")
    assert fresh(thing).archived is None
    assert fresh(thing).live.markdown == "Is it new?\n"


@pytest.mark.parametrize("make", [PublishedTopic, UnwrittenTopic, PublishedQuestion, PublishedTerm, SilentClaim])
def test_it_is_brought_back_as_it_was(make):
    thing = make()
    seen = thing.live
    archive(thing, notice=WHY)
    unarchive(fresh(thing))
    assert (fresh(thing).archived, fresh(thing).live) == (None, seen)
    assert getattr(fresh(thing), "is_published", True)


def test_a_claim_comes_back_with_its_note_and_without_a_change_in_the_log():
    claim = ConflictingClaim()
    log_changes("")
    published(claim, "Is it a note?\n")
    archive(claim, notice=WHY)
    claim = fresh(claim)
    assert (claim.is_published, claim.logged_agreement, claim.live) == (False, "", None)
    claim.statements.last().delete()
    log_changes("Nobody sees it.")
    unarchive(claim)
    log_changes("It is back.")
    claim = fresh(claim)
    assert (claim.is_published, claim.logged_agreement) == (True, "single")
    assert claim.live is not None
    assert not AgreementChange.objects.filter(claim=claim).exists()


def test_nothing_is_published_under_an_archived_topic():
    topic = PublishedTopic()
    question = PublishedQuestion(topic=topic)
    archive(question, notice=WHY)
    archive(topic, notice=WHY)
    with pytest.raises(NotPublishable, match="publish that first, or choose another"):
        unarchive(fresh(question))
    unarchive(fresh(topic))
    unarchive(fresh(question))
    assert fresh(question).live is not None


def archive_one_of_each():
    archive(Question.objects.get(slug="does-it-hurt"), leads_to="/claims/pain/")
    archive(Claim.objects.get(slug="numbing"), leads_to="/claims/pain/")
    archive(Term.objects.get(slug="elastin"), leads_to="/glossary/")


def test_loading_the_same_seeds_brings_nothing_back_and_changes_no_row():
    archive_one_of_each()
    index_pages()
    before = everything_stored()
    import_content(settings.SEEDS)
    assert everything_stored() == before


def test_a_changed_seed_waits_beside_what_is_archived(seeds):
    question = Question.objects.get(slug="does-it-hurt")
    archive(question, leads_to="/claims/pain/")
    seeds.append("questions/does-it-hurt.md", "\nWhat is it worth?\n")
    report = import_content(seeds.path)
    assert [line for line in report.kept if "an editor archived it; the seed arrived as a draft beside it" in line]
    beside = fresh(question).text.revisions.newest_first().first()
    assert (fresh(question).live, beside.origin) == (None, Origin.SEED)
    assert fresh(question).archived.leads_to == "/claims/pain/"
    assert "What is it worth?" in beside.markdown
    import_content(settings.SEEDS)
    assert fresh(question).live is None


@pytest.mark.parametrize("published_in_seed", [True, False])
def test_no_seed_publishes_an_archived_claim(seeds, published_in_seed):
    claim = Claim.objects.get(slug="numbing")
    Claim.objects.filter(pk=claim.pk).update(seeded={**claim.seeded, "is_published": published_in_seed})
    archive(fresh(claim), leads_to="/claims/pain/")
    import_content(seeds.path)
    seeds.change("claims.toml", f'slug = "{claim.slug}"\n', f'slug = "{claim.slug}"\npublished = true\n')
    import_content(seeds.path)
    assert not fresh(claim).is_published
    assert fresh(claim).archived


def test_a_seed_under_an_archived_topic_arrives_unpublished(seeds):
    archive(PublishedTopic(slug="gone"), notice=WHY)
    claim = '\n[[claim]]\nslug = "noted"\nquestion = "Is it?"\ntopic = "gone"\nkind = "stance"\nnote = "Is it?"\n'
    seeds.append("claims.toml", claim)
    (seeds.path / "questions" / "new.md").write_text(
        "---\nquestion: Is it?\ntopic: gone\nposition: 1\n---\nIs it so?\n", "utf-8"
    )
    report = import_content(seeds.path)
    assert not Claim.objects.get(slug="noted").is_published
    assert Question.objects.get(slug="new").live is None
    assert [line for line in report.kept if "was archived on" in line]


def test_an_export_names_what_is_archived(tmp_path):
    topic = PublishedTopic()
    archive(topic, notice=WHY)
    left_out = export_content(tmp_path).left_out
    assert f"{topic.text}, archived: that readers do not see it" in left_out
    before = everything_stored()
    import_content(tmp_path)
    assert everything_stored() == before

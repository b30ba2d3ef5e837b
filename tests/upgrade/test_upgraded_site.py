"""A site of commit 3d10a3d after the upgrade, as its readers and editors find it."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.actions import bring_back, import_content, log_changes, publish_due, verify_content
from articles.models import (
    Claim,
    Flag,
    Origin,
    Page,
    Passage,
    Proposal,
    Question,
    Revision,
    Source,
    State,
    Statement,
    Term,
    Topic,
)
from articles.models.flag import Standing
from tests.prepared import ARTICLES

pytestmark = pytest.mark.usefixtures("after")

DRAFT, REVIEW, APPROVED, LIVE, PAST = State.DRAFT, State.REVIEW, State.APPROVED, State.LIVE, State.PAST
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def as_editor(client: Client) -> Client:
    client.force_login(User.objects.get(username="editor"))
    return client


def test_nothing_is_wrong_with_it() -> None:
    """But that texts from before type of who says what, which a sixth source made untrue, and what rests on D waits.

    A correction tells of a page that an editor had deleted, and nobody has said yet what a work that an editor cites
    is, and what it shows.
    """
    assert {fault.check for fault in verify_content(ARTICLES)} == {"compared", "link", "research", "text"}
    waits = [fault.message for fault in verify_content(ARTICLES) if fault.check == "text"]
    assert all("say under References what" in message for message in waits)
    said = [fault.message for fault in verify_content(ARTICLES) if fault.where == "topic: Cost"]
    assert any(message.startswith("line 1: “Only source A”") for message in said)


def test_what_is_loaded_once_more_changes_nothing() -> None:
    assert set(import_content(settings.SEEDS).outcomes) == {"kept", "unchanged"}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/topics/cost/", "What an editor wrote about the price"),
        ("/topics/travel/", "F names prices of resorts"),
        ("/topics/side-effects/", "Harm and side effects"),
        ("/faq/may-i-travel/", "No source says whether you may travel"),
        ("/faq/how-many-sessions/", "How many times must I go?"),
        ("/claims/number-of-sessions/", "How many would an editor ask for?"),
        ("/claims/done-on-holiday/", "Microneedling is a popular treatment on holiday"),
        ("/claims/bleeding/", "How much do your patients bleed?"),
        ("/glossary/", "What the skin is built of, in an editor’s words."),
        ("/glossary/", "Skin doctor (dermatologist)"),
        ("/sources/b-review/", "The publisher whom editors found"),
        ("/about/", "What did an editor write about this site?"),
        ("/how-we-compare/", "How we set them side by side"),
        ("/references/", "A work that editors found."),
        ("/changes/", "Source G was withdrawn."),
        ("/changes/", "We read what it says."),
    ],
)
def test_readers_see_the_words_of_editors(client: Client, address: str, words: str) -> None:
    page = client.get(address)
    further = page.context["changes"].paginator.page_range[1:] if address == "/changes/" else ()
    pages = [page, *(client.get(address, {"page": number}) for number in further)]
    assert any(words in one.content.decode() for one in pages)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/topics/cost/", "A draft that waits beside what readers see"),
        ("/topics/results/", "What an author added, to be reviewed"),
        ("/topics/procedure/", "An unfinished draft"),
        ("/topics/aftercare/", "What was taken back"),
        ("/faq/does-it-hurt/", "What would an approved text ask?"),
    ],
)
def test_readers_do_not_see_what_waits_or_was_taken_back(client: Client, address: str, words: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert words not in page.content.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/topics/benefits/", "/topics/gains/"),
        ("/topics/benefits.json", "/topics/gains.json"),
        ("/topics/what-you-gain/", "/topics/gains/"),
        ("/faq/when-do-results-show/", "/faq/when-do-i-see-results/"),
        ("/claims/thicker-hair/", "/claims/does-hair-get-thicker/"),
        ("/faq/what-is-alopecia/", "/topics/overview/"),
        ("/claims/needle-number/", "/claims/needle-depth/"),
    ],
)
def test_what_was_renamed_or_archived_leads_on(client: Client, old: str, new: str) -> None:
    assert client.get(old, follow=True).redirect_chain[-1][0] == new
    assert client.get(new).status_code == 200


def test_what_was_taken_away_from_readers_stays_away_and_says_why(client: Client) -> None:
    archived = client.get("/faq/how-does-it-work/")
    assert archived.status_code == 410
    assert "An editor took this answer away: see the topic." in archived.content.decode()
    assert client.get("/sources/g-a-leaflet/").status_code == 410
    for deleted in ("/claims/finasteride/", "/faq/how-do-i-look-after-my-scalp/"):
        assert client.get(deleted).status_code == 404
    assert 'id="elastin"' not in client.get("/glossary/").content.decode()


@pytest.mark.parametrize(
    ("model", "slug", "states"),
    [
        (Topic, "cost", [LIVE, DRAFT]),
        (Topic, "results", [DRAFT, REVIEW]),
        (Topic, "aftercare", [PAST, LIVE]),
        (Topic, "procedure", [DRAFT]),
        (Question, "does-it-hurt", [APPROVED]),
        (Question, "what-does-it-cost", [APPROVED]),
        (Question, "may-i-travel", [LIVE]),
        (Claim, "number-of-sessions", [LIVE]),
        (Term, "collagen", [LIVE]),
        (Page, "about", [LIVE]),
    ],
)
def test_a_text_of_editors_stands_where_it_stood_on_its_way(model: Any, slug: str, states: list[State]) -> None:
    revisions = model.objects.get(slug=slug).text.revisions.filter(origin=Origin.EDITOR).order_by("pk")
    assert [one.state for one in revisions] == states


def test_an_approved_text_goes_to_readers_at_the_time_that_it_was_given(client: Client) -> None:
    revision = Revision.objects.exclude(publish_at=None).get()
    assert revision.publish_at == datetime(2099, 1, 1, 9, tzinfo=UTC)
    Revision.objects.filter(pk=revision.pk).update(publish_at=LONG_AGO)
    Source.objects.filter(letter="F").update(is_read=False)  # It made untrue that A is the only source.
    log_changes("It is read again.")
    assert [(due.revision, due.refused) for due in publish_due()] == [(revision, "")]
    assert "What would an approved text ask?" in client.get("/faq/does-it-hurt/").content.decode()


def test_accounts_have_their_roles_and_their_second_factor() -> None:
    roles = {user.username: set(user.groups.values_list("name", flat=True)) for user in User.objects.all()}
    assert roles == {
        "editor": set(),
        "ann": {"Author"},
        "rex": {"Reviewer"},
        "pia": {"Publisher"},
        "bea": {"Author", "Reviewer"},
        "gus": {"Author"},
    }
    assert set(User.objects.filter(totpdevice__confirmed=True)) == {User.objects.get(username="pia")}
    assert set(User.objects.filter(is_active=False)) == {User.objects.get(username="gus")}
    assert User.objects.get(username="pia").has_perm("articles.publish_revision")
    assert not User.objects.get(username="ann").has_perm("articles.publish_revision")


def test_what_an_editor_must_look_at_is_still_to_be_looked_at(as_editor: Client) -> None:
    flagged = Counter(Flag.objects.values_list("source__letter", "standing"))
    by_source = {("F", Standing.CHANGED): 5, ("F", Standing.AS_BEFORE): 4, ("G", Standing.WITHDRAWN): 5}
    assert flagged == {**by_source, (None, Standing.COMPARED): 13}
    proposals = Proposal.objects.with_state().filter(source__letter="F").order_by("named")
    assert [(one.named, one.state, one.in_words) for one in proposals] == [
        ("number-of-sessions", "dismissed", "3 to 5 sessions"),
        ("works-for-alopecia-areata", "open", "No, with limits"),
    ]
    page = as_editor.get(reverse("admin:articles_source_new_text", args=[Source.objects.get(letter="D").pk]))
    assert page.context["compared"].lost
    assert (
        "What does it cost in a resort?"
        in as_editor.get(reverse("admin:articles_feedback_changelist")).content.decode()
    )


def test_what_was_deleted_can_be_brought_back_and_the_seeds_load_beside_it(as_editor: Client) -> None:
    records = [gone.record for gone in as_editor.get(reverse("admin:deleted")).context["gone"]]
    assert {record.instance_type for record in records} == {Claim, Question, Statement, Term}
    back = [bring_back(record) for record in records]
    claim = next(one for one in back if isinstance(one.instance, Claim))
    assert (len(claim.statements), claim.lost, claim.revisions) == (4, 0, 1)
    import_content(settings.SEEDS)
    assert set(import_content(settings.SEEDS).outcomes) == {"kept", "unchanged"}
    # The claim is not published yet, and a text tells of it.
    assert {fault.check for fault in verify_content()} == {"compared", "link", "research", "text"}


def test_the_topics_that_an_editor_chose_for_a_passage_are_left_alone() -> None:
    chosen = Passage.objects.get(topics_edited=True).topics
    assert set(chosen.values_list("slug", flat=True)) == {"cost", "travel"}


def test_the_history_of_a_record_and_of_a_text_can_be_read(as_editor: Client) -> None:
    source, cost = Source.objects.get(letter="B"), Topic.objects.get(slug="cost")
    history = as_editor.get(reverse("admin:articles_source_history", args=[source.pk])).context["recorded"]
    assert [entry.record.publisher for entry in history] == [
        "The publisher whom editors found",
        "A publisher whom editors found",
        "",
    ]
    revisions = as_editor.get(reverse("admin:articles_topic_history", args=[cost.pk])).context["revisions"]
    comments = [one.comment for one in revisions if one.origin == Origin.EDITOR]
    assert comments == ["Not yet finished.", "A place of its own for the place."]

"""What leads here: under every form, with a link to where each is edited and to where readers see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import save_draft
from articles.models import Page, PassageAlias, Reference, Source, Statement, Topic
from tests.factories import (
    CheckedReference,
    FoundStatement,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
    UnpublishedClaim,
    UnwrittenQuestion,
    UnwrittenTerm,
    UnwrittenTopic,
)

from .accounts import allowed
from .factories import RaisedFlag
from .forms import page_of

pytestmark = pytest.mark.usefixtures("content")
NOTE = '!!! note "From published research, not from our sources"\n    Is it so [^{}]?\n'


def groups(client, one):
    """What leads to it by the heading under which it stands."""
    leading = client.get(page_of(one)).context["leading"]
    return {group.heading: group.first for group in leading.groups}


def words(found):
    return [one.words for one in found]


def test_a_live_text_that_links_here_is_linked_where_it_is_edited_and_where_it_is_read(editing):
    target = UnwrittenTopic()
    topic = PublishedTopic(text_published=f"Is it [[{target.slug}]]?\n")
    (one,) = groups(editing, target)["Texts that link to it"]
    assert (one.words, one.kind, one.edited_at, one.read_at, one.is_draft) == (
        topic.name,
        "topic",
        page_of(topic),
        topic.get_absolute_url(),
        False,
    )


def test_a_draft_that_links_here_is_marked_as_one(editing):
    target, topic = UnwrittenTerm(spellings=["Déjà vu"]), PublishedTopic()
    save_draft(topic, "Is it [[Déjà vu]]?\n")
    (one,) = groups(editing, target)["Drafts that link to it"]
    assert (one.words, one.read_at, one.is_draft) == (topic.name, "", True)
    assert "in a draft" in editing.get(page_of(target)).content.decode()


def test_what_names_it_as_one_to_read_next(editing):
    topic, question = UnwrittenTopic(), UnwrittenQuestion()
    other, next_to = UnwrittenTopic(related=[topic.slug]), PublishedQuestion(related=[question.slug])
    assert words(groups(editing, topic)["Named by another topic as one to read next"]) == [other.name]
    (one,) = groups(editing, question)["Named by another question as one to read next"]
    assert one.read_at == next_to.get_absolute_url()


def test_what_belongs_to_a_topic(editing):
    topic = UnwrittenTopic()
    question, claim = UnwrittenQuestion(topic=topic), UnpublishedClaim(topic=topic)
    found = groups(editing, topic)
    assert [(one.words, one.read_at) for one in found["Questions on it"]] == [(str(question), "")]
    assert [(one.words, one.read_at) for one in found["Claims on it"]] == [(str(claim), "")]


def test_questions_and_figures_that_rest_on_a_claim(editing):
    claim, question = SilentClaim(), UnwrittenQuestion()
    question.claims.add(claim)
    drawn = UnwrittenTopic(figures=[f"claim:{claim.slug}"])
    found = groups(editing, claim)
    assert words(found["Questions that rest on it"]) == [str(question)]
    assert words(found["Topics with a figure that rests on it"]) == [drawn.name]


def test_texts_whose_notes_cite_a_reference(editing):
    reference, like_it = CheckedReference(key="able-2020"), CheckedReference(key="able-2020b")
    topic = PublishedTopic(text_published=f"Is it so?\n\n{NOTE.format(like_it.key)}")
    draft = PublishedTopic()
    save_draft(draft, f"Is it so?\n\n{NOTE.format(reference.key)}")
    assert words(groups(editing, like_it)["Texts whose notes cite it"]) == [topic.name]
    (one,) = groups(editing, reference)["Texts whose notes cite it"]
    assert (one.words, one.is_draft) == (draft.name, True)


def test_texts_and_claims_that_lean_on_a_source(editing):
    source = Source.objects.get(letter="A")
    topic = PublishedTopic(text_published="Is it so [@A]?\n")
    flag = RaisedFlag(source=source)
    found = groups(editing, source)
    assert topic.name in words(found["Texts that cite it"])
    assert found["Claims on which it is quoted"]
    (one,) = found["To be looked at, because it changed"]
    assert (one.words, one.why) == (str(flag.flagged), flag.reason)


def test_texts_that_cite_a_passage_by_this_or_an_earlier_id(editing):
    statement = Statement.objects.found().filter(source__letter="A").first()
    passage = statement.passage
    topic = PublishedTopic(text_published=f'Is it so [@A "{statement.exact}"]?\n')
    assert topic.name in words(groups(editing, passage)["Texts that cite it"])
    assert topic.name in words(groups(editing, statement)["Texts that cite its passage"])
    assert str(statement) in words(groups(editing, passage)["Statements that quote it"])
    newer = StoredPassage(source=StoredSource())
    PassageAlias.objects.create(source=newer.source, public_id="0123456789", passage=newer)
    topic.live.citations = [{"source": "x", "exact": "x", "passage": "0123456789"}]
    topic.live.save()
    assert words(groups(editing, newer)["Texts that cite it"]) == [topic.name]


def test_a_statement_leads_to_the_claim_on_which_it_is_compared(editing):
    statement = FoundStatement()
    RaisedFlag(leaning=statement)
    found = groups(editing, statement)
    assert words(found["The claim on which it is compared"]) == [str(statement.claim)]
    assert found["To be looked at, because what it leans on changed"][0].why == "Source F has other words now."


ORPHANS = [
    (UnwrittenTopic, "Write [[{0.slug}]] where another text speaks of it"),
    (UnwrittenQuestion, "Write [[{0.slug}]] where another text speaks of it"),
    (SilentClaim, "let the answer to a question rest on it"),
    (UnwrittenTerm, "Write [[{0.slug}]] where a text first uses it"),
    (CheckedReference, "Cite it in a note with [^{0.key}]"),
    (StoredSource, "mark the statements that it makes"),
    (StoredPassage, "mark a statement in it"),
]


@pytest.mark.parametrize(("state", "advice"), ORPHANS)
def test_where_nothing_leads_the_page_says_what_to_do(editing, state, advice):
    orphan = state()
    page = editing.get(page_of(orphan)).content.decode()
    assert "Nothing leads here yet." in page
    assert advice.format(orphan) in page


@pytest.mark.parametrize("model", [Page, Reference, Topic])
def test_a_page_that_adds_something_says_nothing_of_it(editing, model):
    assert "What leads here" not in editing.get(f"/admin/articles/{model._meta.model_name}/add/").content.decode()


def test_only_the_first_twenty_are_shown_and_how_many_more(editing):
    topic = UnwrittenTopic()
    for _ in range(23):
        UnwrittenQuestion(topic=topic)
    page = editing.get(page_of(topic))
    assert len(groups(editing, topic)["Questions on it"]) == 20
    assert "… and 3 more" in page.content.decode()


@pytest.mark.parametrize("make", [lambda topic: UnwrittenQuestion(topic=topic), lambda topic: SilentClaim(topic=topic)])
def test_what_leads_here_takes_as_many_queries_however_much_it_is(editing, make):
    topic = UnwrittenTopic()

    def queries(count):
        for _ in range(count):
            make(topic)
            PublishedTopic(text_published=f"Is it [[{topic.slug}]]?\n")
            RaisedFlag(leaning=topic)
        with CaptureQueriesContext(connection) as captured:
            editing.get(page_of(topic))
        return len(captured)

    editing.get(page_of(topic))
    assert queries(1) == queries(9)


def test_who_may_not_see_other_kinds_gets_no_link_there_and_no_word_of_their_drafts():
    client, topic = allowed("view_topic"), UnwrittenTopic()
    term = PublishedTerm(text_published=f"Is it [[{topic.slug}]]?\n")
    secret = UnwrittenQuestion()
    save_draft(secret, f"Is it [[{topic.slug}]]?\n")
    claim, unseen = SilentClaim(topic=topic), UnpublishedClaim(topic=topic)
    found = groups(client, topic)
    (one,) = found["Texts that link to it"]
    assert (one.words, one.edited_at, one.read_at) == (term.name, "", term.get_absolute_url())
    assert "Drafts that link to it" not in found
    assert words(found["Claims on it"]) == [str(claim)]
    assert str(unseen) not in client.get(page_of(topic)).content.decode()
    assert str(secret) not in client.get(page_of(topic)).content.decode()


def test_markup_in_a_name_is_shown_as_text(editing):
    topic = UnwrittenTopic()
    UnwrittenQuestion(topic=topic, wording="<script>alert(1)</script>")
    assert "<script>alert(1)" not in editing.get(page_of(topic)).content.decode()

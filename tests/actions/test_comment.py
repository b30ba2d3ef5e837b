"""Comments on words of a draft: found again in what came later, answered, resolved, told to those concerned."""

import pytest
from django.core import mail
from django.urls import reverse

from articles.actions import NotCommented, answer_comment, comment, reopen_comment, resolve_comment, save_draft
from articles.models import Comment
from tests.admin.accounts import account, logged_in
from tests.admin.forms import page_of
from tests.factories import UnwrittenTopic, drafted

pytestmark = pytest.mark.django_db
FIRST = "It hurts a little.\n\nIt costs £100. It costs a day."


@pytest.fixture
def ann(db):
    return writer("ann", "Author")


@pytest.fixture
def rae(db):
    return writer("rae", "Reviewer")


def writer(name, *roles):
    made = account(name, *roles)
    made.email = f"{name}@example.org"
    made.save()
    return made


@pytest.fixture
def draft(ann):
    revision = drafted(UnwrittenTopic(name="Needles"), FIRST)
    revision.author = ann
    revision.save()
    return revision


def page(revision, name="change"):
    return reverse(f"admin:articles_revision_{name}", args=[revision.pk])


@pytest.mark.parametrize(
    ("exact", "line", "kept", "at"),
    [
        ("hurts a little", None, "hurts a little", 1),
        ("hurts  a\nlittle", None, "hurts a little", 1),
        ("", 3, "It costs £100. It costs a day.", 3),
        ("It costs a day", 3, "It costs a day", 3),
    ],
)
def test_it_is_kept_with_its_words_and_found_at_their_line(draft, rae, exact, line, kept, at):
    made = comment(draft, exact, "Who says so?", by=rae, line=line)
    assert (made.exact, made.line_in(FIRST)) == (kept, at)


@pytest.mark.parametrize(
    ("exact", "line", "words", "told"),
    [
        ("It costs", None, "Why?", "number of the line"),
        ("not there", None, "Why?", "not"),
        ("", None, "Why?", "copy the words"),
        ("", 2, "Why?", "Line 2 is empty"),
        ("", 4, "Why?", "There is no line 4: the text has 3"),
        ("hurts", None, " \0 ", "Write what you want to say"),
        ("hurts", None, "x" * 2001, "2001 characters"),
    ],
)
def test_what_cannot_be_placed_is_refused_with_the_remedy(draft, rae, exact, line, words, told):
    with pytest.raises(NotCommented, match=told):
        comment(draft, exact, words, by=rae, line=line)
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("later", "line"),
    [
        ("New first line.\n\n" + FIRST, 5),
        ("It costs £100. It costs a day.", 1),
        ("It costs nothing. We say: It costs a day.", 1),
        ("It hurts.", None),
    ],
)
def test_its_words_are_found_again_after_an_edit_or_told_to_be_gone(draft, rae, ann, later, line):
    made = comment(draft, "It costs a day", "Says who?", by=rae)
    newer = save_draft(draft.text.owner, later, author=ann)
    assert made.line_in(newer.markdown) == line
    shown = logged_in(ann).get(page(newer))
    assert [one.line for one in shown.context["comments"]] == [line]
    assert ("Its words are gone" in shown.content.decode()) is (line is None)
    assert "Says who?" in shown.content.decode()


def test_it_is_answered_resolved_and_opened_again_by_those_who_write_or_review(draft, rae, ann):
    reviewer, author = logged_in(rae), logged_in(ann)
    reviewer.post(page(draft, "comment"), {"does": "comment", "exact": "hurts a little", "words": "Who says so?"})
    one = Comment.objects.get()
    author.post(page(draft, "comment"), {"does": "answer", "on": one.pk, "words": "Source A."})
    assert [(said.name, said.words) for said in one.answered_by.all()] == [("ann", "Source A.")]
    assert "1 comment is still open" in editor_page(draft)
    author.post(page(draft, "comment"), {"does": "resolve", "on": one.pk})
    assert Comment.objects.get(pk=one.pk).resolved_by == "ann"
    assert "still open" not in editor_page(draft)
    reviewer.post(page(draft, "comment"), {"does": "reopen", "on": one.pk})
    assert list(Comment.objects.open()) == [one]


def test_the_form_of_the_text_leads_to_open_ones(draft, rae):
    comment(draft, "hurts", "Why?", by=rae)
    form = logged_in(rae).get(page_of(draft.text.owner, "change")).content.decode()
    assert "1 comment is open" in form
    assert f"{page(draft)}#comments-heading" in form


def editor_page(draft):
    rob = account(f"rob{Comment.objects.count()}{Comment.objects.open().count()}", "Reviewer")
    return logged_in(rob).get(page(draft)).content.decode()


def test_twice_is_as_once(draft, rae, ann):
    made = comment(draft, "hurts", "Why?", by=rae)
    assert [resolve_comment(made, by=ann), resolve_comment(made, by=rae)] == [True, False]
    assert Comment.objects.get().resolved_by == "ann"
    assert [reopen_comment(made), reopen_comment(made)] == [True, False]


def test_what_was_typed_comes_back_when_it_is_refused(draft, rae):
    answer = logged_in(rae).post(
        page(draft, "comment"), {"does": "comment", "exact": "nowhere", "words": "My long words"}, follow=True
    )
    assert "My long words" in answer.content.decode()
    assert "Not stored" in answer.content.decode()


def test_who_may_not_see_drafts_may_not_comment(draft):
    sent = {"does": "comment", "exact": "hurts", "words": "Why?"}
    assert logged_in(account("sam")).post(page(draft, "comment"), sent).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("sent", [{"on": "x"}, {"does": "answer"}, {"does": "answer", "on": "9" * 30}, {"line": "0"}])
def test_what_no_page_sends_stores_nothing(draft, rae, sent):
    assert logged_in(rae).post(page(draft, "comment"), {"words": "Why?", **sent}).status_code in (302, 404)
    assert not Comment.objects.exists()


def test_those_concerned_are_told_and_not_who_said_it(draft, rae, ann, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = comment(draft, "hurts", "Why?", by=rae)
    with django_capture_on_commit_callbacks(execute=True):
        answer_comment(made, "Because.", by=ann)
    told = [(sent.to[0], sent.subject.rpartition(": ")[2]) for sent in mail.outbox]
    assert told == [
        ("ann@example.org", "rae commented on “Needles”"),
        ("rae@example.org", "ann answered a comment on “Needles”"),
    ]
    assert "Because" not in "".join(sent.body for sent in mail.outbox)


def test_open_ones_stand_on_the_desk(draft, rae, ann):
    made = comment(draft, "hurts", "Why?", by=rae)
    desk = logged_in(ann).get("/admin/").context["desk"]
    [section] = [one for one in desk.waiting if one.key == "open_comments"]
    assert (section.count, section.entries[0].address) == (1, f"{page(draft)}#comment-{made.pk}")

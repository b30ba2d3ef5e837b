"""The page on which an editor decides about the new text of a source."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.actions import record_statement
from articles.models import Flag, NewText, Source, Statement
from articles.models.flag import Standing
from tests.actions.changing_article import CITING, QUOTED, QUOTING, ChangingArticle
from tests.actions.stored import everything_stored
from tests.factories import SilentClaim, StoredSource

from .accounts import allowed
from .forms import messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
ADD = "/admin/articles/source/add/"
NOTHING_DONE = "Nothing was done: something changed since you opened this page."


def source():
    return Source.objects.get(letter="D")


def address():
    return page_of(source(), "new_text")


@pytest.fixture
def article(articles, vocabulary):
    return ChangingArticle(articles["D"], vocabulary)


@pytest.fixture
def upload(editing, article):
    """Upload article D as it is by now; the answer, redirects followed."""

    def uploaded():
        file = SimpleUploadedFile(article.file, article.text.encode(), "text/plain")
        return editing.post(ADD, {"article": file}, follow=True)

    return uploaded


@pytest.fixture
def page(article, upload):
    """The page of a new text in which quoted words are gone."""
    article.lose_what_is_quoted()
    return upload()


def press(client, page, button):
    """What a browser would send from the page."""
    sent = {"text": page.context["as_shown"], "seen": page.context["compared"].digest, button: ""}
    return client.post(address(), sent, follow=True)


def test_an_upload_leads_to_the_page_and_changes_nothing(article, upload):
    article.lose_what_is_quoted()
    before = everything_stored()
    response = upload()
    assert response.redirect_chain[-1][0] == address()
    assert messages_of(response) == [f"{article.file} has another text than source D. It waits: decide here."]
    after = everything_stored()
    assert after.pop("articles.NewText")
    before.pop("articles.NewText")
    assert after == before


def test_the_page_shows_what_would_be_lost_with_links_to_it(page):
    shown = page.content.decode()
    assert f"{QUOTING} statements, citations in {CITING} texts" in " ".join(shown.split())
    for statement in Statement.objects.filter(source=source(), exact__startswith=QUOTED):
        assert page_of(statement) in shown
        assert statement.claim.question in shown
    assert "is lost: its words are not in the new text" in shown.lower()
    assert f"cites words that will not be found: {CITING}" in shown.lower()
    assert '<del><span class="visually-hidden">removed: </span>75%</del>' in shown
    assert '<ins><span class="visually-hidden">added: </span>most</ins>' in shown


def test_the_page_tells_how_the_agreement_would_change(article, upload):
    claim = SilentClaim()
    record_statement(claim, source(), QUOTED, {"stance": 2})
    article.lose_what_is_quoted()
    shown = " ".join(upload().content.decode().split())
    assert "“Only one says” <strong>becomes “No source says”</strong>" in shown


def test_looking_at_the_page_stores_nothing(editing, page):
    before = everything_stored()
    assert editing.get(address()).status_code == 200
    assert everything_stored() == before


def test_markup_in_the_article_is_shown_as_text(article, upload):
    article.replace("While more research", "<script>alert(1)</script> & more.\n\nWhile more research")
    shown = upload().content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown


def test_a_text_that_touches_nothing_and_the_same_bytes_say_so(article, upload):
    assert messages_of(upload())[0].startswith(f"File {article.file} unchanged.")
    article.text = article.text.replace("\n\n", "\n\n\n")
    assert "No passage, statement or text is touched." in upload().content.decode()


def test_taking_it_over_stores_it_and_says_what_it_did(editing, article, page):
    said = messages_of(press(editing, page, "_take"))
    assert source().text == article.text
    assert said[0].startswith("Source D has its new text. Passages: 1 changed, 0 new, 0 gone, 0 moved,")
    assert sum("is not in the text any more" in one for one in said) == QUOTING
    lost = Flag.objects.filter(source=source(), standing=Standing.LOST, content_type__model="statement")
    assert lost.count() == QUOTING
    assert "are flagged" in said[-1]
    assert LogEntry.objects.latest("pk").change_message == "Took over its new text."
    assert not NewText.objects.exists()


def test_what_is_sent_without_a_button_decides_nothing_and_shows_the_page_again(editing, page):
    before = everything_stored()
    again = press(editing, page, "something")
    assert everything_stored() == before
    assert messages_of(again) == ["Nothing was done: take the text over or throw it away, each with its button."]
    assert "Throw it away" in again.content.decode()


def test_throwing_it_away_leaves_everything_as_it_is_and_it_stays_in_the_list(editing, editor, page):
    before = source()
    press(editing, page, "_throw")
    assert (source().text, source().changed_at) == (before.text, before.changed_at)
    assert not Flag.objects.exists()
    assert NewText.objects.get().thrown_away_by == editor
    assert LogEntry.objects.latest("pk").change_message == "Threw its new text away."
    assert address() in editing.get("/admin/articles/newtext/", {"state": "thrown"}).content.decode()
    again = editing.get(address())
    assert "erin threw it away" in again.content.decode()
    press(editing, again, "_take")
    assert source().text != before.text


def record_something():
    record_statement(SilentClaim(), source(), "using a professional device", {"stance": 1})


@pytest.mark.parametrize("button", ["_take", "_throw"])
def test_a_page_that_shows_another_text_decides_nothing(editing, article, upload, page, button):
    article.replace("PIE vs PIH", "PIE and PIH")
    upload()
    before = everything_stored()
    response = press(editing, page, button)
    assert messages_of(response)[0].startswith(NOTHING_DONE)
    assert response.context["new_text"].sha256 != page.context["new_text"].sha256
    assert everything_stored() == before


def test_what_would_do_something_else_by_now_is_not_taken_over(editing, page):
    record_something()
    before = everything_stored()
    response = press(editing, page, "_take")
    assert messages_of(response)[0].startswith(NOTHING_DONE)
    assert "using a professional device" in response.content.decode()
    assert everything_stored() == before
    press(editing, response, "_take")
    assert not NewText.objects.exists()


def test_what_cannot_be_taken_over_any_more_says_why_and_can_be_thrown_away(editing, article, page):
    StoredSource(sha256=NewText.objects.get().sha256)
    shown = editing.get(address())
    assert "It cannot be taken over as things stand: it is a duplicate of source F" in shown.content.decode()
    assert "Take over this text" not in shown.content.decode()
    assert messages_of(press(editing, page, "_take"))[0].startswith("Not taken over: it is a duplicate of source F")
    editing.post(address(), {"text": editing.get(address()).context["as_shown"], "_throw": ""})
    assert not NewText.objects.waiting().exists()


def test_the_source_says_that_a_text_waits(editing, page):
    assert address() in editing.get(page_of(source())).content.decode()


def test_where_nothing_waits_the_page_leads_back_to_the_source(editing):
    response = editing.get(address(), follow=True)
    assert response.redirect_chain[-1][0] == page_of(source())
    assert messages_of(response) == ["No new text of source D waits: it was decided on already."]
    assert editing.get(reverse("admin:articles_source_new_text", args=[0])).status_code == 404


def test_who_may_only_look_cannot_decide_and_who_may_not_look_sees_nothing(page):
    assert allowed().get(address()).status_code == 403
    client = allowed("view_source")
    assert "Take over this text" not in client.get(address()).content.decode()
    before = everything_stored()
    assert press(client, page, "_take").status_code == 403
    assert everything_stored() == before
    assert Client().get(address()).status_code == 302

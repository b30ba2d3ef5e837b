"""What was cited is still there: the words of each version that readers saw, at an address that stays."""

import pytest

from articles.actions import archive, rename, save_draft, take_down
from articles.models import DISCLAIMER, Page, Question, Revision, Source, Topic
from tests.factories import drafted, published
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")

FIRST, SECOND = "What did we ask first?\n\nWas it so?\n", "What do we ask now?\n\nIs it so?\n"


@pytest.fixture(params=[(Topic, "cost"), (Question, "does-it-hurt"), (Page, "about")], ids=["topic", "answer", "page"])
def written(request):
    model, slug = request.param
    return model.objects.get(slug=slug)


def cited(client, written) -> str:
    """The address that the page tells those who cite it."""
    (line,) = [words(one) for one in find(read(client, written.get_absolute_url()), "p", attribute="data-copy")]
    return line.rsplit(" ", 1)[1].removeprefix("http://testserver")


def test_what_was_cited_goes_on_being_shown_and_leads_to_what_is_said_now(client, written):
    published(written, FIRST)
    address = cited(client, written)
    assert "newest version" in words(read(client, address))
    published(written, SECOND)
    page = read(client, address)
    shown = words(page)
    assert all(one in shown for one in ("What did we ask first?", "Was it so?", "This is an earlier version"))
    assert "What do we ask now?" not in shown
    assert written.get_absolute_url() in {mark(one, "href") for one in find(find(page, "main")[0], "a")}
    assert cited(client, written) != address
    assert "What do we ask now?" in words(read(client, cited(client, written)))


def test_no_search_engine_keeps_a_version_and_no_other_form_is_offered(client, written):
    page = read(client, cited(client, written))
    assert [mark(one, "content") for one in find(page, "meta") if mark(one, "name") == "robots"] == ["noindex"]
    assert [one for one in find(page, "link") if mark(one, "rel") in ("canonical", "alternate")] == []
    assert len(find(page, "h1")) == len(find(page, "aside", "disclaimer")) == 1


def test_words_that_readers_never_saw_have_no_address(client, written):
    draft = drafted(written, FIRST)
    assert client.get(draft.address).status_code == 404


def test_words_of_what_is_no_page_of_text_have_no_address(client):
    for revision in Revision.objects.filter(published_at__isnull=False):
        if not revision.text.owner or isinstance(revision.text.owner, (Topic, Question, Page)):
            continue
        for path in ("/topics/cost/", "/faq/does-it-hurt/", "/about/"):
            assert client.get(f"{path}versions/{revision.pk}/").status_code == 404
    disclaimer = Page.objects.get(slug=DISCLAIMER)
    assert client.get(f"/disclaimer/versions/{disclaimer.live.pk}/").status_code == 404


def test_what_was_taken_down_is_gone_with_its_versions(client, written):
    published(written, FIRST)
    address = cited(client, written)
    take_down(written.text)
    assert client.get(address).status_code == 404


def test_what_was_archived_says_so_at_its_versions_too(client):
    question = Question.objects.get(slug="what-if-i-do-nothing")
    address = cited(client, question)
    Question.objects.update(related=[])
    for one in Revision.objects.live():
        if question.get_absolute_url() in one.body_html + one.lead_html:
            published(one.text.owner, SECOND)
    archive(question, notice="Nobody could check it.")
    answer = client.get(address)
    assert answer.status_code == 410
    assert "Nobody could check it." in answer.content.decode()


def test_an_address_with_an_older_slug_leads_on(client):
    question = Question.objects.get(slug="does-it-hurt")
    address = cited(client, question)
    rename(question, "is-it-painful")
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, f"/faq/is-it-painful/versions/{question.live.pk}/")
    assert client.get(answer["Location"]).status_code == 200


def test_a_version_that_cites_a_withdrawn_source_says_so(client):
    topic = Topic.objects.get(slug="cost")
    address = cited(client, topic)
    Source.objects.filter(slug="a-guide").update(withdrawn_on="2026-03-02")
    assert "Source A was withdrawn on 2 March 2026" in words(read(client, address))


def test_a_version_costs_few_queries_and_no_cookie(client, written, django_assert_max_num_queries):
    save_draft(written, FIRST)
    address = cited(client, written)
    with django_assert_max_num_queries(8):
        answer = client.get(address)
    assert not answer.cookies
    assert client.post(address).status_code == 405

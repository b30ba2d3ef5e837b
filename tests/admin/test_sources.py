"""Sources and passages in the admin: uploads, facts, topics."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from articles.actions import import_article
from articles.models import ContentRevision, Passage, Source, Topic
from tests.actions.stored import everything_stored
from tests.actions.test_import_article import ARTICLE
from tests.importing.formats.made import post, wxr
from tests.importing.formats.pages import MORE, PROSE

from .forms import change, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
ADD = "/admin/articles/source/add/"


def upload(editing, raw, name="needles.txt"):
    return editing.post(ADD, {"article": SimpleUploadedFile(name, raw, "text/plain")}, follow=True)


def test_an_uploaded_article_becomes_a_source(editing):
    response = upload(editing, ARTICLE)
    source = Source.objects.get(letter="F")
    assert source.text == ARTICLE.decode()
    assert response.redirect_chain[-1][0] == page_of(source)
    assert messages_of(response)[0].startswith("File needles.txt added. Set aside as page furniture:")
    assert "see what it would change, and let it count" in messages_of(response)[-1]
    assert f'<a href="{page_of(source, "worklist")}">' in response.content.decode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "it is empty"),
        (b" \n\n ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x01", "it is not text"),
        (b"A good word. " * 250_000, "2 MiB"),
    ],
    ids=["empty", "blank", "binary", "3 MB"],
)
def test_what_is_no_article_is_refused_with_the_reason_and_nothing_is_stored(editing, raw, said):
    before = everything_stored()
    response = upload(editing, raw)
    (error,) = response.context["form"].errors["article"]
    assert error.startswith("needles.txt was refused: ")
    assert said in error
    assert error in response.content.decode()
    assert everything_stored() == before


def test_an_editor_is_told_of_the_format_and_what_it_leaves_out(editing):
    response = upload(editing, b"# Needles\n\nIt **may** help [some](/people) with thin hair.\n", "needles.md")
    assert messages_of(response)[1:3] == [
        "Read as Markdown: it shows headings, links, bold or slanted words, and its name ends in .md.",
        "Left out: marks (2), link addresses (1).",
    ]
    assert Source.objects.get(file="needles.md").text == "Needles\n\nIt may help some with thin hair."


def test_a_duplicate_is_refused_naming_its_twin(editing, articles):
    before = everything_stored()
    response = upload(editing, articles["B"].read_bytes())
    assert "duplicate of source B" in response.context["form"].errors["article"][0]
    assert everything_stored() == before


def test_a_source_that_is_saved_stays_open_and_says_so(editing):
    source = Source.objects.get(letter="D")
    page = page_of(source)
    response = change(editing, source, description="A clinic’s page.")
    assert response.redirect_chain[-1][0] == f"{page}#content-start"
    assert messages_of(response) == ["Source D is saved."]
    assert "_addanother" not in response.content.decode()


def test_no_file_at_all_is_told_of(editing):
    assert editing.post(ADD, {"csrfmiddlewaretoken": "any"}).context["form"].errors["article"] == [
        "Give one article: a file, pasted words or an address."
    ]


PASTED = "Needling for Thin Hair\r\n\r\nIt uses tiny needles to puncture the scalp, they say.\r\n"


def test_words_that_are_pasted_become_a_source_of_the_name_that_they_are_given(editing):
    response = editing.post(ADD, {"pasted": PASTED, "name": "From a friend"}, follow=True)
    source = Source.objects.get(file="From a friend.txt")
    assert response.redirect_chain[-1][0] == page_of(source)
    assert source.text == PASTED.replace("\r\n", "\n")
    assert source.repairs == []


def test_html_that_is_pasted_is_read_as_a_page(editing):
    editing.post(ADD, {"pasted": "<html><h1>Needles</h1><p>It may help some, they say.", "name": "a.html"})
    assert Source.objects.get(file="a.html").text == "Needles\n\nIt may help some, they say."


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"pasted": PASTED}, "name", "Give a name to what you pasted."),
        ({"pasted": PASTED, "name": "../a"}, "name", "Use letters"),
        ({"pasted": " \n ", "name": "a"}, "article", "Give one article"),
        (
            {"pasted": PASTED, "article": SimpleUploadedFile("a.txt", b"Words.")},
            "pasted",
            "Give one article",
        ),
        ({"pasted": "{\\rtf1}", "name": "a"}, "pasted", "a.txt was refused: there are no words in it"),
    ],
)
def test_what_is_pasted_wrongly_is_told_at_its_field(editing, given, field, said):
    before = everything_stored()
    assert editing.post(ADD, given).context["form"].errors[field][0].startswith(said)
    assert everything_stored() == before


def test_one_post_of_an_export_is_uploaded_by_its_name(editing):
    export = wxr(post("needles", "Needles", f"<p>{PROSE}</p>"), post("rollers", "Rollers", f"<p>{MORE}</p>"))
    refused = upload(editing, export, "export.xml").context["form"].errors["article"][0]
    assert "#needles “Needles”, #rollers “Rollers”" in refused
    editing.post(ADD, {"article": SimpleUploadedFile("export.xml", export), "post": "rollers"})
    assert Source.objects.get(file="export.xml#rollers").title == "Rollers"


def test_the_length_of_a_file_that_is_too_long_is_told_rightly(editing):
    error = upload(editing, b"A good word. " * 250_000).context["form"].errors["article"][0]
    assert "3,250,000 bytes" in error


def test_a_sources_text_is_not_changed_by_hand(editing):
    source = Source.objects.get(letter="A")
    forged = {"text": "Forged.", "full_text": "Forged.", "sha256": "0" * 64, "file": "forged.txt", "encoding": "x"}
    change(editing, source, publisher="The Hair Post", **forged)
    stored = Source.objects.get(letter="A")
    assert stored.publisher == "The Hair Post"
    for name in ("text", "sha256", "file", "encoding", "position"):
        assert getattr(stored, name) == getattr(source, name)


def test_changing_what_readers_may_see_raises_the_content_revision(editing):
    before = ContentRevision.current()
    change(editing, Source.objects.get(letter="A"), passages_shown="none")
    assert Source.objects.get(letter="A").passages_shown == "none"
    assert ContentRevision.current() > before


@pytest.mark.parametrize("words", [{"byline_words": "by Nobody"}, {"interest_words": "We sell needles"}])
def test_words_that_the_article_does_not_hold_are_refused(editing, words):
    before = Source.objects.get(letter="A")
    change(editing, before, **words)
    after = Source.objects.get(letter="A")
    assert (after.byline_words, after.interest_words) == (before.byline_words, before.interest_words)


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"interest": "offers", "interest_words": ""}, "interest_words", "“offers the treatment” needs the words"),
        ({"interest": "offers", "interest_words": "We sell"}, "interest_words", "“We sell” is not in the text: copy"),
        ({"byline": "Robin Vale", "byline_words": ""}, "byline_words", "“Robin Vale” needs the words of the article"),
    ],
)
def test_what_the_text_does_not_show_is_told_at_its_field(editing, changed, field, said):
    errors = change(editing, Source.objects.get(letter="A"), **changed).context["adminform"].form.errors
    assert list(errors) == [field]
    assert said in errors[field][0]
    assert field not in errors[field][0]


def test_an_article_that_an_editor_brought_up_to_date_stays_so_at_the_next_run(editing, articles):
    newer = articles["D"].read_bytes().replace(b"Recent studies have shown", b"Recent trials have shown")
    page = upload(editing, newer, articles["D"].name)
    seen = {"text": page.context["as_shown"], "seen": page.context["compared"].digest, "_take": ""}
    editing.post(page.redirect_chain[-1][0], seen)
    call_command("import_articles", "--format", "json", stdout=StringIO())
    assert Source.objects.get(letter="D").text == newer.decode()


def passage():
    return Passage.objects.get(source__letter="D", text__startswith="Recent studies")


def test_topics_corrected_by_an_editor_are_kept_by_a_reimport(editing, articles, vocabulary):
    change(editing, passage(), topics=[Topic.objects.get(slug="cost").pk])
    assert passage().topics_edited
    raw = articles["D"].read_bytes().replace(b"PIE vs PIH", b"PIE and PIH")
    import_article(raw, file=articles["D"].name, vocabulary=vocabulary)
    assert list(passage().topics.values_list("slug", flat=True)) == ["cost"]


def test_a_passage_saved_unchanged_does_not_count_as_corrected(editing):
    change(editing, passage())
    assert not passage().topics_edited


def test_a_passages_text_is_not_changed_by_hand(editing):
    before = Passage.objects.values().get(pk=passage().pk)
    change(editing, passage(), text="Forged.", kind="furniture", public_id="0" * 10, source="1")
    assert Passage.objects.values().get(pk=before["id"]) == before


def test_topics_may_be_taken_away_altogether(editing):
    change(editing, passage(), topics=[])
    assert not passage().topics.exists()
    assert passage().topics_edited

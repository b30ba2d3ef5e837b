"""A source gets another slug: its address, citations and passages lead on, and neither seeds nor exports undo it."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from articles.actions import (
    export_content,
    import_article,
    import_content,
    index_pages,
    publish,
    rename,
    verify_content,
)
from articles.importing import Refused
from articles.models import Moved, Passage, PassageAlias, Revision, SearchEntry, Source, Topic
from articles.seeding import read_sources
from tests.factories import PublishedTopic, StoredSource, drafted

from .stored import everything_stored
from .test_export_content import files, load, remove_everything

pytestmark = pytest.mark.usefixtures("content")


def told_by_no_drawing():
    """Source C, by whose slug no drawing tells."""
    return Source.objects.get(letter="C")


def renamed(slug="c-lasting"):
    source = told_by_no_drawing()
    assert rename(source, slug)
    return source


def test_the_old_address_leads_on_for_good_with_its_other_forms():
    renamed()
    client = Client()
    for old, new in (
        ("/sources/c-permanence/", "/sources/c-lasting/"),
        ("/sources/c-permanence.md", "/sources/c-lasting.md"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_all_that_is_made_of_the_slug_follows():
    before = Client().get("/claims.json").content.decode()
    renamed()
    assert verify_content() == []
    everywhere = (
        "/sources.json",
        "/claims.json",
        "/claims.csv",
        "/annotations.jsonld",
        "/sitemap.xml",
        "/topics/cost/",
    )
    assert [path for path in everywhere if "c-permanence" in Client().get(path).content.decode()] == []
    assert before.count("c-permanence") == Client().get("/claims.json").content.decode().count("c-lasting")
    assert not SearchEntry.objects.filter(path__contains="c-permanence").exists()
    assert not [one for one in Revision.objects.exclude(citations=[]) if "c-permanence" in str(one.citations)]


def test_a_link_to_a_passage_by_its_old_id_finds_it_on_the_new_page():
    passage = told_by_no_drawing().passages.readable().first()
    renamed()
    now = Passage.objects.get(pk=passage.pk)
    assert now.public_id != passage.public_id
    page = Client().get(now.source.get_absolute_url()).content.decode()
    assert f'id="p-{passage.public_id}"' in page
    assert f'id="p-{now.public_id}"' in page


def seen():
    return [Client().get(path).content for path in ("/claims.json", "/sources.json", "/topics/results/")]


def test_renaming_back_makes_everything_as_it_was_but_for_the_address_that_leads_on():
    before, passages = seen(), list(told_by_no_drawing().passages.values())
    renamed()
    rename(told_by_no_drawing(), "c-permanence")
    assert dict(Moved.objects.filter(old__startswith="/sources/").values_list("old", "new")) == {
        "/sources/c-lasting/": "/sources/c-permanence/"
    }
    assert seen() == before
    assert list(told_by_no_drawing().passages.values()) == passages
    assert not PassageAlias.objects.filter(public_id__in=[one["public_id"] for one in passages]).exists()


def test_texts_and_drafts_that_cite_by_the_old_slug_go_on_citing():
    topic = PublishedTopic(text_published="Is it so [@c-permanence]?\n")
    draft = drafted(PublishedTopic(), "Is it so [@c-permanence]?\n")
    renamed()
    live = Topic.objects.get(pk=topic.pk).live
    assert 'href="/sources/c-lasting/"' in live.lead_html + live.body_html
    shown = publish(draft)
    assert 'data-source="c-lasting"' in shown.lead_html + shown.body_html


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("b-review", "is the slug of “B: "),
        ("E", "is the letter of “E: "),
        ("two words", "valid"),
        ("", "blank"),
        ("x" * 61, "60"),
    ],
)
def test_a_slug_that_is_not_free_is_refused(slug, said):
    before = everything_stored()
    with pytest.raises(ValidationError, match=said):
        rename(told_by_no_drawing(), slug)
    assert everything_stored() == before


def test_the_old_slug_of_another_is_refused_until_its_address_is_given_up():
    renamed()
    other = StoredSource()
    with pytest.raises(ValidationError, match="“c-permanence” was the slug of “C: "):
        rename(other, "c-permanence")
    Moved.objects.filter(old="/sources/c-permanence/").delete()
    assert rename(other, "c-permanence")


def test_one_that_a_drawing_tells_after_keeps_its_slug():
    with pytest.raises(ValidationError, match=r"The drawing “.*” names this source by its slug, which stays “a-guide”"):
        rename(Source.objects.get(letter="A"), "a-book")


def imported(articles, vocabulary, **facts):
    told = {one["letter"]: one.attributes for one in read_sources(settings.SEEDS / "sources.toml")}["C"]
    raw, file = articles["C"].read_bytes(), articles["C"].name
    return import_article(raw, file=file, vocabulary=vocabulary, facts={**told, **facts})


def test_loading_the_seeds_again_does_not_undo_it():
    renamed()
    index_pages()
    before = everything_stored()
    call_command("import_articles", verbosity=0)
    assert set(import_content(settings.SEEDS).outcomes) == {"unchanged"}
    assert everything_stored() == before


def test_one_that_was_renamed_and_deleted_is_not_brought_back_by_its_seed():
    source = renamed()
    Source.objects.filter(pk=source.pk).update(is_read=False)
    source.delete()
    call_command("import_articles", verbosity=0)
    assert not Source.objects.filter(letter="C").exists()


def test_an_export_loads_without_a_trace_and_makes_the_same_site_elsewhere(tmp_path):
    renamed()
    export_content(tmp_path / "here")
    rows = everything_stored()
    load(tmp_path / "here")
    assert everything_stored() == rows
    remove_everything()
    load(tmp_path / "here")
    export_content(tmp_path / "there")
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_an_export_reaches_a_site_that_still_has_the_old_slug(tmp_path):
    renamed()
    export_content(tmp_path / "here")
    remove_everything()
    load(settings.SEEDS)
    load(tmp_path / "here")
    export_content(tmp_path / "there")
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert Source.objects.get(letter="C").slug == "c-lasting"
    assert Client().get("/sources/c-permanence/")["Location"] == "/sources/c-lasting/"


def test_a_seed_whose_slug_is_taken_here_is_refused(articles, vocabulary):
    with pytest.raises(Refused, match="its slug cannot become b-review"):
        imported(articles, vocabulary, slug="b-review")

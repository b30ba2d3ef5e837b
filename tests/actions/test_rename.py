"""A rename: the old address leads on, what was written goes on working, and no seed undoes it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from articles.actions import (
    export_content,
    import_article,
    import_content,
    index_pages,
    publish,
    rename,
    take_down,
    verify_content,
)
from articles.models import Claim, ContentRevision, Link, Moved, Question, Term, Topic, records_of, values_of
from articles.seeding import SeedError
from tests.factories import (
    BROKEN_TEXT,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    UnwrittenTopic,
    drafted,
)

from .stored import everything_stored
from .test_export_content import files, load, remove_everything

pytestmark = pytest.mark.usefixtures("content")


def moved():
    """Without what the seeds lead on themselves."""
    return dict(Moved.objects.exclude(old__startswith="/claims/redness").values_list("old", "new"))


def cost():
    return Topic.objects.get(slug="cost")


def faults():
    """Those of texts, links and the search."""
    index_pages()
    return [one for one in verify_content() if one.check in ("text", "link", "search")]


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, SilentClaim, PublishedTerm])
def test_the_old_address_leads_to_the_new_one(make):
    thing = make()
    before, number = thing.get_absolute_url(), ContentRevision.current()
    assert rename(thing, "another-name")
    assert type(thing).objects.get(pk=thing.pk).slug == "another-name"
    assert moved()[before] == thing.get_absolute_url()
    assert ContentRevision.current() == number + 1


def test_a_topics_data_moves_with_it():
    rename(cost(), "price")
    assert moved() == {"/topics/cost/": "/topics/price/", "/topics/cost.json": "/topics/price.json"}


def test_the_same_slug_again_changes_nothing():
    before = everything_stored()
    assert not rename(cost(), "cost")
    assert everything_stored() == before


def test_a_rename_records_and_stores_nothing_that_another_has_changed_since():
    """What was loaded before another's save holds values that are not stored any more."""
    late, topic = cost(), cost()
    topic.question, topic.seeded = "Is it dear?", {**topic.seeded, "question": "Is it dear?"}
    topic.save()
    rename(late, "price")
    assert [(state["slug"], state["question"]) for state in values_of(records_of(topic))] == [
        ("price", "Is it dear?"),
        ("cost", "Is it dear?"),
        ("cost", late.question),
    ]
    assert Topic.objects.get(pk=topic.pk).seeded == {**topic.seeded, "slug": "price"}


def test_two_renames_make_no_chain():
    topic = PublishedTopic(slug="first")
    rename(topic, "second")
    rename(topic, "third")
    assert moved()["/topics/first/"] == moved()["/topics/second/"] == "/topics/third/"


def test_renaming_back_makes_no_loop():
    topic = PublishedTopic(slug="first")
    rename(topic, "second")
    rename(topic, "first")
    assert moved() == {"/topics/second/": "/topics/first/", "/topics/second.json": "/topics/first.json"}


@pytest.mark.parametrize("slug", ["results", "two words", "", "x" * 61])
def test_a_slug_that_is_none_or_is_anothers_is_refused(slug):
    before = everything_stored()
    with pytest.raises(ValidationError):
        rename(cost(), slug)
    assert everything_stored() == before


def test_anothers_former_slug_is_refused_until_its_old_address_is_given_up():
    topic, other = PublishedTopic(slug="first"), PublishedTopic()
    rename(topic, "second")
    with pytest.raises(ValidationError, match="“first” was the slug of"):
        rename(other, "first")
    Moved.objects.filter(old="/topics/first/").delete()
    assert rename(other, "first")


def test_a_slug_that_texts_mean_something_else_by_is_refused():
    PublishedTopic(text_published="Is it so?\n\nSee [[numbing]]?\n")
    with pytest.raises(ValidationError, match=r"\[\[numbing\]\] leads to /claims/numbing/"):
        rename(cost(), "numbing")


def test_a_claim_that_a_drawing_rests_on_keeps_its_slug():
    with pytest.raises(ValidationError, match="The drawing “session” names this claim"):
        rename(Claim.objects.get(slug="numbing"), "cream")


@pytest.mark.parametrize("make", [PublishedTopic, PublishedQuestion, SilentClaim, PublishedTerm])
def test_a_text_that_links_by_the_old_slug_shows_the_new_address_and_keeps_its_words_and_date(make):
    thing = make(slug="old-name")
    linking = PublishedQuestion(text_published="Is it so?\n\nSee [[old-name]]?\n")
    before, address = linking.live, thing.get_absolute_url()
    rename(thing, "new-name")
    live = Question.objects.get(pk=linking.pk).live
    assert live.body_html == before.body_html.replace(address, thing.get_absolute_url()) != before.body_html
    assert (live.pk, live.markdown, live.published_at) == (before.pk, before.markdown, before.published_at)
    assert Link.objects.get(text=linking.text).path == thing.get_absolute_url()
    assert faults() == []


def test_a_draft_by_the_old_slug_can_still_be_published():
    topic = PublishedTopic(slug="old-name")
    draft = drafted(PublishedTopic(), "Is it so?\n\nSee [[old-name]]?\n")
    rename(topic, "new-name")
    assert 'href="/topics/new-name/"' in publish(draft).body_html


def test_a_live_text_that_could_not_be_published_today_follows_and_what_leads_nowhere_stays_as_words():
    topic = PublishedTopic(slug="old-name")
    linking = PublishedTopic(text_published="Is it so?\n\nSee [[old-name]]?\n")
    linking.text.revisions.update(markdown=f"{BROKEN_TEXT}\n[[old-name]]")
    rename(topic, "new-name")
    linking.live.refresh_from_db()
    assert 'href="/topics/new-name/"' in linking.live.body_html
    assert "Do you see <a>nowhere</a>?" in linking.live.body_html
    assert "[[" not in linking.live.body_html


def test_a_left_over_link_to_the_new_address_is_no_obstacle():
    gone = PublishedTopic(slug="gone")
    topic = PublishedTopic(slug="here")
    PublishedTopic(text_published="Is it [[gone]]?\n\nIs it [[here]]?\n")
    take_down(gone.text)
    gone.delete()
    assert rename(topic, "gone")


def test_what_lists_it_goes_on_listing_it():
    rename(cost(), "price")
    assert not [one.slug for one in Topic.objects.all() if "cost" in one.related]
    assert [one.slug for one in Topic.objects.all() if "price" in one.related]
    question = Question.objects.get(slug="does-it-hurt")
    rename(question, "is-it-painful")
    assert [one.slug for one in Question.objects.all() if "is-it-painful" in one.related]
    assert faults() == []


def test_a_chart_goes_on_drawing_a_renamed_claim():
    claim = SilentClaim(slug="old-name")
    topic = UnwrittenTopic(figures=["claim:old-name+pain", "who:old-name", "sure:pain+old-name", "scalp"])
    rename(claim, "new-name")
    topic.refresh_from_db()
    assert topic.figures == ["claim:new-name+pain", "who:new-name", "sure:pain+new-name", "scalp"]


def rename_one_of_each():
    rename(cost(), "price")
    rename(Question.objects.get(slug="does-it-hurt"), "is-it-painful")
    rename(Claim.objects.get(slug="pain"), "hurting")
    rename(Term.objects.get(slug="elastin"), "elastic-fibre")
    index_pages()


def test_loading_the_seeds_again_neither_undoes_a_rename_nor_makes_a_second_copy():
    rename_one_of_each()
    before = everything_stored()
    report = import_content(settings.SEEDS)
    assert set(report.outcomes) == {"unchanged"}
    assert everything_stored() == before


def test_a_changed_seed_reaches_what_was_renamed(seeds):
    rename_one_of_each()
    seeds.change("topics/cost.md", "name: Cost\n", "name: Costs\n")
    seeds.append("questions/does-it-hurt.md", "\nWhat is it worth?\n")
    import_content(seeds.path)
    assert Topic.objects.get(slug="price").name == "Costs"
    assert "What is it worth?" in Question.objects.get(slug="is-it-painful").live.markdown
    assert Topic.objects.count() == 10


def test_an_article_is_sorted_into_the_renamed_topic(vocabulary):
    rename(cost(), "price")
    raw = b"What it costs\n\nThe price of one session is 300 dollars, and insurance does not pay the cost.\n"
    source = import_article(raw, file="new.txt", vocabulary=vocabulary).source
    assert Topic.objects.count() == 10
    assert source.passages.filter(topics__slug="price").exists()


def test_what_was_renamed_and_deleted_is_not_brought_back():
    rename_one_of_each()
    Question.objects.get(slug="is-it-painful").delete()
    import_content(settings.SEEDS)
    assert not Question.objects.filter(slug__in=["does-it-hurt", "is-it-painful"]).exists()


def test_an_export_loads_without_a_trace_and_makes_the_same_site_elsewhere(tmp_path):
    rename_one_of_each()
    stored = moved()
    export_content(tmp_path / "here")
    rows = everything_stored()
    load(tmp_path / "here")
    assert everything_stored() == rows
    remove_everything()
    load(tmp_path / "here")
    assert moved() == stored
    export_content(tmp_path / "there")
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert Topic.objects.count() == 10


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "topics/cost/", "/\\example.org"])
def test_an_old_address_that_leads_out_of_the_site_is_not_loaded(seeds, address):
    (Path(seeds.path) / "moved.toml").write_text(f"[[moved]]\nold = '/topics/x/'\nnew = '{address}'\n", "utf-8")
    with pytest.raises(SeedError, match=r"moved.toml, line 1: .* is no address of this site"):
        import_content(seeds.path)


def test_an_old_address_that_leads_elsewhere_here_stays_as_it_is(seeds):
    rename(cost(), "price")
    lines = "[[moved]]\nold = '/topics/cost/'\nnew = '/topics/results/'\n"
    (Path(seeds.path) / "moved.toml").write_text(lines, "utf-8")
    report = import_content(seeds.path)
    assert moved()["/topics/cost/"] == "/topics/price/"
    assert [line for line in report.kept if line.startswith("old address /topics/cost/")]

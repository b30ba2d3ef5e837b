"""What each page shows beside its own text: what leads to it, how far the sources agree, and who was withdrawn."""

import datetime

import pytest

from articles.models import Claim, Question, Source, Term
from tests.factories import PublishedTerm, PublishedTopic, SilentClaim, UnwrittenTopic, published

pytestmark = pytest.mark.usefixtures("content")


def page_of(client, written):
    return client.get(written.get_absolute_url()).content.decode()


def leading_to(page):
    """The part of the page that lists what leads to it."""
    _, _, after = page.partition('id="leading-here-heading"')
    return after.partition("</section>")[0]


@pytest.mark.parametrize("model", [Claim, Question])
def test_a_page_shows_the_texts_that_link_to_it(client, model):
    linked = model.objects.first() if model is Claim else Question.objects.published().first()
    before = leading_to(page_of(client, linked))
    topic = PublishedTopic(name="A topic of its own", text_published=f"Is it so?\n\nSee [[{linked.slug}]]?\n")
    assert topic.get_absolute_url() not in before
    assert f'<a href="{topic.get_absolute_url()}">A topic of its own</a>' in leading_to(page_of(client, linked))


def test_a_topic_shows_the_topics_and_answers_that_link_to_it(client):
    shown = PublishedTopic()
    other = PublishedTopic(name="Another topic", text_published=f"Is it so?\n\nSee [[{shown.slug}]]?\n")
    answer = Question.objects.published().exclude(topic=shown).first()
    published(answer, f"Is it so?\n\nSee [[{shown.slug}]]?\n")
    leading = leading_to(page_of(client, shown))
    assert (other.get_absolute_url() in leading, answer.get_absolute_url() in leading) == (True, True)


def test_the_glossary_shows_where_a_term_is_used_and_the_text_explains_it_there(client):
    term = PublishedTerm(name="Wibble", text_published="A thing that wobbles.\n")
    topic = PublishedTopic(text_published=f"Is it a [[{term.slug}]]?\n\nIs it another [[{term.slug}]]?\n")
    page = page_of(client, topic)
    assert page.count("in our words: A thing that wobbles.") == 1
    entry = client.get("/glossary/").content.decode().partition(f'id="{term.slug}"')[2].partition("</div>")[0]
    assert topic.get_absolute_url() in entry


def test_the_tally_counts_the_claims_of_the_topic_under_each_agreement(client):
    topic = UnwrittenTopic()
    for _ in range(3):
        SilentClaim(topic=topic)
    page = page_of(client, topic)
    tally = page.partition('class="tally"')[2].partition("</section>")[0]
    assert ("No source says" in tally, "× 3" in tally, "They vary" in tally) == (True, True, False)


@pytest.mark.parametrize("path", ["/topics/side-effects/", "/faq/does-it-work/", "/claims/studies-named/"])
def test_readers_are_told_that_a_source_which_the_page_leans_on_was_withdrawn(client, path):
    assert "was withdrawn on" not in client.get(path).content.decode()
    Source.objects.filter(letter__in="DE").update(withdrawn_on=datetime.date(2026, 11, 1))
    assert "was withdrawn on 1 November 2026" in client.get(path).content.decode()


def test_readers_are_told_so_too_where_a_text_cites_the_source_by_its_slug(client):
    source = Source.objects.get(letter="D")
    cited = f'[@{source.slug} "This minimally invasive technique"]'
    topic = PublishedTopic(text_published=f"It goes hardly into the body {cited}.\n")
    Source.objects.filter(pk=source.pk).update(withdrawn_on=datetime.date(2026, 11, 1))
    assert "Source D was withdrawn on 1 November 2026" in page_of(client, topic)


def test_at_least_forty_terms_are_explained_and_each_is_found_by_its_other_spellings(client):
    assert Term.objects.published().count() >= 40
    topic = PublishedTopic(text_published="Is it [[Micro-Needling]] or [[collagen induction therapy]]?\n")
    assert page_of(client, topic).count("/glossary/#microneedling") == 2

"""Links between our own texts: kept when a text is published, and what leads to a page."""

import pytest

from articles.actions import import_content, publish
from articles.models import Claim, Link, Revision, Text, leading_here
from tests.actions.seed_folder import SeedFolder
from tests.factories import (
    TEXT,
    PublishedPage,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    UnwrittenTopic,
    drafted,
    published,
)

pytestmark = pytest.mark.usefixtures("content")


def paths(written):
    return [link.path for link in Link.objects.filter(text=written.text)]


def to(*targets):
    return f"Do you know {' and '.join(f'[[{one.slug}]]' for one in targets)}?\n"


def test_publishing_keeps_each_address_that_the_text_leads_to_once_and_in_order():
    topic, term, claim = UnwrittenTopic(), PublishedTerm(), SilentClaim()
    linking = PublishedTopic(text_published=f"{to(term, topic, topic)}\n{to(claim, topic)}")
    assert paths(linking) == [f"/glossary/#{term.slug}", f"/topics/{topic.slug}/", f"/claims/{claim.slug}/"]


def test_a_draft_leads_nowhere_yet():
    topic, linking = UnwrittenTopic(), PublishedTopic()
    draft = drafted(linking, to(topic))
    assert paths(linking) == []
    publish(draft)
    assert paths(linking) == [topic.get_absolute_url()]


def test_links_go_when_the_text_no_longer_links():
    first, second = UnwrittenTopic(), UnwrittenTopic()
    linking = PublishedTopic(text_published=to(first))
    published(linking, to(second))
    assert paths(linking) == [second.get_absolute_url()]
    published(linking, TEXT)
    assert paths(linking) == []


def test_links_of_an_earlier_revision_come_back_with_it():
    topic = UnwrittenTopic()
    linking = PublishedTopic(text_published=to(topic))
    first = linking.live
    second = published(linking, TEXT)
    publish(Revision.objects.get(pk=first.pk), over=second.pk)
    assert paths(linking) == [topic.get_absolute_url()]


def test_links_go_with_what_they_lead_from():
    linking = PublishedTopic(text_published=to(UnwrittenTopic()))
    text = linking.text.pk
    linking.delete()
    assert Text.objects.get(pk=text).live is None
    assert not Link.objects.filter(text_id=text).exists()


def test_links_go_when_the_text_is_taken_off_its_page(tmp_path, content):
    seeds = SeedFolder(tmp_path / "seeds")
    seeds.append(
        "claims.toml",
        '\n[[claim]]\nslug = "noted"\nquestion = "Is it noted?"\ntopic = "results"\nkind = "stance"\n'
        'note = "See [[cost]]."\nstatement = []\n',
    )
    import_content(seeds.path)
    assert paths(Claim.objects.get(slug="noted")) == ["/topics/cost/"]
    seeds.change("claims.toml", 'note = "See [[cost]]."\n', "")
    import_content(seeds.path)
    assert Claim.objects.get(slug="noted").live is None
    assert paths(Claim.objects.get(slug="noted")) == []


@pytest.mark.parametrize("owner", [PublishedTopic, PublishedQuestion, PublishedTerm, PublishedPage, SilentClaim])
def test_what_leads_here_is_what_the_text_belongs_to(owner, django_assert_num_queries):
    topic, linking = UnwrittenTopic(), owner()
    published(linking, to(topic))
    with django_assert_num_queries(1):
        assert leading_here(Link.objects.leading_to(topic.get_absolute_url())) == [linking]


def test_what_leads_here_is_given_once_and_in_order():
    one, two = PublishedTerm(), PublishedTerm()
    first = PublishedTopic(text_published=to(one, two))
    second = PublishedQuestion(text_published=to(two))
    third = PublishedTopic(text_published=to(two, one))
    links = Link.objects.filter(text__in=[first.text, second.text, third.text]).with_owners()
    assert leading_here(links) == [first, second, third]
    assert leading_here(Link.objects.leading_to(one.get_absolute_url())) == [first, third]


def test_owners_of_different_kinds_are_told_apart():
    topic = UnwrittenTopic()
    owners = [PublishedTopic(pk=9001), PublishedQuestion(pk=9001), PublishedTerm(pk=9001)]
    for owner in owners:
        published(owner, to(topic))
    assert leading_here(Link.objects.leading_to(topic.get_absolute_url())) == owners


def test_nothing_leads_to_a_page_that_no_text_links():
    assert leading_here(Link.objects.leading_to(UnwrittenTopic().get_absolute_url())) == []
    assert leading_here([Link(text=Text.objects.create(title="without an owner"), path="/")]) == []

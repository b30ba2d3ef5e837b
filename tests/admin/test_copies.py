"""What two sources share, in the list of passages, on a passage, and on the page before a source counts."""

import pytest

from articles.actions import import_article
from articles.models import Passage, Source
from tests.factories import StoredPassage, StoredSource

from .forms import page_of

pytestmark = pytest.mark.usefixtures("content")
PASSAGES = "/admin/articles/passage/"


@pytest.fixture
def twins():
    one, two = (StoredPassage(source=StoredSource()) for _ in range(2))
    one.also_in.add(two)
    return one, two


def listed(editing, **asked):
    return set(editing.get(PASSAGES, asked).context["cl"].queryset)


def test_passages_that_another_source_has_too_can_be_listed_and_lead_to_it(editing, twins):
    one, two = twins
    assert listed(editing, also_in="yes") == {one, two}
    assert listed(editing, also_in="no") == {*Passage.objects.all()} - {one, two}
    assert listed(editing, also_in="yes", source__id__exact=two.source.pk) == {two}
    link = f'<a href="{page_of(two)}">{two.source.letter}</a>'
    assert link in editing.get(PASSAGES, {"also_in": "yes"}).content.decode()
    assert link in editing.get(page_of(one)).content.decode()


def test_a_rule_is_shown_with_its_reason(editing):
    furniture = Passage.objects.filter(rule="newsletter").first()
    told = "newsletter: an invitation to a newsletter"
    assert told.partition(": ")[2] in editing.get(PASSAGES, {"rule": "newsletter"}).content.decode()
    assert told in editing.get(page_of(furniture)).content.decode()


def test_before_a_source_counts_an_editor_sees_that_it_is_nearly_another_one(editing, articles, vocabulary):
    raw = b"All About Needles\n\n" + articles["C"].read_bytes()
    source = import_article(raw, file="copy.txt", vocabulary=vocabulary).source
    page = editing.get(page_of(source, "consequences")).content.decode()
    assert "<strong>It is nearly source C (" in page
    assert f"{PASSAGES}?also_in=yes&amp;source__id__exact={source.pk}" in page
    assert "It is nearly" not in editing.get(page_of(Source.objects.get(letter="A"), "consequences")).content.decode()


def test_an_upload_of_a_copy_is_warned_of(editing, articles):
    pasted = f"All About Needles\n\n{articles['C'].read_text()}"
    shown = editing.post("/admin/articles/source/add/", {"pasted": pasted, "name": "copy"}, follow=True)
    assert "t is nearly source C (" in shown.content.decode()

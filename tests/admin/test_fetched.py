"""An editor brings in an article by its address."""

import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from articles.fetching import fetch
from articles.models import Source
from tests.fetching.serving import Answering, served

ADD = reverse("admin:articles_source_add")
ADDRESS = "http://clinic.example/needling"
TEXT = """# Scalp needling at our clinic

Microneedling of the scalp takes about 40 minutes, and we have offered it since 2019.

It costs £120 for each session, and most people come six times for their hair.
"""


@pytest.fixture
def clinic(monkeypatch: Any) -> Iterator[dict[str, Any]]:
    with served() as finding:
        monkeypatch.setattr(sys.modules["articles.actions.fetch_article"], "fetch", partial(fetch, finding=finding))
        Answering.pages["/needling"] = 200, {"Content-Type": "text/markdown"}, TEXT.encode()
        yield Answering.pages


def test_what_stands_at_the_address_becomes_a_source_that_tells_where_and_when(editing, clinic):
    page = editing.post(ADD, {"address": ADDRESS}, follow=True).content.decode()
    source = Source.objects.get(address=ADDRESS)
    assert source.title == "Scalp needling at our clinic"
    assert source.copied_at is not None
    assert source.original.raw.startswith(b"WARC/1.")
    assert TEXT.encode() in source.original.raw
    assert "Read as WARC of Markdown" in page


def test_fetched_again_it_waits_as_the_new_text_of_its_source(editing, clinic):
    editing.post(ADD, {"address": ADDRESS})
    clinic["/needling"] = 200, {"Content-Type": "text/markdown"}, TEXT.replace("£120", "£140").encode()
    page = editing.post(ADD, {"address": ADDRESS}, follow=True).content.decode()
    assert "has another text than source F" in page
    assert "£120" in Source.objects.get(address=ADDRESS).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"address": ""}, "Give one article"),
        ({"address": "no address"}, "Enter a valid URL."),
        ({"address": "http://localhost/"}, "is not on the public internet"),
        ({"address": "http://clinic.example/gone"}, "answered 404"),
        ({"address": "http://clinic.example/empty"}, "What came was refused: "),
    ],
)
def test_what_cannot_be_brought_is_told_in_the_form_and_nothing_is_stored(sent, said, editing, clinic):
    clinic["/empty"] = 200, {}, b""
    page = editing.post(ADD, sent).content.decode()
    assert said in page
    assert Source.objects.count() == 5


def test_where_the_operator_does_not_allow_it_there_is_no_such_field_and_no_way_round(editing, clinic, settings):
    settings.FETCH_BY_ADDRESS = False
    assert 'name="address"' not in editing.get(ADD).content.decode()
    assert "Give one article" in editing.post(ADD, {"address": ADDRESS}).content.decode()
    assert not Answering.asked


def test_its_quotations_lead_to_the_words_in_the_original(editing, clinic, client):
    editing.post(ADD, {"address": ADDRESS})
    source = Source.objects.get(address=ADDRESS)
    passage = source.passages.get(text__contains="40 minutes")
    claim = source._meta.apps.get_model("articles", "Claim").objects.get(slug="session-length")
    start = passage.start + passage.text.index("about 40 minutes")
    source.statements.create(
        claim=claim, passage=passage, exact="about 40 minutes", start=start, end=start + 16, mention=True
    )
    [statement] = source.statements.all()
    assert statement.in_original == (f"{ADDRESS}#:~:text=the%20scalp%20takes-,about%2040%20minutes,-%2C%20and%20we")

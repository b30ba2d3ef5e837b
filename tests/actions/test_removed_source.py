"""A source that an editor deleted: loading the seeds does not bring it back as one that is silent."""

import pytest
from django.conf import settings

from articles.actions import Outcome, import_article
from articles.models import RemovedSeed, Source
from articles.seeding import read_sources

pytestmark = pytest.mark.usefixtures("content")


def test_a_deleted_source_stays_deleted_until_an_editor_wants_it_back(articles, vocabulary):
    facts = {entry["letter"]: entry.attributes for entry in read_sources(settings.SEEDS / "sources.toml")}["D"]
    Source.objects.get(letter="D").statements.all().delete()
    Source.objects.get(letter="D").delete()

    def imported():
        raw = articles["D"].read_bytes()
        return import_article(raw, file=articles["D"].name, vocabulary=vocabulary, facts=facts).outcome

    assert imported() == Outcome.REMOVED
    assert not Source.objects.filter(letter="D").exists()
    RemovedSeed.objects.get(model="source").delete()
    assert imported() == Outcome.ADDED


def test_the_letter_of_a_deleted_source_is_not_given_to_another(vocabulary):
    def imported(name):
        words = f"# About {name}\n\nMicroneedling of the scalp costs money, says {name}, and hair may grow after it.\n"
        return import_article(words.encode(), file=f"{name}.md", vocabulary=vocabulary).source

    assert imported("one").letter == "F"
    Source.objects.get(letter="F").delete()
    assert imported("two").letter == "G"

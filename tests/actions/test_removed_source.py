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

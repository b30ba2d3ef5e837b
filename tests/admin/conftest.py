"""A second editor, and a text."""

from typing import Any

import pytest
from django.test import Client

from articles.actions import log_changes, record_statement
from articles.models import Claim, Source, Topic
from tests.factories import PublishedTopic, SilentClaim

from .accounts import logged_in
from .deciding import FIRST


@pytest.fixture
def bob(db: None, django_user_model: Any) -> Client:
    return logged_in(django_user_model.objects.create_superuser("bob"))


@pytest.fixture
def topic(db: None) -> Topic:
    made: Topic = PublishedTopic(text_published=FIRST)
    return made


@pytest.fixture
def denied(content: None) -> Claim:
    """A claim on which source A says yes and source D no, as readers know it."""
    claim: Claim = SilentClaim()
    record_statement(claim, Source.objects.get(letter="A"), "Most individuals require", {"stance": 2})
    record_statement(claim, Source.objects.get(letter="D"), "using a professional device", {"stance": -2})
    log_changes("")
    return claim

"""A second editor, and a text."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Topic
from tests.factories import PublishedTopic

from .accounts import logged_in
from .deciding import FIRST


@pytest.fixture
def bob(db: None, django_user_model: Any) -> Client:
    return logged_in(django_user_model.objects.create_superuser("bob"))


@pytest.fixture
def topic(db: None) -> Topic:
    made: Topic = PublishedTopic(text_published=FIRST)
    return made

"""No page of the admin answers a visitor, nor staff without permission.

What is refused is refused whatever is stored: with what `test_every_page` adds, each POST would first log it.
"""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Source

from .accounts import allowed
from .test_every_page import MODELS, WRITTEN, address

pytestmark = pytest.mark.usefixtures("content")


@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("model", MODELS)
def test_a_visitor_is_asked_to_log_in(model, page):
    response = Client().get(address(model, page))
    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("model", WRITTEN)
def test_a_visitor_sees_no_preview(model):
    response = Client().post(address(model, "preview"), {"markdown": "A secret."})
    assert response.status_code == 302


@pytest.mark.parametrize("model", [model for model in MODELS if model is not Source])
def test_staff_without_permission_may_neither_look_nor_add(model):
    assert allowed().get(address(model, "changelist")).status_code == 403
    assert allowed().post(address(model, "add")).status_code == 403


def test_staff_without_permission_may_not_import():
    assert allowed().get(address(Source, "add")).status_code == 403

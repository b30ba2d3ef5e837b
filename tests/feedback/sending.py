"""Fill in the form of feedback and send it, as a browser does."""

import time
from typing import Any
from unittest import mock
from urllib.parse import urlencode

from django.test import Client
from django.test.html import Element, parse_html

from articles.feedback.stamp import new_stamp
from tests.reading import find, mark, words

HERE = {"Origin": "http://testserver"}
WORDS = "The price of a second session is missing."


def aged_stamp(seconds: float) -> str:
    """The stamp of a form that was sent out so long ago."""
    with mock.patch("time.time", return_value=time.time() - seconds):
        return new_stamp()


def send(client: Client, *, headers: dict[str, str] = HERE, **changed: str) -> Any:
    """What the server answers to a form that was open for a minute."""
    filled = {"stamp": aged_stamp(60), "page": "/topics/cost/", "helpful": "no", "words": WORDS, "website": ""}
    return post(client, filled | changed, headers)


def post(client: Client, filled: dict[str, str], headers: dict[str, str] = HERE) -> Any:
    kind = "application/x-www-form-urlencoded"
    return client.post("/feedback/", urlencode(filled), content_type=kind, headers=headers)


def filled_in(answer: Any) -> dict[str, str]:
    """What the form on the page holds, and a browser would send."""
    (form,) = find(page_of(answer), "form", "feedback-form")
    inputs = [one for one in find(form, "input") if mark(one, "type") != "radio" or "checked" in dict(one.attributes)]
    bound = answer.context["form"]["words"].value() or ""
    return {mark(one, "name"): mark(one, "value") for one in inputs} | {"words": bound}


def page_of(answer: Any) -> Element:
    return parse_html(answer.content.decode())


def told(answer: Any) -> str:
    """What the summary at the top of the form says is wrong."""
    return " ".join(words(one) for one in find(page_of(answer), css="error-summary"))

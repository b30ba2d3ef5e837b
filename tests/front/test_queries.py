"""What stands behind a question mark: read by some pages, and left out for all others, so that it costs nothing."""

from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.urls import resolve
from django.utils.functional import cached_property

from articles.machines.forms import MARKDOWN, RIS, in_form
from articles.urls import urlpatterns
from microneedle_site.delivery import is_told_by_its_query
from microneedle_site.front import Front
from tests.reading import addresses

from .asking import Counted, ask

pytestmark = pytest.mark.usefixtures("content")
ASKED = "?zz=1"
HOSTILE = ["%00", "a%00b", "%ed%a0%80", "18446744073709551616", "-1", "1e400", "%c2%b2", "[]", "%27%22%25_%5c"]
FORMS = ["/topics/cost.md", "/topics/cost.ris"]  # They read what their page reads.
OF_EACH = {
    "topic": "/topics/cost/",
    "topic-data": "/topics/cost.json",
    "topic-passages": "/topics/cost/passages/",
    "topic-passages-further": "/topics/cost/passages/page/1/",
    "topic-version": "/topics/cost/versions/1/",
    "question": "/faq/do-the-results-last/",
    "question-version": "/faq/do-the-results-last/versions/1/",
    "claim": "/claims/results-last/",
    "claim-further": "/claims/results-last/page/1/",
    "claims-further": "/claims/page/1/",
    "figure": "/claims/results-last/figure/",
    "source": "/sources/c-permanence/",
    "sources-further": "/sources/page/1/",
    "markdown": FORMS[0],
    "ris": FORMS[1],
    "page": "/about/",
    "page-version": "/about/versions/1/",
}
PUBLIC = [OF_EACH.get(one.name or "") or "/" + str(one.pattern).strip("^$") for one in urlpatterns]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What any view looks up behind a question mark."""
    found: list[str] = []

    class Noting(QueryDict):
        def __getitem__(self, name: Any) -> Any:
            found.append(name)
            return super().__getitem__(name)

        def copy(self) -> Any:
            found.append("all")
            return super().copy()

    told = cached_property(lambda request: Noting(request.META.get("QUERY_STRING", "")))
    told.__set_name__(WSGIRequest, "GET")
    monkeypatch.setattr(WSGIRequest, "GET", told)
    return found


def test_every_public_address_has_a_row():
    assert [resolve(address).route for address in PUBLIC] == [str(one.pattern) for one in urlpatterns]


def test_a_view_reads_what_stands_behind_a_question_mark_only_if_it_says_so(client, read):
    views = {address: resolve(address).func for address in PUBLIC if address not in FORMS}
    reading = set()
    for address, view in views.items():
        read.clear()
        client.get(address)
        if read:
            reading.add(view)
    assert reading == {view for view in views.values() if is_told_by_its_query(view)}


def test_nothing_that_is_asked_of_any_public_page_is_a_fault_of_the_site(client, read):
    asked = set()
    for address in PUBLIC:
        read.clear()
        client.get(address)
        asked |= {(address, name) for name in read}
    assert ("/changes/", "to") in asked
    for address, name in sorted(asked):
        for value in HOSTILE:
            answer = client.get(address, QUERY_STRING=f"{name}={value}")
            assert answer.status_code < 500, (address, name, value)
            assert b"\0" not in answer.content


def test_a_made_up_question_renders_nothing_anew_and_changes_nothing(front: Front, django: Counted):
    published_pages = [one for one in addresses() if not is_told_by_its_query(resolve(one).func)]
    forms = [in_form(one, form) for one in (published_pages[0], "/topics/cost/") for form in (MARKDOWN, RIS)]
    for address in (*published_pages, *forms):
        expected = ask(front, address)
        django.asked.clear()
        assert ask(front, address + ASKED) == expected, address
        assert ask(front, address + "?" + "x&" * 2000) == expected, address
        assert django.asked == [], address


def test_one_who_asks_first_with_a_made_up_question_leaves_the_page_for_the_others(front, django):
    first = ask(front, "/topics/cost/" + ASKED)
    django.asked.clear()
    assert ask(front, "/topics/cost/") == first
    assert django.asked == []

"""Whatever is typed, the page answers."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search import search
from articles.search.wanted import MOST_PARTS, wanted

pytestmark = pytest.mark.usefixtures("content")
HOSTILE = [
    "",
    "   ",
    '"',
    '""',
    "*",
    "NEAR(",
    "NEAR(a b, 2)",
    "a OR",
    "a AND NOT b",
    "title:pain",
    "^pain",
    "-pain",
    "pain'; DROP TABLE articles_source; --",
    "'",
    "\\",
    "pain:*",
    "pain & | !",
    "<->",
    "😀🪡",
    "微针 脱发",
    "\ue000pain\ue001",
    "%",
    "_",
    "<script>alert(1)</script>",
    "hair " * 2000,
    "h" * 10_000,
    '"hair loss',
    "ﬁnasteride",
    "pain\u202egnikool",
]


@pytest.mark.parametrize("more", ["", "&kind=passage", "&kind=nothing", "&page=2", "&page=-1", "&page=99999999999999"])
def test_hostile_words_are_answered(client, subtests, more):
    for typed in HOSTILE:
        with subtests.test(typed[:40]):
            response = client.get("/search/?" + f"q={quote(typed)}{more}")
            assert response.status_code == 200
            assert b"<script>alert" not in response.content


def test_titles_are_offered_for_hostile_words(client, subtests):
    for typed in HOSTILE:
        with subtests.test(typed[:40]):
            assert client.get(f"/search/titles.json?q={quote(typed)}").status_code == 200


def test_a_nul_is_answered(client):
    assert client.get("/search/?q=pa%00in").status_code == 200
    assert client.get("/search/?q=%ff%fe").status_code == 200


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_be_searched(content, typed):
    found = search(typed)
    assert len(found.pages) <= 10
    assert sum(found.counts.values()) == found.total


def test_a_page_number_of_any_length_is_answered(client):
    assert client.get("/search/?q=hair&page=" + "9" * 5000).status_code == 200


def test_what_is_typed_again_and_again_is_looked_for_once():
    assert len(wanted("hair-" * 40).parts) == 1
    assert len(wanted(" ".join(f"word{n}" for n in range(90))).parts) == MOST_PARTS

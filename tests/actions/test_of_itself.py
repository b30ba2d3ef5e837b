"""What a new article states of itself is entered with its source, where its statements agree."""

import datetime

import pytest

from articles.actions import import_article
from articles.models import Source

pytestmark = pytest.mark.usefixtures("content")

PAGE = """<!doctype html><html><head><title>Needles and hair</title>
<meta property="og:site_name" content="{site}"><meta name="date" content="{day}">
<script type="application/ld+json">{{"@type": "Article", "headline": "Needles and hair",
"author": {{"name": "Robin Vale"}}, "publisher": {{"name": "{publisher}"}}, "datePublished": "{published}"}}</script>
</head><body><main><h1>Needles and hair</h1><p class="byline">By Robin Vale</p>
<p>Microneedling makes tiny punctures in the scalp with fine needles, and most people need four sessions.</p>
</main></body></html>"""
AGREED = {
    "site": "Vale Clinic",
    "publisher": "Vale Clinic",
    "day": "4 February 2025",
    "published": "2025-02-04T09:00:00Z",
}


def imported(vocabulary, **said):
    return import_article(PAGE.format(**AGREED | said).encode(), file="needles.html", vocabulary=vocabulary)


def test_what_a_page_states_of_itself_is_entered(vocabulary):
    report = imported(vocabulary)
    source = Source.objects.get(file="needles.html")
    assert (source.publisher, source.published_on) == ("Vale Clinic", datetime.date(2025, 2, 4))
    assert (source.byline, source.byline_words) == ("Robin Vale", "Robin Vale")
    assert not [one for one in report.warnings if "agree" in one]


@pytest.mark.parametrize(
    ("said", "left", "told"),
    [
        (
            {"site": "Needle News"},
            "publisher",
            "“publisher”: “Vale Clinic” (JSON-LD publisher), “Needle News” (meta og",
        ),
        (
            {"day": "Feb 5th, 2025"},
            "published_on",
            "“published”: “2025-02-04T09:00:00Z” (JSON-LD datePublished), “Feb 5",
        ),
    ],
)
def test_where_its_statements_disagree_nothing_is_entered_and_all_are_shown(vocabulary, said, left, told):
    report = imported(vocabulary, **said)
    assert not getattr(Source.objects.get(file="needles.html"), left)
    assert any(told in one for one in report.warnings)


@pytest.mark.parametrize("written", ["04/02/2025", "February 2025", "soon"])
def test_what_is_no_day_for_sure_is_not_entered(vocabulary, written):
    imported(vocabulary, day=written, published=written)
    assert Source.objects.get(file="needles.html").published_on is None


def test_what_an_editor_entered_is_never_overwritten(vocabulary):
    source = imported(vocabulary).source
    Source.objects.filter(pk=source.pk).update(publisher="Vale Group", published_on=None)
    imported(vocabulary, site="Vale Ltd", publisher="Vale Ltd")
    source.refresh_from_db()
    assert (source.publisher, source.published_on) == ("Vale Group", None)

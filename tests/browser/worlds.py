"""The states in which readers may meet the site, and the addresses that show each: as it is, troubled, and empty."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.core.management import call_command

from articles.actions import archive
from articles.models import AgreementChange, Claim, Revision, Source, Topic
from tests.browser.conftest import EACH_KIND
from tests.factories import MadeCorrection, PublishedTopic, StoredSource, UnwrittenTopic
from tests.reading import FIGURE

TOPICS = ["overview", "procedure", "how-it-works", "benefits", "evidence", "results", "cost", "suitability"]
ONE_PAGE_AND_A_BIT = 60
EARLIER = 1_000_000
"""The number of a version that readers saw once."""


class World(NamedTuple):
    """What is done to the site's real content first, and where a reader then looks."""

    prepare: Callable[[], object]
    addresses: list[str]


def trouble() -> None:
    """A source is withdrawn, others hold passages back, a topic is unwritten, verdicts changed, a page was wrong."""
    Source.objects.filter(letter="B").update(withdrawn_on=date(2026, 3, 2))
    Source.objects.filter(letter="C").update(passages_shown="none")
    Source.objects.filter(letter="D").update(passages_shown="quoted only")
    StoredSource.create_batch(6)
    UnwrittenTopic(slug="unwritten")
    archive(PublishedTopic(slug="archived"), notice="We took this away: nobody could check it.")
    MadeCorrection()
    words = {"lead_html": "<p>What did it cost?</p>", "body_html": "<p>Ask B.</p>", "markdown": "Ask B."}
    cost = Topic.objects.get(slug="cost").text
    Revision.objects.create(pk=EARLIER, text=cost, published_at=datetime(2026, 1, 2, tzinfo=UTC), **words)
    change = {
        "question": "Do the results last?",
        "before": "single",
        "after": "conflict",
        "reason": "We read it again.",
    }
    claims = [*Claim.objects.all()[:1], *[None] * ONE_PAGE_AND_A_BIT]
    AgreementChange.objects.bulk_create(AgreementChange(claim=claim, **change) for claim in claims)


def empty() -> None:
    """Nothing has been imported or written yet."""
    call_command("flush", interactive=False, verbosity=0)


WORLDS = {
    "as it is": World(
        lambda: None,
        [
            *EACH_KIND,
            *(f"/topics/{slug}/" for slug in [*TOPICS, "aftercare"]),
            "/claims/?topic=cost",
            "/claims/?topic=cost&agreement=agree",
            "/claims/price-per-session/",
            FIGURE,
        ],
    ),
    "troubled": World(
        trouble,
        [
            "/topics/results/",
            "/topics/unwritten/",
            "/topics/archived/",
            f"/topics/cost/versions/{EARLIER}/",
            "/faq/do-the-results-last/",
            "/claims/",
            "/claims/results-last/",
            "/sources/",
            "/sources/b-review/",
            "/sources/c-permanence/",
            "/changes/",
            "/changes/?page=2",
        ],
    ),
    "empty": World(
        empty,
        [
            "/",
            "/topics/",
            "/faq/",
            "/claims/",
            "/sources/",
            "/glossary/",
            "/references/",
            "/changes/",
            "/data/",
            "/questions-to-ask/",
            "/how-we-compare/",
            "/nothing/",
        ],
    ),
}

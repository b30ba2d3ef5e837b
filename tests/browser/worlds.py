"""The states in which readers may meet the site, and the addresses that show each: as it is, troubled, and empty."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.core.management import call_command

from articles.actions import archive
from articles.models import AgreementChange, Claim, Source
from tests.browser.conftest import EACH_KIND
from tests.factories import MadeCorrection, PublishedTopic, StoredSource, UnwrittenTopic

TOPICS = ["overview", "procedure", "how-it-works", "benefits", "evidence", "results", "cost", "suitability"]
ONE_PAGE_AND_A_BIT = 60


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
        ],
    ),
    "troubled": World(
        trouble,
        [
            "/topics/results/",
            "/topics/unwritten/",
            "/topics/archived/",
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

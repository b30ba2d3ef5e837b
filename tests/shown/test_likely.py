"""What a page asks of proposing: the claims as queries, with what others say, and the index of a source."""

import pytest

from articles.models import Claim, Source
from articles.shown.likely import asked_beside, likely_of

pytestmark = pytest.mark.usefixtures("content")


def test_a_claim_is_asked_with_what_other_sources_say_on_it_in_few_queries(django_assert_num_queries):
    source = Source.objects.get(letter="A")
    with django_assert_num_queries(6):
        asked = asked_beside(source)
        likely = likely_of(source, asked)
    assert [one.slug for one in asked] == list(
        Claim.objects.order_by("topic__position", "position").values_list("slug", flat=True)
    )
    redness = next(one for one in asked if one.slug == "redness")
    own = set(source.statements.values_list("exact", flat=True))
    assert redness.said
    assert not own & {said.exact for said in redness.said}
    best = likely.offers(redness)[0]
    assert "redness" in source.text[best.start : best.end].casefold()

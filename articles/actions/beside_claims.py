"""What a live text says beside its links to claims: read again once one of these is answered otherwise."""

import re
from collections.abc import Collection, Iterator

from articles.language import sentence_spans
from articles.models import Claim, Question, Written
from articles.rendering import plain

SIGN = "\ue002"


def sentences_beside(owner: Written, claims: Collection[Claim]) -> tuple[str, ...]:
    """The sentences of its live text with a link to one of the claims, as readers find them now.

    Where a question rests on such a claim without leading to it, its main message speaks of it.
    """
    live = owner.live
    if live is None or not claims:
        return ()
    found = tuple(dict.fromkeys(_linking(f"{live.lead_html} {live.body_html}", claims)))
    rests_on = isinstance(owner, Question) and owner.claims.filter(pk__in=[one.pk for one in claims]).exists()
    return found or ((plain(live.lead_html),) if rests_on else ())


def _linking(html: str, claims: Collection[Claim]) -> Iterator[str]:
    """Each after the question that it answers, if one stands before it."""
    paths = "|".join(re.escape(one.get_absolute_url()) for one in claims)
    signed = plain(re.sub(rf'(<a href="(?:{paths})"[^>]*>.*?)</a>', rf"\1{SIGN}</a>", html, flags=re.DOTALL))
    asked = ""
    for start, end in sentence_spans(signed):
        sentence = signed[start:end].replace(SIGN, "")
        if SIGN in signed[start:end]:
            yield f"{asked} {sentence}".strip()
        asked = sentence if sentence.endswith("?") else ""

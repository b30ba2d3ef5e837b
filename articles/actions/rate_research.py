"""Rate research: how sure it is of each claim is worked out by the rule when what it rests on changes."""

from articles.models import Claim, ContentRevision, Reference

from .render_anew import render_certainty

OF_ITS_NOTE = ("text__live__references",)


def rate_research() -> int:
    """Store the certainty of every claim as the rule gives it now, and let texts tell it; return of how many."""
    references, changed = Reference.objects.in_bulk(field_name="key"), []
    seen = Claim.objects.filter(text__archived=None)  # Of an archived one the last that was said stands.
    for claim in seen.select_related("text__live").only("slug", "research", "certainty", *OF_ITS_NOTE):
        rating = claim.rating(references)
        now = rating.certainty if rating else ""
        if claim.certainty != now:
            Claim.objects.filter(pk=claim.pk).update(certainty=now)
            changed.append(claim.get_absolute_url())
    if changed:
        ContentRevision.raise_number()
        render_certainty(changed)
    return len(changed)

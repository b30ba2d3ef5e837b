"""Titles: what a link to a page of ours says, by the page's address."""

import re
from collections.abc import Iterable

from django.db.models import Value

from articles.models import Claim, Page, Question, Source, Term, Topic

KINDS = (
    ("Topic: ", Topic.objects.shown, "name"),
    ("Question: ", Question.objects.published, "wording"),
    ("Claim: ", Claim.objects.published, "question"),
    ("Term: ", Term.objects.published, "name"),
    ("Source: ", Source.objects.for_display, "title"),
    ("", Page.objects.published, "name"),
)
"""What stands before a title, what readers see of the kind, and which of its fields is the title."""
WORD = re.compile(r"[-\w]+")


def titles_of(paths: Iterable[str]) -> dict[str, str]:
    """Of the pages at these addresses that readers see and that have a title of their own; asks the database once."""
    slugs = {words[-1] for path in paths if (words := WORD.findall(path))}
    kinds = [shown().filter(slug__in=slugs) for _, shown, _ in KINDS]
    first, *others = (
        kind.order_by().annotate(place=Value(place)).values_list("place", "slug", KINDS[place][2])
        for place, kind in enumerate(kinds)
    )
    return {
        kinds[place].model(slug=slug).get_absolute_url(): f"{KINDS[place][0]}{title}"
        for place, slug, title in first.union(*others, all=True)
        if title
    }

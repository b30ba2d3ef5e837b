"""The addresses that readers can go to: those that something archived may lead on to."""

from django.urls import reverse

from articles.models import Claim, Page, Question, Source, Term, Topic

PAGES = ("home", "topics", "faq", "claims", "sources", "glossary", "questions-to-ask", "changes", "references")


def seen_addresses() -> dict[str, str]:
    """Each address with what stands there, in plain words."""
    shown = (
        Topic.objects.shown().in_order(),
        Question.objects.published(),
        Claim.objects.published(),
        Term.objects.published(),
        Page.objects.published(),
        Source.objects.for_display(),
    )
    pages = {reverse(name): name.replace("-", " ").capitalize() for name in PAGES}
    return pages | {one.get_absolute_url(): str(one) for kind in shown for one in kind}


def is_seen(path: str) -> bool:
    """Whether readers find something at this address of the site."""
    return path in seen_addresses()

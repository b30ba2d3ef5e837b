"""The addresses that readers can go to: those that something archived may lead on to, and that a correction names."""

from django.urls import reverse

from articles.models import Archived, Claim, Moved, Page, Question, RemovedSeed, Source, Term, Topic, slug_at

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


def known_addresses() -> set[str]:
    """Those at which readers find something, lead on from, or are told why it is gone."""
    seen = seen_addresses().keys()
    archived = Archived.objects.select_related(*(f"text__{name}" for name in ("topic", "question", "claim", "term")))
    told = {one.text.owner.get_absolute_url() for one in archived if one.text.owner is not None}
    return {*seen, *told, *Moved.objects.filter(new__in={*seen, *told}).values_list("old", flat=True)}


def was_removed(path: str) -> bool:
    """Whether an editor deleted what a seed had put there."""
    slugs = {kind._meta.model_name: slug_at(kind, path) for kind in (Topic, Question, Claim, Term)}
    return any(slug and RemovedSeed.objects.filter(model=name, key=slug).exists() for name, slug in slugs.items())


def is_seen(path: str) -> bool:
    """Whether readers find something at this address of the site."""
    return path in seen_addresses()

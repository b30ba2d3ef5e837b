"""The glossary: each term with where it is used, and the anchors of its former names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Archived, Link, Term, former_slugs, leading_here

from .around import around


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    terms = list(Term.objects.published())
    links = list(Link.objects.filter(path__startswith=f"{request.path}#").with_owners())
    former = former_slugs(Term)
    addresses = {term.slug: term.get_absolute_url() for term in terms}
    used = [(term, leading_here(one for one in links if one.path == addresses[term.slug])) for term in terms]
    context = {
        "structured": structured.glossary(around(request).definitions.site, terms),
        "terms": [(term, used_in, _former_anchors(term, former)) for term, used_in in used],
        "archived": Archived.objects.filter(text__term__isnull=False)
        .select_related("text__term")
        .order_by("text__term__name"),
    }
    return render(request, "articles/glossary.html", context)


def _former_anchors(term: Term, former: dict[str, str]) -> list[str]:
    """IDs that links may still lead to: the slugs that the term had before."""
    return [old for old, new in former.items() if new == term.slug]

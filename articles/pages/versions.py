"""A page's words as readers saw them once, at an address that goes on showing them: what a citation leads to."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import DISCLAIMER, Reference, Revision
from articles.shown import Sources


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The text of a topic, question or page in the revision of this number, if it ever was live.

    Its title, and what the comparison shows beside it, are those of now. An older slug leads on. A text that was
    taken down takes its earlier versions with it.
    """
    shown = get_object_or_404(Revision.objects.citable().exclude(text__page__slug=DISCLAIMER), pk=number)
    if shown.address != request.path:
        return HttpResponsePermanentRedirect(shown.address)
    context = {
        "version": shown,
        "written": shown.text.owner,
        "sources": Sources.now(shown),
        "references": Reference.objects.cited(shown),
    }
    return render(request, "articles/version.html", context)

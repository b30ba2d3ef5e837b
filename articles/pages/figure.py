"""One claim as a figure that other sites may show in a frame: who says what, and how sure research is."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.models import Claim
from articles.shown import Sources, told, with_answers

ANYWHERE = {"frame-ancestors": "*"}


@require_safe
@xframe_options_exempt
@csp_replace(ANYWHERE)  # type: ignore[arg-type]
def figure(request: HttpRequest, slug: str) -> HttpResponse:
    """Without a script or a cookie; no other page may be framed."""
    shown = get_object_or_404(Claim.objects.to_tell(), slug=slug)
    (seen,) = with_answers(told([shown], Sources.now()))
    answer = render(request, "articles/claim_figure.html", {"seen": seen, "claim": shown})
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer

"""Render anew: what readers see follows what its marks point at; the words and their dates stay."""

import re
from collections.abc import Collection, Iterable

from django.db.models import Q

from articles.models import Revision
from articles.rendering import Cause

from .resolver import SeenContent

COMPUTED = re.compile(r"\[\[[^][|]+:[A-Za-z-]+")
"""What may be a computed mark."""
TO_LOOK_AT = (Cause.CONTRADICTED, Cause.UNNAMED)
"""What an editor has to mend, and what readers see of it follows the comparison until then."""


def live_linking(path: str) -> list[Revision]:
    """The live revisions that show a link to this address."""
    link = f'href="{path}"'
    shown = Q(lead_html__contains=link) | Q(body_html__contains=link)
    return list(Revision.objects.live().filter(shown).select_related("text").order_by("pk"))


def live_writing(slug: str) -> list[Revision]:
    """The live revisions in whose words `[[slug]]` stands."""
    live = Revision.objects.live().select_related("text").defer("markdown", "lead_html", "body_html").order_by("pk")
    return [revision for revision in live if slug in revision.links]


def live_computed(paths: Collection[str] | None) -> list[Revision]:
    """The live revisions in which the comparison writes words: of the claims at these addresses, or of anything."""
    live = Revision.objects.live().select_related("text").order_by("pk")
    if paths is not None:
        live = live.filter(text__leads_to__path__in=paths).distinct()
    return [revision for revision in live if COMPUTED.search(revision.markdown)]


def render_computed(paths: Collection[str] | None) -> None:
    """Bring up to date what the comparison writes in live texts (see `live_computed`)."""
    if paths is None or paths:
        render_anew(live_computed(paths))


def render_anew(revisions: Iterable[Revision]) -> None:
    """Bring the stored HTML of live revisions up to date.

    What cannot be led to any more is led to where readers are told so. One that could not be shown even so stays as
    it is: `verify_content` tells what is wrong with it.
    """
    content = SeenContent()
    for revision in revisions:
        rendered = revision.text.render(revision.markdown, content)
        if all(problem.cause in TO_LOOK_AT for problem in rendered.problems):
            revision.lead_html, revision.body_html = rendered.lead, rendered.body
            revision.save(update_fields=["lead_html", "body_html"])

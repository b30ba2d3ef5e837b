"""Render anew: what readers see follows what its marks point at; the words and their dates stay."""

import re
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse

from articles.models import Revision, Source, Term, Written
from articles.rendering import Cause, Problem

from .resolver import SeenContent

COMPUTED = re.compile(r"\[\[[^][|]+:[A-Za-z-]+")
"""What may be a computed mark."""
TO_LOOK_AT = (Cause.CONTRADICTED, Cause.UNNAMED)
"""What an editor has to mend, and what readers see of it follows the comparison until then."""


def live_linking(*paths: str) -> list[Revision]:
    """The live revisions that show a link to one of these addresses."""
    links = [f'href="{path}"' for path in paths]
    shown = (Q(lead_html__contains=link) | Q(body_html__contains=link) for link in links)
    return list(Revision.objects.live().filter(reduce(or_, shown)).select_related("text").order_by("pk"))


def live_writing(slug: str) -> list[Revision]:
    """The live revisions in whose words `[[slug]]` stands."""
    live = Revision.objects.live().select_related("text").defer("markdown", "lead_html", "body_html").order_by("pk")
    return [revision for revision in live if slug in revision.links]


def live_citing(source: Source) -> list[Revision]:
    """The live revisions that cite the source."""
    live = Revision.objects.live().with_owner().order_by("pk")
    return [revision for revision in live if any(cited["source"] == source.slug for cited in revision.citations)]


def live_citing_by(slug: str) -> list[Revision]:
    """The live revisions in whose words `[@slug]` stands, with words quoted or without."""
    live = Revision.objects.live().filter(markdown__icontains=f"[@{slug}").with_owner().order_by("pk")
    written = re.compile(rf"\[@{re.escape(slug)}[\s\]]", re.IGNORECASE)
    return [revision for revision in live if written.search(revision.markdown)]


TELLS_CERTAINTY = re.compile(r"\[\[[^][|]+:certainty\b", re.IGNORECASE)


def render_certainty(paths: Collection[str]) -> None:
    """Bring up to date the live texts that tell how sure research is of the claims at these addresses."""
    render_anew(one for one in live_computed(paths) if TELLS_CERTAINTY.search(one.markdown))


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
    """Bring the stored HTML of live revisions up to date, and that of others which explain a term that is among them.

    What is gone is led to where readers are told so, or stays as words: `verify_content` tells of it.
    """
    content, changed = SeenContent(), []
    for revision in revisions:
        rendered = revision.text.render(revision.markdown, content)
        if (revision.lead_html, revision.body_html) != (rendered.lead, rendered.body):
            revision.lead_html, revision.body_html = rendered.lead, rendered.body
            revision.save(update_fields=["lead_html", "body_html"])
            changed.append(revision.text_id)
    terms = Term.objects.filter(text__in=changed) if changed else ()
    if paths := [term.get_absolute_url() for term in terms]:
        render_anew(live_linking(*paths))


def to_look_at() -> dict[Written, tuple[Problem, ...]]:
    """The live texts whose typed words are not what the comparison says now, with what is wrong in each."""
    content, found = SeenContent(), {}
    leading = Q(text__leads_to__path__startswith=reverse("claims"))
    for revision in Revision.objects.live().filter(leading).with_owner().order_by("pk").distinct():
        problems, owner = revision.text.untrue(revision.markdown, content), revision.text.owner
        if problems and owner is not None:
            found[owner] = problems
    return found

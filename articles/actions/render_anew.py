"""Render anew: what readers see follows what its marks point at; the words and their dates stay."""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import Revision

from .resolver import StoredContent


def live_linking(path: str) -> list[Revision]:
    """The live revisions that show a link to this address."""
    link = f'href="{path}"'
    shown = Q(lead_html__contains=link) | Q(body_html__contains=link)
    return list(Revision.objects.live().filter(shown).select_related("text").order_by("pk"))


def live_writing(slug: str) -> list[Revision]:
    """The live revisions in whose words `[[slug]]` stands."""
    live = Revision.objects.live().select_related("text").defer("markdown", "lead_html", "body_html").order_by("pk")
    return [revision for revision in live if slug in revision.links]


def render_anew(revisions: Iterable[Revision]) -> None:
    """Bring the stored HTML of live revisions up to date.

    One that could not be published today stays as it is: `verify_content` tells what is wrong with it.
    """
    content = StoredContent()
    for revision in revisions:
        rendered = revision.text.render(revision.markdown, content)
        if rendered.publishable:
            revision.lead_html, revision.body_html = rendered.lead, rendered.body
            revision.save(update_fields=["lead_html", "body_html"])

"""Save a draft: always works, whatever is wrong with the text."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Origin, Revision, Text, Written
from articles.rendering import Rendered

from .resolver import StoredContent


@transaction.atomic
def save_draft(
    written: Written,
    markdown: str,
    *,
    author: User | None = None,
    comment: str = "",
    begun_from: Revision | None = None,
    origin: Origin = Origin.EDITOR,
    rendered: Rendered | None = None,
) -> Revision:
    """Render the Markdown and keep it as the newest revision of `written`; what is wrong is in `problems`.

    `rendered` is given by whoever has rendered it just now. `begun_from` is the revision that the author had
    before them, None where that is not known. The same Markdown as the newest revision's makes no new revision.
    Raises `ValueError` for one begun from another text.
    """
    markdown = markdown.replace("\0", "")  # PostgreSQL stores no NUL.
    text = text_of(written)
    if begun_from is not None and begun_from.text_id != text.pk:
        raise ValueError(f"{begun_from} is not a revision of {written}")
    newest = text.revisions.newest_first().first()
    rendered = rendered or text.render(markdown, StoredContent())
    made = as_stored(rendered)
    if newest is None or newest.markdown != markdown or newest.origin != origin:
        return Revision.objects.create(
            text=text,
            markdown=markdown,
            begun_from=begun_from,
            origin=origin,
            author=author,
            comment=comment,
            **made,
        )
    if newest.pk != text.live_id:  # What its marks point at may have come or gone since.
        Revision.objects.filter(pk=newest.pk).update(**made)
        newest.refresh_from_db()
    return newest


def as_stored(rendered: Rendered) -> dict[str, Any]:
    """What a revision keeps of its words as they were rendered."""
    return {
        "lead_html": rendered.lead,
        "body_html": rendered.body,
        "problems": [{"line": problem.line, "message": problem.message} for problem in rendered.problems],
        "citations": list(rendered.citations),
        "references": list(rendered.references),
        "links": list(rendered.links),
    }


def text_of(written: Written) -> Text:
    """The text of `written`, begun when there is none yet."""
    if written.text is not None:
        return written.text
    title = f"{written._meta.verbose_name}: {written}"[:200]
    written.text = Text.objects.create(title=title, sourcing=written.sourcing)
    type(written)._default_manager.filter(pk=written.pk).update(text=written.text)  # Nothing that an editor decides.
    return written.text

"""Render ahead: the work is done before one writer is awaited, so that no other waits for it."""

from articles.models import Revision
from articles.rendering import Sourcing, render

from .resolver import StoredContent


def render_ahead(markdown: str, sourcing: Sourcing) -> None:
    """Render the words of a text that is about to be saved.

    Saving and publishing then ask again what its marks point at, and render it once more only if that is another.
    """
    render(markdown.replace("\0", ""), StoredContent(), sourcing)


def revision_ahead(revision: Revision) -> None:
    """The same with what is about to be published or restored."""
    render_ahead(revision.markdown, Sourcing(revision.text.sourcing))

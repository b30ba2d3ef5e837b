"""The preview: what a text would look like, rendered by the code that renders the page, and what is wrong with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import rendering
from articles.actions import StoredContent
from articles.language import reading
from articles.rendering import Sourcing


def preview(request: HttpRequest, sourcing: Sourcing) -> HttpResponse:
    """The Markdown that was posted as readers would see it; stores nothing."""
    markdown = request.POST.get("markdown", "")
    rendered = rendering.render(markdown, StoredContent(), sourcing) if markdown.strip() else None
    context = {"rendered": rendered, "reading": reading(rendered.prose) if rendered else None}
    return render(request, "admin/articles/preview.html", context)

"""The field in which Markdown is written: with a toolbar above it, what is wrong under it, the preview beside it."""

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms.renderers import TemplatesSetting
from django.urls import reverse


class MarkdownTextarea(AdminTextareaWidget):
    """A plain textarea and a button for the preview; the rest comes with JavaScript.

    `model_name` says whose text it is: each kind of text has its own rules, and so its own preview.
    """

    template_name = "admin/articles/markdown.html"
    model_name = ""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 28, "class": "vLargeTextField markdown", "spellcheck": "true"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        urls = {f"{view}_url": reverse(f"admin:articles_{self.model_name}_{view}") for view in ("preview", "complete")}
        return {**super().get_context(name, value, attrs), **urls}

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> Any:
        """Django looks for a widget's template in the apps alone; this one stands with the admin's other pages."""
        return super()._render(template_name, context, TemplatesSetting())  # type: ignore[misc]

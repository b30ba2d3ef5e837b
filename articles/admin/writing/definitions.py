"""What the site is about: its name, the importer's vocabulary, everyday words and drawings, each told in TOML."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.actions.defined import is_known, named_in
from articles.admin.base.public import PublicAdmin
from articles.models import Definition


class DefinitionForm(forms.ModelForm[Definition]):
    class Meta:
        model = Definition
        fields: ClassVar[Any] = ["file", "toml"]
        widgets: ClassVar[Any] = {"toml": forms.Textarea(attrs={"rows": 30, "class": "toml", "spellcheck": "false"})}

    def clean_toml(self) -> str:
        """With line ends as files have them, whatever a browser sends."""
        lines = str(self.cleaned_data["toml"]).replace("\r\n", "\n").strip("\n")
        return f"{lines}\n"

    def _post_clean(self) -> None:
        """What it names has to be there, once it can be read at all."""
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            for kind, key in dict.fromkeys(named_in(self.instance.read())):
                if not is_known(kind, key):
                    self.add_error("toml", f"there is no {kind} {key!r}")


@admin.register(Definition)
class DefinitionAdmin(PublicAdmin):
    form = DefinitionForm
    list_display = ("file", "kind")
    search_fields = ("file", "toml")
    fields = ("file", "toml")

    @admin.display(description="is")
    def kind(self, definition: Definition) -> str:
        return definition.in_words

    def get_readonly_fields(self, request: HttpRequest, obj: Definition | None = None) -> Any:
        """Its name says what it is."""
        return ("file",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Definition | None = None) -> bool:
        """The site does not go without its name and words; a drawing may go."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_drawing)

"""Corrections: readers are told what a page said that was wrong, and what it says now."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from articles.actions import known_addresses
from articles.admin.base.fields import LinesField
from articles.admin.base.public import PublicAdmin
from articles.models import Correction, Moved


class CorrectionForm(forms.ModelForm[Correction]):
    where = LinesField(
        label="Where it stood", required=True, help_text="The addresses of the pages, one to a line, as /topics/cost/."
    )

    class Meta:
        model = Correction
        fields: ClassVar[Any] = ["key", "on", "said", "now", "why", "where"]

    def clean_on(self) -> datetime.date:
        """Readers find it at once, so it cannot lie ahead."""
        day: datetime.date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError("This day is still to come: give the day from which readers found it right.")
        return day

    def clean_where(self) -> list[str]:
        """Pages that readers find, as they are called now; given with the site's name, or without."""
        led_on = dict(Moved.objects.values_list("old", "new"))
        given = (path.removeprefix(settings.SITE_URL) for path in self.cleaned_data["where"])
        paths = [led_on.get(path, path) for path in given]
        if missing := [path for path in paths if path not in known_addresses()]:
            raise ValidationError(
                f"Readers find nothing at {missing[0]}: give the address of a page that they see, as /topics/cost/."
            )
        return paths


@admin.register(Correction)
class CorrectionAdmin(PublicAdmin):
    form = CorrectionForm
    list_display = ("key", "on", "said")
    list_filter = ("on",)
    search_fields = ("key", "said", "now", "why", "where")
    date_hierarchy = "on"
    prepopulated_fields: ClassVar[Any] = {"key": ["said"]}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of today; `where` may be given by the page that leads here."""
        return {"on": timezone.localdate(), **super().get_changeform_initial_data(request)}

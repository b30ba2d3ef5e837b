"""Form fields for what is stored as a list."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, FilteredSelectMultiple
from django.core.exceptions import ValidationError


class LinesField(forms.CharField):
    """A list of texts, written one to a line."""

    def __init__(self, **options: Any) -> None:
        widget = AdminTextareaWidget(attrs={"rows": 4})
        super().__init__(**{"widget": widget, "required": False, **options})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if "\0" in str(value or ""):
            raise ValidationError("It holds a NUL character: type the words anew.")
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(list(initial or []) != self.to_python(data))


class FigureField(forms.DecimalField):
    """A number as people write it: "180", where the database gives 180.000."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class SlugsField(forms.MultipleChoiceField):
    """A list of slugs, chosen from what there is."""

    def __init__(self, choices: Callable[[], Sequence[tuple[str, str]]], name: str, **options: Any) -> None:
        widget = FilteredSelectMultiple(name, is_stacked=False)
        super().__init__(choices=choices, widget=widget, required=False, **options)

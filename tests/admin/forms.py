"""An admin form filled in as a browser would send it back."""

from typing import Any

from django.test import Client


def as_shown(editing: Client, url: str) -> dict[str, Any]:
    """What a browser would post if the editor changed nothing: a select sends its options in the order shown."""
    context = editing.get(url).context
    posted = _values(context["adminform"].form)
    for formset in context["inline_admin_formsets"]:
        posted |= _values(formset.formset.management_form)
        for form in formset.formset.forms:
            posted |= _values(form)
    return posted


def _values(form: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form:
        value = field.field.prepare_value(field.value()) if hasattr(field.field, "prepare_value") else field.value()
        if value is None or value is False:
            continue
        if isinstance(value, list):
            value = _in_order_shown(field, [str(getattr(one, "pk", one)) for one in value])
        values[field.html_name] = "on" if value is True else value
    return values


def _in_order_shown(field: Any, chosen: list[str]) -> list[str]:
    choices = [str(value) for value, _ in getattr(field.field, "choices", [])]
    return sorted(chosen, key=choices.index) if set(chosen) <= set(choices) else chosen


def messages_of(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]

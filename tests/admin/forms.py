"""An admin form filled in as a browser would send it back."""

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def page_of(instance: Model, kind: str = "change") -> str:
    """The address of a page of the admin about it."""
    return reverse(f"admin:articles_{instance._meta.model_name}_{kind}", args=[instance.pk])


def as_shown(editing: Client, url: str) -> dict[str, Any]:
    """What a browser would post if the editor changed nothing: a select sends its options in the order shown."""
    return sent_again(editing.get(url))


def sent_again(response: Any) -> dict[str, Any]:
    """What a browser would post of the page that was answered with."""
    context = response.context_data  # `context` gathers what other threads render meanwhile.
    posted = _values(context["adminform"].form)
    for formset in context["inline_admin_formsets"]:
        posted |= _values(formset.formset.management_form)
        for form in formset.formset.forms:
            posted |= _values(form)
    return posted


def with_statement(posted: dict[str, Any], **statement: Any) -> dict[str, Any]:
    """What would be posted with one more statement filled in on its claim's page."""
    number = int(posted.get("statements-TOTAL_FORMS", 0))
    row = {f"statements-{number}-{name}": value for name, value in statement.items()}
    return posted | {"statements-TOTAL_FORMS": number + 1, "statements-INITIAL_FORMS": number} | row


def change(editing: Client, instance: Model, **changed: Any) -> Any:
    """Change these fields on the object's page, leave the others as they are, and save; follow the redirect."""
    page = page_of(instance)
    return editing.post(page, {**as_shown(editing, page), **changed}, follow=True)


def choose(client: Client, address: str, action: str, *chosen: Any, **answered: Any) -> Any:
    """Choose these objects in a list, and an action on them: the page that says what it would do."""
    keys = [getattr(one, "pk", one) for one in chosen]
    posted = {"action": action, "_selected_action": keys, "index": 0, **answered}
    return client.post(address, posted, follow=True)


def agree(client: Client, address: str, asked: Any, **answered: Any) -> Any:
    """Press the button on the page that asked."""
    keys = [step.one.pk for step in asked.context["steps"]]
    seen = {"seen": asked.context["digest"], "post": "yes"}
    posted = {"action": asked.context["bulk"].name, "_selected_action": keys, **seen, **answered}
    return client.post(address, posted, follow=True)


def do(client: Client, address: str, action: str, *chosen: Any, **answered: Any) -> Any:
    """Choose an action on these, read what it would do, and do it."""
    return agree(client, address, choose(client, address, action, *chosen), **answered)


def differences(response: Any) -> dict[str, Any]:
    """Of each field that is told: as it was, as it is, as it was typed, and whether both changed it."""
    stale = response.context["stale"]
    return {
        one.label: (one.theirs.before, one.theirs.after, one.ours.after, one.is_conflict)
        for one in (stale.conflicts_first if stale else ())
    }


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

"""What goes when something is deleted, in words that people use."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst


class NamingWhatGoes(admin.options.BaseModelAdmin[Any]):
    """Base of the admins; it comes before Django's own."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with them; that two things were linked is no thing of its own, and has no name."""
        going, count, permissions, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        links = tuple(f"{capfirst(one._meta.verbose_name)}: " for one in _links())
        counted = {name: number for name, number in count.items() if name not in _named(_links())}
        return _without(going, links), counted, permissions, protected


def _links() -> list[Any]:
    """The tables between two others, which Django made by itself."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]


def _named(models: Sequence[Any]) -> set[str]:
    return {str(model._meta.verbose_name_plural) for model in models}


def _without(going: list[Any], links: tuple[str, ...]) -> list[Any]:
    """The names of what goes, nested as it hangs together, without those of links."""
    kept = (_without(one, links) if isinstance(one, list) else one for one in going)
    return [one for one in kept if one != [] and not (isinstance(one, str) and one.startswith(links))]

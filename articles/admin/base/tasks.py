"""What an admin does beside what Django does, as a list of tasks, each of which is called at its moments."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from .pages import View


class Task:
    """At each of these moments nothing, unless a task says otherwise. `site` is the admin that has the task."""

    def views(self, site: Any) -> Mapping[str, View]:
        """Pages of its own, by their address under that of the list."""
        return {}

    def shown(self, site: Any, request: HttpRequest, stored: Any) -> Mapping[str, Any]:
        """What it has to say on the page of a form; `stored` is None where something is added."""
        return {}

    def saved(self, site: Any, request: HttpRequest, form: Any, change: bool) -> None:
        """The object of the form was saved, with what hangs on it."""

    def deleted(self, site: Any, request: HttpRequest, gone: Sequence[Any]) -> None:
        """These were deleted."""

"""What a page has to know when it becomes a file."""

from dataclasses import dataclass

AS_FILES = "site.as_files"
"""The name in the WSGI environment."""


@dataclass(frozen=True, slots=True)
class AsFiles:
    """`has_search`: whether words can be looked for without a server."""

    has_search: bool

"""Which paths are public pages of this site."""

from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from articles.models.feedback import LONGEST_PATH


def known_page(path: str) -> str:
    """The path, if it is one of the public pages that a reader can have come from; else nothing."""
    if len(path) > LONGEST_PATH or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return ""  # A browser takes "//evil.example" for another site.
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return "" if found.app_names or found.url_name in ("feedback", "feedback-thanks") else path

"""Every word that the admin shows: of its templates, its scripts, its Python and Django's own names of models."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib import import_module

from django.contrib.admin import site

from microneedle_site.environment import BASE_DIR

TAG = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
QUOTED = re.compile(r"\"([^\"\n<>{}]+)\"|'([^'\n<>{}]+)'|`([^`<>{}]+)`")
ROLES: list[str] = list(import_module("articles.migrations.0013_roles").ROLES)
DJANGOS = {"History"}
"""What Django's own templates show."""


@cache
def shown_to_editors() -> frozenset[str]:
    """Each label, button, heading and name, whole, in small letters."""
    words = {*_of_templates(), *_of_scripts(), *_of_python(), *_of_models(), *ROLES, *DJANGOS}
    return frozenset(unescape(" ".join(one.split())).casefold() for one in words)


def _of_templates() -> Iterator[str]:
    for path in (BASE_DIR / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        yield from TAG.split(text)
        yield from _quoted(text)


def _of_scripts() -> Iterator[str]:
    for path in (BASE_DIR / "static").rglob("*.js"):
        yield from _quoted(path.read_text(encoding="utf-8"))


def _quoted(text: str) -> Iterator[str]:
    return (next(filter(None, found)) for found in QUOTED.findall(text))


def _of_python() -> Iterator[str]:
    for path in (BASE_DIR / "articles").glob("[!_]*/**/[!_]*.py"):
        if path.parent.name == "migrations":
            continue  # What was shown once.
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield from TAG.split(one.value)


def _of_models() -> Iterator[str]:
    for model in site._registry:
        names = model._meta
        yield from (str(names.verbose_name_plural), f"add {names.verbose_name}")
        yield from (str(getattr(one, "verbose_name", "")) for one in names.get_fields())

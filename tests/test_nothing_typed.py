"""What follows from what is stored is typed nowhere: not in the code, not in a template, not in a script."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?: of (?:our|the) \w+)? (?:\w+ )?(?:sources|articles)\b",
    re.I,
)


def strings_in(path: Path) -> Iterator[str]:
    """The strings of a Python file that somebody may read on a page; docstrings are for whoever reads the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def shown() -> Iterator[tuple[Path, str]]:
    """Each file that shows something, with its words."""
    for folder, pattern in (("templates", "*.html"), ("static", "*.js"), ("static", "*.css")):
        for path in (settings.BASE_DIR / folder).rglob(pattern):
            yield path, path.read_text(encoding="utf-8")
    for path in (settings.BASE_DIR / "articles").rglob("*.py"):
        if "migrations" not in path.parts:
            yield path, "\n".join(strings_in(path))


def test_the_number_of_sources_is_counted_and_never_typed():
    found = {str(path.relative_to(settings.BASE_DIR)): COUNT.findall(words) for path, words in shown()}
    assert {path: counts for path, counts in found.items() if counts} == {}
    assert COUNT.search("not from our five sources")


SUBJECT = re.compile(r"micro-?\s?needl(?!e_site)|\bneedl|\bhair\b|\bscalp|\bfollicle|\balopecia", re.I)


def code() -> Iterator[tuple[Path, str]]:
    """Every file of the program: what it says, its comments and its names."""
    for folder in ("articles", "templates", "static", "microneedle_site"):
        for path in (settings.BASE_DIR / folder).rglob("*.*"):
            if path.suffix in (".py", ".html", ".js", ".css", ".svg", ".txt") and "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")


def test_the_subject_is_named_in_the_seeds_and_nowhere_in_the_program():
    found = {str(path.relative_to(settings.BASE_DIR)): SUBJECT.findall(words) for path, words in code()}
    assert {path: words for path, words in found.items() if words} == {}
    assert SUBJECT.search("Micro-needling for hair loss")

"""Every figure that the documentation gives, as the code has it."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
from django.conf import settings
from django.test import RequestFactory

from articles import search
from articles.accounts import two_factor
from articles.accounts.network import network
from articles.feedback import rate
from articles.management import import_report
from articles.models.revision import Stage
from articles.rendering import sanitizing
from microneedle_site.environment import BASE_DIR
from tests.checks import reading_level
from tests.documentation.shown import ROLES


def _count(pattern: str) -> int:
    return len(list(BASE_DIR.glob(pattern)))


def _constant(file: str, name: str) -> object:
    """What a test that is not imported here holds under a name."""
    lines = ast.parse((BASE_DIR / file).read_text(encoding="utf-8")).body
    (found,) = [one.value for one in lines if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == name]
    return ast.literal_eval(found)


def _workers() -> str:
    makefile = (BASE_DIR / "Makefile").read_text(encoding="utf-8")
    return re.search(r"^serve:(?:.*\n\t)+.*--workers (\d+)", makefile, re.MULTILINE)[1]


def _prefix_of_a_network() -> str:
    return network(RequestFactory().get("/", REMOTE_ADDR="2001:db8::1")).partition("/")[2]


def _axe() -> str:
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return re.search(r"axe v(\d+\.\d+)", script.read_text(encoding="utf-8")[:100])[1]


FIGURES: dict[str, Callable[[], object]] = {
    "reads # of them": lambda: _count("seeds/articles/*.txt"),
    "the # articles": lambda: _count("seeds/articles/*.txt"),
    "# articles, and our own texts": lambda: _count("seeds/articles/*.txt"),
    "what # articles say": lambda: _count("seeds/articles/*.txt"),
    "into # topics": lambda: _count("seeds/topics/*.md"),
    "# style sheets": lambda: _count("static/articles/*.css"),
    "# groups hold the permissions": lambda: len(ROLES),
    "# stages on its way": lambda: len(Stage),
    "the exit code is #": lambda: import_report.WAITING,
    "limited to # an hour": lambda: rate.MOST_AN_HOUR,
    "at least # characters": lambda: _constant("microneedle_site/production.py", "SHORTEST_KEY"),
    "each of the # workers": _workers,
    "# wrong passwords": lambda: settings.AXES_FAILURE_LIMIT,
    "the /# in IPv6": _prefix_of_a_network,
    "close it there for # minutes": lambda: settings.AXES_COOLOFF_TIME.seconds // 60,
    "after # hours": lambda: settings.SESSION_COOKIE_AGE // 3600,
    "# one-time codes": lambda: two_factor.CODES,
    "reading grade; # or lower": lambda: reading_level.MEDIAN,
    "aim at #,": lambda: reading_level.MEDIAN,
    "at most #)": lambda: reading_level.HIGHEST,
    "# words in a row": lambda: _constant("tests/test_content.py", "RUN"),
    "# sanitizers": lambda: len({"bleach", "nh3"} & set(vars(sanitizing))),
    "at most # pages": lambda: search.RANKED,
    "keyboard, # kinds of page": lambda: len(_constant("tests/browser/test_keyboard.py", "WALKED")),
    "axe-core #": _axe,
}
"""The words around a figure, which is "#", and what it is; so neither has to be written down here a second time."""

NO_FIGURES = ["# if a file was refused", "ends with #", "tells them why (#)", "every # minutes", "(why #)", "Linux #"]
"""Numbers in the guides that nobody has to look at: what a program or a page ends with, an example, another's."""

"""Every figure in the documentation is what the code says, and the guides give none that nobody looks at."""

import re
import tomllib

import pytest

from microneedle_site.environment import BASE_DIR
from tests.documentation.figures import FIGURES, NO_FIGURES
from tests.documentation.written import Said, documents, taken_apart

WORDS = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FIGURE = rf"(?<![\w.])(?:\d+(?:\.\d+)*|{'|'.join(WORDS)})(?![\w-])"
PYTHON = re.compile(r"Python (3\.\d+(?:(?:, | or |, or | and )3\.\d+)*)")
DEFAULT = re.compile(r"^\d+(; \d+ with …)?$")  # In the table of settings; test_settings_told.py looks at it.
GUIDES = {"README.md", "CONTRIBUTING.md", "SECURITY.md"}


def pattern(words):
    """What finds these words with any figure in the place of "#"."""
    return re.compile(re.escape(words).replace(r"\#", f"({FIGURE})").replace(r"\ ", r"\s+"), re.IGNORECASE)


def in_digits(figure):
    return str(WORDS.index(figure.lower())) if figure.lower() in WORDS else figure


def said_in(document, words):
    """Each place where a document says these words with a figure, and that figure."""
    for prose in document.prose:
        for found in pattern(words).finditer(prose.text):
            line = prose.line + prose.text.count("\n", 0, found.start())
            yield Said(document.file, line, found[0]), in_digits(found[1])


def faults_of_figures(document):
    return [
        said.but(f"it is {is_so()}")
        for words, is_so in FIGURES.items()
        for said, figure in said_in(document, words)
        if figure != str(is_so())
    ]


def not_looked_at(document):
    """The figures of a document, but for "one", that stand in no words that are known."""
    known = [*map(pattern, [*FIGURES, *NO_FIGURES]), PYTHON, DEFAULT]
    for prose in document.prose:
        left = prose.text
        for words in known:
            left = words.sub("…", left)
        figures = [one for one in re.findall(FIGURE, left, re.IGNORECASE) if in_digits(one) != "1"]
        yield from (Said(document.file, prose.line, one).but("nobody looks at this: see figures.py") for one in figures)


def test_every_figure_is_what_the_code_says():
    assert [fault for document in documents() for fault in faults_of_figures(document)] == []


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_that_is_not_so_is_found_with_the_right_one(words):
    wrong = words.replace("#", "eleven")
    assert faults_of_figures(taken_apart(f"# Title\n\nWe say\n{wrong} (more).")) == [
        f"README.md:4: {wrong}: it is {FIGURES[words]()}"
    ]


@pytest.mark.parametrize("words", FIGURES)
def test_every_figure_that_is_looked_for_is_said_somewhere(words):
    assert [said for document in documents() for said in said_in(document, words)]


def test_the_guides_give_no_figure_that_nobody_looks_at():
    guides = [document for document in documents() if document.file in GUIDES]
    assert [fault for document in guides for fault in not_looked_at(document)] == []


def test_a_figure_that_nobody_looks_at_is_found():
    assert list(not_looked_at(taken_apart("One site, ten one-time codes and seven\ndwarfs."))) == [
        "README.md:1: seven: nobody looks at this: see figures.py"
    ]


def test_every_python_that_is_named_is_one_that_continuous_integration_tries():
    named = {one for document in documents() for prose in document.prose for one in PYTHON.findall(prose.text)}
    tried = set(re.findall(r'"(3\.\d+)"', (BASE_DIR / ".github/workflows/ci.yml").read_text(encoding="utf-8")))
    assert {version for versions in named for version in re.findall(r"3\.\d+", versions)} == tried
    needed = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert needed.removeprefix(">=") in tried

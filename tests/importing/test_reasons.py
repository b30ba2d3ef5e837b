"""Each furniture rule says in words what it takes its furniture for."""

import ast
from pathlib import Path

from articles import importing
from articles.importing import reason_of
from articles.importing.formats import html_furniture
from articles.importing.reasons import REASONS, UNKNOWN

CALLED = {
    *html_furniture.BY_TAG.values(),
    *html_furniture.BY_ROLE.values(),
    *(rule for _, rule in html_furniture.CALLED),
}


def texts():
    """Every text of the importer's code, as rules of places and of formats are named in it."""
    for file in Path(importing.__path__[0]).rglob("*.py"):
        if file.name != "reasons.py":
            yield from (one.value for one in ast.walk(ast.parse(file.read_text())) if isinstance(one, ast.Constant))


def test_every_rule_has_a_reason(vocabulary):
    named = CALLED | {rule.name for rule in vocabulary.furniture}
    assert {rule for rule in named if reason_of(rule) == UNKNOWN} == set()


def test_no_reason_is_left_of_a_rule_that_is_gone(vocabulary):
    known = CALLED | {rule.name for rule in vocabulary.furniture} | {one for one in texts() if isinstance(one, str)}
    assert REASONS.keys() - known == set()


def test_a_rule_that_an_editor_added_is_told_as_one_without_a_reason():
    assert reason_of("house-rules") == UNKNOWN

"""Whatever stands in code in the documentation exists, and whatever stands there as an example holds."""

import pytest

from tests.documentation.examples import MADE_UP, RESOLVER, fault_of_block
from tests.documentation.named import fault_of_code
from tests.documentation.written import documents, taken_apart


def faults_of_code(document):
    return [code.but(wrong) for code in document.code if (wrong := fault_of_code(code.text))]


def faults_of_examples(document):
    return [block.lines[0].but(wrong) for block in document.blocks if (wrong := fault_of_block(block))]


def test_whatever_stands_in_code_is_what_it_looks_like():
    assert [fault for document in documents() for fault in faults_of_code(document)] == []


@pytest.mark.parametrize(
    "code",
    [
        "make tea",
        "manage.py backup_all",
        "python -m tests.load.nothing",
        "--force",
        "--format xml",
        "COLOUR",
        "REREAD",
        "GRANIAN_WORKERS_COLOUR",
        "/date/",
        "http://127.0.0.1:8000/date/",
        "sqlserver://host/name",
        "8001",
        "articles/exporting/",
        "parts/nothing/",
        "wished.py",
        ".environment",
        "Text.dead",
        "articles.rendering.rended",
        "publish_all",
        "json",
        "bm26()",
        '[@Z "exact words"]',
        '[@A "words that nobody wrote"]',
        "[^nobody-1999]",
        "[[nowhere]]",
        '!!! warning "Title"',
        "a thing in words",
    ],
)
def test_what_does_not_exist_is_found(code):
    (fault,) = faults_of_code(taken_apart(f"There is\n`{code}` here."))
    assert fault.startswith(f"README.md:2: {code}: ")


@pytest.mark.parametrize(
    "code",
    [
        "TWO_FACTOR=1",
        "GRANIAN_WORKERS_LIFETIME",
        "published_at",
        "redis://host:6379/0",
        "Model.save()",
        "[[cost|the price]]",
        "[@A]",
    ],
)
def test_what_exists_is_left_in_peace(code):
    assert fault_of_code(code) == ""


def test_every_example_holds():
    assert [fault for document in documents() for fault in faults_of_examples(document)] == []


@pytest.mark.parametrize(
    ("language", "example"),
    [("markdown", "One [^nobody-1999]."), ("toml", "a = b = c"), ("python", "def"), ("cobol", "STOP RUN.")],
)
def test_an_example_that_does_not_hold_is_found(language, example):
    (fault,) = faults_of_examples(taken_apart(f"So:\n\n```{language}\n{example}\n```"))
    assert fault.startswith(f"README.md:4: {example}: ")


def test_what_is_made_up_is_not_real():
    assert not MADE_UP & RESOLVER._slugs
    assert [words for words in MADE_UP for text in RESOLVER._texts.values() if words in text] == []

"""What the documentation tells one to type can be typed, and what can be typed is told of."""

import pytest

from tests.documentation.typed import OURS, TARGETS, TOLD_BY_HELP, fault_of_command, fault_of_option
from tests.documentation.written import documents, taken_apart

ONLY_IN_HELP = {"clean"}
"""Targets that `make help` alone tells of: who looks for it there finds it."""


def faults_of_blocks(document):
    lines = [line for block in document.blocks if not block.language for line in block.lines]
    return [line.but(wrong) for line in lines if (wrong := fault_of_command(line.text, whole=True))]


def typed_in(document):
    blocks = [line.text for block in document.blocks if not block.language for line in block.lines]
    return blocks + [one.text for one in document.code]


def test_every_line_of_a_block_without_a_language_can_be_typed():
    assert [fault for document in documents() for fault in faults_of_blocks(document)] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("make tea", "the Makefile knows no tea"),
        ("make run CUPS=2", "the Makefile knows no CUPS"),
        ("manage.py backup_all", "manage.py has no command backup_all"),
        (".venv/bin/python manage.py backup", "the following arguments are required: file"),
        ("manage.py import_articles --format xml", "invalid choice: 'xml'"),
        ("manage.py publish_due --now", "unrecognized arguments: --now"),
        ("python -m tests.load.nothing", "there is no such module"),
        ("python -m nothing.at.all", "there is no such module"),
        ("install everything", "nothing is called so here"),
    ],
)
def test_a_line_that_cannot_be_typed_is_found(line, wrong):
    (fault,) = faults_of_blocks(taken_apart(f"Type:\n\n```\n{line}  # a comment\n```\n"))
    assert fault.startswith("README.md:4: ")
    assert wrong in fault


def test_a_command_may_be_named_without_its_arguments_and_not_with_wrong_ones():
    assert fault_of_command("manage.py backup") == ""
    assert "unrecognized" in fault_of_command("manage.py backup one two")


def test_an_option_named_alone_is_one_of_ours():
    assert fault_of_option("--format json") == fault_of_option("--yes") == ""
    assert [one for one in ("--format xml", "--force") if not fault_of_option(one)] == []


def test_every_target_of_make_is_told_of():
    told = {line.split()[1] for document in documents() for line in typed_in(document) if line.startswith("make ")}
    assert TOLD_BY_HELP - told == ONLY_IN_HELP
    assert ONLY_IN_HELP <= TARGETS


def test_every_command_of_ours_is_told_of_in_the_readme():
    (readme,) = [document for document in documents() if document.file == "README.md"]
    words = {word for line in typed_in(readme) for word in line.split()}
    assert [name for name in OURS if name not in words] == []

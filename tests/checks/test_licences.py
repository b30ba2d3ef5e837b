"""The check of licences finds what is unknown, what asks more than ours, and what nobody says the use of."""

from email.message import Message
from importlib.metadata import PackageNotFoundError

import pytest

from tests.checks import licences
from tests.checks.licences import PAGE, ROOT, faults, page, rows

PROJECT = """
[project]
dependencies = [
    "Django~=5.2", # the framework
]
optional-dependencies.dev = [
    "pytest", # runs the tests
]
"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A project without a fault, of one package that runs it and one that tests it."""
    monkeypatch.setattr(licences, "STATED", {})
    monkeypatch.setattr(licences, "ONLY_STARTED", set())
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements.txt").write_text("django==5.2.19\n")
    (tmp_path / "requirements-dev.txt").write_text("django==5.2.19\npytest==9.2.0\n")
    return tmp_path


def telling(**packages):
    """Metadata that says this of each package; MIT of those that are not named."""

    def told(name):
        message = Message()
        for field, value in packages.get(name, [("License-Expression", "MIT")]):
            message[field] = value
        return message

    return told


def filed(*names):
    return [("Classifier", f"License :: OSI Approved :: {name}") for name in names]


def test_nothing_is_found_in_the_project():
    assert list(faults(ROOT)) == []


def test_the_page_is_what_the_command_writes():
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page(rows(ROOT))


def test_nothing_is_found_in_a_tree_without_a_fault(tree):
    assert list(faults(tree, telling())) == []


def test_the_page_says_of_each_package_its_licence_and_what_it_is_for(tree):
    told = page(rows(tree, telling(django=[("License-Expression", "BSD-3-Clause")])))
    site, development = told.split("## ")[1:]
    assert "| django | BSD-3-Clause | the framework |" in site
    assert "| pytest | MIT | runs the tests |" in development
    assert "django" not in development


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ([("License-Expression", "BSD-3-Clause"), ("License", "BSD")], "BSD-3-Clause"),
        ([("License", "BSD-3-Clause"), *filed("BSD License")], "BSD-3-Clause"),
        (
            [("License", "Permission is hereby granted, free of charge, to any person"), *filed("MIT License")],
            "MIT License",
        ),
        (filed("MIT License", "Apache Software License"), "MIT License or Apache Software License"),
    ],
    ids=["an SPDX expression first", "else a few words", "not the whole text", "else what it is filed under"],
)
def test_a_licence_is_said_as_its_makers_say_it(said, licence):
    assert licences.licence("django", telling(django=said)) == licence


@pytest.mark.parametrize(
    "said",
    [
        [("License-Expression", "GPL-3.0-or-later")],
        [("License-Expression", "AGPL-3.0-only")],
        [("License-Expression", "MIT AND GPL-2.0-only")],
        filed("GNU General Public License v3 (GPLv3)"),
        filed("GNU Affero General Public License v3"),
    ],
)
@pytest.mark.parametrize("name", ["django", "pytest"])
def test_a_licence_that_asks_more_than_ours_is_found(tree, name, said):
    (fault,) = faults(tree, telling(**{name: said}))
    assert f"{name}: " in fault
    assert "asks more than our MIT licence" in fault


@pytest.mark.parametrize(
    "said",
    [
        [("License-Expression", "LGPL-3.0-only")],
        [("License-Expression", "MIT OR GPL-2.0-only")],
        filed("GNU General Public License v2 or later (GPLv2+)", "Mozilla Public License 1.1 (MPL 1.1)"),
        filed("GNU Lesser General Public License v2 or later (LGPLv2+)"),
    ],
)
def test_one_of_several_that_asks_no_more_is_enough(tree, said):
    assert list(faults(tree, telling(django=said))) == []


def test_a_program_that_is_only_started_may_ask_more_but_the_site_may_not_hold_it(tree, monkeypatch):
    monkeypatch.setattr(licences, "ONLY_STARTED", {"django", "pytest"})
    asking = [("License-Expression", "GPL-3.0-or-later")]
    (fault,) = faults(tree, telling(django=asking, pytest=asking))
    assert fault.startswith("requirements.txt: django: ")


def test_a_licence_that_nobody_says_is_found_and_can_be_stated(tree, monkeypatch):
    (fault,) = faults(tree, telling(pytest=[]))
    assert fault.startswith("requirements-dev.txt: pytest: its licence is not known here")
    monkeypatch.setattr(licences, "STATED", {"pytest": "MIT"})
    assert list(faults(tree, telling(pytest=[]))) == []


def test_a_package_that_only_another_python_needs_has_its_licence_stated(tree):
    def not_here(name):
        raise PackageNotFoundError(name)

    assert [fault.split(": ")[1] for fault in faults(tree, not_here)] == ["django", "pytest"]


def test_what_is_stated_of_a_package_that_is_no_longer_pinned_is_found(tree, monkeypatch):
    monkeypatch.setattr(licences, "STATED", {"gone": "MIT"})
    (fault,) = faults(tree, telling())
    assert "gone: is no longer pinned" in fault


def test_a_dependency_without_its_reason_is_found(tree):
    (tree / "pyproject.toml").write_text(PROJECT.replace(" # runs the tests", ""))
    (fault,) = faults(tree, telling())
    assert fault == "pyproject.toml: pytest: say in a comment beside it what it is for"


def test_a_page_that_is_not_what_is_installed_is_told_with_the_remedy(monkeypatch, capsys, tree):
    monkeypatch.setattr(licences, "ROOT", tree)
    monkeypatch.setattr(licences, "faults", lambda root: iter(()))
    (tree / "docs").mkdir()
    assert licences.main([]) == 1
    assert (
        "docs/dependencies.md: is not what is installed: write it anew with `make licences`" in capsys.readouterr().out
    )
    assert licences.main(["--write"]) == 0
    assert licences.main([]) == 0

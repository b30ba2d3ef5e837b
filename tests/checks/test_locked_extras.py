"""The check of locked extras finds an extra that is asked for and not pinned, in either lock."""

import pytest

from tests.checks.locked_extras import ROOT, faults

PROJECT = """
[project]
dependencies = ["whitenoise[brotli]"]
optional-dependencies = { dev = ["pytest-cov"] }
"""
SITE = "brotli==1.2.1\nwhitenoise[brotli]==6.12.0 \\\n    --hash=sha256:00\n"
DEVELOPMENT = f"{SITE}coverage[toml]==7.17.3\npytest-cov==7.1.0\n"
NEEDS = {
    "pytest-cov": ["coverage[toml]>=7.10.6", "process-tests ; extra == 'testing'"],
    "whitenoise": ["brotli ; extra == 'brotli'", "nowhere[known] ; python_version < '3'"],
}


@pytest.fixture
def found(tmp_path):
    """What is found where the locks are these."""

    def run(site: str = SITE, development: str = DEVELOPMENT) -> list[str]:
        (tmp_path / "pyproject.toml").write_text(PROJECT)
        (tmp_path / "requirements.txt").write_text(site)
        (tmp_path / "requirements-dev.txt").write_text(development)
        return list(faults(tmp_path, NEEDS.get))

    return run


def test_nothing_is_found_in_the_project():
    assert list(faults(ROOT)) == []


def test_nothing_is_found_where_every_extra_is_pinned(found):
    assert found() == []


def test_an_extra_that_a_dependency_asks_for_is_found_with_its_place_and_the_remedy(found):
    (fault,) = found(development=DEVELOPMENT.replace("coverage[toml]", "coverage"))
    assert fault == ("requirements-dev.txt:4: pytest-cov asks for coverage[toml], which is not pinned: run `make lock`")


def test_an_extra_that_the_project_itself_asks_for_is_found_in_both_locks(found):
    bare = SITE.replace("[brotli]", "")
    assert [fault.partition(" ")[0] for fault in found(bare, DEVELOPMENT.replace(SITE, bare))] == [
        "requirements.txt:2:",
        "requirements-dev.txt:2:",
    ]


def test_what_is_asked_for_with_an_extra_and_not_pinned_at_all_is_found(found):
    (fault,) = found(development=DEVELOPMENT.replace("coverage[toml]==7.17.3\n", ""))
    assert fault.startswith("requirements-dev.txt: pytest-cov asks for coverage[toml]")


def test_a_pin_for_another_python_asks_for_nothing_here(found):
    assert found(development=f"{SITE}pytest-cov==7.1.0 ; python_version < '3'\n") == []

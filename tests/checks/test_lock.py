"""The checks read a lock as pip does."""

from packaging.requirements import Requirement

from tests.checks.lock import DEVELOPMENT, ROOT, SITE, direct, holds, read

LOCK = """\
coverage[toml]==7.17.3 \\
    --hash=sha256:0123456789abcdef
    # via
    #   pytest-cov
Django==5.2.19 ; python_full_version < '3.0' \\
    --hash=sha256:0123456789abcdef
    # via microneedle-site (pyproject.toml)
"""


def test_a_pin_is_known_by_its_canonical_name_with_its_extras_and_its_place(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text(LOCK)
    pins = read(path)
    assert list(pins) == ["coverage", "django"]
    assert pins["coverage"].requirement.extras == {"toml"}
    assert pins["django"].place == "requirements.txt:5"


def test_a_pin_for_another_python_is_told_from_one_for_this(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text(LOCK)
    assert [pin.name for pin in read(path).values() if pin.is_for_this_python] == ["coverage"]


def test_what_is_asked_for_only_with_an_extra_is_not_asked_for_without_it():
    asked = Requirement("brotli ; extra == 'brotli'")
    assert not holds(asked)
    assert holds(asked, {"brotli"})


def test_the_two_locks_agree_on_every_version():
    site, development = read(ROOT / SITE), read(ROOT / DEVELOPMENT)
    assert {name: pin.requirement.specifier for name, pin in site.items()}.items() <= {
        name: pin.requirement.specifier for name, pin in development.items()
    }.items()


def test_what_the_project_asks_for_is_pinned_for_development_too():
    site = {str(one) for one in direct(ROOT, SITE)}
    assert site < {str(one) for one in direct(ROOT, DEVELOPMENT)}

#!/usr/bin/env bash
# pytest-cov 7.1.0: the marker no_cover, "disable coverage for this test", leaves its setup and teardown measured.
# Lines that nothing but the fixtures of such a test run count as covered, and the time of measuring them is paid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pytest==9.2.0 pytest-cov==7.1.0 "coverage[toml]==7.17.5"
cat > made.py <<'PYTHON'
def in_setup():
    return 1


def in_call():
    return 2
PYTHON
cat > test_made.py <<'PYTHON'
import pytest

import made


@pytest.fixture
def ready():
    return made.in_setup()


@pytest.mark.no_cover
def test_it(ready):
    assert made.in_call() == 2
PYTHON
venv/bin/pytest -q --cov=made --cov-report=term-missing > seen.txt
grep '^made.py' seen.txt
echo "Line 2 runs in the setup, line 6 in the call: 6 alone is missing."
grep -Eq '^made\.py +[0-9]+ +1 +[0-9]+% +6$' seen.txt

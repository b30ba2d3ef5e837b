#!/usr/bin/env bash
# pytest 9.2.0 writes the id of a parameter differently for each test that shares it, if the id has a letter outside
# ASCII: the first test is [caf\xe9], the next is [caf\\xe9]. One `parametrize` with `ids` on a class or in `pytestmark` is
# enough; so is a second `pytest.main()` in one process, where the ids that the first gave out are not found.
# The ids that were made for the first test are kept with the mark, and are escaped again for the next.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pytest==9.2.0
cd "$folder"

cat > test_shared.py <<'END'
import pytest


@pytest.mark.parametrize("price", [3], ids=["café"])
class TestPrice:
    def test_is_told(self, price):
        assert price

    def test_is_paid(self, price):
        assert price
END
cat > twice.py <<'END'
import pytest


class Names:
    def pytest_collection_modifyitems(self, items):
        self.ids = [item.nodeid for item in items]


first = Names()
pytest.main(["--quiet", "--collect-only", "test_shared.py"], plugins=[first])
raise SystemExit(pytest.main(["--quiet", first.ids[0]]))
END

collected=$(venv/bin/python -m pytest --quiet --collect-only test_shared.py)
again=$(venv/bin/python twice.py 2>&1) && found=yes || found=no

venv/bin/python -m pytest --version
echo "Two tests of one class share one parametrize mark with the id café. Their ids differ by a backslash:"
echo "$collected" | grep "::"
echo "And a test that one pytest.main() listed is not found by the next in the same process:"
echo "$again" | grep "not found" || true

if ! grep --quiet --fixed-strings 'test_is_told[caf\xe9]' <<< "$collected" ||
    ! grep --quiet --fixed-strings 'test_is_paid[caf\\xe9]' <<< "$collected" || [ "$found" = yes ]; then
    echo "This is no longer so." >&2
    exit 1
fi

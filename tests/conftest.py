"""What every test can ask for."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.html import Element
from hypothesis import Phase
from hypothesis import settings as profiles

from articles.importing import Vocabulary
from articles.models import Correction, Definition, RemovedSeed
from articles.seeding import read_vocabulary
from tests.actions.seed_folder import SeedFolder
from tests.admin.accounts import account
from tests.keeping.site import Site
from tests.measured import name_of, names
from tests.prepared import ARTICLES, OnSQLite, Prepared, instead_of_flushing, prepared
from tests.reading import addresses, read
from tests.sent import Noting

BROWSER = Path(__file__).parent / "browser"

# A rule holds or it does not; how long a machine takes to try it says nothing of the rule. Hypothesis' own profile
# for continuous integration has no deadlines either, and draws the same cases each time.
profiles.register_profile("default", deadline=None)
profiles.load_profile("ci" if os.environ.get("CI") else "default")
# For `make mutants`, where the tests run some thousand times; a case that fails need not be made smaller.
CASES = [Phase.explicit, Phase.generate]
profiles.register_profile("mutants", profiles.get_profile("ci"), max_examples=20, phases=CASES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a browser drives, and a test after its first case, runs at full speed: coverage is measured by the others,
    and of these by as many as it takes (tests/measured.py).

    On Python 3.11 a test takes nearly twice as long while its branches are counted.
    """
    measured, seen = None if os.environ.get("MEASURE") == "all" else names(), set[str]()
    for item in items:
        name = name_of(item)
        if name in seen or item.path.is_relative_to(BROWSER) or (measured is not None and name not in measured):
            item.add_marker(pytest.mark.no_cover)
        seen.add(name)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(settings.SEEDS / "vocabulary.toml")


@pytest.fixture(scope="session")
def articles() -> dict[str, Path]:
    """The five articles by letter."""
    return dict(zip("ABCDE", sorted(ARTICLES.glob("*.txt")), strict=True))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Prepared]:
    """The real content is in the database of every test that may use it, also after one that commits."""
    base = tmp_path_factory.getbasetemp()
    gc.freeze()  # Django, its models and what tests import stay to the end: not to be gone through again and again.
    gc.set_threshold(50_000, 20, 20)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        content = prepared(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)
        content.begin()
        Definition.objects.now()  # Read once in a process: no test that counts queries is the first.
        patch.setattr(TransactionTestCase, "_fixture_teardown", instead_of_flushing(content))
        if os.environ.get("MEASURE") != "sent":
            yield content
        else:
            noting = Noting()
            with connection.execute_wrapper(noting):
                yield content
            noting.keep(os.environ.get("PYTEST_XDIST_WORKER", "alone"))
        connection.close()


@pytest.fixture
def content(db: None) -> None:
    """The real content. It is in the database anyway; a test that rests on it says so."""


@pytest.fixture
def uncorrected(content: None) -> None:
    """The content, of which nothing was corrected yet."""
    Correction.objects.all().delete()
    RemovedSeed.objects.filter(model="correction").delete()


@pytest.fixture(scope="session")
def pages(django_db_setup: None, django_db_blocker: Any) -> dict[str, Element]:
    """Every public page by its address, as it stands with the site's own content."""
    with django_db_blocker.unblock():
        return {address: read(Client(), address) for address in addresses()}


@pytest.fixture
def seeds(tmp_path: Path, content: None) -> SeedFolder:
    """The seeds that are loaded, in a folder where they may be changed."""
    return SeedFolder(tmp_path / "seeds")


@pytest.fixture
def editor(db: None, django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("erin", "", "correct horse battery staple")


@pytest.fixture
def editing(editor: Any) -> Client:
    """A client that is logged in as an editor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def ann(db: None) -> Any:
    return account("ann", "Author")


@pytest.fixture
def rob(db: None) -> Any:
    return account("rob", "Reviewer")


@pytest.fixture
def rita(db: None) -> Any:
    return account("rita", "Reviewer")


@pytest.fixture
def pia(db: None) -> Any:
    return account("pia", "Publisher")


@pytest.fixture
def site(tmp_path: Path, db: None, django_db_setup: Prepared) -> Site:
    """A site of its own, with the real content, in a SQLite file that commands may work on."""
    if not isinstance(django_db_setup, OnSQLite):
        pytest.skip("the content was loaded into another database")
    of_its_own = Site(tmp_path / "site.sqlite3")
    django_db_setup.copy_to(of_its_own.file)
    with of_its_own.database() as database:
        database.execute("PRAGMA journal_mode = WAL")
    return of_its_own

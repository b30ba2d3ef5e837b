"""A database that this version of the site did not make is not migrated, and why is told in one sentence."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command

from tests.prepared import another_database

APPLIED = "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)"
NOTED = "INSERT INTO django_migrations (app, name, applied) VALUES ('{}', '{}', '2026-11-28')"


@pytest.fixture
def refused(tmp_path, django_db_blocker):
    """What `migrate` says of a database in which these statements were run; it holds nothing else afterwards."""

    def said(*statements):
        file = tmp_path / "other.sqlite3"
        with closing(sqlite3.connect(file)) as other, other:
            for statement in statements:
                other.execute(statement)
            before = list(other.iterdump())
        with (
            django_db_blocker.unblock(),
            another_database(file),
            pytest.raises(CommandError, match=r"^\S+other.sqlite3 is not migrated: ") as error,
        ):
            call_command("migrate", verbosity=0)
        with closing(sqlite3.connect(file)) as other:
            assert list(other.iterdump()) == before
        return str(error.value).partition(": ")[2]

    return said


def test_the_database_of_a_newer_version_waits_for_that_version(refused):
    assert refused(APPLIED, NOTED.format("articles", "9999_later")) == (
        "this version of the site has no migration articles.9999_later: use the version that made it, or set "
        "DATABASE_URL to a database of this site's own."
    )


def test_a_table_of_ours_that_something_else_made_is_left_alone(refused):
    assert refused("CREATE TABLE articles_topic (name TEXT)") == (
        "its table articles_topic was made by something else: set DATABASE_URL to a database of this site's own."
    )


def test_another_site_whose_application_has_the_same_name_is_left_alone(refused):
    applied = [("contenttypes", "0001_initial"), ("auth", "0001_initial"), ("articles", "0001_initial")]
    why = refused("CREATE TABLE articles_article (words TEXT)", APPLIED, *(NOTED.format(*one) for one in applied))
    assert why.startswith("its migration articles.0001_initial made none of our tables: set DATABASE_URL")

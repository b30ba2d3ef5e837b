"""`manage.py reset_two_factor`: for the only editor, who lost the phone and the one-time codes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.accounts import two_factor
from tests.admin.two_factor import enrolled, let_in, with_password


def said(name):
    out = StringIO()
    call_command("reset_two_factor", name, stdout=out)
    return out.getvalue()


def test_it_takes_the_second_factor_away_and_leaves_the_password(editor):
    enrolled(editor)
    assert "“erin” has no second factor any more" in said("erin")
    assert not two_factor.is_enrolled(editor)
    assert let_in(with_password())


def test_a_second_run_changes_nothing_and_says_so(editor):
    assert "nothing was changed" in said("erin")


def test_an_account_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        said("nobody")

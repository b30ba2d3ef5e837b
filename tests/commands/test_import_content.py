"""`manage.py import_content`: what it prints, and how it fails."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.actions import save_draft
from articles.models import Topic
from tests.actions.seed_folder import SeedFolder
from tests.actions.stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def seeds(tmp_path):
    return SeedFolder(tmp_path / "seeds")


def printed(*args):
    out = StringIO()
    call_command("import_content", *args, stdout=out, no_color=True)
    return out.getvalue()


def test_the_sites_own_seeds_are_loaded_when_no_folder_is_named():
    before = everything_stored()
    words = printed().split()
    assert (words[0], words[2:]) == ("Content:", ["unchanged"])
    assert int(words[1]) > 150
    assert everything_stored() == before


def test_what_changed_is_counted_and_what_was_kept_is_named(seeds):
    save_draft(Topic.objects.get(slug="cost"), "My words.\n")
    Topic.objects.filter(slug="aftercare").update(name="What you get")
    seeds.change("topics/cost.md", "## What research says", "## Before you start")
    out = printed(seeds.path)
    assert "1 drafted" in out
    assert "  kept: topic: Cost: an editor changed it; the seed arrived as a draft beside it" in out
    assert "  kept: topic aftercare: name is as an editor set it" in out


def test_a_fault_is_named_and_nothing_is_loaded(seeds):
    seeds.change("topics/cost.md", "## What research says", "A faulty line [@Q].\n\n## What research says")
    line = seeds.line_of("topics/cost.md", "A faulty line")
    before = everything_stored()
    with pytest.raises(
        CommandError, match=rf"^topics/cost.md, line {line}: there is no source Q.*\nNothing was loaded\.$"
    ):
        printed(seeds.path)
    assert everything_stored() == before


def test_a_statement_of_an_editor_that_was_kept_is_named(seeds):
    Topic.objects.get(slug="procedure").claims.get(slug="number-of-sessions").statements.filter(low=4).update(high=7)
    seeds.change("claims.toml", '4 to 6 sessions", low = 4, high = 6,', '4 to 6 sessions", low = 4, high = 8,')
    assert "number-of-sessions" in printed(seeds.path)

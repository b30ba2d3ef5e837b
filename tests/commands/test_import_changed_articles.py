"""`manage.py import_articles` of articles that changed: what is taken over, what waits, and how it ends."""

import re

import pytest
from django.conf import settings

from articles.actions import throw_away, verify_content, waiting_articles
from articles.models import NewText, Source
from tests.actions.changing_article import CITING, QUOTING

from .importing import run, run_json, stored

pytestmark = pytest.mark.usefixtures("content")
QUOTED, INSTEAD = b"75% of the participants", b"most of the participants"

CLAIM = "number-of-sessions"


@pytest.fixture
def changed(tmp_path):
    """Article D without words that statements quote and texts cite."""
    path = tmp_path / Source.objects.get(letter="D").file
    path.write_bytes((settings.SEEDS / "articles" / path.name).read_bytes().replace(QUOTED, INSTEAD))
    return path


def test_a_changed_article_that_loses_nothing_is_taken_over(changed):
    changed.write_bytes(changed.read_bytes().replace(INSTEAD, QUOTED).replace(b"PIE vs PIH", b"PIE and PIH"))
    printed, code = run(changed)
    assert (code, "source D (d-alopecia), updated" in printed) == (0, True)
    assert "PIE and PIH" in Source.objects.get(letter="D").text


def test_a_changed_article_that_loses_something_waits_says_what_and_where_to_decide_and_ends_with_exit_3(changed):
    before = stored()
    printed, code = run(changed, no_color=True)
    assert code == 3
    assert f"{changed.name}: source D (d-alopecia), waiting for an editor\n" in printed
    assert "  would be lost: D on “Does it bleed?”" not in printed
    assert "  would be lost: D on “Is it safe?”: “75% of the participants experienced" in printed
    assert re.search(r"  would be lost: topic “Evidence”, line \d+: source D: “75% of the participants", printed)
    pk = Source.objects.get(letter="D").pk
    assert (
        f"  decide at {settings.SITE_URL}/admin/articles/source/{pk}/new-text/, or import it with --accept\n" in printed
    )
    assert stored() == before


def test_what_waits_or_was_thrown_away_is_no_fault_of_the_content_and_what_waits_is_named(changed):
    run(changed)
    assert verify_content(changed.parent) == []
    (named,) = waiting_articles()
    assert (named.where, "waits for an editor" in named.message) == ("source D", True)
    throw_away(NewText.objects.get())
    assert (verify_content(changed.parent), list(waiting_articles())) == ([], [])
    changed.write_bytes(changed.read_bytes() + b"\nMore.\n")
    assert [fault.check for fault in verify_content(changed.parent)] == ["checksum"]


def test_what_waits_is_listed_apart_in_json(changed, article):
    report, code = run_json(changed.parent)
    assert (code, list(report)) == (3, ["articles", "refused", "waiting"])
    assert [entry["path"] for entry in report["articles"]] == [str(article)]
    (waiting,) = report["waiting"]
    assert list(waiting) == ["path", "slug", "sha256", "would_be_lost", "in_another_sentence", "decide"]
    assert (waiting["path"], waiting["slug"]) == (str(changed), "d-alopecia")
    assert len(waiting["would_be_lost"]) == QUOTING + CITING


def test_a_refused_file_counts_for_more_than_one_that_waits(changed, broken):
    assert run_json(changed, broken)[1] == 1


def test_a_changed_article_is_taken_over_all_the_same_where_the_operator_accepts_it(changed):
    run(changed)
    printed, code = run(changed, accept=True)
    assert (code, "source D (d-alopecia), updated" in printed) == (0, True)
    assert "is not in the text any more" in printed
    assert not NewText.objects.exists()


def test_a_text_that_an_editor_threw_away_is_left_out_and_is_no_failure(changed):
    run(changed)
    throw_away(NewText.objects.get())
    printed, code = run(changed)
    assert (code, "left out: an editor threw this text away" in printed) == (0, True)
    assert "75%" in Source.objects.get(letter="D").text


def test_a_dry_run_of_a_changed_article_keeps_its_fixed_shape(changed):
    report, code = run_json(changed, dry_run=True)
    assert (code, list(report)) == (0, ["articles", "refused"])
    assert not NewText.objects.exists()

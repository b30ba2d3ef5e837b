"""`manage.py import_articles`: what it prints, what it stores, how it ends."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from articles.models import Source
from tests.importing.formats.made import post, wxr
from tests.importing.formats.pages import MORE, PROSE

from .importing import ARTICLE, run, run_json, stored

pytestmark = pytest.mark.usefixtures("content")


def test_a_new_article_becomes_a_source_with_the_next_letter_and_its_passages(article):
    printed, code = run(article)
    assert code == 0
    assert "new.txt: source F (f-needling-for-thin-hair), added\n" in printed
    source = Source.objects.get(letter="F")
    assert (source.text, source.title) == (ARTICLE, "Needling for Thin Hair")
    assert source.passages.count() == 5


def test_the_report_counts_kinds_and_names_the_rules_that_set_furniture_aside(article):
    for printed in (run(article, dry_run=True)[0], run(article)[0]):
        assert "  2 heading, 1 paragraph, 1 list item, 1 furniture\n" in printed
        assert "  set aside: 1 by related-posts\n" in printed
        assert "    related-posts, the way to other articles, and what follows: “Related Posts”\n" in f"{printed}\n"


def test_importing_again_changes_nothing(article):
    run(article)
    before = stored()
    printed, code = run(article)
    assert code == 0
    assert ", unchanged" in printed
    assert stored() == before


def test_importing_the_five_again_changes_nothing():
    before = stored()
    printed, code = run()
    assert (code, printed.count(", unchanged")) == (0, 5)
    assert stored() == before


def test_a_folder_is_its_articles_in_order_and_what_else_stands_in_it_is_named(tmp_path):
    for name in ("c.txt", "a.txt", "b.md", "d.HTML", "notes.odt", "SHA256SUMS", ".hidden"):
        (tmp_path / name).write_text(f"{name}\n{ARTICLE}", encoding="utf-8")
    (tmp_path / "more").mkdir()
    report, code = run_json(tmp_path, dry_run=True)
    assert code == 0
    assert [Path(entry["path"]).name for entry in report["articles"]] == ["a.txt", "b.md", "c.txt", "d.HTML"]
    assert [(Path(entry["path"]).name, entry["reason"]) for entry in report["not_read"]] == [
        ("more", "it is a folder: name it too"),
        ("notes.odt", "its name does not end as an article's does"),
    ]
    assert f"{tmp_path / 'notes.odt'}: not read: its name" in run(tmp_path, dry_run=True)[0]


def test_one_post_of_an_export_is_imported_by_its_name_and_a_second_one_is_another_source(tmp_path):
    (tmp_path / "export.xml").write_bytes(
        wxr(post("needles", "Needles", f"<p>{PROSE}</p>"), post("rollers", "Rollers", f"<p>{MORE}</p>"))
    )
    assert "say which by its name" in run(tmp_path / "export.xml")[0]
    for name, words in (("needles", PROSE), ("rollers", MORE)):
        report, code = run_json(tmp_path / f"export.xml#{name}")
        assert (code, report["articles"][0]["format"]) == (0, "WordPress export")
        assert Source.objects.get(file=f"export.xml#{name}").text.endswith(words)
    assert "there is no post “pens” in it" in run(tmp_path / "export.xml#pens")[0]
    assert "there is no such file" in run(tmp_path / "other.xml#pens")[0]


@pytest.mark.parametrize("dry_run", [True, False])
def test_refusals_end_with_exit_1_are_listed_with_their_reason_and_stop_no_other_file(article, broken, dry_run):
    (broken.parent / "empty.txt").touch()
    report, code = run_json(broken.parent, broken.parent / "nowhere.txt", dry_run=dry_run)
    assert code == 1
    assert [entry["path"] for entry in report["articles"]] == [str(article)]
    assert Source.objects.filter(file=article.name).exists() is not dry_run
    assert report["refused"] == [
        {"path": str(broken), "reason": "it is not text but a picture (PNG): type its words into a .txt or .md file"},
        {"path": str(broken.parent / "empty.txt"), "reason": "it is empty: there is no text in it"},
        {"path": str(broken.parent / "nowhere.txt"), "reason": "there is no such file"},
    ]


def test_a_duplicate_under_another_name_is_refused_and_names_its_twin(article):
    twin = article.with_name("twin.txt")
    twin.write_bytes(article.read_bytes())
    assert f"{twin}: refused: it is a duplicate of source F (new.txt)\n" in run(article, twin)[0]


def test_another_article_under_the_same_file_name_is_refused(article, tmp_path):
    other = tmp_path / "other" / article.name
    other.parent.mkdir()
    other.write_text("Hair and Needles\n\nThis one has nothing in common with the first.\n", encoding="utf-8")
    printed, code = run(article, other)
    assert code == 1
    assert "source F has this file name already" in printed
    assert "3 to 5" in Source.objects.get(letter="F").text


def test_a_folder_without_an_article_says_so(tmp_path):
    printed, code = run(tmp_path)
    assert code == 1 or str(tmp_path) in printed


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_report_is_whole_whatever_a_file_is_called(tmp_path, dry_run):
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    with Path(os.fsdecode(bytes(tmp_path) + b"/b\xff.txt")).open("wb") as file:
        file.write(ARTICLE.encode())
    report, code = run_json(tmp_path, dry_run=dry_run)
    assert (code, len(report["articles"]), len(report["refused"])) == (1, 1, 1)
    assert "cannot be printed" in report["refused"][0]["reason"]


def test_a_report_of_nothing_is_whole(tmp_path):
    report, code = run_json(tmp_path / "nowhere.txt", dry_run=True)
    assert (code, report["articles"], len(report["refused"])) == (1, [], 1)


def test_a_copy_under_another_name_is_told_of_before_and_when_it_is_stored(tmp_path):
    source = Source.objects.get(letter="C")
    (tmp_path / "other.txt").write_text(f"All About Needles\n\n{source.text}", encoding="utf-8")
    for dry_run in (True, False):
        (entry,) = run_json(tmp_path, dry_run=dry_run)[0]["articles"]
        (warning,) = entry["warnings"]
        assert warning.startswith(f"it is nearly source C ({source.name}) under another name: ")
        (shared,) = entry["shared"]
        assert (shared["source"], shared["share"] > 0.9) == ("c-permanence", True)


def elsewhere(database, *command):
    """Run the command on another database, of which it finds nothing."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "microneedle_site.settings", "DATABASE_URL": database}
    command = [sys.executable, "manage.py", "import_articles", *map(str, command)]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def test_a_database_that_cannot_be_reached_is_named_as_that_and_no_article_is_blamed(article, tmp_path):
    done = elsewhere(f"sqlite:///{tmp_path}/nowhere/site.sqlite3", article)
    assert done.returncode == 1
    assert done.stdout == ""
    told = (
        "The database cannot be reached or is not ready (unable to open database file). That is no fault of an article"
    )
    assert told in done.stderr
    assert "DATABASE_URL" in done.stderr
    assert article.name not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dry_run_needs_no_database_that_can_be_reached(article, tmp_path):
    done = elsewhere(f"sqlite:///{tmp_path}/nowhere/site.sqlite3", article, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")


def test_when_the_database_goes_on_the_way_what_is_left_is_listed_as_not_read(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{ARTICLE}", encoding="utf-8")

    def gone(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "b.txt" in str(params):
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    out = StringIO()
    with connection.execute_wrapper(gone), pytest.raises(CommandError, match="no fault of an article"):
        call_command("import_articles", str(tmp_path), format="json", stdout=out, stderr=StringIO())
    report = json.loads(out.getvalue())
    assert [Path(one["path"]).name for one in report["articles"]] == ["a.txt"]
    assert report["refused"] == []
    assert [(Path(one["path"]).name, one["reason"]) for one in report["not_read"]] == [
        ("b.txt", "the database could not be reached"),
        ("c.txt", "the database could not be reached"),
    ]
    assert Source.objects.filter(file__in=["a.txt", "b.txt", "c.txt"]).count() == 1

"""What is exported loads again: here without a trace, elsewhere as the same public site."""

import errno
import hashlib
import json
import re
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError
from django.test import Client

from articles.actions import NotExported, export_content, import_content, rate_research
from articles.models import (
    Claim,
    Definition,
    Original,
    Question,
    RemovedSeed,
    SearchEntry,
    Source,
    Statement,
    Term,
    Text,
    Topic,
)
from tests.factories import BROKEN_TEXT

from .edited_site import edit_everything
from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")
# What a site has of its own: when it published, what changed there, and the keys of the versions that readers can cite.
OWN = re.compile(
    r'"updated": "[^"]*"|<p class="last-change">.*?</p>|<section class="home-changes".*?</section>|/versions/\d+/',
    re.DOTALL,
)


@pytest.fixture
def edited(content, vocabulary):
    edit_everything(vocabulary)
    rate_research()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def load(folder):
    """Load an export by its commands; what import_content printed."""
    out = StringIO()
    call_command("import_articles", str(folder / "articles"), stdout=StringIO(), stderr=StringIO())
    call_command("import_content", folder, stdout=out)
    return out.getvalue()


def public():
    """All that readers get, but for the time of publication, the log of what changed, and the keys of versions."""
    paths = [entry.path.split("#")[0] for entry in SearchEntry.objects.all()]
    data = ["/claims.json", "/claims.csv", "/sources.json", "/faq.json"]
    data += [f"/topics/{slug}.json" for slug in Topic.objects.values_list("slug", flat=True)]
    pages = ["/", "/topics/", "/faq/", "/claims/", "/sources/", "/glossary/", "/about/", "/how-we-compare/"]
    pages += ["/questions-to-ask/", "/references/", *(source.get_absolute_url() for source in Source.objects.all())]
    client = Client()
    got = {path: client.get(path) for path in {*paths, *data, *pages}}
    return {path: (one.status_code, OWN.sub("", one.content.decode())) for path, one in got.items()}


def remove_everything():
    Text.objects.update(live=None)
    models = list(apps.get_app_config("articles").get_models())
    for model in (Statement, Question, Claim, *models, *models):  # Removing the one leaves a record of it.
        with suppress(ProtectedError):  # by what is removed further on, and takes it along
            model.objects.all().delete()
    RemovedSeed.objects.all().delete()
    assert not any(everything_stored().values())


def test_the_export_of_an_untouched_site_is_its_seeds_byte_for_byte(tmp_path):
    report = export_content(tmp_path / "out")
    exported, seeds = files(tmp_path / "out"), files(settings.SEEDS)
    listed = exported.pop("EXPORTED").decode()
    assert exported.keys() == seeds.keys()
    assert [path for path in exported if exported[path] != seeds[path]] == []
    assert report.left_out == ()
    assert report.files == len(exported) == listed.count("\n")
    assert f"{hashlib.sha256(exported['claims.toml']).hexdigest()}  claims.toml\n" in listed


def test_loading_it_into_the_same_site_changes_no_row(tmp_path):
    export_content(tmp_path)
    before = everything_stored()
    assert re.fullmatch(r"Content: \d+ unchanged\n", load(tmp_path))
    assert everything_stored() == before


@pytest.mark.usefixtures("edited")
def test_nor_after_editors_have_done_one_of_everything(tmp_path):
    export_content(tmp_path)
    before = everything_stored()
    assert re.fullmatch(r"Content: \d+ unchanged\n", load(tmp_path))
    assert everything_stored() == before


@pytest.mark.usefixtures("edited")
def test_and_an_older_seed_that_is_loaded_afterwards_undoes_nothing(tmp_path):
    before = public()
    export_content(tmp_path)
    load(tmp_path)
    load(settings.SEEDS)
    assert public() == before


@pytest.mark.usefixtures("edited")
def test_a_second_export_is_the_same_byte_for_byte(tmp_path):
    export_content(tmp_path / "one")
    first = files(tmp_path / "one")
    export_content(tmp_path / "one")
    export_content(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two") == first


@pytest.mark.usefixtures("edited")
def test_loaded_into_an_empty_site_it_makes_the_same_public_site(tmp_path):
    before = public()
    export_content(tmp_path / "here")
    remove_everything()
    load(tmp_path / "here")
    after = public()
    assert after.keys() == before.keys()
    assert [path for path in before if after[path] != before[path]] == []
    export_content(tmp_path / "there")
    assert files(tmp_path / "there") == files(tmp_path / "here")


@pytest.mark.usefixtures("edited")
def test_what_it_does_not_hold_is_named(tmp_path):
    Statement.objects.filter(claim__slug="bleeding").update(start=None, end=None)
    Original.objects.filter(source__letter="D").delete()
    left_out = export_content(tmp_path).left_out
    assert "topic: Results over time: its draft" in left_out
    assert [line for line in left_out if "bleeding" in line.lower() or "bleed" in line.lower()]
    assert [line for line in left_out if line.startswith("source D: the bytes of its file")]


def test_a_statement_whose_words_are_lost_is_not_removed_by_an_export_without_it(tmp_path):
    Statement.objects.filter(claim__slug="bleeding").update(start=None, end=None)
    count = Statement.objects.count()
    export_content(tmp_path)
    import_content(tmp_path)
    assert Statement.objects.count() == count


def test_what_is_gone_from_the_site_goes_from_an_earlier_export_and_nothing_else_does(tmp_path):
    export_content(tmp_path)
    (tmp_path / "NOTES").write_text("mine", encoding="utf-8")
    Question.objects.get(slug="does-it-hurt").delete()
    Term.objects.get(slug="elastin").delete()
    export_content(tmp_path)
    assert not (tmp_path / "questions" / "does-it-hurt.md").exists()
    assert "elastin" not in (tmp_path / "EXPORTED").read_text(encoding="utf-8")
    assert (tmp_path / "NOTES").read_text(encoding="utf-8") == "mine"


def test_a_list_that_names_files_elsewhere_removes_none(tmp_path):
    export_content(tmp_path / "out")
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    with (tmp_path / "out" / "EXPORTED").open("a", encoding="utf-8") as listed:
        listed.write(f"{'0' * 64}  ../mine.toml\n{'0' * 64}  articles/../../mine.toml\n")
    export_content(tmp_path / "out")
    assert (tmp_path / "mine.toml").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "diary").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "diary"):
        with pytest.raises(NotExported, match="holds something else"):
            export_content(folder)
    assert files(tmp_path) == {"diary": b"mine"}


def test_what_is_withdrawn_or_was_deleted_is_so_elsewhere_too(tmp_path):
    Question.objects.filter(slug="does-it-hurt").update(related=["deleted-since", "how-many-sessions"])
    Source.objects.filter(letter="B").update(withdrawn_on="2026-11-20")
    export_content(tmp_path)
    remove_everything()
    told = load(tmp_path)
    assert Question.objects.get(slug="does-it-hurt").related == ["how-many-sessions"]
    assert str(Source.objects.get(letter="B").withdrawn_on) == "2026-11-20"
    assert "it leans on a withdrawn source" in told
    shown = json.loads(Client().get("/claims.json").content)
    assert not [one for claim in shown["claims"] for one in claim["statements"] if one["source"] == "b-review"]


def test_the_command_counts_the_files_and_warns_of_faults(tmp_path):
    Text.objects.get(topic__slug="cost").revisions.update(markdown=BROKEN_TEXT)
    out = StringIO()
    call_command("export_content", str(tmp_path), stdout=out, no_color=True)
    assert out.getvalue().startswith(f"{tmp_path}: 72 files\n")
    assert re.search(r"\n\d+ faults in the content: mend what `manage.py verify_content` names", out.getvalue())


@pytest.mark.parametrize("file", ["site.toml", "vocabulary.toml"])
def test_without_what_a_load_needs_nothing_is_written_and_the_remedy_is_told(tmp_path, file):
    Definition.objects.filter(file=file).delete()
    with pytest.raises(CommandError, match=rf"there is no {file} .*run `manage.py import_content` first"):
        call_command("export_content", str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_what_would_not_load_again_is_named_and_an_earlier_export_stays_as_it_was(tmp_path):
    export_content(tmp_path / "out")
    before = files(tmp_path / "out")
    Text.objects.filter(topic__slug="cost").update(written_on="2026-11-20", updated_on="2026-11-02")
    with pytest.raises(NotExported, match=r"it would not load again: topics/cost.md, line \d+: updated is 2026-11-02"):
        export_content(tmp_path / "out")
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("is_new", [True, False])
def test_what_cannot_be_written_leaves_nothing_half_done(tmp_path, monkeypatch, is_new):
    folder, replace = tmp_path / "content", Path.replace
    if not is_new:
        export_content(folder)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}

    def full(part, target):
        if target == folder / "claims.toml":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        export_content(folder)
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before
    assert folder.exists() != is_new

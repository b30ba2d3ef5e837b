"""What an operator and an editor do that writes, each as one call, and what must hold after it. Needs Django set up."""

import lzma
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.actions import index_pages, one_writer, publish, rate_research, restore, save_draft, verify_content
from articles.keeping.files import check_whole
from articles.models import Revision, Stage, Text, Topic
from tests.trials.ground.databases import Ground, OnSQLite, apart
from tests.upgrade.earlier import KEPT
from tests.upgrade.into_postgresql import copy_into_postgresql

TIMES = 3
ARTICLES = settings.SEEDS / "articles"


@dataclass(frozen=True)
class Act:
    """What is killed, and in which state of the site; it `ends_alike` where a second run ends as an only one does."""

    name: str
    state: str
    does: Callable[[Path], object]
    ends_alike: bool = False
    is_whole: bool = True
    """Whether all holds together at each moment, and not only once the content is loaded."""


def states(site: Ground) -> None:
    """Keep the site as it is before and after each step of its making, and as commit 3d10a3d left one."""
    apart(lambda: _earlier(site))
    site.keep("earlier")
    site.lay("")
    for name, does in MADE.items():
        apart(lambda does=does: does(site.folder))  # type: ignore[misc]
        site.keep(name)
    seeds = site.folder / "seeds"
    shutil.copytree(settings.SEEDS, seeds, dirs_exist_ok=True)
    for text in sorted(seeds.glob("topics/*.md")):
        text.write_text(f"{text.read_text(encoding='utf-8').rstrip()}\n\nWhat else would you ask?\n", encoding="utf-8")


def _earlier(site: Ground) -> None:
    then = site.folder / "then.sqlite3"
    then.write_bytes(lzma.decompress(KEPT.read_bytes()))
    if isinstance(site, OnSQLite):
        shutil.copyfile(then, site.file)
    else:
        site.lay("")
        copy_into_postgresql(then)


def _migrate(_: Path) -> None:
    call_command("migrate", verbosity=0)


def _import_articles(_: Path) -> None:
    call_command("import_articles")


def _import_content(_: Path) -> None:
    call_command("import_content")


def _import_changed(folder: Path) -> None:
    call_command("import_content", str(folder / "seeds"))


def _back_up(folder: Path) -> None:
    file = folder / "made" / "backup"
    if file.exists():  # It is there whole or not at all.
        check_whole(file)
        file.unlink()
    call_command("backup", str(file))


def _keep_one(folder: Path) -> None:
    call_command("backup", str(folder / "monday"))


def _restore(folder: Path) -> None:
    settings.VAR = folder / "made"
    settings.VAR.mkdir(exist_ok=True)
    call_command("restore", str(folder / "monday"), yes=True)


def _due(_: Path) -> None:
    for topic, revision in _drafts("due"):
        Revision.objects.filter(pk=revision.pk).update(stage=Stage.APPROVED, publish_at=timezone.now())
        topic.text.save()


def _publish_due(_: Path) -> None:
    call_command("publish_due")


def _make_editor(_: Path) -> None:
    call_command("make_editor")


def _drafts(mark: str) -> Iterator[tuple[Topic, Revision]]:
    for topic in Topic.objects.exclude(text__live=None).select_related("text__live"):
        yield topic, save_draft(topic, f"{topic.text.live.markdown.rstrip()}\n\nIs this {mark}?\n")


def _again_and_again(does: Callable[[int], Iterator[str]]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        """Each line is written once the site has said that it is done."""
        with (folder / "acknowledged").open("a", encoding="utf-8") as told:
            began = sum(1 for _ in (folder / "acknowledged").open(encoding="utf-8"))
            for number in range(began, began + (TIMES if not began else 1)):
                for line in does(number):
                    told.write(f"{line}\n")
                    told.flush()

    return write


def _save(number: int) -> Iterator[str]:
    for topic, revision in _drafts(f"number {number}"):
        yield f"saved {topic.text.pk} {revision.pk}"


def show(revision: Revision) -> Revision:
    """Publish it as the admin does, by somebody who has seen what readers see now."""
    with one_writer():
        publish(revision, over=Text.objects.get(pk=revision.text_id).live_id)
        rate_research()
        index_pages()
    return revision


def _publish(number: int) -> Iterator[str]:
    for topic, revision in _drafts(f"number {number}"):
        show(revision)
        yield f"published {topic.text.pk} {revision.pk}"


def _bring_back(number: int) -> Iterator[str]:
    for topic, revision in _drafts(f"number {number}"):
        show(revision)
        first = revision.text.revisions.order_by("pk")[0]
        back = restore(topic, first)
        show(back)
        yield f"published {topic.text.pk} {back.pk}"


def lost(folder: Path) -> str:
    """What was acknowledged and is not stored; nothing if all is there."""
    told = folder / "acknowledged"
    for line in told.read_text(encoding="utf-8").splitlines() if told.exists() else ():
        what, text, revision = line.split()
        if not Revision.objects.filter(pk=int(revision), text=int(text)).exists():
            return f"lost: {line}"
        if what == "published" and (Text.objects.get(pk=int(text)).live_id or 0) < int(revision):
            return f"not live: {line}"
    return ""


def faults() -> list[str]:
    """What `verify_content` finds. A site whose content is not loaded yet has some."""
    return [f"{one.check}: {one.where}: {one.message}" for one in verify_content(ARTICLES)]


def rows() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if "_idx" not in name]
        counted = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 (a table that is there)
            counted[name] = cursor.fetchone()[0]
    return counted


MADE: dict[str, Callable[[Path], None]] = {
    "migrated": _migrate,
    "articles": _import_articles,
    "whole": _import_content,
    "kept": _keep_one,
    "due": _due,
}
ACTS = [
    Act("migrate", "", _migrate, ends_alike=True, is_whole=False),
    Act("migrate, a site of 3d10a3d", "earlier", _migrate, ends_alike=True, is_whole=False),
    Act("import_articles", "migrated", _import_articles, ends_alike=True, is_whole=False),
    Act("import_content", "articles", _import_content, ends_alike=True, is_whole=False),
    Act("import_content, changed seeds", "whole", _import_changed, ends_alike=True),
    Act("publish_due", "due", _publish_due, ends_alike=True),
    Act("make_editor", "whole", _make_editor, ends_alike=True),
    Act("backup", "whole", _back_up, ends_alike=True),
    Act("restore", "due", _restore),
    Act("saving", "whole", _again_and_again(_save)),
    Act("publishing", "whole", _again_and_again(_publish)),
    Act("restoring a text", "whole", _again_and_again(_bring_back)),
]

"""A disk that is full, and one that can only be read, under the site's database: readers read on, an editor gets the
words back, each command that writes ends in one sentence that names the remedy, and what is stored stays as it was.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR
from tests.load.serving import environment_of, free_port, loaded, served, wait_for
from tests.trials.ground.asking import Editor, seen
from tests.trials.ground.figures import Figures, is_quick

SIZE = 24  # megabytes of the disk
PAGES = ("/", "/topics/cost/", "/faq/", "/claims/", "/sources/", "/search/?q=price", "/claims.json", "/healthz")
WORDS = "Nobody has asked yet what this disk would say.\nWhat does it say?"
TOPIC = "/admin/articles/topic/1/change/"
NAME, PASSWORD = "erin", "only for this trial, and long enough"
MAKE = f"from django.contrib.auth.models import User; User.objects.create_superuser({NAME!r}, password={PASSWORD!r})"
SENTENCE = re.compile(r"\S.{20,400}")


class NotMounted(Exception):
    """The trial cannot be made here."""


@contextmanager
def disk(at: Path) -> Iterator[None]:
    at.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(at))
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


def _mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMounted(f"a disk of its own cannot be mounted here ({done.stderr.strip()}): run it as root")


@contextmanager
def full(at: Path) -> Iterator[None]:
    """Not a byte fits on it any more."""
    filling = at / "filling"
    with filling.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    yield
    filling.unlink()


@contextmanager
def only_read(at: Path) -> Iterator[None]:
    _mount("-o", "remount,ro", str(at))
    yield
    _mount("-o", "remount,rw", str(at))


STATES: dict[str, Callable[[Path], object]] = {"full": full, "read-only": only_read}


def commands(at: Path, elsewhere: Path) -> dict[str, list[str]]:
    """What an operator types, with whether it can be done where the database cannot be written."""
    return {
        "migrate": ["migrate"],
        "import_articles": ["import_articles", str(elsewhere / "other.txt")],
        "import_content": ["import_content", str(elsewhere / "seeds")],
        "make_editor": ["make_editor"],
        "backup there": ["backup", str(at / "monday")],
        "backup elsewhere": ["backup", str(elsewhere / "tuesday"), "--verify"],
        "restore": ["restore", str(elsewhere / "kept"), "--yes"],
        "export_site there": ["export_site", str(at / "site"), "--no-search"],
        "export_content there": ["export_content", str(at / "content")],
        "verify_content": ["verify_content"],
    }


MAY_END_WELL = {"migrate", "make_editor", "backup elsewhere", "verify_content", "import_content"}
"""Where nothing has to be written on that disk."""


def manage(environment: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "manage.py", *words, "--no-color"]
    return subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def ended_badly(done: "subprocess.CompletedProcess[str]", may_end_well: bool) -> str:
    told = done.stderr.strip().splitlines()
    if "Traceback" in done.stderr or "Errno" in done.stderr:
        return f"{told[-1:]}"
    if done.returncode == 0:
        return "" if may_end_well else "it says that it was done"
    return "" if len(told) == 1 and SENTENCE.fullmatch(told[0]) and ": " in told[0] else f"told {told[:5]}"


def main(quick: bool = False) -> int:
    figures, port = Figures(), free_port()
    with TemporaryDirectory(prefix="microneedle-disk-") as folder:
        at, elsewhere = Path(folder) / "disk", Path(folder)
        try:
            with disk(at):
                environment = environment_of(at, port) | {"FETCH_BY_ADDRESS": "0"}
                prepare(at, elsewhere, environment)
                for name in list(STATES)[: 1 if quick else None]:
                    tried(name, at, elsewhere, environment, figures)
        except NotMounted as error:
            print(error, file=sys.stderr)
            return 2
    return figures.end()


def prepare(at: Path, elsewhere: Path, environment: dict[str, str]) -> None:
    loaded(BASE_DIR, environment, ["shell", "--command", MAKE], ["backup", str(elsewhere / "kept")])
    shutil.copytree(BASE_DIR / "seeds", elsewhere / "seeds")
    for text in (elsewhere / "seeds" / "topics").glob("*.md"):
        text.write_text(f"{text.read_text(encoding='utf-8').rstrip()}\n\nWhat else?\n", encoding="utf-8")
    (elsewhere / "other.txt").write_text("Needles on a disk\n\n" + "Needling may help some people. " * 400, "utf-8")


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def tried(name: str, at: Path, elsewhere: Path, environment: dict[str, str], figures: Figures) -> None:
    port, before = int(environment["SITE_URL"].rpartition(":")[2]), names(at)
    with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment):
        wait_for(port)
        editor = Editor(environment["SITE_URL"])
        editor.log_in(NAME, PASSWORD)
        with STATES[name](at):  # type: ignore[attr-defined]
            for page in PAGES:
                status = seen(environment["SITE_URL"] + page)
                if status != 200:
                    figures.fault(f"{name}: {page} is answered with {status}")
                figures.count(f"{name}: pages that readers read on")
            status, answer = editor.send(TOPIC, markdown=WORDS, _save_draft="")
            if status != 503 or WORDS.split("\n")[0] not in unescape(answer) or "Send it again" not in answer:
                figures.fault(f"{name}: an editor is answered with {status}, and the words are not given back")
            figures.count(f"{name}: words given back to an editor")
            for command, words in commands(at, elsewhere).items():
                if fault := ended_badly(manage(environment, *words), command in MAY_END_WELL):
                    figures.fault(f"{name}: {command}: {fault}")
                figures.count(f"{name}: commands that end well or in one sentence")
        if left := sorted(names(at) - before - {"site.sqlite3-wal", "site.sqlite3-shm"}):
            figures.fault(f"{name}: left behind: {left}")
        (elsewhere / "tuesday").unlink(missing_ok=True)
        (elsewhere / "tuesday.sha256").unlink(missing_ok=True)
        status, _ = editor.send(TOPIC, markdown=WORDS, _save_draft="")
        if status != 302:
            figures.fault(f"{name}: once there is room again an editor is answered with {status}")
    done = manage(environment, "verify_content")
    if done.returncode:
        figures.fault(f"{name}, afterwards: {done.stdout} {done.stderr}")


if __name__ == "__main__":
    sys.exit(main(is_quick()))

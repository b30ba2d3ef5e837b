"""A disk that is full, and one that can only be read, under the site's database: readers read on, an editor gets the
words back, each command that writes ends in one sentence that names the remedy, and what is stored stays as it was.
"""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR
from tests.load.serving import environment_of, free_port, loaded, served, wait_for
from tests.trials.ground.asking import Editor, seen
from tests.trials.ground.disks import STATES, NotMounted, disk
from tests.trials.ground.figures import Figures, is_quick

PAGES = ("/", "/topics/cost/", "/faq/", "/claims/", "/sources/", "/search/?q=price", "/claims.json", "/healthz")
WORDS = "Nobody has asked yet what this disk would say.\nWhat does it say?"
TOPIC = "/admin/articles/topic/1/change/"
NAME, PASSWORD = "erin", "only for this trial, and long enough"
MAKE = f"from django.contrib.auth.models import User; User.objects.create_superuser({NAME!r}, password={PASSWORD!r})"
SENTENCE = re.compile(r"\S.{20,400}")


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
    # Being told to end is like Ctrl+C: the disk is taken away first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
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
    editor, before = Editor(environment["SITE_URL"]), names(at)
    with server(environment):
        editor.log_in(NAME, PASSWORD)
        form = editor.filled(TOPIC, markdown=WORDS, _save_draft="")
    with ExitStack() as held:
        # Nobody can make a disk read-only on which somebody has a file open to write to.
        for one in (server(environment), STATES[name](at))[:: -1 if name == "read-only" else 1]:
            held.enter_context(one)
        for fault in (*_not_read(editor, name, figures), *_not_given_back(editor, form, name, figures)):
            figures.fault(f"{name}: {fault}")
        for command, words in commands(at, elsewhere).items():
            figures.count(f"{name}: commands that end well or in one sentence")
            if fault := ended_badly(manage(environment, *words), command in MAY_END_WELL):
                figures.fault(f"{name}: {command}: {fault}")
    for left in sorted(names(at) - before - {"site.sqlite3-wal", "site.sqlite3-shm"}):
        figures.fault(f"{name}: left behind: {left}")
    for one in elsewhere.glob("tuesday*"):
        one.unlink()
    with server(environment):
        status, _ = editor.send(TOPIC, markdown=WORDS, _save_draft="")
    if status != 302:
        figures.fault(f"{name}: once it can be written again an editor is answered with {status}")
    if (done := manage(environment, "verify_content")).returncode:
        figures.fault(f"{name}, afterwards: {done.stdout} {done.stderr}")


def _not_read(reader: Editor, name: str, figures: Figures) -> Iterator[str]:
    for page in PAGES:
        figures.count(f"{name}: pages that readers read on")
        if (status := seen(reader.site + page)) != 200:
            yield f"{page} is answered with {status}"


def _not_given_back(editor: Editor, form: dict[str, str], name: str, figures: Figures) -> Iterator[str]:
    figures.count(f"{name}: words given back to an editor")
    status, answer = editor.ask("POST", TOPIC, form)
    if status != 503 or WORDS.split("\n")[0] not in unescape(answer) or "Send it again" not in answer:
        yield f"an editor is answered with {status}, and the words are not given back"


@contextmanager
def server(environment: dict[str, str]) -> Iterator[None]:
    port = int(environment["SITE_URL"].rpartition(":")[2])
    with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment):
        wait_for(port)
        yield


if __name__ == "__main__":
    sys.exit(main(is_quick()))

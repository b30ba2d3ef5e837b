"""Many who write at the same time, each through the admin, and what must hold afterwards. Needs Django set up."""

import logging
import random
import re
import statistics
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Question, Revision, Term, Topic, Written
from tests.admin.accounts import account
from tests.admin.forms import as_shown, page_of
from tests.trials.ground.acts import faults, lost, states
from tests.trials.ground.databases import FORK, Ground, apart, silenced
from tests.trials.ground.figures import Figures

PATIENCE = 900  # seconds, for the slowest writer
TOLD = re.compile(r'<li class="(?:warning|error)">(.*?)</li>', re.DOTALL)
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
TIMES = 10  # "Send it again"
Done = tuple[str, float, str]
"""What was done, how many seconds it took, and what went wrong, if anything did."""


def tried(site: Ground, figures: Figures, where: str, writers: int, rounds: int) -> int:
    states(site)
    site.lay("whole")
    before = apart(faults)
    (site.folder / "acknowledged").unlink(missing_ok=True)
    took: dict[str, list[float]] = {"saved": [], "published": []}
    given_back = 0
    for what, seconds, error in _all_at_once(site.folder, writers, rounds):
        if what == "given back":
            given_back += 1
            continue
        took[what].append(seconds)
        if error:
            figures.fault(f"{where}, not {what}: {error}")
    for what, seconds in took.items():
        figures.tell(f"{where}, {what} by {writers} writers", len(seconds))
        figures.tell(f"{where}, {what}: median and slowest, s", f"{statistics.median(seconds):.2f}, {max(seconds):.2f}")
    figures.tell(f"{where}, words given back with “Send it again”", given_back)
    found = [apart(lambda: lost(site.folder)), site.broken(), *(one for one in apart(faults) if one not in before)]
    for one in filter(None, found):
        figures.fault(f"{where}, afterwards: {one}")
    return figures.end()


def _all_at_once(folder: Path, writers: int, rounds: int) -> Iterator[Done]:
    told: Any = FORK.Queue()
    apart(lambda: [account(f"writer {number}", "Publisher").pk for number in range(writers)])
    running = [FORK.Process(target=_tell, args=(folder, number, rounds, told)) for number in range(writers)]
    for one in running:
        one.start()
    for _ in running:
        yield from told.get(timeout=PATIENCE)
    for one in running:
        one.join()


def _tell(folder: Path, writer: int, rounds: int, told: Any) -> None:
    done: list[Done] = []
    try:
        _write(folder, writer, rounds, done)
    except Exception as error:
        done.append(("saved", 0, f"{type(error).__name__}: {error}"))
    told.put(done)


def _write(folder: Path, writer: int, rounds: int, done: list[Done]) -> None:
    """Each writes at texts of their own: whoever writes at those of others is shown what they did first."""
    silenced()
    logging.disable()
    settings.ALLOWED_HOSTS, settings.STORAGES["staticfiles"] = ["*"], {"BACKEND": STATIC}
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=f"writer {writer}"))
    kinds: tuple[type[Written], ...] = (Topic, Question, Term)
    texts = [one for kind in kinds for one in kind._default_manager.exclude(text__live=None).order_by("pk")]
    chance, own = random.Random(writer), texts[writer % len(texts) :: 20]  # noqa: S311
    for number in range(rounds):
        written = chance.choice(own)
        for button, what in (("_save_draft", "saved"), ("_publish", "published")):
            words = f"Is this number {number} of {writer}, {what}?"
            seconds, error = _sent(client, page_of(written), words, button, done)
            revision = Revision.objects.filter(text=written.text_id, markdown__contains=words).first()
            if what == "published" and not error and not (revision and revision.is_live):
                error = f"told {TOLD.findall(client.get(page_of(written)).content.decode())}"
            done.append((what, seconds, error or ("" if revision else "its words are not there")))
            if revision and not error:
                with (folder / "acknowledged").open("a", encoding="utf-8") as file:
                    file.write(f"{what} {written.text_id} {revision.pk}\n")


def _sent(client: Client, page: str, words: str, button: str, done: list[Done]) -> tuple[float, str]:
    """How long it took, and what went wrong, or nothing; where the words are given back they are sent again."""
    form = as_shown(client, page)
    form |= {"markdown": f"{form['markdown'].rstrip()}\n\n{words}\n", "csrfmiddlewaretoken": "a" * 32, button: ""}
    for _ in range(TIMES):
        began = time.monotonic()
        answer = client.post(page, form)
        if answer.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
            is_done = answer.status_code == HTTPStatus.FOUND
            return time.monotonic() - began, "" if is_done else f"answered with {answer.status_code}"
        if words not in answer.content.decode() or "Send it again" not in answer.content.decode():
            return 0, "its words were not given back"
        done.append(("given back", time.monotonic() - began, ""))
    return 0, f"turned away {TIMES} times"

"""Every public address that the site had at commit 3d10a3d still answers, or leads on for good to what does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("content")

LISTED = Path(__file__).with_name("addresses.txt")
FOR_GOOD = {301, 308}
FOR_NOW = {"/favicon.ico"}  # It always led to a file whose name changes with what is in it.


def addresses() -> Iterator[tuple[str, str, str]]:
    """Each address with its place on the page, or "", and what kind of content it had."""
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        kind, _, address = line.partition(" ")
        path, _, place = address.partition("#")
        yield path, place, kind


def answer(client: Client, path: str) -> tuple[int, str, set[int]]:
    """Status and kind of content of what is found in the end, and the statuses that led there."""
    found = client.get(path, follow=True)
    found.getvalue()  # A file that is read to its end is closed.
    return found.status_code, found["Content-Type"].partition(";")[0], {status for _, status in found.redirect_chain}


def test_every_address_of_commit_3d10a3d_still_answers_or_leads_on_for_good(client: Client) -> None:
    kinds = {path: kind for path, _, kind in addresses()}
    answers = {path: answer(client, path) for path in kinds}
    found = {path: (status, kind) for path, (status, kind, _) in answers.items()}
    assert {path: one for path, one in found.items() if one != (200, kinds[path])} == {}
    assert {path for path, (_, _, ways) in answers.items() if ways - FOR_GOOD} <= FOR_NOW


def test_every_passage_term_and_question_is_still_at_its_place_on_its_page(client: Client) -> None:
    places = [(path, place) for path, place, _ in addresses() if place]
    pages = {path: client.get(path, follow=True).content.decode() for path in {path for path, _ in places}}
    assert [f"{path}#{place}" for path, place in places if f'id="{place}"' not in pages[path]] == []

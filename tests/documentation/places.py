"""Whether a path, a link or an address that a document names leads somewhere."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from microneedle_site.environment import BASE_DIR
from tests.documentation.written import Document

LEFT_OUT = {"__pycache__", ".git", "node_modules"}
MADE = (BASE_DIR / ".gitignore").read_text(encoding="utf-8").split()
"""What is made at run time, as git ignores it."""
HERE = ("http://127.0.0.1:8000", "http://localhost:8000")
NO_LETTER = re.compile(r"[^\w\- ]")


@cache
def paths() -> frozenset[str]:
    """Every file and folder of the repository."""
    return frozenset(_below())


def _below(inside: str = "") -> Iterator[str]:
    for path in (BASE_DIR / inside).iterdir():
        name = f"{inside}{path.name}"
        if path.name in LEFT_OUT or is_made(name):
            continue
        yield name
        if path.is_dir() and not path.is_symlink():
            yield from _below(f"{name}/")


def is_made(path: str) -> bool:
    first = PurePosixPath(path).parts[0]
    return any(fnmatch(first, pattern.rstrip("/")) for pattern in MADE)


def fault_of_path(path: str) -> str:
    """What is wrong with a path from the top, or with the end of one; nothing if it is there or made at run time."""
    wanted = path.rstrip("/")
    if is_made(wanted) or any(BASE_DIR.glob(wanted)):
        return ""
    is_end = wanted.split("/")[0] not in {one for one in paths() if "/" not in one}
    return "" if is_end and any(one.endswith(f"/{wanted}") for one in paths()) else "there is no such file or folder"


def fault_of_address(address: str) -> str:
    try:
        match = resolve(urlsplit(address).path or "/")
    except Resolver404:
        return "the site has no such page"
    is_unwritten = match.url_name == "page" and not (BASE_DIR / f"seeds/pages/{match.kwargs['slug']}.md").exists()
    return "the site has no such page" if is_unwritten else ""


def fault_of_link(link: str, file: str, anchors: dict[str, set[str]]) -> str:
    """What is wrong with a link in `file`; `anchors` are those of every document. Other sites are not asked."""
    if link.startswith(HERE):
        return fault_of_address(link)
    if urlsplit(link).scheme:
        return ""
    path, _, anchor = link.partition("#")
    target = normpath((PurePosixPath(file).parent / path).as_posix()) if path else file
    if target not in paths():
        return "there is no such file or folder"
    return f"{target} has no such heading" if anchor and anchor not in anchors.get(target, set()) else ""


def anchors(document: Document) -> set[str]:
    """The headings' addresses, as GitHub makes them; those of a repeated heading count on."""
    names: list[str] = []
    for heading in document.headings:
        name = NO_LETTER.sub("", heading.text.lower()).replace(" ", "-")
        names.append(f"{name}-{repeated}" if (repeated := names.count(name)) else name)
    return set(names)

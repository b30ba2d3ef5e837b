"""A migration that has landed is never edited: what it made on one site it must make on the next."""

import hashlib
from pathlib import Path

from django.conf import settings

LANDED = Path(__file__).with_name("SHA256SUMS")
FOLDER = settings.BASE_DIR / "articles" / "migrations"


def listed() -> dict[str, str]:
    """The checksum of each migration by its path, as `sha256sum` writes and checks them."""
    return {path: digest for digest, path in map(str.split, LANDED.read_text(encoding="utf-8").splitlines())}


def present() -> dict[str, str]:
    files = (path for path in FOLDER.glob("*.py") if path.name != "__init__.py")
    return {str(path.relative_to(settings.BASE_DIR)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_no_migration_that_has_landed_is_changed_or_removed():
    now = present()
    told = [
        f"{path} has landed and was {'changed' if path in now else 'removed'}: put it back as it was, and write a new "
        "migration instead (`manage.py makemigrations`; with `replaces`, if the old one cannot run)."
        for path, digest in listed().items()
        if now.get(path) != digest
    ]
    assert not told, "\n".join(told)


def test_every_migration_is_listed_before_it_lands():
    told = [
        f"{path} is new: once it is as it shall stay, add this line to {LANDED.relative_to(settings.BASE_DIR)}:\n"
        f"{digest}  {path}"
        for path, digest in sorted(present().items())
        if path not in listed()
    ]
    assert not told, "\n".join(told)

"""Check retractions: which of our references a list of retractions names, and what leans on them."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.models import ContentRevision, Reference, Written

from .follow_reference import follow_reference
from .rate_research import rate_research

DOI = ("originalpaperdoi", "doi")
"""The columns in which the retracted work is named, as Retraction Watch and Crossref call them, without spaces."""
NATURE = ("retractionnature", "updatetype", "type")
RETRACTIONS = ("retraction", "removal", "withdrawal")
"""What takes a work back. A correction or an expression of concern is told, and decides nothing."""
NAMED_THERE = "A list of retractions names it."


class NotAList(ValueError):
    """The file is no list of retractions; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the references that are named there, how, and the texts and claims that lean on each."""

    rows: int
    looked_up: int
    retracted: tuple[tuple[Reference, tuple[Written, ...]], ...]
    noticed: tuple[tuple[Reference, str], ...]
    """Named for something else than a retraction: a reader of the notice decides."""
    without_doi: tuple[Reference, ...]


@transaction.atomic
def check_retractions(path: Path) -> Checked:
    """Look each reference up in the list: what is retracted counts no more, and what leans on it is flagged.

    `path` is a CSV file as Retraction Watch and Crossref publish it. Raises `NotAList`, changing nothing.
    """
    listed = list(_listed(path))
    if not listed:
        raise NotAList(f"{path}: it names no work: give the whole list as published")
    named: dict[str, set[str]] = {}
    for doi, nature in listed:
        named.setdefault(doi, set()).add(nature)
    ContentRevision.lock()
    known = [one for one in Reference.objects.all() if one.doi]
    found = [(one, named[plain(one.doi)]) for one in known if plain(one.doi) in named]
    gone = [one for one, natures in found if _is_retracted(natures)]
    Reference.objects.filter(pk__in=[one.pk for one in known]).update(retraction_checked_on=timezone.localdate())
    news = {reference.pk for reference in gone if not reference.retracted}
    for reference in gone:
        _retract(reference)
    rate_research()
    ContentRevision.raise_number()
    return Checked(
        len(listed),
        len(known),
        tuple((one, tuple(follow_reference(one, is_news=one.pk in news))) for one in gone),
        tuple(
            (one, ", ".join(sorted(nature or "no reason given" for nature in natures)))
            for one, natures in found
            if one not in gone
        ),
        tuple(Reference.objects.filter(doi="")),
    )


def plain(doi: str) -> str:
    """A DOI as it can be compared: "https://doi.org/10.1/X" and "doi:10.1/x" are one."""
    low = doi.strip().casefold()
    return low[low.find("10.") :] if "10." in low else low


def _retract(reference: Reference) -> None:
    """Saved, so that its history tells when and why."""
    if not reference.retracted:
        reference.refresh_from_db()
        reference.retracted, reference._change_reason = True, NAMED_THERE  # type: ignore[attr-defined]
        reference.save(update_fields=["retracted"])


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    """Each DOI in the list with the nature of its notice."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            columns = {re.sub(r"[\s_-]", "", name.lower()): name for name in rows.fieldnames or () if name}
            doi, nature = (_column(columns, names, path) for names in (DOI, NATURE))
            for row in rows:
                if known := plain(row[doi] or ""):
                    yield known, (row[nature] or "").strip().lower()
    except OSError as error:
        raise NotAList(f"{path} cannot be read: {error.strerror}") from error
    except csv.Error as error:
        raise NotAList(f"{path} is no whole CSV file: {error}: fetch it again") from error


def _column(columns: dict[str, str], names: tuple[str, ...], path: Path) -> str:
    """The first of these that the list has. Without its nature, a reading list would retract all that it names."""
    found = next((columns[name] for name in names if name in columns), None)
    if found is None:
        told = "OriginalPaperDOI or DOI" if names is DOI else "RetractionNature or Type"
        raise NotAList(f"{path}: no column {told} in its first line, between commas: give the CSV as published")
    return found


def _is_retracted(natures: Iterable[str]) -> bool:
    """What was reinstated later is left to whoever reads the notices."""
    told = set(natures)
    return bool(told.intersection(RETRACTIONS)) and "reinstatement" not in told

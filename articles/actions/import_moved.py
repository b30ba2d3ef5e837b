"""Load the old addresses of the site that was exported, so that they lead on here too."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from articles.models import Moved, Source, slug_at
from articles.seeding import Entry

from .content_report import ContentReport
from .known_anew import lead_on_from
from .rename import lead_on, rename
from .resolver import LINKED, Linked


def import_moved(entries: Iterable[Entry], report: ContentReport) -> None:
    """Let each old address lead on; what stands there under its old slug is renamed as it was over there.

    What editors of this site decided about either address stays. Raises `SeedError` for what is no address.
    """
    for entry in entries:
        old, new = entry["old"], entry["new"]
        for address in (old, new):
            if not address.startswith("/") or address.startswith("//") or "\\" in address:
                raise entry.wrong(f"{address!r} is no address of this site: it begins with one /")
        led_on = dict(Moved.objects.values_list("old", "new"))
        if led_on.get(old) == led_on.get(new, new):
            report.outcomes["unchanged"] += 1
        elif old in led_on or new in led_on or not _load(old, new):
            report.keep(f"old address {old}: on this site it leads elsewhere, or something else stands there")
        else:
            report.outcomes["added"] += 1


def _load(old: str, new: str) -> bool:
    """Whether the old address leads on now."""
    stands = stands_at(old)
    if stands is None:
        lead_on(old, new)
        former, source = slug_at(Source, old), Source.objects.filter(slug=slug_at(Source, new) or "").first()
        if source is not None and former is not None:
            lead_on_from(source, former)
        return True
    slug = slug_at(type(stands), new)
    try:
        return slug is not None and stands_at(new) is None and rename(stands, slug)
    except ValidationError:
        return False


def stands_at(path: str) -> Linked | None:
    """What has this address, whether readers see it or not."""
    found = (kind._default_manager.filter(slug=slug_at(kind, path) or "").first() for kind in LINKED)
    return next((one for one in found if one is not None), None)

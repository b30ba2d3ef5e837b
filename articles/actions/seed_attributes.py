"""What an object takes over from its seed, as values that can be stored beside it."""

from datetime import date
from typing import Any

from django.utils import timezone

from articles.seeding import DAYS, NEVER, Entry


def only(entry: Entry, *names: str) -> dict[str, Any]:
    """These of its attributes."""
    return {name: entry[name] for name in names}


def without_days(entry: Entry) -> dict[str, Any]:
    """The attributes of the object itself; when its text was written and last read belongs to the text."""
    return {name: value for name, value in entry.attributes.items() if name not in DAYS}


def plain(entry: Entry) -> dict[str, Any]:
    """The attributes as JSON values."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in entry.attributes.items()
    }


def of_reference(entry: Entry) -> dict[str, Any]:
    if isinstance(entry["people"], float):
        raise entry.wrong(f"people is {entry['people']}, expected a whole number")
    told = plain(entry)
    if (day := day_or_none(entry["retraction_checked_on"])) is None:
        return {name: value for name, value in told.items() if name != "retraction_checked_on"}
    return {**told, "retraction_checked_on": day}


def day_or_none(day: date) -> str | None:
    """Not a day to come: a clock may be behind."""
    return None if day == NEVER else min(day, timezone.localdate()).isoformat()


def of_correction(entry: Entry) -> dict[str, Any]:
    """What readers find already is not dated ahead, as the words of a text are not: a clock may be behind."""
    return {**plain(entry), "on": min(entry["on"], timezone.localdate()).isoformat()}

"""What works show on a claim, as an editor writes it: a line for each work."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from articles.admin.base.fields import LinesField
from articles.models import Reference
from articles.models.claim import TOLD
from articles.weighing import Shows

PARTS = " | "
MOST_DIGITS = 9
HELP = (
    f"One work to a line: its key, a bar, and what it shows of a yes ({', '.join(Shows)}). Where there is something to "
    "tell, further bars: “indirect: what it studied instead”, “differs: how far its studies differ”, “people: how many "
    "of its people this rests on, 0 where it does not say”. How sure research is follows from that by the rule."
)


class FindingsField(LinesField):
    """ "doe-2020 | supports | indirect: in mice", one to a line; cleaned, a list of what `Claim.research` holds."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": HELP, **options})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(_line(one) if isinstance(one, Mapping) else str(one) for one in value)
        return value

    def clean(self, value: Any) -> Any:
        found = [_finding(number, line) for number, line in enumerate(super().clean(value), start=1)]
        _check(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


def _check(found: list[dict[str, Any]]) -> None:
    """Each work is there, can be weighed, and stands here once."""
    keys = [one["reference"] for one in found]
    known = Reference.objects.in_bulk(keys, field_name="key")
    for number, key in enumerate(keys, start=1):
        if key not in known:
            raise ValidationError(f"Line {number}: there is no reference {key!r}: add it under References first.")
        if not known[key].is_weighable:
            told = f"Line {number}: say under References what {key} is, its design and who took part, first."
            raise ValidationError(told)
        if key in keys[: number - 1]:
            raise ValidationError(f"Line {number}: {key} stands here twice: say once what it shows.")


def _line(one: Mapping[str, Any]) -> str:
    told = (f"{name}: {one[name]}" for name in TOLD if name in one)
    return PARTS.join((str(one.get("reference", "")), str(one.get("shows", "")), *told))


def _finding(number: int, line: str) -> dict[str, Any]:
    key, *rest = (part.strip() for part in line.split(PARTS.strip()))
    if not rest or rest[0] not in tuple(Shows):
        raise ValidationError(f"Line {number}: after “{key}” write a bar and one of: {', '.join(Shows)}.")
    told = list(_told(number, rest[1:]))
    if len(dict(told)) < len(told):
        raise ValidationError(f"Line {number}: it tells one thing twice: put it together.")
    return {"reference": key, "shows": rest[0], **dict(told)}


def _told(number: int, parts: list[str]) -> Iterator[tuple[str, Any]]:
    for part in parts:
        name, _, words = (piece.strip() for piece in part.partition(":"))
        if name not in TOLD or not words:
            raise ValidationError(f"Line {number}: “{part}”: expected one of {', '.join(f'{one}: …' for one in TOLD)}.")
        if name == "people" and not (words.isascii() and words.isdecimal() and len(words) <= MOST_DIGITS):
            raise ValidationError(f"Line {number}: people is “{words[:20]}”: give a number.")
        yield name, int(words) if name == "people" else words

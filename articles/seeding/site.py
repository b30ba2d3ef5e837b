"""What the site is about and what it is called: `seeds/site.toml`. Nothing else names its subject."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .checking import checked, line_of, with_tuples
from .shapes import SeedError, Shape

SHAPE = Shape(
    {"name": str, "short_name": str, "description": str, "heading": str, "standfirst": str, "about": str},
    {
        "treatment": "",
        "treatment_type": "MedicalProcedure",
        "subject_words": [],
        "home_questions": [],
        "must_ask": [],
        "searched_how": "",
    },
)


LONGEST = {
    "name": 60,
    "short_name": 30,
    "description": 300,
    "heading": 120,
    "standfirst": 400,
    "about": 80,
    "treatment": 60,
    "treatment_type": 60,
    "subject_words": 50,
    "home_questions": 30,
    "must_ask": 12,
    "searched_how": 400,
}
"""How many letters, or entries of a list, there may be."""
LISTS = {"home_questions": "question", "must_ask": "claim"}
"""The lists of what is stored, and what they name by its slug."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site in words.

    `name` stands in titles; `short_name` where there is little room. `heading` and `standfirst` open the home page;
    `description` is what machines show of it. `about` names the subject within a sentence: "questions about …".
    `treatment` is what is compared, and `treatment_type` its type in the words of https://schema.org. `subject_words`
    stand on every page, so that a search learns nothing from them. `home_questions`: slugs of questions, in
    their order; `must_ask`: slugs of the claims whose questions a reader takes to a clinic first. `searched_how` tells
    how its editors look for research.
    """

    name: str = "Who says what"
    short_name: str = "Who says what"
    description: str = "Articles on one subject, read side by side: who says what, who disagrees and who is silent."
    heading: str = "Who says what"
    standfirst: str = ""
    about: str = "the subject"
    treatment: str = ""
    treatment_type: str = "MedicalProcedure"
    subject_words: tuple[str, ...] = ()
    home_questions: tuple[str, ...] = ()
    must_ask: tuple[str, ...] = ()
    searched_how: str = ""

    @property
    def title(self) -> str:
        """The name up to its colon; `rest` is the colon and what comes after it, if anything does."""
        return self.name.partition(":")[0]

    @property
    def rest(self) -> str:
        return self.name.removeprefix(self.title)


def _wrong(value: str | list[str], longest: int) -> str:
    if len(value) > longest:
        return f"has {len(value)} {'letters' if isinstance(value, str) else 'entries'}, and may have {longest}"
    if isinstance(value, str) and not value.replace("\u00a0", " ").isprintable():
        return "holds a sign that cannot be shown"
    return ""


def _missing(name: str, value: str | list[str]) -> str:
    return "is empty" if name in SHAPE.required and not str(value).strip() else ""


def with_list(toml: str, name: str, slugs: Sequence[str]) -> str:
    """The file with this list of it, and nothing else changed."""
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    return re.sub(rf"^{name}\s*=\s*\[[^\]]*\]", f"{name} = [{listed}]", toml, count=1, flags=re.MULTILINE)


def read_site(path: Path, table: Mapping[str, Any], toml: str) -> Site:
    """Raises `SeedError`."""
    attributes = checked(path, 1, table, SHAPE, toml)
    for name, longest in LONGEST.items():
        if wrong := _wrong(attributes[name], longest) or _missing(name, attributes[name]):
            raise SeedError(path, line_of(toml, f"{name} ="), f"{name} {wrong}")
    return Site(**with_tuples(attributes))

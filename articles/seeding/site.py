"""What the site is about and what it is called: `seeds/site.toml`. Nothing else names its subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .checking import checked, with_tuples
from .shapes import Shape

SHAPE = Shape(
    {"name": str, "short_name": str, "description": str, "heading": str, "standfirst": str, "about": str},
    {"treatment": "", "treatment_type": "MedicalProcedure", "subject_words": [], "home_questions": []},
)


@dataclass(frozen=True, slots=True)
class Site:
    """The site in words.

    `name` stands in titles; `short_name` where there is little room. `heading` and `standfirst` open the home page;
    `description` is what machines show of it. `about` names the subject within a sentence: "questions about …".
    `treatment` is what is compared, and `treatment_type` its type in the words of https://schema.org. `subject_words`
    stand on every page, so that a search learns nothing from them. `home_questions`: slugs, in their order.
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

    @property
    def title(self) -> str:
        """The name up to its colon; `rest` is the colon and what comes after it, if anything does."""
        return self.name.partition(":")[0]

    @property
    def rest(self) -> str:
        return self.name.removeprefix(self.title)


def read_site(path: Path, table: Mapping[str, Any]) -> Site:
    """Raises `SeedError`."""
    attributes = checked(path, 1, table, SHAPE)
    return Site(**with_tuples(attributes))

"""The words of a drawing, cut at their marks, so that a template can show each as what it is.

[[CLAIM|words]]   the words, leading to the claim      [[CLAIM:who]]     "say A and D", leading there
[[CLAIM:names]]   "A and D", leading there             [^KEY|words]      the words, leading to the reference
[@SOURCE]         the source's letter
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from articles.comparing import MOST_NAMED, listed, number
from articles.models import Source
from articles.seeding.drawing import MARK

EMERGENCY = "A and E"


@dataclass(frozen=True, slots=True)
class Speakers:
    """Sources that say the same; where too many speak to name them, only `counted`."""

    sources: tuple[Source, ...]
    counted: int = 0

    @property
    def count(self) -> int:
        return self.counted or len(self.sources)

    def __str__(self) -> str:
        """ "says A", "say A and D"; nothing where none does."""
        return f"{ngettext('says', 'say', self.count)} {self.told}" if self.count else ""

    @property
    def told(self) -> str:
        """Their names within a sentence. In Britain "A and E" is where an ambulance goes."""
        return f"sources {self.names}" if self.names == EMERGENCY else self.names

    @property
    def names(self) -> str:
        """ "A and D", or how many they are; nothing where none does."""
        if self.counted or self.count > MOST_NAMED:
            return f"{number(self.count)} {ngettext('source', 'sources', self.count)}"
        return listed([source.letter for source in self.sources]) if self.sources else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text: plain, leading to an address, or a source's letter."""

    words: str = ""
    href: str = ""
    source: Source | None = None


def runs_of(text: str, says: Mapping[str, Speakers | str]) -> tuple[Run, ...]:
    """`says`: who says what the text rests on, or what is answered in words, by the claim's slug."""
    return tuple(_runs(text, says))


def _runs(text: str, says: Mapping[str, Speakers | str]) -> Iterator[Run]:
    reached = 0
    for mark in MARK.finditer(text):
        if before := text[reached : mark.start()]:
            yield Run(before)
        yield _run(mark, says)
        reached = mark.end()
    if rest := text[reached:]:
        yield Run(rest)


def _run(mark: re.Match[str], says: Mapping[str, Speakers | str]) -> Run:
    if slug := mark["claim"]:
        said = says.get(slug, "")
        words = mark["words"] or (
            said.names if mark["computed"] == "names" and isinstance(said, Speakers) else str(said)
        )
        return Run(words, reverse("claim", args=[slug])) if words else Run()
    if mark["key"]:
        return Run(mark["cited"], f"{reverse('references')}#ref-{mark['key']}")
    named = [speakers.sources for speakers in says.values() if isinstance(speakers, Speakers)]
    source = next((source for sources in named for source in sources if source.slug == mark["source"]), None)
    return Run(source=source) if source else Run(mark[0])

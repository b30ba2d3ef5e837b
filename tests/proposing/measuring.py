"""How much of what is recorded of a text is proposed, and with the right value, when nobody has told what it says."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from articles.comparing import STANCES
from articles.importing import BlockKind, Vocabulary, read_article
from articles.proposing import Asked, Likely, Part, Said, also_called, read_value
from articles.proposing.query import terms
from articles.quoting import Quotation, find

READABLE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER)


@dataclass(frozen=True)
class Recorded:
    """What a person recorded: the words with their span, and the value of them."""

    claim: str
    source: str
    exact: str
    start: int
    end: int
    value: Mapping[str, Any]


@dataclass(frozen=True)
class Measured:
    """What came out for one text, beside what is recorded of it."""

    text: str
    likely: Likely
    asked: Sequence[Asked]
    recorded: Sequence[Recorded]

    @cached_property
    def found(self) -> list[tuple[Recorded, bool]]:
        """Each statement, and whether one of the first three offers on its claim has some of its words."""
        offers = {one.slug: self.likely.offers(one) for one in self.asked}
        return [
            (one, any(offer.start < one.end and offer.end > one.start for offer in offers[one.claim]))
            for one in self.recorded
        ]

    @property
    def of_statements(self) -> tuple[int, int]:
        """How many statements are among the first three, of how many."""
        return sum(found for _, found in self.found), len(self.found)

    @property
    def of_claims(self) -> tuple[int, int]:
        """How many claims have any of their statements among the first three, of how many that it speaks to."""
        return len({one.claim for one, found in self.found if found}), len({one.claim for one, _ in self.found})

    @cached_property
    def values(self) -> list[tuple[Recorded, Asked, dict[str, Any], bool]]:
        """Each statement with the value that is read from its words, and whether it is the recorded one."""
        by_slug = {one.slug: one for one in self.asked}
        read = [
            (one, by_slug[one.claim], read_value(one.exact, by_slug[one.claim], self.likely.before(one.start)))
            for one in self.recorded
        ]
        return [(one, asked, given, is_right(given, one, asked)) for one, asked, given in read]

    @cached_property
    def offered(self) -> list[tuple[Recorded, Asked, dict[str, Any], bool]]:
        """Each statement that is among the first three, with the value that is offered there."""
        by_slug = {one.slug: one for one in self.asked}
        offers = {slug: self.likely.offers(one) for slug, one in by_slug.items()}
        first = [
            (one, next((has for has in offers[one.claim] if has.start < one.end and has.end > one.start), None))
            for one in self.recorded
        ]
        return [
            (one, by_slug[one.claim], dict(has.value), is_right(has.value, one, by_slug[one.claim]))
            for one, has in first
            if has
        ]

    @property
    def called_silent(self) -> tuple[int, int]:
        """How many claims that it answers are told to be probably silent, of how many."""
        answered = {one.claim for one in self.recorded if not one.value.get("mention")}
        return self._silent(answered), len(answered)

    @property
    def silent(self) -> tuple[int, int]:
        """How many claims of which it says nothing are told to be probably silent, of how many."""
        unsaid = {one.slug for one in self.asked} - {one.claim for one in self.recorded}
        return self._silent(unsaid), len(unsaid)

    @property
    def answered_unsaid(self) -> tuple[int, int]:
        """On how many claims of which it says nothing a value is offered, of how many."""
        unsaid = {one.slug for one in self.asked} - {one.claim for one in self.recorded}
        asked = [one for one in self.asked if one.slug in unsaid]
        return sum(any("mention" not in has.value for has in self.likely.offers(one)) for one in asked), len(asked)

    def _silent(self, slugs: set[str]) -> int:
        return sum(self.likely.is_probably_silent(one) for one in self.asked if one.slug in slugs)


def is_right(given: Mapping[str, Any], recorded: Recorded, asked: Asked) -> bool:
    """Whether a value is the recorded one, or the other reading that the key accepts."""
    accepted = [recorded.value]
    if other := recorded.value.get("or"):
        accepted.append({"mention": True} if other == "mention" else {"stance": int(STANCES[other])})
    return any(compared(given, asked) == compared(one, asked) for one in accepted)


def compared(value: Mapping[str, Any], asked: Asked) -> object:
    """What of a value is compared; the things named by the stems of their words."""
    if value.get("mention"):
        return ("mention",)
    match asked.kind:
        case "stance":
            return value.get("stance")
        case "quantity":
            low, high = value.get("low"), value.get("high")
            figures = tuple(one if one is None else Decimal(str(one)).normalize() for one in (low, high))
            unit = value.get("unit") if low is not None or high is not None else ""
            return figures, unit, bool(value.get("open_high")), (value.get("words") or "").casefold()
        case "level":
            return frozenset(value.get("values", ()))
    return frozenset(frozenset(terms(one)) for one in value.get("values", ()))


def parts_of(raw: bytes, vocabulary: Vocabulary) -> tuple[str, list[Part]]:
    """A file as the importer stores it: its text, and the passages that are read."""
    article = read_article(raw, vocabulary)
    return article.text, [
        Part(block.start, block.end, block.heading_path, block.topics)
        for block in article.blocks
        if block.kind in READABLE
    ]


def seeded_claims(seeds: Path) -> list[dict[str, Any]]:
    return tomllib.loads((seeds / "claims.toml").read_text(encoding="utf-8"))["claim"]


def everyday_words(seeds: Path) -> list[list[str]]:
    return tomllib.loads((seeds / "everyday_words.toml").read_text(encoding="utf-8"))["same"]


def asked_of(seeds: Path, without: str = "") -> list[Asked]:
    """Every claim with what the other sources say on it."""
    return [asked_on(claim, everyday_words(seeds), without) for claim in seeded_claims(seeds)]


def asked_on(claim: Mapping[str, Any], same: Sequence[Sequence[str]], without: str) -> Asked:
    others = tuple(said(one) for one in claim.get("statement", ()) if one["source"] != without)
    return Asked(
        claim["slug"],
        claim["question"],
        claim["kind"],
        claim.get("unit", ""),
        others,
        claim["topic"],
        claim.get("ask", ""),
        also_called(claim["question"], others, same),
    )


def said(statement: Mapping[str, Any]) -> Said:
    value = as_stored(statement)
    return Said(statement["exact"], tuple(value.get("values", ())), value.get("stance"), value.get("mention", False))


def as_stored(statement: Mapping[str, Any]) -> dict[str, Any]:
    value = {
        name: given for name, given in statement.items() if name not in ("claim", "source", "exact", "prefix", "suffix")
    }
    if "stance" in value:
        value["stance"] = int(STANCES[value["stance"]])
    return value


def recorded_in(text: str, statements: Sequence[Mapping[str, Any]], source: str = "") -> Iterator[Recorded]:
    for one in statements:
        start, end = find(text, Quotation(one["exact"], one.get("prefix", ""), one.get("suffix", "")))
        yield Recorded(one["claim"], source, text[start:end], start, end, as_stored(one))


def each_left_out(seeds: Path, articles: Mapping[str, Path], vocabulary: Vocabulary) -> dict[str, Measured]:
    """Each of the five by its letter, measured with what the other four say."""
    claims = seeded_claims(seeds)
    measured = {}
    for letter, path in articles.items():
        text, parts = parts_of(path.read_bytes(), vocabulary)
        own = [
            {**one, "claim": claim["slug"]}
            for claim in claims
            for one in claim.get("statement", ())
            if one["source"] == letter
        ]
        recorded, asked = list(recorded_in(text, own, letter)), asked_of(seeds, letter)
        measured[letter] = Measured(text, Likely(text, parts, asked), asked, recorded)
    return measured


def of_page(page: Path, seeds: Path, vocabulary: Vocabulary) -> Measured:
    """A page that is no source, with the key beside it, measured with what all five say."""
    text, parts = parts_of(page.read_bytes(), vocabulary)
    key = tomllib.loads(page.with_suffix(".toml").read_text(encoding="utf-8"))["said"]
    asked = asked_of(seeds)
    return Measured(text, Likely(text, parts, asked), asked, list(recorded_in(text, key)))


def area_under_curve(spoken: Sequence[float], silent: Sequence[float]) -> float:
    """How often a claim on which a text speaks has more than one on which it is silent; a tie counts half."""
    pairs = [(one > other) + (one == other) / 2 for one in spoken for other in silent]
    return sum(pairs) / len(pairs)

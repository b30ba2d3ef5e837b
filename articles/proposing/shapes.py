"""The shapes that travel through proposing: a claim as it is asked, a part of a text, and what is offered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """What another source says on a claim: its words and, as they were recorded, the value of its kind.

    `values` are the things named, of a list, or the steps of a level; `mention` is set where there is no value.
    """

    exact: str
    values: tuple[str, ...] = ()
    stance: int | None = None
    mention: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim as a query. `kind` is "stance", "quantity", "level" or "set", and `unit` that of an amount.

    `ask` is what a reader would ask a clinic, `topic` a slug, and `said` what other sources say on it. `also` has
    everyday words, each with those of the question, or of most sources, for which people use it.
    """

    slug: str
    question: str
    kind: str
    unit: str = ""
    said: tuple[Said, ...] = ()
    topic: str = ""
    ask: str = ""
    also: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a text: its span [start, end), the headings above it and its topics."""

    start: int
    end: int
    headings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Whole sentences or an item that probably answer a claim: a span of the text, with the value read from them.

    `value` holds fields of a statement. A higher `score` is more likely; scores of two claims can be compared.
    """

    start: int
    end: int
    score: float
    value: Mapping[str, Any]

"""The files under `seeds/`: read and checked, and written as an export."""

from .checking import line_of
from .definitions import (
    DRAWINGS,
    EVERYDAY_WORDS,
    SITE,
    VOCABULARY,
    Definition,
    EverydayWords,
    is_drawing,
    read_definition,
)
from .drawing import NO_SOURCE, Drawing, DrawingStep, RestsOn
from .reading import read_definitions, read_seeds, read_sources, read_vocabulary
from .shapes import DAYS, NEVER, Entry, SeedError, Seeds
from .site import Site
from .writing import write_seeds

__all__ = [
    "DAYS",
    "DRAWINGS",
    "EVERYDAY_WORDS",
    "NEVER",
    "NO_SOURCE",
    "SITE",
    "VOCABULARY",
    "Definition",
    "Drawing",
    "DrawingStep",
    "Entry",
    "EverydayWords",
    "RestsOn",
    "SeedError",
    "Seeds",
    "Site",
    "is_drawing",
    "line_of",
    "read_definition",
    "read_definitions",
    "read_seeds",
    "read_sources",
    "read_vocabulary",
    "write_seeds",
]

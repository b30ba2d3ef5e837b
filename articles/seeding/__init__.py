"""The files under `seeds/`: read and checked, and written as an export."""

from .reading import read_seeds, read_sources, read_vocabulary
from .shapes import NEVER, Entry, SeedError, Seeds
from .writing import write_seeds

__all__ = [
    "NEVER",
    "Entry",
    "SeedError",
    "Seeds",
    "read_seeds",
    "read_sources",
    "read_vocabulary",
    "write_seeds",
]

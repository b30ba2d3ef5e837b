"""Fetching: the page at an address, as a file that is imported like any other.

    address -> place -> robots.txt -> answer, or another address -> WARC

Plain Python. Nothing is fetched from a place that is not on the public internet, after a redirect neither.
"""

from .fetching import ENOUGH, LONGEST_WAY, Fetched, fetch, file_name
from .place import NotFetched, Place, public_place

__all__ = ["ENOUGH", "LONGEST_WAY", "Fetched", "NotFetched", "Place", "fetch", "file_name", "public_place"]

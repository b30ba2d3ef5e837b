"""Actions on many at once, each of which says first what it will do."""

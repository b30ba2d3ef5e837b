"""What stands in front of Django: public pages, rendered once for each state of the content."""

from .answering import Front
from .watch import watch_of

__all__ = ["Front", "watch_of"]

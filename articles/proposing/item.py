"""The words of an item of a list: what is offered of it, or marked, leaves out the sign that makes it one."""

import re

SIGN = re.compile(r"(?:[-*•·–]|\d{1,2}[.)])\s+")


def words_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the words alone; of what is no item, the same."""
    sign = SIGN.match(text, start, end)
    return (sign.end() if sign else start), end

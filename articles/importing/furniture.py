"""Which lines are furniture: text of the web page that is not the article.

Each line set aside is given the name of one rule, so that an editor can see why. Words that show
furniture stand in the vocabulary; this module holds the rules that depend on where a line stands.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from .lines import Line
from .vocabulary import FurnitureRule, Scope, Vocabulary

SEPARATORS = re.compile(r"\s[|>»›/·•]\s|\S {3,}\S|\t+")
PAGER = re.compile(
    r"(?:previous|prev|next|older|newer)(?: (?:post|article|page|story|entry|reading)s?)?\s*[:»›→←«-]*$|[←→«»]+$"
)
BYLINE = re.compile(
    r"^(?:written |posted |published |reviewed )?by:? (?!(?:the|an?|our|your|my|this|now)\b)"
    r"\S+(?: \S+){0,4}(?: [|·•-] .*)?$"
)
MENU_WORD = re.compile(
    r"(?:home|menu|about(?: us)?|contact(?: us)?|blog|shop|store|search|services|treatments|pric(?:es|ing)|gallery|news"
    r"|log ?in|sign in|account|basket|cart|book(?: now)?|faqs?|our \w+)$"
)
# Furniture that stands in the middle of articles too: what follows it is not the page's tail.
IN_PASSING = ("teaser", "image", "advertisement", "contents")
TOP = 8
LONGEST_MENU_ENTRY = 3
SHORTEST_MENU = 3
LONGEST_TAIL_LINE = 14
LONGEST_CLUSTER_LINE = 8


def set_aside(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, str]:
    """The furniture among the lines: index of the line to name of the rule."""
    given = {index: line.given.rule for index, line in enumerate(lines) if line.given and line.given.rule}
    left = [index for index in range(len(lines)) if index not in given]
    return given | {left[place]: name for place, name in _judged([lines[one] for one in left], vocabulary).items()}


def _judged(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, str]:
    """The furniture among lines of which no format knows that they are."""
    aside: dict[int, str] = {}
    for rule in (_masthead, _menu, _breadcrumb, _byline, _contents):
        for index, name in rule(lines).items():
            if not lines[index].is_content:
                aside.setdefault(index, name)
    matched = _matches(lines, vocabulary)
    for index, furniture in matched.items():
        aside.setdefault(index, furniture.name)
    last_prose = max((i for i, line in enumerate(lines) if line.is_prose and i not in aside), default=-1)
    reached = range(0)
    before = _prose_before(lines, aside)
    for index, furniture in matched.items():
        if index in reached:
            continue
        reached = _reach(index, furniture, lines, before)
        for taken in reached:
            aside.setdefault(taken, furniture.name)
    aside |= _pager(lines, aside, last_prose)
    for index, name in _tail(lines, aside).items():
        aside.setdefault(index, name)
    return aside


def _masthead(lines: Sequence[Line]) -> dict[int, str]:
    """Short lines above a heading that is marked as the title: the site's name and menu."""
    title = next((index for index, line in enumerate(lines[:TOP]) if line.markup_level == 1), 0)
    above = range(title)
    return {} if any(lines[index].is_prose for index in above) else dict.fromkeys(above, "masthead")


def _menu(lines: Sequence[Line]) -> dict[int, str]:
    """A run of very short lines before anything else is the site's menu."""
    run = 0
    while run < len(lines) and lines[run].words <= LONGEST_MENU_ENTRY and not lines[run].markup_level:
        run += 1
    is_menu = run >= SHORTEST_MENU and any(MENU_WORD.match(line.folded) for line in lines[:run])
    return dict.fromkeys(range(run), "menu") if is_menu else {}


def _breadcrumb(lines: Sequence[Line]) -> dict[int, str]:
    """A line near the top that ends with the title standing below it, or is cut by separators."""
    found = {}
    for index, line in enumerate(lines[:TOP]):
        below = [other.folded for other in lines[index + 1 : index + 4]]
        repeats = any(title and line.folded != title and line.folded.endswith(f" {title}") for title in below)
        trail = len(SEPARATORS.findall(line.text)) >= 2 and (not line.is_prose or line.words < LONGEST_TAIL_LINE)
        if (repeats and not line.markup_level and not line.is_item) or trail:
            found[index] = "breadcrumb"
    return found


def _byline(lines: Sequence[Line]) -> dict[int, str]:
    return {
        index: "byline"
        for index, line in enumerate(lines[: 2 * TOP])
        if BYLINE.match(line.folded) and line.words <= 14 and not line.is_prose
    }


def _contents(lines: Sequence[Line]) -> dict[int, str]:
    """A list of three or more items that only repeat headings further down."""
    heads = {line.folded: index for index, line in enumerate(lines) if line.could_head and not line.is_item}
    found: dict[int, str] = {}
    end = 0
    for first, line in enumerate(lines):
        if first < end or not line.is_item:
            continue
        end = first
        while end < len(lines) and lines[end].is_item:
            end += 1
        if end - first >= SHORTEST_MENU and all(heads.get(item.folded, -1) >= end for item in lines[first:end]):
            found |= dict.fromkeys(range(first, end), "contents")
    return found


def _matches(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, FurnitureRule]:
    found: dict[int, FurnitureRule] = {}
    for index, line in enumerate(lines):
        rule = next((rule for rule in vocabulary.furniture if rule.matches(line.folded)), None)
        if rule and not (line.is_marker or line.is_content):
            found[index] = rule
    return found


def _reach(index: int, rule: FurnitureRule, lines: Sequence[Line], before: Sequence[int]) -> range:
    """The lines around `index` that the rule takes with it; `before` counts the words of prose above each line."""
    if rule.scope is Scope.REST and before[index] > 2 * (before[-1] - before[index]):
        return range(index + 1, len(lines))
    if rule.scope is Scope.CLUSTER:
        return _cluster(index, lines)
    if rule.scope is not Scope.SECTION or lines[index].is_prose:
        return range(0)
    end = index + 1
    while end < len(lines) and not (lines[end].could_head and _heads(lines, end)):
        end += 1
    return range(index + 1, end)


def _cluster(index: int, lines: Sequence[Line]) -> range:
    """The short lines that stand with this one, no blank line between: a product's name, price and button."""

    def short(line: Line) -> bool:
        return line.words <= LONGEST_CLUSTER_LINE and not line.is_prose and not line.is_item and not line.asks

    start, end = index, index + 1
    while start > 0 and not lines[start].gap_before and short(lines[start - 1]):
        start -= 1
    while end < len(lines) and not lines[end].gap_before and short(lines[end]):
        end += 1
    return range(start, end)


def _heads(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and not lines[index].is_item and (lines[index + 1].is_prose or lines[index].asks)


def _prose_before(lines: Sequence[Line], aside: dict[int, str]) -> list[int]:
    """How many words of prose stand before each line, and last how many there are in all."""
    words = (line.words if line.is_prose and index not in aside else 0 for index, line in enumerate(lines))
    return [0, *accumulate(words)]


def _pager(lines: Sequence[Line], aside: dict[int, str], last_prose: int) -> dict[int, str]:
    """Previous and next labels, and after the article's end the titles that they lead to."""
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if PAGER.fullmatch(line.folded) or (
            index - 1 in found and index > last_prose and line.words <= LONGEST_TAIL_LINE
        ):
            found[index] = "pager"
    return found


def _tail(lines: Sequence[Line], aside: dict[int, str]) -> dict[int, str]:
    """After the article's last sentence or item: lines that head nothing, and what follows them.

    Short items do not count as the article's last where furniture stands above them, no sentence between.
    """
    under_furniture = False
    last = -1
    for index, line in enumerate(lines):
        if index in aside:
            under_furniture = under_furniture or aside[index] not in IN_PASSING
        elif _ends_article(line):
            short_item = line.is_item and not line.closed
            if not (short_item and under_furniture):
                last, under_furniture = index, False
    after = range(last + 1, len(lines)) if last >= 0 else range(0)
    return {index: "page-tail" for index in after if not lines[index].is_marker}


def _ends_article(line: Line) -> bool:
    """What can be the last of an article: a sentence however short, a question, an item; not a slogan."""
    is_part = line.is_prose or line.asks or line.is_item or line.is_content
    return is_part or (line.closed and not line.text.endswith("!"))

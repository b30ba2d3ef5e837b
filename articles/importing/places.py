"""Furniture that is known by where it stands: the top of the page, its end, and what leads from page to page.

What says something (see `Line.says_something`) is never taken by its place alone.
"""

import re
from collections.abc import Collection, Sequence

from .blocks import LABEL_LEVEL
from .lines import Line
from .vocabulary import Vocabulary

SEPARATORS = re.compile(r"\s[|>»›/·•→]\s|(?<=\S) {2,}(?=\S)|\t+")
CELLS = (re.compile(r"\t"), re.compile(r"\|"), re.compile(r"(?<=\S) {2,}(?=\S)"))
STEP = re.compile(r"\w+(?: [\w&]+){0,2} [>»›] \w+(?: [\w&]+){0,3}$")
PAGER = re.compile(
    r"[←→«»<>‹›\s]*(?:previous|prev|next|older|newer)(?: (?:post|article|page|story|entry|reading)s?)?\s*[:»›→←«<>-]*$"
    r"|[←→«»]+$"
)
PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page |p\. ?)?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?[-–—\s]*$")
CHECKED = r"(?:medically |clinically |expert )?reviewed|fact[- ]checked"
BYLINE = re.compile(
    rf"(?:(?:written|posted|published|{CHECKED}|edited|story|words|text|photographs?)"
    rf"(?: and (?:{CHECKED}|written|edited|updated))? )?by:? "
    r"(?!(?:the|an?|our|your|my|this|now|how|what)\b)"
    r"(?P<name>\S+(?: \S+){0,6}?)(?:,? (?:m\.?d\.?|ph\.?d\.?|rn|frcp)\b.*)?(?: [|·•–-] .*)?$"
    r"|(?:author|writer|reviewer|editor|reviewed|medical reviewer)s?\s?: ?\S.*$"
    r"|(?:dr|prof|professor|nurse)\.? \S+(?: \S+){0,2}(?:,? [|·–-]? ?\S+){0,4}$"
)
INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,3}\w+(?:,? (?:(?:and|&) )?(?:[A-Z]\.[ -]?){1,3}\w+)*(?: et al\.?)?$")
MENU_WORD = re.compile(
    r"(?:home|menu|about(?: us)?|contact(?: us)?|blog|shop|store|search|services|treatments|pric(?:es|ing)|gallery|news"
    r"|log ?in|sign in|account|basket|cart|book(?: now)?|faqs?|our \w+|subscribe|specials|gift cards?|reviews|guides"
    r"|deals|newsletter|articles|directory|products|offers|events|resources|videos|podcasts?|help|magazine|journal"
    r"|locations?|careers|team|forum|members|donate)$"
)
# What stands under the site's name.
UNDER_A_NAME = ("menu", "breadcrumb", "skip-link")
# Furniture that stands in the middle of articles too: what follows it is not the page's tail.
IN_PASSING = ("teaser", "image", "advertisement", "contents", "page-number")
TOP = 8
LONGEST_MENU_ENTRY = 3
SHORTEST_MENU = 3
LONGEST_NAME, SHORTEST_TITLE = 5, 5
LONGEST_TAIL_LINE = 14


def known_by_place(lines: Sequence[Line], vocabulary: Vocabulary, signs: Collection[int] = ()) -> dict[int, str]:
    """What the top of a page, a list of contents and page numbers are: index of the line to name of the rule.

    `signs` are the lines of which words show that they are furniture.
    """
    aside: dict[int, str] = {}
    for found in (
        _masthead(lines),
        _menu(lines, vocabulary, signs),
        _breadcrumb(lines, signs),
        _byline(lines),
        _contents(lines),
        _page_numbers(lines),
    ):
        for index, name in found.items():
            if not lines[index].is_content:
                aside.setdefault(index, name)
    return aside


def site_names(lines: Sequence[Line], aside: dict[int, str], vocabulary: Vocabulary) -> dict[int, str]:
    """The site's name, and its section's: short lines right above its menu or trail, or the same line twice.

    Or such as say nothing of the subject, where after other furniture, or after two of a word each, a title does.
    A title is always left.
    """
    top = [index for index in range(min(TOP, len(lines))) if index not in aside and not lines[index].is_marker]
    heads = [index for index in top if lines[index].could_head and not lines[index].is_item]
    found: dict[int, str] = {}
    for index in top:
        line = lines[index]
        if line.is_content or line.markup_level or line.says_something or line.is_item:
            break
        if found and index - 1 in found and _are_sections([lines[index - 1], line]):
            found[index] = "masthead"
            continue
        above_menu = aside.get(index + 1) in UNDER_A_NAME or index + 1 in found
        doubled = any(lines[other].folded == line.folded for other in (index - 1, index + 1) if 0 <= other < len(lines))
        left = [other for other in heads if other > index and lines[other].folded != line.folded]
        if vocabulary.is_on_subject(line.text) and not any(vocabulary.is_on_subject(lines[one].text) for one in left):
            break  # It is the title itself.
        if line.words <= LONGEST_NAME and (above_menu or doubled) and left:
            found[index] = "masthead"
        elif line.words <= LONGEST_NAME and not vocabulary.is_on_subject(line.text):
            title = next((other for other in left if vocabulary.is_on_subject(lines[other].text)), None)
            between = range(index + 1, title or index)
            if title and (any(other in aside for other in between) or _stand_above(lines[index:title], lines[title])):
                found[index] = "masthead"
    return found


def _are_sections(lines: Sequence[Line]) -> bool:
    """Such as "Health", and below it "News"."""
    return len(lines) > 1 and all(line.words == 1 and not line.asks for line in lines)


def _stand_above(names: Sequence[Line], title: Line) -> bool:
    """Whether short lines stand right above a title that is longer than any: who publishes it, and where."""
    are_short = all(line.words <= LONGEST_NAME and line.words < title.words and not line.asks for line in names)
    return _are_sections(names) or (are_short and title.words >= SHORTEST_TITLE)


def pager(lines: Sequence[Line], aside: dict[int, str]) -> dict[int, str]:
    """Previous and next labels, and after the article's end the titles that they lead to."""
    last = max((i for i, line in enumerate(lines) if line.is_prose and i not in aside), default=-1)
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        led_to = index - 1 in found and index > last and line.words <= LONGEST_TAIL_LINE and not line.says_something
        if PAGER.match(line.folded) or led_to:
            found[index] = "pager"
    return found


def tail(lines: Sequence[Line], aside: dict[int, str], content: Collection[int]) -> dict[int, str]:
    """After the article's last sentence or item: lines that head nothing, and what follows them.

    `content` are lines that are known to be parts of an article.

    Short items do not count as the article's last where furniture stands above them, no sentence between; nor does a
    cry beside a label.
    """
    under_furniture = False
    last = -1
    for index, line in enumerate(lines):
        if index in aside:
            under_furniture = under_furniture or aside[index] not in IN_PASSING
        elif index in content or _ends_article(lines, index):
            short_item = line.is_item and not line.closed
            if not (short_item and under_furniture):
                last, under_furniture = index, False
    after = range(last + 1, len(lines)) if last >= 0 else range(0)
    return {index: "page-tail" for index in after if not lines[index].is_marker}


def _ends_article(lines: Sequence[Line], index: int) -> bool:
    """What can be the last of an article: a sentence however short, a question, an item; not a slogan."""
    line = lines[index]
    label = lines[index - 1].markup_level if index else None
    if line.is_prose or line.asks or line.is_item or line.is_content or line.says_something or label == LABEL_LEVEL:
        return True
    beside = [lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return line.closed and not (line.text.endswith("!") and any(one.could_head for one in beside))


def _masthead(lines: Sequence[Line]) -> dict[int, str]:
    """Short lines above a heading that is marked as the title: the site's name and menu."""
    title = next((index for index, line in enumerate(lines[:TOP]) if line.markup_level == 1), 0)
    above = range(title)
    return {} if any(lines[index].says_something for index in above) else dict.fromkeys(above, "masthead")


def _menu(lines: Sequence[Line], vocabulary: Vocabulary, signs: Collection[int]) -> dict[int, str]:
    """A run of very short lines before anything else is the site's menu; a last line on the subject is the title."""
    start = next((index for index in range(len(lines)) if index not in signs), len(lines))
    end = start
    while end < len(lines) and _is_entry(lines[end]):
        end += 1
    is_menu = end - start >= SHORTEST_MENU and any(MENU_WORD.match(line.folded) for line in lines[:end])
    if end > start and lines[end - 1].words > 1 and vocabulary.is_on_subject(lines[end - 1].text):
        end -= 1
    in_rows = (index for index, line in enumerate(lines[:TOP]) if _is_menu_row(line))
    return dict.fromkeys((*(range(start, end) if is_menu else ()), *in_rows), "menu")


def _is_entry(line: Line) -> bool:
    return line.words <= LONGEST_MENU_ENTRY and not line.markup_level and not line.says_something


def _is_menu_row(line: Line) -> bool:
    """A menu on one line: "Home About Treatments Prices"."""
    words = line.folded.split()
    entries = sum(MENU_WORD.match(word) is not None for word in words)
    return entries >= SHORTEST_MENU and 2 * entries > len(words) and not line.says_something


def _breadcrumb(lines: Sequence[Line], signs: Collection[int]) -> dict[int, str]:
    """A line near the top that ends with the title standing below it, or is cut by separators."""
    found = {}
    prose = next((index for index, line in enumerate(lines) if line.is_prose and index not in signs), TOP)
    for index, line in enumerate(lines[: min(max(TOP, prose), 3 * TOP)]):
        if line.says_something and line.closed:
            continue
        below = [other.folded for other in lines[index + 1 : index + 4]]
        repeats = any(title and line.folded != title and line.folded.endswith(f" {title}") for title in below)
        cut = len(SEPARATORS.findall(line.text)) >= 2 or STEP.match(line.text) is not None
        trail = cut and not _is_row(lines, index)
        if (repeats and not line.markup_level and not line.is_item) or trail:
            found[index] = "breadcrumb"
    return found


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line or the one before is cut as often by the same sign: a row of a table."""
    line = lines[index]
    beside = [lines[other].text for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    counts = [(len(sign.findall(line.text)), sign) for sign in CELLS]
    return any(count and len(sign.findall(text)) == count for count, sign in counts for text in beside)


def _byline(lines: Sequence[Line]) -> dict[int, str]:
    """Who wrote or checked it. A name of several words begins with a capital."""
    found = {}
    for index, line in enumerate(lines[: 2 * TOP]):
        if line.words > LONGEST_TAIL_LINE or line.is_prose:
            continue
        named = BYLINE.match(line.folded)
        if INITIALS.match(line.text) or (named and _is_name(line.text, named["name"] or "")):
            found[index] = "byline"
    return found


def _is_name(text: str, name: str) -> bool:
    at = text.lower().find(name)
    return len(name.split()) < 2 or text[at : at + 1].isupper()


def _contents(lines: Sequence[Line]) -> dict[int, str]:
    """A list of three or more items that only repeat headings further down."""
    heads = {line.folded: index for index, line in enumerate(lines) if line.could_head or line.asks}
    found: dict[int, str] = {}
    end = 0
    for first, line in enumerate(lines):
        if first < end or not line.is_item:
            continue
        end = first
        seen: set[str] = set()
        while end < len(lines) and lines[end].is_item and lines[end].folded not in seen:
            seen.add(lines[end].folded)
            end += 1
        if end - first >= SHORTEST_MENU and all(heads.get(item.folded, -1) >= end for item in lines[first:end]):
            found |= dict.fromkeys(range(first, end), "contents")
    return found


def _page_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """A number alone in its paragraph, between paragraphs; or one that says that it is a page's."""
    found = {}
    for index, line in enumerate(lines):
        if line.known is not None or not PAGE_NUMBER.match(line.text.lower()):
            continue
        alone = line.gap_before and (index + 1 == len(lines) or lines[index + 1].gap_before) and line.text.isdigit()
        says_so = re.match(r"p|[-–—]", line.text.lower()) or re.search(r"\d (?:of|/) \d", line.text)
        if (says_so and line.text[-1:] not in ".)") or (alone and index > 0):
            found[index] = "page-number"
    return found

"""What Markdown would show otherwise than it was meant, named at its line while somebody writes.

It stands in the way of nothing, for whoever wrote it may mean it so. Nothing is rendered in another way either: what
readers see never changes but by the hands of an editor, who can take what is offered in place of a line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from .as_elsewhere import BOX, STEP, told_of_lists
from .doubts import Doubt, in_runs, shortened
from .finding import too_much
from .markdown import converted, tidied
from .marks import CITATION, FOR_ALL, LINK, PRIVATE, REFERENCE

MARK: Final = "\ue000"
"""Stands for each character of a mark of ours, so that every other sign keeps its place."""
MARKS: Final = (CITATION, REFERENCE, LINK)
WRITTEN_LINK: Final = re.compile(r"\[[^][]*\]\([^)\s]*\)|<https?://[^>\s]*>")
ESCAPED: Final = re.compile(r"\\.")
PAIRS: Final = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"\*\*(?=\S)(.+?)(?<=\S)\*\*",
        r"\b__(?=\S)(.+?)(?<=\S)__\b",
        r"\*(?=\S)(.+?)(?<=\S)\*",
        r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)",
    )
)
LEFT_OPEN: Final = re.compile(r"(?<!\S)(?:\*{1,3}|_{1,3})(?=[^\s*_])|(?<=\w)\*\*(?!\w)|\*\*(?=\w)")
# Signs that other programs know, and that are shown here as they are typed; (sign, what to write in its place).
SHOWN_AS_TYPED: Final = (
    (re.compile(r"^ *(?:[-*_]{3,}|={3,}|(?:[-*_] +){2,}[-*_]) *$"), "leave it out, or write a heading: ## and words"),
    (re.compile(r"^ *\|.*\| *$|^ *:?-{3,}:? *\|.*$"), "a text has no tables: write a list, an item for each row"),
    (re.compile(r"^ *(?:```|~~~).*$"), "a text has no code: leave the signs out"),
    (re.compile(r"`[^`]+`"), "a text has no code: use quote marks or **bold**"),
    (re.compile(r"~~[^~]+~~|==[^=\s][^=]*=="), "leave the signs out"),
    (re.compile(r"^ *: +\S.*$"), "a text has no list of definitions: make it an item, or a sentence"),
    (re.compile(r"(?:^ *|(?<=- ))\[[ xX]\] .*$"), "a text has no boxes to tick: leave the brackets out"),
    (re.compile(r"(?<![\w\]])\[[^][]+\]\[[^][]*\]"), "write the address with the link: [words](https://…)"),
    (re.compile(r"\[[^][]+\] +\(https?://[^)]*\)"), "leave out the space between ] and ("),
    (re.compile(r"(?<![\w/@.(<\"])(?:https?://|www\.)[^\s)>]*[^\s)>.,;:!?]"), "make a link of it: [words](https://…)"),
    (re.compile(r"(?<=\s)\* [A-Za-z][^*\n]*[A-Za-z.] \*(?!\S)"), "leave out the spaces inside the stars: *words*"),
    (re.compile(r"\\$"), "begin a new paragraph after an empty line instead"),
)
BULLETED: Final = re.compile(r"(?P<indent> *)(?P<sign>[•◦‣▪●·])\s*(?=\S)")
DASHED: Final = re.compile(r"(?P<indent> *)(?P<sign>[–—]|--) +(?=\S)")
GLUED: Final = re.compile(r"(?P<indent> *)(?P<sign>\d{1,2}\.|-)(?=[^\W\d_])")
TIMES: Final = re.compile(r"(?<=\d)\*(?=\d)")
LOST_QUOTE: Final = re.compile(f"(?<=[{MARK}*_])[\"'](?={MARK}|$)")
BEGINS: Final = re.compile(r" *(?:[-*+]|\d+\.) |#|!!!")
ITEM_SIGN: Final = re.compile(r"^ *[-*+] ")
AN_ITEM: Final = re.compile(r" *(?:[-*+]|\d+\.) +\S")
ENDED: Final = re.compile(f'[.!?{FOR_ALL}\\]][”")]*$')
WRAPPED: Final = 60
"""A longer line may have been broken by the writer, and gone on in the next."""
ONLY_STARS: Final = re.compile(r"[-*_ ]+")
ALONE_QUOTE: Final = re.compile(r'(?<!\S)"(?=\s)')
BREAK: Final = re.compile(r"(?<=\S) {2,}$")


def otherwise(markdown: str) -> tuple[Doubt, ...]:
    """Where the page would show something else than the words look like, line by line, each with its remedy."""
    markdown = PRIVATE.sub("", tidied(markdown))
    if too_much(markdown):
        return ()
    written = markdown.split("\n")
    lines = [_masked(line) for line in written]
    found = [*_structure(written), *_odd_items(written), *_empty_boxes(written), *_after_lists(written)]
    for number, line in enumerate(lines, start=1):
        follows = lines[number] if number < len(lines) else ""
        found += _of_line(number, written[number - 1], line, follows)
    for first, block in _paragraphs(lines):
        found += _of_paragraph(first, block)
    return tuple(in_runs(found))


def _structure(written: Sequence[str]) -> list[Doubt]:
    try:
        return list(told_of_lists(written, converted))
    except RecursionError:
        return []  # Rendering it tells so already.


def _empty_boxes(written: Sequence[str]) -> Iterator[Doubt]:
    for number, line in enumerate(written, start=1):
        after = next((one for one in written[number:] if one.strip()), "")
        if BOX.match(line) and not after.startswith(STEP):
            told = "this box would be empty: what belongs in it is indented by four spaces"
            yield Doubt(number, told, "empty box")


def _after_lists(written: Sequence[str]) -> Iterator[Doubt]:
    """A sentence on a line of its own, right under an item that has ended."""
    for number, (above, line) in enumerate(pairwise(written), start=2):
        if AN_ITEM.match(above) and len(above) < WRAPPED and ENDED.search(above) and line[:1].isupper():
            told = f"“{shortened(line)}” would stand in the item above: put an empty line before it"
            yield Doubt(number, told, "after a list", f"\n{line}")


def _masked(line: str) -> str:
    """The line with a sign of one length in place of each mark of ours."""
    for mark in MARKS:
        line = mark.sub(lambda found: MARK * len(found[0]), line)
    return line


def _of_line(number: int, written: str, line: str, follows: str) -> Iterator[Doubt]:
    bare = WRITTEN_LINK.sub(lambda found: MARK * len(found[0]), ESCAPED.sub(MARK * 2, line))
    for at, (sign, remedy) in enumerate(SHOWN_AS_TYPED):
        if found := sign.search(bare):
            words = shortened(written[found.start() : found.end()])
            yield Doubt(number, f"“{words}” would be shown as it is typed: {remedy}", f"typed {at}")
            break
    if quote := LOST_QUOTE.search(bare):
        closing = "”" if quote[0] == '"' else "’"
        told = (
            f"the straight quote mark after “{shortened(written[: quote.start()][-25:])}” would open: write {closing}"
        )
        yield Doubt(number, told, "quote", written[: quote.start()] + closing + written[quote.end() :])
    elif quote := ALONE_QUOTE.search(bare):
        told = f"the quote mark before “{shortened(written[quote.end() :])}” has a space on both sides: leave one out"
        yield Doubt(number, told, "quote alone")
    if len(times := TIMES.findall(bare)) > 1:
        told = f"the {len(times)} stars between figures would make words slanted: write ×"
        yield Doubt(number, told, "times", TIMES.sub("×", written))
    if BREAK.search(line) and follows.strip():
        yield Doubt(
            number, "the spaces at its end would break the line here: take them away", "break", written.rstrip()
        )


def _odd_items(written: Sequence[str]) -> Iterator[Doubt]:
    """Lines that begin as an item does elsewhere; a dash within a paragraph may be what the words say."""
    is_run = False
    for number, line in enumerate(written, start=1):
        begins = is_run or number == 1 or not written[number - 2].strip()
        item = BULLETED.match(line) or (begins and (DASHED.match(line) or GLUED.match(line))) or None
        is_run = item is not None
        if item:
            sign = item["sign"] if item["sign"].endswith(".") else "-"
            told = f"“{shortened(line)}” would be running text: an item begins with “{sign} ”"
            yield Doubt(number, told, "odd item", f"{item['indent']}{sign} {line[item.end() :]}")


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines that stand together, with the number of the first; an item, a heading and a box begin anew."""
    gathered, first = list[str](), 1
    for number, line in enumerate([*lines, ""], start=1):
        if gathered and (not line.strip() or BEGINS.match(line)):
            yield first, gathered
            gathered = []
        if line.strip():
            first = first if gathered else number
            gathered.append(line)


def _of_paragraph(first: int, block: list[str]) -> Iterator[Doubt]:
    """Emphasis that does not end, and a ¶ that does not stand at the end."""
    text = "\n".join(block)
    if FOR_ALL in text.rstrip().rstrip(FOR_ALL):
        line = first + text[: text.index(FOR_ALL)].count("\n")
        told = f"{FOR_ALL} stands before the end of its paragraph, and holds for nothing: put it at the end"
        yield Doubt(line, told, "for all")
    rest = ESCAPED.sub(MARK * 2, ITEM_SIGN.sub(lambda found: " " * len(found[0]), text))
    for pair in PAIRS:
        rest = pair.sub(_without_pair, rest)
    if (found := LEFT_OPEN.search(rest)) and not ONLY_STARS.fullmatch(block[0]):
        line = first + rest[: found.start()].count("\n")
        words = shortened(text[max(found.start() - 15, 0) : found.end() + 25].replace("\n", " "))
        told = f"{found[0]} has no partner in “{words}”, and stays as typed: close it, or write \\{found[0][0]}"
        yield Doubt(line, told, "left open")


def _without_pair(found: re.Match[str]) -> str:
    sign = MARK * ((len(found[0]) - len(found[1])) // 2)
    return f"{sign}{found[1]}{sign}"

"""Lines to blocks: what each line is, and under which headings it stands.

Where articles come without markup, a heading is known by its shape and by what follows it, a
question by being glued to its answer or by standing in a list of questions. What the format of an
article knows is taken as given.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.quoting.folding import fold_words

from .blocks import LABEL_LEVEL, SECTION_LEVEL, TABLE_LEVEL, TITLE_LEVEL, Block, BlockKind, Settled, Stretch
from .formats import Known, Span
from .furniture import set_aside
from .lines import Line, relabelled, split_lines, without_bullet
from .runs import InRun, in_runs, only_asks
from .settled import settle
from .vocabulary import Vocabulary

TITLE_WITHIN = 6
EXPLICIT_QUESTION = re.compile(r"(?:question|q)\s{0,3}\d{0,2}\s{0,3}[:.)]\s*", re.IGNORECASE)
EXPLICIT_ANSWER = re.compile(r"(?:[Aa]nswer|ANSWER|A)\s{0,3}\d{0,2}\s{0,3}[:.)]\s+(?![A-Z]\w*,)|a\s{0,3}\d{0,2}:\s+")
FIRST_QUESTION = re.compile(r"[^?]{3,200}\?(?:\*\*|__|[\"”’])?")
ASKING_WORD = re.compile(
    r"(?:\W|\d|question|q\b)*(?:what|when|where|who|whom|whose|which|why|how|is|are|am|was|do|does|did|can|could|will"
    r"|would|should|may|must|has|have)\b",
    re.IGNORECASE,
)
GLUE = re.compile(r"[^\S ]|[^\W\d_a-z]")
LONGEST_QUESTION_WORDS = 24
FACTS = (InRun.ROW, InRun.ITEM)


def outline(
    text: str,
    vocabulary: Vocabulary,
    structure: Sequence[Span] = (),
    stated: str = "",
    settled: Sequence[Settled] = (),
    is_whole: bool = False,
) -> tuple[str, tuple[Block, ...], tuple[Settled, ...]]:
    """The title ("" where there is none), every block of the text, in order, and what is settled of words not in it.

    `structure` is what the format knows, of the whole text, `stated` the title that the file itself names, and
    `settled` what editors decided: it holds, whatever the text looks like. A text that `is_whole` stands on no page.
    """
    lines = split_lines(text, structure)
    aside = set_aside(lines, vocabulary, is_whole)
    runs = in_runs(lines, aside)
    title = _title(lines, {*aside, *(at for at, kind in runs.items() if kind in FACTS)}, fold_words(stated))
    pieces = list(_pieces(lines, aside, title, runs, vocabulary))
    if title is None and not structure:
        pieces = _parts(text, pieces, vocabulary)
    pieces, unsettled = settle(text, pieces, settled)
    words = without_bullet(lines[title].text) if title is not None else stated
    return words, tuple(_with_headings(text, pieces)), unsettled


def _title(lines: Sequence[Line], aside: Collection[int], stated: str) -> int | None:
    """The index of the line that is the title.

    It is a line marked as the title; of several, or of none, the one that repeats the title that the file states.
    Where it states none, it is the first that is marked, or one that could be a heading with no prose before it (of
    several, the first that is more than two words), or one with whose words the first paragraph opens.
    """
    content = [index for index in range(len(lines)) if index not in aside and not lines[index].is_marker]
    marked = [index for index in content if lines[index].markup_level == 1]
    if stated and len(marked) != 1:
        return next((index for index in content if lines[index].folded == stated and lines[index].could_head), None)
    if marked:
        return marked[0]
    prose = next((place for place, index in enumerate(content) if lines[index].is_prose), len(content))
    above = [at for at in content[:prose] if lines[at].could_head and (lines[at].markup_level or not lines[at].is_item)]
    if above:
        return next((index for index in above if lines[index].words > 2), above[0])
    opening = lines[content[prose]].folded if prose < len(content) else ""
    below = next((index for index in content[prose:TITLE_WITHIN] if lines[index].could_head), None)
    return below if below is not None and opening.startswith(lines[below].folded) else None


def _pieces(
    lines: Sequence[Line],
    aside: dict[int, str],
    title: int | None,
    runs: Mapping[int, InRun],
    vocabulary: Vocabulary,
) -> Iterator[Stretch]:
    """Every line as one piece, or as two where a question is glued to its answer."""
    faq = (title is not None and _names_questions(lines[title], vocabulary)) or only_asks(lines, aside, title)
    answering = False
    labelled = -1
    for index, (line, following) in enumerate(zip(lines, _followers(lines, aside), strict=True)):
        if known := _known(index, line, aside, title):
            yield known
        elif index == labelled:
            yield Stretch(line.start, line.end, BlockKind.LIST_ITEM)
        elif runs.get(index) in FACTS:
            yield Stretch(line.start, line.end, BlockKind.LIST_ITEM, in_table=runs[index] is InRun.ROW)
        elif line.known is Known.TABLE_HEAD or runs.get(index) is InRun.HEAD_ROW:
            yield Stretch(line.start, line.end, BlockKind.HEADING, TABLE_LEVEL, in_table=True)
        elif cut := _question_end(line, faq or runs.get(index) is InRun.QUESTION):
            yield from _question_and_answer(line, cut)
            answering = cut == line.end
        elif _labels_next(lines, aside, index):
            yield Stretch(line.start, line.end, BlockKind.HEADING, LABEL_LEVEL)
            labelled = index + 1
        elif runs.get(index) is InRun.HEADING or _is_heading(line, following):
            faq, answering = _is_faq(line, following, faq, vocabulary), False
            yield Stretch(line.start, line.end, BlockKind.HEADING, line.markup_level or SECTION_LEVEL)
        else:
            answering = answering or _answers(line)
            kind, in_table = _content_kind(lines, index, answering), line.known is Known.TABLE_ROW
            yield Stretch(line.start, line.end, kind, in_table=in_table)


def _known(index: int, line: Line, aside: dict[int, str], title: int | None) -> Stretch | None:
    """What was settled before: furniture, a bare marker, the title."""
    if index in aside:
        return Stretch(line.start, line.end, BlockKind.FURNITURE, rule=aside[index])
    if line.is_marker:
        return Stretch(line.start, line.end, BlockKind.MARKER)
    return Stretch(line.start, line.end, BlockKind.HEADING, TITLE_LEVEL) if index == title else None


def _content_kind(lines: Sequence[Line], index: int, answering: bool) -> BlockKind:
    if lines[index].known is Known.NOTE:
        return BlockKind.PARAGRAPH
    if _answers(lines[index]):
        return BlockKind.ANSWER
    if lines[index].is_item or _after_marker(lines, index):
        return BlockKind.LIST_ITEM
    return BlockKind.ANSWER if answering else BlockKind.PARAGRAPH


def _answers(line: Line) -> bool:
    """Calls itself an answer: "A: …"; a lettered item does not."""
    return EXPLICIT_ANSWER.match(line.text) is not None


def _followers(lines: Sequence[Line], aside: dict[int, str]) -> list[Line | None]:
    """For each line, the next one that is not furniture."""
    followers: list[Line | None] = []
    following = None
    for index in range(len(lines) - 1, -1, -1):
        followers.append(following)
        if index not in aside:
            following = lines[index]
    return followers[::-1]


def _after_marker(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else None
    return above is not None and above.is_marker and not above.is_rule and not lines[index].gap_before


def _labels_next(lines: Sequence[Line], aside: dict[int, str], index: int) -> bool:
    """A bare bullet, then a label, then the label's text: three lines that are one list item."""
    if not (_after_marker(lines, index) and lines[index].could_head and index + 1 < len(lines)):
        return False
    below = lines[index + 1]
    return index + 1 not in aside and below.is_prose and not below.is_marker and not below.gap_before


def _is_heading(line: Line, following: Line | None) -> bool:
    if line.known is Known.HEADING:
        return True
    if not line.could_head or following is None:
        return False
    if line.markup_level:
        return True
    return not line.is_item and (
        following.is_prose
        or following.is_item
        or following.is_marker
        or following.could_head
        or following.leads_in
        or following.asks
        or following.ends_in_amount
    )


def _is_faq(line: Line, following: Line | None, faq: bool, vocabulary: Vocabulary) -> bool:
    """Whether questions follow: the heading says so, or it only divides a list of questions."""
    if _names_questions(line, vocabulary):
        return True
    return faq and following is not None and _opens_with_question(following)


def _names_questions(line: Line, vocabulary: Vocabulary) -> bool:
    return vocabulary.faq_headings.search(line.folded) is not None


def _opens_with_question(line: Line) -> bool:
    found = FIRST_QUESTION.match(line.text)
    return found is not None and ASKING_WORD.match(line.text) is not None


def _question_end(line: Line, faq: bool) -> int | None:
    """The offset at which the question that opens this line ends, or None where none does.

    Outside a list of questions, a question followed by one ordinary space is an author's rhetorical
    opening; glued on with no space, or with a no-break space, it was a heading on the page.
    """
    if line.is_content:
        return None
    if line.known is Known.HEADING:
        return line.end if (faq or line.folds) and line.asks else None
    explicit = EXPLICIT_QUESTION.match(line.text)
    found = FIRST_QUESTION.match(line.text)
    if found is None or line.markup_level == 1:
        return line.end if explicit and not line.is_prose else None
    question, rest = found[0], line.text[found.end() :]
    if len(question.split()) > LONGEST_QUESTION_WORDS:
        return None
    glued = question.endswith(("**", "__")) or GLUE.match(rest) or line.lead == found.end()
    if explicit or ((faq or (rest and glued)) and ASKING_WORD.match(question)):
        return line.start + found.end()
    return line.end if faq and line.asks and not rest else None


def _question_and_answer(line: Line, cut: int) -> Iterator[Stretch]:
    yield Stretch(line.start, cut, BlockKind.QUESTION)
    if cut < line.end:
        rest = relabelled(line, cut)
        yield Stretch(rest.start, line.end, BlockKind.ANSWER)


def _parts(text: str, pieces: list[Stretch], vocabulary: Vocabulary) -> list[Stretch]:
    """Several articles in one file: a heading after a conclusion opens a part, as do its equals."""
    openings: set[str] = set()
    concluded = False
    for piece in pieces:
        words = fold_words(text[piece.start : piece.end])
        if piece.kind is BlockKind.HEADING and piece.level == SECTION_LEVEL:
            if concluded:
                openings.add(words)
            concluded = vocabulary.neutral_headings.search(words) is not None
    return [
        replace(piece, level=TITLE_LEVEL)
        if piece.level == SECTION_LEVEL and fold_words(text[piece.start : piece.end]) in openings
        else piece
        for piece in pieces
    ]


def _with_headings(text: str, pieces: Sequence[Stretch]) -> Iterator[Block]:
    """Each block with the headings it stands under, outermost first.

    A label covers one block only, the head of a table its rows; a question stands over its answer as a heading would.
    """
    stack: list[tuple[int, str]] = []
    question = ""
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.level is not None:
            stack = [entry for entry in stack if entry[0] < piece.level]
        elif not piece.in_table:
            stack = [entry for entry in stack if entry[0] != TABLE_LEVEL]
        if piece.kind in (BlockKind.QUESTION, BlockKind.HEADING, BlockKind.PARAGRAPH) and not piece.in_table:
            question = _asked(words) if piece.kind is BlockKind.QUESTION else ""
        outside = piece.kind in (BlockKind.FURNITURE, BlockKind.MARKER)
        path = () if outside else tuple(heading for _, heading in stack)
        if question and piece.kind in (BlockKind.ANSWER, BlockKind.LIST_ITEM):
            path += (question,)
        yield Block(piece.start, piece.end, piece.kind, words, path, rule=piece.rule, settled=piece.settled)
        if piece.level is not None:
            heading = words.replace("\t", ", ") if piece.in_table else without_bullet(words)
            stack.append((piece.level, heading.rstrip(":")))
        elif stack and stack[-1][0] == LABEL_LEVEL:
            stack.pop()


def _asked(words: str) -> str:
    """A question without its number: "Question 1: How many?" is "How many?"."""
    return without_bullet(EXPLICIT_QUESTION.sub("", without_bullet(words), count=1)).strip("*_ ")

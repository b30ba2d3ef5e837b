"""A page's tree to its pieces: one walk for everything that is HTML, or is turned into it."""

import re
from dataclasses import dataclass, field, replace

from articles.quoting.folding import fold_words

from .aside import Aside
from .html_folded import Folded
from .html_furniture import furniture_rule, is_byline, rules_of_article
from .html_main import article_of, is_teaser, main_of
from .html_seen import Around, hidden_as, is_glued, is_in_sentence, is_listed, is_title, level_of, number_of
from .html_table import is_data, rows_of
from .html_tree import BLOCKS, SENTENCE, SILENT, Element, Page, all_words_in, signs_of, words_in
from .html_words import SUPERSCRIPT, Line, are_rows, by_lines, is_bold, is_note_mark, leads_back, leads_to_note, seen
from .pieces import Piece
from .reading import Known

HEADING = re.compile(r"h[1-6]")
LABEL_LEVEL, FOLDED_LEVEL = 9, 7
SENTENCES_WITHOUT_SCRIPTS, SHORTEST_OPENING = 4, 4
STRUCK = ("del", "s", "strike")
NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fn|references-list|doc-footnote|doc-endnotes?|msofootnotetext)(?:$|[\s_-]|\d)"
)


@dataclass(slots=True)
class Walk:
    """Through the tree. `questions` are those, folded, that the page's data names; `pieces` is what comes out."""

    page: Page
    aside: Aside
    repairs: set[str]
    questions: frozenset[str] = frozenset()
    is_whole: bool = False
    pieces: list[Piece] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    number: str | None = None
    main: Element | None = None
    article: Element | None = None
    title: Element | None = None
    folded: Folded = field(default_factory=Folded)
    is_note: bool = False
    is_opening: bool | None = None
    counted: dict[Element, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.is_whole:
            self.page.of_article = rules_of_article(self.page)
            self.main = main_of(self.page)
            self.article = article_of(self.page, self.main)
        within = self.main if self.main is not None else self.page.root
        self.title = next(within.iter("h1"), None)
        if self.title is None:
            self.title = next(self.page.root.iter("h1"), None)
        self.folded = Folded.of(self.page)

    def walked(self) -> list[Piece]:
        """The pieces of the whole page."""
        start = Around(in_main=self.main is None, in_article=self.is_whole)
        self._children(self.page.root, start)
        self._flush(start)
        return self.pieces

    def _children(self, element: Element, around: Around) -> None:
        if element.text:
            self._say(element.text, around)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, around)
            else:
                self.aside.put_short("HTML comments", child.text)
            if child.tail:
                self._say(child.tail, around)

    def _element(self, element: Element, around: Around) -> None:
        tag = element.tag
        if tag in SILENT and not (tag == "noscript" and self.page.of(element).sentences >= SENTENCES_WITHOUT_SCRIPTS):
            self._leave_out(element)
        elif (unseen := hidden_as(element)) and not (self._unfolds(element) or self.page.of(element).is_prose):
            self.aside.put(unseen, words_in(element))
        elif tag == "br":
            self._break(around)
        elif tag in ("img", "hr"):
            self.aside.put_short("pictures" if tag == "img" else "marks", element.get("alt"), element.get("src"))
        elif tag == "table" and is_data(element, self.page):
            self._flush(around)
            self._table(element, around)
        elif tag in BLOCKS or self.page.of(element).holds_block or self._stands_alone(element):
            self._flush(around)
            self._block(element, around)
        else:
            self._inline(element, around)

    # What stands on lines of its own

    def _block(self, element: Element, around: Around) -> None:
        inner = self._inside(element, around)
        is_item = is_listed(element) and inner.rule is None
        if is_item:
            self.number = number_of(element, self.counted)
        self._children(element, inner)
        self._flush(inner)
        if is_item:
            self.number = None

    def _inside(self, element: Element, around: Around) -> Around:
        """What stands around the children of this element."""
        if element is self.main:
            around = replace(around, in_main=True, rule=None, kind=Known.PARAGRAPH)
            self.is_opening = False
        if element is (self.main if self.article is None else self.article):
            around = replace(around, in_article=True)
        if element is self.title:
            around = replace(around, in_main=True, rule=None, close=False)
            self.is_opening = self.is_opening is None
        if around.rule is None and (rule := self._rule(element, around)):
            around = replace(around, rule=rule, kind=Known.FURNITURE, close=True)
        if around.rule is not None:
            return around
        return self._as_heading(element, around) or self._as_part(element, around)

    def _as_heading(self, element: Element, around: Around) -> Around | None:
        """What stands around the words of a heading, a term, or a question that folds its answer; None elsewhere."""
        tag, folds = element.tag, around.folds or self.folded.is_trigger(element)
        if HEADING.fullmatch(tag) or element.get("role") == "heading" or is_title(element):
            level = int(tag[1]) if HEADING.fullmatch(tag) else level_of(element)
        elif around.kind is Known.HEADING:
            return around
        elif self.folded.is_trigger(element):
            level = FOLDED_LEVEL
        elif tag == "dt":
            level, folds = LABEL_LEVEL, "?" in words_in(element)
        else:
            return None
        return replace(around, kind=Known.HEADING, level=level, folds=folds, close=False)

    def _as_part(self, element: Element, around: Around) -> Around:
        if NOTES.search(signs_of(element)) and element.tag not in ("a", "body", "html", "main"):
            around = replace(around, kind=Known.NOTE)
        match element.tag:
            case "blockquote":
                return replace(around, kind=Known.QUOTE)
            case "pre" | "listing" | "xmp":
                return replace(around, kind=Known.CODE, is_typed=True)
        return replace(around, close=True) if is_listed(element) else around

    def _rule(self, element: Element, around: Around) -> str | None:
        """The rule that sets it aside, None for a part of the article."""
        if element is self.main or element is self.title:
            return None
        if not around.in_main:
            above_main = any(one is element for one in self.main.iterancestors()) if self.main is not None else True
            return None if above_main else furniture_rule(element, self.page, in_main=False) or "outside-main"
        if is_teaser(element, self.article, self.page):
            return "related-posts"
        if around.kind is Known.HEADING:
            return None
        if is_byline(element, self.page):
            return "byline"
        rule = furniture_rule(element, self.page, around.in_article, self.folded.is_answer(element))
        is_content = rule and ((self.is_whole and rule == "aside") or NOTES.search(signs_of(element)))
        return None if is_content else rule

    def _unfolds(self, element: Element) -> bool:
        """Whether a click shows it: an answer, or the rest of a sentence behind its dots."""
        return self.folded.is_answer(element) or (element.tag == "span" and self.line.ending.endswith(("...", "…")))

    def _stands_alone(self, element: Element) -> bool:
        """Buttons and labels that open what is folded stand on lines of their own."""
        return element.tag in ("button", "label", "a", "span", "strong", "b") and self.folded.is_trigger(element)

    # What stands in a line

    def _inline(self, element: Element, around: Around) -> None:
        tag, words = element.tag, ""
        if tag in ("sup", "a"):
            words = seen(words_in(element), self.aside, self.repairs)
        if tag in STRUCK:
            self.aside.put("struck-out words", words_in(element))
            return
        is_mark = tag == "sup" or (tag == "a" and leads_to_note(element))
        if is_mark and is_note_mark(words, self.line.ending, element):
            self.aside.put("footnote marks", words)
            return
        if tag == "sup" and words.lstrip("+-−").isdigit():
            self.line.add(words.translate(SUPERSCRIPT))
            return
        if tag == "a":
            if leads_back(element, words):
                self.aside.put("footnote marks", words)
                self.is_note = True
                return
            self.aside.put_short("link addresses", element.get("href"), element.get("title"))
        stands_apart = tag == "button" and not is_in_sentence(element)
        if stands_apart and around.rule is None and around.kind is not Known.HEADING:
            self._flush(around)
            around = replace(around, rule="button", kind=Known.FURNITURE, close=True)
        if is_glued(element, self.line.last):
            self.line.add(" ")
        bold = is_bold(element)
        self.line.bold += bold
        self._say("“" if tag == "q" else "", around)
        self._children(element, around)
        self._say("”" if tag == "q" else "", around)
        self.line.bold -= bold
        if stands_apart:
            self._flush(around)

    def _say(self, words: str, around: Around) -> None:
        self.line.add(seen(words, self.aside, self.repairs), around.is_typed)

    def _break(self, around: Around) -> None:
        """A line ends; after a second one, a paragraph does."""
        if around.kind is Known.HEADING:
            self.line.add(" ")
        elif self.line.last == "\n" and not around.is_typed:
            self._flush(around)
        else:
            self.line.end_line()

    def _flush(self, around: Around) -> None:
        """What was said becomes a piece, or several where its lines are parts."""
        words, lead = self.line.taken()
        if not words:
            return
        if rule := self._rule_of_words(words, around):
            self.pieces.append(Piece(words, Known.FURNITURE, rule=rule, close=around.close))
        elif around.kind in (Known.HEADING, Known.CODE):
            self._put(words, None, around)
        else:
            for part, bold in by_lines(words, lead):
                if around.kind is Known.PARAGRAPH and are_rows(rows := part.split("\n")):
                    self.pieces.extend(Piece(one, Known.LIST_ITEM, close=True) for one in rows)
                else:
                    self._put(part, bold, around)
        self.is_note = False

    def _rule_of_words(self, words: str, around: Around) -> str | None:
        if around.in_main or around.rule not in (None, "outside-main"):
            return around.rule
        is_opening = self.is_opening and SENTENCE.search(words) and len(words.split()) > SHORTEST_OPENING
        return None if is_opening else "outside-main"

    def _put(self, words: str, lead: int | None, around: Around) -> None:
        kind, level, folds = around.kind, around.level, around.folds
        kind = Known.PARAGRAPH if kind is Known.FURNITURE else kind
        number, self.number = self.number, None
        if kind is not Known.HEADING and fold_words(words) in self.questions:
            kind, level, folds = Known.HEADING, FOLDED_LEVEL, True
        if number is not None:
            words, lead = number + words, lead + len(number) if lead else None
        if kind is Known.PARAGRAPH:
            kind = Known.NOTE if self.is_note else Known.LIST_ITEM if number is not None else kind
        close = around.close and kind in (Known.LIST_ITEM, Known.PARAGRAPH)
        if kind is Known.HEADING:
            self.pieces.append(Piece(words, kind, level, folds=folds))
        else:
            self.pieces.append(Piece(words, kind, lead=lead, close=close))

    # Tables, and what is no word

    def _table(self, element: Element, around: Around) -> None:
        for caption in element.iter("caption"):
            self._block(caption, around)
        for row in rows_of(element):
            cells = [self._words_of(cell, around) if cell is not None else "" for cell in row.cells]
            words = "\t".join(cells).strip()
            if not words:
                continue
            if around.rule is not None:
                self.pieces.append(Piece(words, Known.FURNITURE, rule=around.rule, close=True))
            else:
                kind = Known.TABLE_HEAD if row.is_head else Known.TABLE_ROW
                self.pieces.append(Piece(words, kind, close=not row.is_head))

    def _words_of(self, cell: Element, around: Around) -> str:
        """A cell's words on one line."""
        outside, self.pieces, self.line = (self.pieces, self.line), [], Line()
        plain = replace(around, kind=Known.PARAGRAPH, rule=None)
        self._children(cell, plain)
        self._flush(plain)
        words = " ".join(" ".join(one.words.split()) for one in self.pieces)
        self.pieces, self.line = outside
        return words

    def _leave_out(self, element: Element) -> None:
        """Named by its kind; of a head, what the page states of itself is told elsewhere."""
        if element.tag == "head":
            for one in element.iterchildren(*SILENT):
                self._leave_out(one)
            return
        what = SILENT[element.tag]
        put = self.aside.put_short if what == "scripts and styles" and element.tag != "template" else self.aside.put
        put(what, all_words_in(element) or element.get("src") or element.get("srcdoc"))

"""Marks found and resolved, line by line, before Markdown runs: in the place of each stands a token."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from .marks import (
    BOX_OPENS,
    CITATION,
    FIRST_CLAIM,
    FOR_ALL,
    FORM,
    LEFT_OVER,
    LINK,
    LONGEST_TEXT,
    MOST_BRACKETS,
    MOST_IN_ALL,
    NOTE_OPENS,
    OF_AN_ANSWER,
    ONLY_OF_AN_ANSWER,
    PRIVATE,
    REFERENCE,
    SOURCES,
    SPACE_BEFORE,
    TOKEN,
    TOKEN_PATTERN,
    TRACED,
    Cause,
    Marks,
    Problem,
    Resolver,
    Spoken,
    Target,
    Unresolved,
)

LEFT_OPEN_IN_WORDS = "What the sources leave open"
LEFT_OPEN = re.compile(rf"#{{2,3}} +(?:{LEFT_OPEN_IN_WORDS}|What is not known)\b", re.IGNORECASE)
"""Under this heading, also as it was called before, a text lists what no source answers."""
ENDS_LEFT_OPEN = re.compile(r"#{2,3} |!!!")


def find_marks(markdown: str, resolver: Resolver, is_note: bool) -> Marks:
    """Resolve every mark, line by line, and put a token in its place. References stand in notes only."""
    marks = Marks([])
    in_note = is_unknown = False
    for number, line in enumerate(markdown.split("\n"), start=1):
        in_note = bool(NOTE_OPENS.match(line)) or (in_note and (not line.strip() or line.startswith("    ")))
        if "!!!" in line and not BOX_OPENS.match(line):
            marks.problems.append(
                Problem(
                    number,
                    'a box begins with the line !!! note "Title", !!! advice "Title" or !!! care "Title", '
                    "and nothing before it",
                )
            )
        is_unknown = bool(LEFT_OPEN.match(line)) or (is_unknown and not ENDS_LEFT_OPEN.match(line))
        tokenised = _Line(line, number, in_note or is_note, is_unknown, marks, resolver).tokenised()
        marks.prose.append(re.sub(TOKEN_PATTERN, lambda found: marks.spoken[int(found[1])], tokenised))
        marks.lines.append(tokenised.replace(FOR_ALL, ""))
    _escape_many_brackets(marks)
    return marks


def too_much(markdown: str) -> Problem | None:
    """What is wrong with a text that is shown as it was written: to look for its marks would take minutes."""
    if len(markdown) > LONGEST_TEXT:
        return Problem(
            1, f"the text has {len(markdown)} characters, and at most {LONGEST_TEXT} are read: make two of it"
        )
    if markdown.count("[") > MOST_IN_ALL:
        line = markdown[: markdown.index("[")].count("\n") + 1
        return Problem(line, f"there are more than {MOST_IN_ALL} opening brackets in this text: make two of it")
    return None


def _escape_many_brackets(marks: Marks) -> None:
    """Markdown's time grows with the square of the brackets that close nothing; no text needs so many."""
    if sum(line.count("[") for line in marks.lines) > MOST_BRACKETS:
        first = next(number for number, line in enumerate(marks.lines, start=1) if "[" in line)
        marks.problems.append(Problem(first, f"there are more than {MOST_BRACKETS} opening brackets in this text"))
        marks.lines = [line.replace("[", "&#91;") for line in marks.lines]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, whose marks are resolved and replaced."""

    line: str
    number: int
    in_note: bool
    is_unknown: bool
    marks: Marks
    resolver: Resolver

    def tokenised(self) -> str:
        line = CITATION.sub(self._by(self._citation), PRIVATE.sub("", SPACE_BEFORE.sub("\u00a0", self.line)))
        line = LINK.sub(self._by(self._link), REFERENCE.sub(self._by(self._reference), line))
        for stray in LEFT_OVER.findall(line):
            told = f'{stray} is not a mark: write [@SOURCE "exact words"], [^key] or [[slug|words]]'
            self.marks.problems.append(Problem(self.number, told))
        return line

    def _by(self, build: Callable[[re.Match[str]], Element]) -> Callable[[re.Match[str]], str]:
        """What replaces a mark: the token of what was built of it, or of the mark as it was written."""

        def replace(found: re.Match[str]) -> str:
            marks = self.marks
            try:
                element = build(found)
            except Unresolved as error:
                marks.problems.append(Problem(self.number, str(error), error.cause, error.source))
                marks.spoken.append(TRACED)  # Meant to be traced: one fault is told, not two.
                element = Element("span", {"class": "broken"})
                element.text = AtomicString(found[0])
            marks.elements.append(element)
            marks.spoken += [""] * (len(marks.elements) - len(marks.spoken))
            return TOKEN.format(len(marks.elements) - 1)

        return replace

    def _citation(self, found: re.Match[str]) -> Element:
        target, marks = self.resolver.citation(found["source"], found["words"]), self.marks
        marks.citations.append({"source": target.source, "exact": found["words"] or "", "passage": target.passage})
        marks.spoken.append(TRACED if target.passage else "")
        return _citation(target, found["words"] or "")

    def _reference(self, found: re.Match[str]) -> Element:
        if not self.in_note:
            raise Unresolved(
                f"the reference {found[0]} stands outside a note: only a note may say what our sources do not; "
                'put it under a line `!!! note "…"`, indented by four spaces',
                Cause.WRITING,
            )
        target = self.resolver.reference(found["key"])
        self.marks.references.append(found["key"])
        self.marks.spoken.append(TRACED)
        return _anchor("ref", target, f"({target.label})")

    def _link(self, found: re.Match[str]) -> Element:
        name, marks = found["target"].strip(), self.marks
        if mark := FORM.fullmatch(name):
            return self._computed(mark, found["words"])
        target = self.resolver.link(name)
        words = (found["words"] or target.label).strip()
        if target.definition:
            marks.definitions.setdefault(target.href, target)
        return self._to(target, name, words, words if target.spoken is None else self._heard(words, target.spoken))

    def _computed(self, mark: re.Match[str], words: str | None) -> Element:
        if words:
            raise Unresolved(f"[[{mark[0]}]] writes its own words: leave out “|{words}”", Cause.WRITING)
        about, form, answer = (part.strip() for part in mark.groups(""))
        if mark["answer"] is not None and not answer:
            raise Unresolved(f"[[{mark[0]}]] names no answer: name it after “=”, or leave “=” out", Cause.WRITING)
        target = self.resolver.computed(about, form, answer)
        if answer and (form.lower() not in OF_AN_ANSWER or about == SOURCES):
            told = f"[[{mark[0]}]] tells of no one answer: leave out “={answer}”"
            self.marks.problems.append(Problem(self.number, told, Cause.UNNAMED))
        if form.lower() in ONLY_OF_AN_ANSWER and not answer and target.spoken and target.spoken.speaking:
            told = (
                f"[[{mark[0]}]] tells who answers, and not that they say what stands here: name the answer after "
                f"“=”, as the page of “{target.spoken.claim}” shows it, or let [[{about}:each]] write each answer"
            )
            self.marks.problems.append(Problem(self.number, told, Cause.UNNAMED))
        if self.is_unknown and form.lower() == "who" and not answer and target.spoken and target.spoken.speaking:
            told = (
                f"“{LEFT_OPEN_IN_WORDS}” lists what is answered: “{target.spoken.claim}”, {target.label}. Move it to "
                "what the sources say, or say what is still not known"
            )
            self.marks.problems.append(Problem(self.number, told, Cause.UNNAMED, short=target.label))
        return self._to(target, about, target.label, self._heard(target.label, None))

    def _to(self, target: Target, name: str, words: str, heard: str) -> Element:
        """A link: its words, and what is heard of it in the prose."""
        self.marks.links.append(name)
        self.marks.leads_to.append(target.href)
        self.marks.spoken.append(heard + (TRACED if target.traces else ""))
        return _anchor("", target, words)

    def _heard(self, words: str, spoken: Spoken | None) -> str:
        """The words of a link to a claim, with the sign by which it is known in the prose."""
        self.marks.said.append((words, spoken))
        return f"{words}{chr(FIRST_CLAIM + len(self.marks.said) - 1)}"


def _citation(target: Target, words: str) -> Element:
    """A source's letter as a link to the passage, and the words cited: heard and copied once, as “source A “…””."""
    css_class = f"cite tone-{target.tone}" if target.tone else "cite"
    anchor = Element("a", {"class": css_class, "data-source": target.source, **_leading_to(target)})
    if target.hint:
        anchor.set("title", target.hint)
    hidden = SubElement(anchor, "span", {"class": "visually-hidden"})
    hidden.text = AtomicString("source ")
    hidden.tail = AtomicString(target.label)
    if words:
        quoted = SubElement(anchor, "span", {"class": "quoted", "data-letter": target.label})
        quoted.text = AtomicString(f" “{' '.join(words.split())}”")
    return anchor


def _anchor(css_class: str, target: Target, words: str) -> Element:
    anchor = Element("a", {**_leading_to(target), "class": css_class})
    if target.hint:
        anchor.set("title", target.hint)
    anchor.text = AtomicString(words)
    return anchor


def _leading_to(target: Target) -> dict[str, str]:
    """The address; none where what was there is gone, so that only the words are left."""
    return {"href": target.href} if target.href else {}

"""Settling passages: an editor says what they are, joins those that are one, and splits one that is several."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import ngettext

from articles.actions import ComparedArticle, NotSettled, settle, settled_in, stored_vocabulary, would_settle
from articles.admin.bulk.confirming import SEEN, Bulk, Consequence
from articles.importing import BlockKind, Settled
from articles.models import Passage, Source

AS_SEEN = "as seen"
KINDS = {
    BlockKind.PARAGRAPH: "a paragraph",
    BlockKind.HEADING: "a heading",
    BlockKind.LIST_ITEM: "an item of a list",
    BlockKind.QUESTION: "a question",
    BlockKind.ANSWER: "an answer",
    BlockKind.FURNITURE: "page furniture, which readers never see",
    BlockKind.MARKER: "a bare marker",
}
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
IN_SIGHT = 40


class Settling(Bulk[Passage]):
    """Of each source, what is chosen is decided anew; what else is settled of it stays. Nothing may lose its words."""

    verb: str
    """What was done, for the log."""

    def steps(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        self.is_waiting = bool(self.form.fields) and (SEEN not in self.request.POST or not self.form.is_valid())
        steps: list[Consequence[Passage]] = []
        beside: list[str] = []
        for source, passages in _by_source(chosen):
            own = self.of_source(passages)
            doable = [step.one for step in own if not step.is_refused]
            if doable and not self.is_waiting:
                try:
                    beside += _beside(source, would_settle(source, self._wanted(source, doable), stored_vocabulary()))
                except NotSettled as error:
                    own = [Consequence(step.one, f"stays as it is: {error}.", is_refused=True) for step in own]
            steps += own
        self.beside = beside
        return steps

    def do(self, chosen: Sequence[Passage]) -> str:
        for passage in chosen:
            self.admin.log_change(self.request, passage, self.verb)
        for source, passages in _by_source(chosen):
            settle(source, self._wanted(source, passages), stored_vocabulary())
        return f"{self.counted(len(chosen))} settled. {self.verb}"

    def of_source(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        """What becomes of each of these passages of one source, in the order of its text."""
        raise NotImplementedError

    def decided(self, chosen: Sequence[Passage]) -> Iterable[Settled]:
        """What takes their place."""
        raise NotImplementedError

    def _wanted(self, source: Source, chosen: Sequence[Passage]) -> list[Settled]:
        places = {one.start for one in chosen}
        return [*(one for one in settled_in(source) if one.start not in places), *self.decided(chosen)]


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label="They are",
        choices=[
            *((kind.value, words) for kind, words in KINDS.items() if kind is not BlockKind.MARKER),
            (AS_SEEN, "as the importer sees them: take back what was decided"),
        ],
    )


class Naming(Settling):
    name = "say_what_they_are"
    description = "Say what they are…"
    title = "What are these passages?"
    button = "They are that"
    form_class = KindForm

    @property
    def verb(self) -> str:  # type: ignore[override]
        kind = self.form.cleaned_data["kind"]
        return "Left to the importer." if kind == AS_SEEN else f"Said to be {KINDS[BlockKind(kind)].partition(',')[0]}."

    def of_source(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        return [self._step(one) for one in chosen]

    def decided(self, chosen: Sequence[Passage]) -> Iterable[Settled]:
        kind = self.form.cleaned_data["kind"]
        return [] if kind == AS_SEEN else [Settled(one.text, BlockKind(kind), one.start) for one in chosen]

    def _step(self, passage: Passage) -> Consequence[Passage]:
        now = f"{_what(passage)}{', as an editor settled it' if passage.settled else ''}"
        if self.is_waiting:
            return Consequence(passage, f"is {now}.")
        kind = self.form.cleaned_data["kind"]
        if kind == AS_SEEN and not passage.settled:
            return Consequence(passage, f"is {now}, as the importer sees it.", is_refused=True)
        if kind == passage.kind:
            return Consequence(passage, f"is {now}, already.", is_refused=True)
        after = "what the importer sees in it" if kind == AS_SEEN else KINDS[BlockKind(kind)]
        return Consequence(passage, f"is {now}, and will be {after}.", state=_state(passage))


class Joining(Settling):
    name = "join_into_one"
    description = "Join into one…"
    title = "Join these passages into one"
    button = "Join them"
    verb = "Joined into one."

    def of_source(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        if len(chosen) < 2 or not _follow_one_another(chosen):
            refusal = "stays as it is: choose passages of one source that follow one another, with none left out."
            return [Consequence(one, refusal, is_refused=True) for one in chosen]
        first, *others = chosen
        steps = [Consequence(first, f"begins {KINDS[_kind_of(chosen)]}.", state=_state(first))]
        return steps + [Consequence(one, f"{_what(one)} now, goes on with it.", state=_state(one)) for one in others]

    def decided(self, chosen: Sequence[Passage]) -> Iterable[Settled]:
        first, last = chosen[0], chosen[-1]
        return [Settled(first.source.text[first.start : last.end], _kind_of(chosen), first.start)]


class SplittingForm(forms.Form):
    text = forms.CharField(
        label="Where it is to be cut",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80}),
        help_text="Put an empty line at each place where a new passage begins. Change nothing else.",
    )

    def __init__(self, *args: Any, passage: Passage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passage = passage
        self.parts: list[tuple[int, int]] = []
        if passage is not None:
            self.initial["text"] = passage.text

    def clean_text(self) -> str:
        """Finds the parts: the span of each in the words of the passage."""
        words, typed = self.passage.text if self.passage else "", self.cleaned_data["text"].replace("\r\n", "\n")
        if difference := _first_difference(words, typed):
            raise forms.ValidationError(difference)
        self.parts = list(_spans(words, EMPTY_LINE.split(typed)))
        if len(self.parts) < 2:
            raise forms.ValidationError("There is no empty line with words before and after it: nothing would be cut.")
        return str(self.cleaned_data["text"])


class Splitting(Settling):
    form: SplittingForm
    name = "split"
    description = "Split…"
    title = "Split this passage"
    button = "Split it"
    verb = "Split."

    def __init__(self, *asked: Any) -> None:
        super().__init__(*asked)
        one = list(self.queryset[:2])
        data = self.request.POST if SEEN in self.request.POST else None
        self.form = SplittingForm(data, passage=one[0] if len(one) == 1 else None)

    def steps(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        if len(chosen) > 1:
            return [Consequence(one, "stays as it is: split one at a time.", is_refused=True) for one in chosen]
        return super().steps(chosen)

    def of_source(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        (passage,) = chosen
        if self.is_waiting:
            return [Consequence(passage, f"is {_what(passage)}.")]
        parts = " and ".join(f"“{Truncator(one.words).chars(IN_SIGHT)}”" for one in self.decided(chosen))
        return [Consequence(passage, f"becomes {len(self.form.parts)} passages: {parts}.", state=_state(passage))]

    def decided(self, chosen: Sequence[Passage]) -> Iterable[Settled]:
        (passage,) = chosen
        for start, end in self.form.parts:
            yield Settled(passage.text[start:end], BlockKind(passage.kind), passage.start + start)


def _by_source(chosen: Iterable[Passage]) -> Iterator[tuple[Source, list[Passage]]]:
    ordered = sorted(chosen, key=lambda one: (one.source.position, one.start))
    for source, passages in groupby(ordered, key=lambda one: one.source):
        yield source, list(passages)


def _what(passage: Passage) -> str:
    return KINDS[BlockKind(passage.kind)].partition(",")[0]


def _state(passage: Passage) -> tuple[object, ...]:
    return passage.text, passage.kind, passage.start, passage.settled


def _kind_of(chosen: Sequence[Passage]) -> BlockKind:
    """What they are together: what the first is that is more than a bullet."""
    kinds = [BlockKind(one.kind) for one in chosen]
    return next((kind for kind in kinds if kind is not BlockKind.MARKER), kinds[0])


def _follow_one_another(chosen: Sequence[Passage]) -> bool:
    between = chosen[0].source.passages.filter(start__gte=chosen[0].start, start__lte=chosen[-1].start)
    return between.count() == len(chosen)


def _first_difference(words: str, typed: str) -> str:
    """What is the first that is another than in the passage; white space is not told apart. "" where nothing is."""
    old, new = ([(at, text[at]) for at in _printed(text)] for text in (words, typed))
    both = zip_longest(old, new, fillvalue=(None, ""))
    for (was_at, was), (is_at, is_now) in both:
        if was != is_now:
            before = words[:was_at].split()[-3:]
            where = f"After “{' '.join(before)}”" if before else "At the beginning"
            stands, typed_now = _begins(words, was_at), _begins(typed, is_at)
            return f"Only empty lines can be put in. {where} stands {stands}, and you wrote {typed_now}."
    return ""


def _begins(text: str, at: int | None) -> str:
    """The next words, for a message."""
    return "nothing more" if at is None else f"“{' '.join(text[at:].split()[:2])}”"


def _spans(words: str, parts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each part stands in the words, however it is spaced."""
    places = _printed(words)
    reached = 0
    for part in parts:
        if count := len(_printed(part)):
            yield places[reached], places[reached + count - 1] + 1
            reached += count


def _printed(text: str) -> list[int]:
    """Where the characters are that are no white space."""
    return [at for at, character in enumerate(text) if not character.isspace()]


def _beside(source: Source, compared: ComparedArticle) -> Iterator[str]:
    """What it does to others of the source: those under a heading that comes or goes stand under another."""
    passages = compared.passages
    if passages.moved:
        said = ngettext("{} passage", "{} passages", len(passages.moved)).format(len(passages.moved))
        yield f"In source {source.letter}, {said} of the same words will be of another kind, or under another heading."
    for lost in passages.topics_lost:
        yield f"The topics that an editor chose for “{Truncator(lost.text).chars(IN_SIGHT)}” go."

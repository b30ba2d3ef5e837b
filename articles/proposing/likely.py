"""The sentences of a text, and how likely each answers a claim. Method and figures: docs/decisions/0020."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from articles.language import sentence_spans

from .amount import asks_how_long
from .clauses import clauses
from .index import Index, Rarity
from .item import words_of
from .leads import leads, questions
from .query import asked_for, terms
from .shapes import Asked, Offer, Part
from .study import speaks_of_research
from .value import read_value

ASK, ALSO, HEADING = 0.5, 0.5, 0.5
"""What a word to ask a clinic with weighs beside one of the question, as does an everyday word for one; and one of a
heading beside a sentence's own."""
WORDS, QUOTATION, TOPIC, VALUE_READ, RESEARCH = 0.15, 5.5, 1.3, 1.2, 1.2
"""What each sign weighs: learnt by logistic regression, and rounded; that of a value that is read is set."""
READ_BY_FORM = ("quantity", "set")
"""Kinds of claims whose value is known by its form: a figure in a fitting unit, a list after its lead-in."""
SILENT_UNDER, UNNAMED_UNDER, VALUE, SUBJECT = 3.1, 3.8, 1.0, 1.0
"""The score under which a claim is probably silent; what it counts, there and in the order, that a value is offered."""
STANCE_FROM, OF_BEST, OF_SUBJECT, FIRST = 3.0, 0.6, 0.3, 6
"""A yes or no is offered from this score on, from this share of the claim's best, and of what it asks about; no
sentence answers more claims than the last. Of what else was read hardly any was right."""
OF_ITEM, WHOLE = 0.7, 0.9
"""Of an item of a list this share, with the sentence that leads to it; with all, one claim more may be likelier."""
ASKED_OF_ALL = 3
"""In more questions than these a word is what all of them ask about."""
MOST, LOOKED_AT, OTHERS = 3, 6, 12
"""How many sentences are offered, of how many; and for how many claims one is likelier that only mentions this one."""
REFERS_BACK = re.compile(r"\W*(?:it|this|that|they|these|those)\b", re.IGNORECASE)
# "World Wide Web (WWW)": each is the other.
TWO_NAMES = re.compile(r"([\w-]+)\s\(([^)]+)\)")
IT = re.compile(r"\W*(?:it|they)\b", re.IGNORECASE)
OF_IT = re.compile(r"\w+ (?:it|you)\b", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
# "Written by Ann Lee": who stands behind the text, and nothing that it says.
BYLINE = re.compile(
    r"\W*(?:last |\w+ly )?(?:(?:fact[- ])?checked|reviewed|written|edited|updated|published|posted)(?: and \w+)? "
    r"(?:by (?:(?-i:[A-Z])|our |the (?:medical|editorial))|on |in (?:\w+ )?\d{4}\b)[^!?]{0,80}$",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")


class Likely:
    """The index of one text, made once from its passages.

    `asked` are all claims: by them a query's words are rare, and among them a sentence has those that it answers.
    """

    def __init__(self, text: str, parts: Sequence[Part], asked: Sequence[Asked] = ()) -> None:
        self.text = text
        self._rarity = Rarity([terms(*_words(one)) for one in asked])
        self._sentences = [
            (start, end, part)
            for part in parts
            if not _is_title(text, part)
            for start, end in sentence_spans(text, part.start, part.end)
            if not text[start:end].endswith("?")
            and LETTER.search(text, start, end)
            and not BYLINE.match(text[start:end])
        ]
        self._questions = list(questions(text, self._sentences))
        own = [
            terms(question, text[start:end])
            for question, (start, end, _) in zip(self._questions, self._sentences, strict=True)
        ]
        headings = [terms(*part.headings[-1:]) for *_, part in self._sentences]
        self._index = Index(own)
        self._headings = [heading.keys() - has for heading, has in zip(headings, own, strict=True)]
        self._research = [speaks_of_research(text[start:end]) for start, end, _ in self._sentences]
        self._leads = dict(leads(text, parts))
        self._asked = asked
        self._asking = Counter(term for one in asked for term in terms(one.question))
        self._scored: dict[str, list[float]] = {}
        self._subjects: dict[tuple[str, bool], dict[str, float]] = {}
        self._values: dict[tuple[int, str], dict[str, Any]] = {}

    def offers(self, asked: Asked, most: int = MOST) -> tuple[Offer, ...]:
        """Those sentences that most probably answer the claim, best first."""
        return tuple(self._offer(place, asked) for place in self._best(asked, most))

    def is_probably_silent(self, asked: Asked) -> bool:
        """Whether no sentence speaks to the claim as those do that answer one."""
        best = self._best(asked, MOST)
        is_named = any(self._has_value(one, asked) or self._of_subject(one, asked) >= OF_SUBJECT for one in best)
        likeliest = max((self._likelihood(one, asked) for one in best), default=0.0)
        return likeliest < (SILENT_UNDER if is_named else UNNAMED_UNDER)

    def claims_for(self, start: int, end: int, asked: Sequence[Asked]) -> tuple[Asked, ...]:
        """The claims in the order in which the marked words probably answer them."""
        marked = [place for place, (first, last, _) in enumerate(self._sentences) if first < end and last > start]
        fitting = {one.slug: max((self.scores(one)[place] for place in marked), default=0.0) for one in asked}
        return tuple(sorted(asked, key=lambda one: -fitting[one.slug]))

    def before(self, place: int) -> str:
        """What stands before this place of the text in its sentence, or in the one that leads to its list."""
        for start, end, part in self._sentences:
            if start <= place < end:
                return self._leads.get(part.start, "") + self.text[start:place]
        return ""

    def scores(self, asked: Asked) -> list[float]:
        """How likely each sentence answers the claim, in their order."""
        if asked.slug not in self._scored:
            self._scored[asked.slug] = self._worked_out(asked)
        return self._scored[asked.slug]

    def _worked_out(self, asked: Asked) -> list[float]:
        query = self._query(asked)
        joint, single = self._index.scores(query), self._best_of_single(asked)
        of_words = [
            WORDS * (joint.get(place, 0.0) + HEADING * self._index.whole({t: query[t] for t in heading & query.keys()}))
            + QUOTATION * single.get(place, 0.0)
            for place, heading in enumerate(self._headings)
        ]
        return [score + self._signs(place, asked, score > 0) for place, score in enumerate(of_words)]

    def _query(self, asked: Asked) -> dict[str, float]:
        """Each term of the question, of what to ask and of the quotations, by the share of these that have it."""
        said = [terms(one.exact) for one in asked.said]
        holding = Counter(term for one in said for term in one)
        shares = Counter({term: times / len(said) for term, times in holding.items()})
        shares.update(dict.fromkeys(terms(asked.question), 1.0))
        shares.update(dict.fromkeys(terms(asked.ask), ASK))
        shares.update(dict.fromkeys(terms(*asked.also), ALSO))
        return {term: share * self._rarity[term] for term, share in shares.items()}

    def _best_of_single(self, asked: Asked) -> dict[int, float]:
        """How much of the one quotation that fits a sentence best stands in it."""
        best: dict[int, float] = {}
        for said in {one.exact for one in asked.said}:
            query = {term: self._rarity[term] for term in terms(said)}
            whole = self._index.whole(query) or 1.0
            for place, score in self._index.scores(query).items():
                best[place] = max(best.get(place, 0.0), score / whole)
        return best

    def _signs(self, place: int, asked: Asked, has_word: bool) -> float:
        """Research tells only of a sentence that has a word of the claim."""
        *_, part = self._sentences[place]
        return (
            TOPIC * (part.topics[:1] == (asked.topic,))
            + VALUE_READ * (asked.kind in READ_BY_FORM and "mention" not in self._read(place, asked))
            + RESEARCH * (self._research[place] and has_word)
        )

    def _best(self, asked: Asked, most: int) -> list[int]:
        """Values before mentions that are hardly likelier, and not what answers others rather after its own."""
        scores = self.scores(asked)
        near = sorted(range(len(scores)), key=lambda one: -scores[one])[: max(most, LOOKED_AT)]
        near = [place for place in near if scores[place] > 0]
        own = [place for place in near if self._has_value(place, asked) or self._likelier(place, asked) < OTHERS]
        likeliest = near.index(own[0]) if own else len(near)
        return sorted((near[:likeliest] + own)[:most], key=lambda place: -self._likelihood(place, asked))

    def _likelihood(self, place: int, asked: Asked) -> float:
        return (
            self.scores(asked)[place] + VALUE * self._has_value(place, asked) + SUBJECT * self._of_subject(place, asked)
        )

    def _has_value(self, place: int, asked: Asked) -> bool:
        return "mention" not in self._value(place, asked)

    def _likelier(self, place: int, asked: Asked) -> int:
        """For how many claims the sentence is likelier."""
        of_all = self._scores_of_all[place]
        return len(of_all) - bisect_right(of_all, self.scores(asked)[place])

    @cached_property
    def _scores_of_all(self) -> list[list[float]]:
        """Of each sentence those for every claim, in order."""
        scores = [self.scores(one) for one in self._asked]
        return [sorted(one[place] for one in scores) for place in range(len(self._sentences))]

    def _read(self, place: int, asked: Asked) -> dict[str, Any]:
        if (place, asked.slug) not in self._values:
            first, last, _ = self._sentences[place]
            start, end = words_of(self.text, first, last)
            words = f"{self._questions[place]}{self.text[start:end]}"
            self._values[place, asked.slug] = read_value(words, asked, self.before(first))
        return self._values[place, asked.slug]

    def _value(self, place: int, asked: Asked) -> dict[str, Any]:
        """What is offered: a yes or no only where the sentence probably answers the claim."""
        value = self._read(place, asked)
        if self._answers(place, asked):
            return value
        return {"mention": True} | {name: one for name, one in value.items() if name == "study"}

    def _answers(self, place: int, asked: Asked) -> bool:
        """Whether the sentence is near the best for the claim, and the claim among the first for the sentence.

        Of an amount its unit tells enough; but how long something takes stands in many sentences.
        """
        own, most = self.scores(asked)[place], max(self.scores(asked))
        if asked.kind == "quantity":
            has_word = not asked_for(asked).keys().isdisjoint(terms(self._with_subject(place)))
            return has_word or own == most or not asks_how_long(asked)
        if asked.kind != "stance":
            return self._likelier(place, asked) < FIRST
        subject, is_item = self._of_subject(place, asked, own=True), self._sentences[place][2].start in self._leads
        return (
            self._likelier(place, asked) < FIRST + (subject >= WHOLE)
            and own >= max(STANCE_FROM, OF_BEST * most)
            and subject >= (OF_ITEM if is_item else OF_SUBJECT)
            and not self._is_of_another(place, asked)
        )

    def _is_of_another(self, place: int, asked: Asked) -> bool:
        """Whether its subject is that of the sentence before, which has no word of the claim: "It is temporary."."""
        words = self.text[slice(*self._sentences[place][:2])]
        if not IT.match(words) or OF_IT.match(asked.question) or len(clauses(words)) > 1:
            return False
        before = self._with_subject(place).removesuffix(words)
        return before != "" and asked_for(asked).keys().isdisjoint(terms(before))

    def _of_subject(self, place: int, asked: Asked, own: bool = False) -> float:
        """How much of what the claim asks about the sentence or its heading names: its rare words, as others use them.

        Of its `own`, what many questions ask about counts for less.
        In "Does it help finasteride get in?" that is finasteride.
        """
        *_, part = self._sentences[place]
        has, lead = terms(self._with_subject(place), *part.headings[-1:]), self._leads.get(part.start, "")
        for word, meant in asked.also.items():
            if terms(word).keys() <= has.keys():
                has += terms(meant)
        for names in TWO_NAMES.findall(asked.question):
            if (lead or names[1].isupper()) and any(terms(one).keys() <= has.keys() for one in names):
                has += terms(*names)
        weights = self._weights_of_subject(asked, own)
        if weights.keys() & has.keys():
            has += terms(lead)
        return sum(weight for term, weight in weights.items() if term in has) if weights else OF_SUBJECT

    def _weights_of_subject(self, asked: Asked, own: bool) -> dict[str, float]:
        """What part of the claim's subject each word of its question is."""
        if (asked.slug, own) not in self._subjects:
            said = [terms(one.exact) for one in asked.said]
            weights = {
                term: (self._rarity[term] * (1 + sum(term in one for one in said))) ** 2
                / (max(1, self._asking[term] - ASKED_OF_ALL) if own else 1)
                for term in terms(asked.question)
            }
            whole = sum(weights.values())
            self._subjects[asked.slug, own] = {term: weight / whole for term, weight in weights.items()}
        return self._subjects[asked.slug, own]

    def _with_subject(self, place: int) -> str:
        """The sentence, after the one before it in its passage where it refers to what that names."""
        start, end, part = self._sentences[place]
        words = self.text[start:end]
        if place and REFERS_BACK.match(words) and self._sentences[place - 1][2] is part:
            start = self._sentences[place - 1][0]
        return self.text[start:end]

    def _offer(self, place: int, asked: Asked) -> Offer:
        first, last, _ = self._sentences[place]
        start, end = words_of(self.text, first, last)
        return Offer(start, end, self._likelihood(place, asked), self._value(place, asked))


def _is_title(text: str, part: Part) -> bool:
    """Whether it opens the text, above every heading, and is no sentence."""
    words = text[part.start : part.end].strip()
    return not part.headings and not text[: part.start].strip() and ENDS.search(words) is None


def _words(asked: Asked) -> tuple[str, ...]:
    return asked.question, asked.ask, *(said.exact for said in asked.said)

"""Stored content in the states that tests speak of; everything written goes through the actions."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from articles.actions import log_changes, publish, save_draft
from articles.models import (
    Claim,
    ClaimKind,
    Correction,
    Page,
    Passage,
    Question,
    Reference,
    Revision,
    Source,
    Statement,
    Term,
    Topic,
    Written,
    next_letter,
)

TEXT = "Does needling help some people?\n\nHow much does it help?\n"
"""Words that state no fact, so that they may be published anywhere without a source."""
BROKEN_TEXT = "Does needling help some people?\n\nDo you see [[nowhere]]?\n\nIs it [@Z] so?\n"


def drafted(written: Written, markdown: str) -> Revision:
    """Save the words as the form does, for an editor who went on from what it showed."""
    return save_draft(written, markdown, begun_from=written.text and written.text.working)


def published(written: Written, markdown: str) -> Revision:
    """Publish the words as the newest revision of `written`, which then knows of it."""
    revision = publish(drafted(written, markdown))
    written.refresh_from_db(fields=["text"])
    return revision


class UnwrittenTopic(DjangoModelFactory):
    """A topic without a text."""

    class Meta:
        model = Topic
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"topic-{n}")
    name = factory.Sequence(lambda n: f"Topic {n}")
    question = "What is this about?"
    position = factory.Sequence(lambda n: 100 + n)


class DraftTopic(UnwrittenTopic):
    """A topic whose text is saved and not published."""

    @factory.post_generation
    def text_saved(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        save_draft(self, markdown or TEXT)


class PublishedTopic(UnwrittenTopic):
    """A topic whose text readers see."""

    @factory.post_generation
    def text_published(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        published(self, markdown or TEXT)


class UnwrittenQuestion(DjangoModelFactory):
    class Meta:
        model = Question
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"question-{n}")
    wording = factory.Sequence(lambda n: f"Is it question {n}?")
    topic = factory.SubFactory(UnwrittenTopic)


class DraftQuestion(UnwrittenQuestion):
    """A question whose answer is saved and not published."""

    @factory.post_generation
    def text_saved(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        save_draft(self, markdown or TEXT)


class UnwrittenTerm(DjangoModelFactory):
    """A term without a definition."""

    class Meta:
        model = Term
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"term-{n}")
    name = factory.Sequence(lambda n: f"Term {n}")


class PublishedTerm(UnwrittenTerm):
    """A term whose definition readers see."""

    @factory.post_generation
    def text_published(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        published(self, markdown or TEXT)


class CheckedReference(DjangoModelFactory):
    class Meta:
        model = Reference

    key = factory.Sequence(lambda n: f"study-{n}")
    citation = "Able B. A study. Journal 2020;1:1."
    address = "https://example.org/study"
    checked_on = "2026-01-02"
    design = "overview"


class Trial(CheckedReference):
    """A trial that the rule on certainty finds nothing wrong with."""

    design = "randomised"
    people = 400
    read_in = "full text"


class MadeCorrection(DjangoModelFactory):
    """Of the topic cost."""

    class Meta:
        model = Correction

    key = factory.Sequence(lambda n: f"correction-{n}")
    on = date(2026, 11, 29)
    said = "We said that two sources give a price."
    now = "One source gives a price."
    why = "We had counted a guess as a price."
    where = factory.LazyFunction(lambda: ["/topics/cost/"])


def _is_taken(letter: str) -> bool:
    return Source.objects.filter(letter=letter).exists()


class StoredSource(DjangoModelFactory):
    """A source with a short text, stored without the importer."""

    class Meta:
        model = Source

    class Params:
        place = factory.LazyFunction(lambda: next_letter(Source.objects.count(), _is_taken))

    letter = factory.LazyAttribute(lambda source: source.place[0])
    position = factory.LazyAttribute(lambda source: source.place[1])
    slug = factory.LazyAttribute(lambda source: f"{source.letter.lower()}-stored")
    file = factory.LazyAttribute(lambda source: f"{source.slug}.txt")
    is_read = True
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    title = "A stored article"
    text = "It surely works. It never works."
    encoding = "utf-8"


class StoredPassage(DjangoModelFactory):
    """The whole text of its source as one paragraph."""

    class Meta:
        model = Passage

    source = factory.SubFactory(StoredSource)
    public_id = factory.Sequence(lambda n: f"{n:010x}")
    kind = "paragraph"
    text = factory.LazyAttribute(lambda passage: passage.source.text)
    start = 0
    end = factory.LazyAttribute(lambda passage: len(passage.text))


class SilentClaim(DjangoModelFactory):
    """A yes-or-no claim on which no source speaks."""

    class Meta:
        model = Claim
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"claim-{n}")
    question = factory.Sequence(lambda n: f"Does it work, case {n}?")
    topic = factory.SubFactory(UnwrittenTopic)
    kind = ClaimKind.STANCE
    is_published = True
    position = factory.Sequence(lambda n: 100 + n)


class AmountClaim(SilentClaim):
    """A claim that asks for an amount."""

    kind = ClaimKind.QUANTITY
    unit = "weeks"


class LevelClaim(SilentClaim):
    """A claim that asks how strong something is."""

    kind = ClaimKind.LEVEL


class SetClaim(SilentClaim):
    """A claim that asks which things there are."""

    kind = ClaimKind.SET


class FoundStatement(DjangoModelFactory):
    """A statement whose quotation has its place in the stored text."""

    class Meta:
        model = Statement

    claim = factory.SubFactory(SilentClaim)
    passage = factory.SubFactory(StoredPassage)
    source = factory.LazyAttribute(lambda statement: statement.passage.source)
    exact = "It surely works."
    start = factory.LazyAttribute(lambda statement: statement.source.text.index(statement.exact))
    end = factory.LazyAttribute(lambda statement: statement.start + len(statement.exact))
    stance = 2


class LostStatement(DjangoModelFactory):
    """A statement whose quotation is not in its source any more."""

    class Meta:
        model = Statement

    claim = factory.SubFactory(SilentClaim)
    source = factory.SubFactory(StoredSource)
    exact = "Words that stood there once."
    stance = 2


class ConflictingClaim(SilentClaim):
    """A claim to which one source says yes and another no."""

    @factory.post_generation
    def sides(self: Any, create: bool, extracted: Any, **_: Any) -> None:
        FoundStatement(claim=self, stance=2)
        FoundStatement(claim=self, exact="It never works.", stance=-2)


def answered(claim: Claim, **stances: int) -> Claim:
    """The claim, now that the sources with these letters answer it so, each in words of its own text."""
    for letter, stance in stances.items():
        passage = Passage.objects.filter(source__letter=letter).first()
        FoundStatement(claim=claim, passage=passage, exact=passage.text, stance=stance)
    log_changes("They answer it.")
    return claim


class WithdrawnSource(StoredSource):
    """A source that its publisher took back."""

    withdrawn_on = date(2026, 3, 2)


class UnreadSource(StoredSource):
    """A source that no editor has read yet."""

    is_read = False


class UnpublishedClaim(SilentClaim):
    """A claim that readers do not see yet."""

    is_published = False


class PublishedQuestion(UnwrittenQuestion):
    """A question whose answer readers see."""

    @factory.post_generation
    def text_published(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        published(self, markdown or TEXT)


class UnwrittenPage(DjangoModelFactory):
    """A page that stands alone, without a text."""

    class Meta:
        model = Page
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"page-{n}")
    name = factory.Sequence(lambda n: f"Page {n}")


class PublishedPage(UnwrittenPage):
    """A page that stands alone, as readers see it."""

    @factory.post_generation
    def text_published(self: Any, create: bool, markdown: str | None, **_: Any) -> None:
        published(self, markdown or TEXT)

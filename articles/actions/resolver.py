"""What the marks in a text point at, looked up in the stored content and handed to the renderer."""

from functools import cached_property
from html import unescape
from typing import TypeAlias

from django.urls import reverse
from django.utils.html import strip_tags

from articles.models import Claim, Passage, Question, Reference, RemovedSeed, Source, Term, Topic, former_slugs
from articles.models.term import folded_name
from articles.quoting import Quotation, QuotationError, find
from articles.rendering import SOURCES, Cause, Target, Unresolved
from articles.shown import Form, NotComputed, Unanswered, nobody

from .seen_claims import KINDS, SeenClaims

Linked: TypeAlias = Topic | Question | Claim | Term
LINKED: tuple[type[Linked], ...] = (Topic, Question, Claim, Term)
"""The kinds of things that have a slug to link to, in the order in which they are looked through."""
NOT_ASKED = ("markdown", "body_html", "problems", "citations", "references", "links")
"""What no mark needs of the words of what it points at."""


class StoredContent:
    """Resolves citations, references and links; looks each thing up once, so use a new one for each action."""

    def citation(self, source: str, words: str | None) -> Target:
        cited = self._sources.get(source.lower())
        if cited is None:
            raise Unresolved(f"there is no source {source}: our sources are {_listed(self._letters)}")
        if cited.withdrawn_on is not None:
            self._is_withdrawn(cited)
        if not cited.is_read:
            self._is_unread(cited)
        if words is None:
            return Target(cited.get_absolute_url(), cited.letter, cited.name, cited.slug, cited.tone)
        passage = self.passage_with(cited, Quotation(words))
        return Target(
            f"{cited.get_absolute_url()}#p-{passage.public_id}",
            cited.letter,
            source=cited.slug,
            tone=cited.tone,
            passage=passage.public_id,
        )

    def _is_withdrawn(self, source: Source) -> None:
        told = f"source {source.letter} was withdrawn on {source.withdrawn_on:%-d %B %Y}: cite another"
        raise Unresolved(told, Cause.WITHDRAWN, source.slug)

    def _is_unread(self, source: Source) -> None:
        told = f"source {source.letter} does not count, so that readers do not see it: let it count, or cite another"
        raise Unresolved(told, Cause.UNREAD, source.slug)

    def reference(self, key: str) -> Target:
        if key not in self._references:
            raise Unresolved(f"there is no reference {key}: add it under References first")
        cited = self._references[key]
        if cited.retracted:
            self._is_retracted(cited)
        if not cited.is_weighable:
            self._is_unweighed(cited)
        return Target(f"#ref-{key}", cited.name)

    def _is_retracted(self, cited: Reference) -> None:
        raise Unresolved(f"{cited.called} was retracted: cite another work, or none", Cause.RETRACTED)

    def _is_unweighed(self, cited: Reference) -> None:
        told = f"say under References what {cited.key} is: its design, and how many or who took part"
        raise Unresolved(told, Cause.UNWEIGHED)

    def link(self, slug: str) -> Target:
        linked = self._linked_by(slug)
        return Target(
            linked.get_absolute_url(),
            _in_a_sentence(linked, slug),
            traces=isinstance(linked, Claim) and self._traces(linked),
            definition=_definition(linked) if isinstance(linked, Term) else "",
            spoken=self._claims.spoken(linked) if isinstance(linked, Claim) else None,
        )

    def computed(self, about: str, form: str, answer: str) -> Target:
        """What the comparison says of a claim, or of the sources themselves, in words."""
        if about == SOURCES:
            return self._of_sources(form)
        claim = self._claim(about, form)
        words = self._words(claim, form, answer)
        return Target(claim.get_absolute_url(), words, traces=True, spoken=self._claims.spoken(claim))

    def _words(self, claim: Claim, form: str, answer: str) -> str:
        try:
            return self._claims.words(claim, form, answer)
        except NotComputed as error:
            cause = Cause.UNANSWERED if isinstance(error, Unanswered) else Cause.UNKNOWN
            raise Unresolved(f"[[{claim.slug}:{form}]]: {error}", cause) from error

    def _claim(self, about: str, form: str) -> Claim:
        place = LINKED.index(Claim)
        claim = self._linked[place].get(about) or self._formerly[place].get(about)
        if not isinstance(claim, Claim):
            told = f"[[{about}:{form}]] is about no claim: only what sources are compared on can be computed"
            raise Unresolved(told, self._cause_of_lack(about))
        if not claim.is_published:
            self._is_unseen(claim, f"{about}:{form}")
        return claim

    def _traces(self, claim: Claim) -> bool:
        """Whether readers can check there what the sources say, or are led on to where they can."""
        return claim.is_published or claim.archived is not None

    def _is_unseen(self, claim: Claim, mark: str) -> None:
        if claim.archived:
            self._is_archived(claim, mark)
        raise Unresolved(f"[[{mark}]] tells of a claim that readers do not see: publish that first")

    def _cause_of_lack(self, slug: str) -> Cause:
        return Cause.DELETED if RemovedSeed.objects.filter(key=slug).exists() else Cause.UNKNOWN

    def _of_sources(self, form: str) -> Target:
        words = self._claims.of_sources(form)
        if words is None:
            raise Unresolved(f"[[{SOURCES}:{form}]]: expected one of {', '.join(('count', *KINDS))}")
        return Target(reverse("sources"), words, traces=True)

    def _linked_by(self, slug: str) -> Linked:
        """What has this slug, had it, or is spelt so."""
        found = [linked[slug] for linked in self._linked if slug in linked]
        found = found or [linked[slug] for linked in self._formerly if slug in linked]
        if not found and (term := self._spelt.get(folded_name(slug))):
            found = [term]
        if not found:
            told = f"[[{slug}]] leads nowhere: there is no topic, question, claim or term of that slug"
            raise Unresolved(told, self._cause_of_lack(slug))
        if len(found) > 1:
            kinds = " and ".join(f"a {one._meta.verbose_name}" for one in found)
            raise Unresolved(f"[[{slug}]] could lead to {kinds}: give one of them another slug")
        (linked,) = found
        if linked.archived and linked.archived.notice:
            self._is_archived(linked, slug)
        return linked

    def _is_archived(self, linked: Linked, slug: str) -> None:
        when = f"{linked.archived.archived_at:%-d %B %Y}" if linked.archived else ""
        told = f"[[{slug}]] was archived on {when}: publish it again, or link something else"
        raise Unresolved(told, Cause.ARCHIVED)

    def passage_with(self, source: Source, quotation: Quotation) -> Passage:
        """The passage that holds the quoted words. Raises `Unresolved`."""
        try:
            start, end = find(source.text, quotation)
        except QuotationError as error:
            raise Unresolved(f"source {source.letter}: {error}", Cause.NOT_FOUND, source.slug) from error
        holding = [one for one in self._passages(source) if one.start <= start and end <= one.end]
        if not holding:
            raise Unresolved(
                f"source {source.letter}: “{quotation.exact}” runs over more than one passage, or is page furniture: "
                "quote words from within one passage",
                Cause.NOT_FOUND,
                source.slug,
            )
        return holding[0]

    @cached_property
    def _claims(self) -> SeenClaims:
        return SeenClaims()

    @cached_property
    def _sources(self) -> dict[str, Source]:
        sources = list(Source.objects.order_by("position"))
        self._letters = [source.letter for source in sources if source.is_read and source.withdrawn_on is None]
        known = {name.lower(): source for source in sources for name in (source.letter, source.slug)}
        former = {old.lower(): known[new] for old, new in former_slugs(Source).items() if new in known}
        return former | known

    @cached_property
    def _references(self) -> dict[str, Reference]:
        """By key, and by the key that an editor changed once."""
        stored = list(Reference.objects.all())
        return {one.seeded.get("key", one.key): one for one in stored} | {one.key: one for one in stored}

    @cached_property
    def _linked(self) -> list[dict[str, Linked]]:
        linked = (kind._default_manager.select_related("text__live", "text__archived") for kind in LINKED)
        everything = (kind.defer(*(f"text__live__{name}" for name in NOT_ASKED)) for kind in linked)
        return [{one.slug: one for one in kind} for kind in everything]

    @cached_property
    def _formerly(self) -> list[dict[str, Linked]]:
        """The same by the slugs that they had before: what was written before a rename goes on leading there."""
        return [
            {old: linked[new] for old, new in former_slugs(kind).items() if new in linked}
            for kind, linked in zip(LINKED, self._linked, strict=True)
        ]

    @cached_property
    def _spelt(self) -> dict[str, Term]:
        """Every term by its name and other spellings, however they are written."""
        terms = Term.objects.select_related("text__live")
        return {folded_name(spelling): term for term in terms for spelling in (term.name, *term.spellings)}

    @cached_property
    def _by_source(self) -> dict[int, list[Passage]]:
        passages: dict[int, list[Passage]] = {}
        for passage in Passage.objects.quotable().defer("text"):
            passages.setdefault(passage.source_id, []).append(passage)
        return passages

    def _passages(self, source: Source) -> list[Passage]:
        return self._by_source.get(source.pk, [])


class LoadedContent(StoredContent):
    """The same for what is loaded: what tells of a claim that readers do not see loads as an export wrote it."""

    def _traces(self, claim: Claim) -> bool:
        return True

    def _is_unseen(self, claim: Claim, mark: str) -> None:
        if claim.archived:
            super()._is_unseen(claim, mark)

    def reference(self, key: str) -> Target:
        """What an editor deleted stays as words; `verify_content` tells of it."""
        if key not in self._references and RemovedSeed.objects.filter(model="reference", key=key).exists():
            return Target("", key)
        return super().reference(key)

    def _is_retracted(self, cited: Reference) -> None:
        """It was cited before; `verify_content` tells of it."""

    def _is_unweighed(self, cited: Reference) -> None:
        """An export wrote it before anybody was asked; `verify_content` tells of it."""


class SeenContent(StoredContent):
    """The same for what readers see already.

    What is gone meanwhile leads to where they are told so; where nothing tells it, its words stay and lead nowhere.
    """

    def citation(self, source: str, words: str | None) -> Target:
        try:
            return super().citation(source, words)
        except Unresolved as error:
            if error.cause is Cause.NOT_FOUND:
                return super().citation(source, None)
            cited = self._sources.get(source.lower())
            return Target("", cited.letter if cited else source)

    def reference(self, key: str) -> Target:
        try:
            return super().reference(key)
        except Unresolved:
            cited = self._references.get(key)
            return Target(f"#ref-{key}", cited.name) if cited else Target("", key)

    def link(self, slug: str) -> Target:
        try:
            return super().link(slug)
        except Unresolved:
            return Target("", _in_words(slug))

    def computed(self, about: str, form: str, answer: str) -> Target:
        try:
            return super().computed(about, form, answer)
        except Unresolved:
            return Target("", _of_nobody(about, form))

    def _words(self, claim: Claim, form: str, answer: str) -> str:
        try:
            return super()._words(claim, form, answer)
        except Unresolved:
            return _of_nobody(claim.slug, form)

    def _is_unseen(self, claim: Claim, mark: str) -> None:
        """What sources say on it goes on being told."""

    def _is_withdrawn(self, source: Source) -> None:
        """Its page says so."""

    def _is_archived(self, linked: Linked, slug: str) -> None:
        """Its address says so."""


def _in_a_sentence(linked: Linked, slug: str) -> str:
    """The words of a link that was given none: a name as it stands inside a sentence, or the words of the slug."""
    if not isinstance(linked, Topic | Term):
        return _in_words(slug)
    keeps_capitals = linked.name[1:2].isupper()
    return linked.name if keeps_capitals else linked.name[:1].lower() + linked.name[1:]


def _in_words(slug: str) -> str:
    return slug.replace("-", " ")


def _of_nobody(about: str, form: str) -> str:
    """What a mark writes of a claim that is gone, or of an answer that it cannot have any more."""
    return nobody(form) if form.lower() in tuple(Form) else _in_words(about)


def _definition(term: Term) -> str:
    """The term's meaning in plain words; empty while it has none."""
    own_words = term.live.lead_html.split('<p class="definition">')[0] if term.live else ""
    return " ".join(unescape(strip_tags(own_words)).split())


def _listed(letters: list[str]) -> str:
    return ", ".join(letters) or "none yet"

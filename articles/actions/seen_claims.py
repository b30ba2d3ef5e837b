"""The comparison as the marks of texts tell it and typed words are checked against it, read when first asked for."""

from functools import cached_property

from articles.comparing import number
from articles.models import Claim, Interest, Source
from articles.models.source import Studies
from articles.rendering import Spoken
from articles.shown import SeenClaim, Sources, computed, figures_in, giving, told, with_answers, with_kind
from articles.shown.runs import Speakers

KINDS = {
    **{interest.value.replace(" ", "-"): ("interest", interest.value) for interest in Interest},
    **{f"studies-{studies.value}": ("studies", studies.value) for studies in Studies},
}
"""What `[[sources:…]]` may ask for besides how many there are: "offers", "not-stated", "studies-findable"."""


class SeenClaims:
    """Of one moment: use a new one for each action."""

    def __init__(self) -> None:
        self._giving: dict[tuple[str, str], Speakers] = {}
        self._spoken: dict[str, Spoken] = {}

    def words(self, claim: Claim, form: str, answer: str) -> str:
        """What a mark writes of a claim. Raises `NotComputed`."""
        return computed(self._seen[claim.slug], form, self._who_gives(claim, answer) if answer else None)

    def _who_gives(self, claim: Claim, answer: str) -> Speakers:
        """Looked up once: many texts tell of the same answer."""
        if (claim.slug, answer) not in self._giving:
            self._giving[claim.slug, answer] = giving(self._seen[claim.slug], answer)
        return self._giving[claim.slug, answer]

    def of_sources(self, form: str) -> str | None:
        """How many sources there are, or which are of this kind; None for another form."""
        words = self._of_sources(form.lower())
        return words[:1].upper() + words[1:] if words and form[:1].isupper() else words

    def _of_sources(self, form: str) -> str | None:
        every = self._sources.count
        if form == "count":
            return number(every)
        if form not in KINDS:
            return None
        field, value = KINDS[form]
        return with_kind([one for one in self._all if getattr(one, field) == value], every)

    def spoken(self, claim: Claim) -> Spoken:
        """Who speaks on it."""
        if claim.slug not in self._spoken:
            self._spoken[claim.slug] = self._who_speaks(claim)
        return self._spoken[claim.slug]

    def _who_speaks(self, claim: Claim) -> Spoken:
        seen = self._seen[claim.slug]
        counted, uncounted = self._letters
        named = seen.answers if seen.names_all else ()
        return Spoken(
            claim.question,
            seen.sources.count,
            seen.speaking,
            frozenset(one.source.letter for one in named if one.values),
            frozenset(one.source.letter for one in seen.touching) if self._sources.are_few else None,
            counted,
            figures_in(seen.answers),
            uncounted,
        )

    @cached_property
    def _letters(self) -> tuple[frozenset[str], frozenset[str]]:
        """Those of the sources that count, and of the others."""
        counted = frozenset(Source.objects.for_display().values_list("letter", flat=True))
        return counted, frozenset(Source.objects.values_list("letter", flat=True)) - counted

    @cached_property
    def _sources(self) -> Sources:
        return Sources.now()

    @cached_property
    def _all(self) -> list[Source]:
        return list(Source.objects.for_display())

    @cached_property
    def _seen(self) -> dict[str, SeenClaim]:
        """Also those that readers do not see yet: what is said on them is worked out."""
        claims = [*Claim.objects.to_tell(), *Claim.objects.filter(is_published=False)]
        return {one.claim.slug: one for one in with_answers(told(claims, self._sources))}

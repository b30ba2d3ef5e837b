"""The comparison as the marks of texts tell it and typed words are checked against it, read when first asked for."""

from functools import cached_property

from articles.comparing import number
from articles.models import Claim, Interest, Source
from articles.models.source import Studies
from articles.rendering import Spoken
from articles.shown import SeenClaim, Sources, computed, figures_in, giving, told, with_answers, with_kind

KINDS = {
    **{interest.value.replace(" ", "-"): ("interest", interest.value) for interest in Interest},
    **{f"studies-{studies.value}": ("studies", studies.value) for studies in Studies},
}
"""What `[[sources:…]]` may ask for besides how many there are: "offers", "not-stated", "studies-findable"."""


class SeenClaims:
    """Of one moment: use a new one for each action."""

    def words(self, claim: Claim, form: str, answer: str) -> str:
        """What a mark writes of a claim. Raises `NotComputed`."""
        seen = self._seen[claim.slug]
        return computed(seen, form, giving(seen, answer) if answer else None)

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
        seen = self._seen[claim.slug]
        counted, uncounted = self._letters
        named = seen.answers if seen.names_all else ()
        return Spoken(
            claim.question,
            seen.sources.count,
            seen.speaking,
            frozenset(one.source.letter for one in named if one.values),
            frozenset(one.source.letter for one in seen.touching),
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

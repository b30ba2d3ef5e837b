"""How what leans on a source stands since its text changed: lost, on changed ground, or as before."""

from collections.abc import Collection, Iterator
from functools import cached_property

from django.utils.translation import ngettext

from articles.language import in_context
from articles.models import Claim, Question, Revision, Source, Statement, Written
from articles.models.flag import Standing
from articles.quoting import Quotation, QuotationError, find
from articles.rendering import Cause, Problem, Unresolved

from .resolver import StoredContent


class _OfAnySource(StoredContent):
    """Quotations of a source that does not count are looked up too."""

    def _is_unread(self, source: Source) -> None:
        pass


class HowItStands:
    """Answers for one source, as it is stored now; `moved` are the statements whose passage has other words."""

    def __init__(self, source: Source, moved: Collection[int] = ()) -> None:
        self._source, self._moved = source, moved
        self._content = _OfAnySource()

    def told(self, leans: Statement | Written) -> tuple[str, Standing]:
        """What to say of it besides that the source changed, and how it stands."""
        if isinstance(leans, Statement):
            return self._of_statement(leans)
        if lines := self._lost_lines(leans.text_id):
            where = f"{ngettext('line', 'lines', len(lines))} {_listed(lines)}"
            return f"It quotes words that are not in it any more: {where}.", Standing.LOST
        if self._stands_on_changes(leans):
            return "", Standing.CHANGED
        return "What it rests on stands as before.", Standing.AS_BEFORE

    def _of_statement(self, statement: Statement) -> tuple[str, Standing]:
        if statement.start is None:
            return "These words are not in it any more.", Standing.LOST
        if statement.pk in self._moved:
            return "The passage around these words is another.", Standing.CHANGED
        return "These words stand as before.", Standing.AS_BEFORE

    def _stands_on_changes(self, leans: Written) -> bool:
        claims = [leans] if isinstance(leans, Claim) else leans.claims.all() if isinstance(leans, Question) else ()
        return leans.text_id in self._shaken_texts or any(claim.pk in self._shaken_claims for claim in claims)

    @cached_property
    def _shaken_claims(self) -> set[int]:
        statements = self._source.statements.all()
        return {one.claim_id for one in statements if one.start is None or one.pk in self._moved}

    @cached_property
    def _shaken_texts(self) -> set[int]:
        """Those that quote a passage that is another since they were published, or cite the source as a whole."""
        passages = set(self._source.passages.values_list("public_id", flat=True))
        cited = ((revision.text_id, one["passage"]) for revision in self._citing for one in self._cited(revision))
        return {text for text, passage in cited if passage not in passages}

    @cached_property
    def problems(self) -> dict[int, tuple[Problem, ...]]:
        """The marks of each live text that quote what is not there, by its key. No other text is rendered for it."""
        lost = [one for one in self._citing if any(not self._is_found(cited["exact"]) for cited in self._cited(one))]
        return {one.text_id: tuple(self._its_own(one)) for one in lost}

    @cached_property
    def cited_sentences(self) -> dict[int, dict[str, str]]:
        """The sentence that holds each quotation of a live text, by the key of the text and the words quoted."""
        return {one.text_id: dict(self._sentences(one)) for one in self._citing}

    def _sentences(self, revision: Revision) -> Iterator[tuple[str, str]]:
        for exact in dict.fromkeys(cited["exact"] for cited in self._cited(revision) if cited["exact"]):
            try:
                text = self._content.passage_with(self._source, Quotation(exact)).text
                yield exact, in_context(text, *find(text, Quotation(exact))).sentence
            except (Unresolved, QuotationError):
                continue

    def _its_own(self, revision: Revision) -> Iterator[Problem]:
        for problem in revision.text.render(revision.markdown, self._content).problems:
            if problem.cause is Cause.NOT_FOUND and problem.source == self._source.slug:
                yield problem

    def _lost_lines(self, text: int | None) -> list[int]:
        """The lines of this live text that quote what is not there."""
        return [one.line for one in self.problems.get(text or 0, ())]

    @cached_property
    def _citing(self) -> list[Revision]:
        live = Revision.objects.live().select_related("text").defer("lead_html", "body_html")
        return [revision for revision in live if self._cited(revision)]

    def _cited(self, revision: Revision) -> list[dict[str, str]]:
        return [cited for cited in revision.citations if cited["source"] == self._source.slug]

    def _is_found(self, exact: str) -> bool:
        try:
            return not exact or bool(self._content.passage_with(self._source, Quotation(exact)))
        except Unresolved:
            return False


def _listed(lines: list[int]) -> str:
    return ", ".join(str(line) for line in dict.fromkeys(lines))

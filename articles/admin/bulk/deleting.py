"""Deleting many: what goes with each, what would lead nowhere, what it does to the agreement, and what cannot go."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import NestedObjects, flatten, model_ngettext
from django.db.models import PROTECT, RESTRICT, Max, Model
from django.utils.text import Truncator
from django.utils.translation import ngettext

from articles.actions import CAN_COME_BACK
from articles.admin.publishing.releasing import editor_of
from articles.admin.recording.compared import BeforeAndAfter
from articles.models import (
    Archived,
    Claim,
    Link,
    Reference,
    Revision,
    Source,
    Statement,
    Step,
    Written,
    is_recorded,
    newest_records,
)
from articles.models.statement import unless_it_counts
from articles.shown import compare_claim, compare_claims

from .confirming import Bulk, Consequence, ReasonForm

TAKE_IT_BACK = "Take it back for another reading, or withdraw it, first."
Counts = Counter[type[Model]]


class Deleting(Bulk[Model]):
    name = "delete_selected"
    description = "Delete selected %(verbose_name_plural)s"
    permission = "delete"
    button = "Delete them"
    form_class = ReasonForm

    def __init__(self, model_admin: "admin.ModelAdmin[Any]", *asked: Any) -> None:
        super().__init__(model_admin, *asked)
        self.is_final = model_admin.model not in CAN_COME_BACK
        self.title = f"Delete these {model_admin.opts.verbose_name_plural}?"

    def steps(self, chosen: Sequence[Model]) -> list[Consequence[Model]]:
        """Each with what goes with it; none where the editor may not delete all of that."""
        lacking = self.admin.get_deleted_objects(chosen, self.request)[2]
        if lacking:
            refusal = f"stays: you may not delete {' and '.join(sorted(map(str, lacking)))}."
            return [Consequence(stays, refusal, is_refused=True) for stays in chosen]
        collector = NestedObjects(using="default", origin=chosen)
        collector.collect(chosen)
        going, standing = _going(collector.nested(), type(chosen[0])), _standing(collector.protected, chosen)
        said, done = dict(_said_of(chosen)), _done_with(chosen)
        steps = [
            replace(_step(one, going[one.pk], standing[one.pk], said.get(one.pk, "")), state=done[one.pk])
            for one in chosen
        ]
        self._compare([step.one for step in steps if not step.is_refused])
        return steps

    def do(self, chosen: Sequence[Model]) -> str:
        message = f"Deleted. {self.form.cleaned_data['reason'].strip()}".strip()
        LogEntry.objects.log_actions(editor_of(self.request).pk, chosen, DELETION, change_message=message)
        going = self.admin.get_queryset(self.request).filter(pk__in=[one.pk for one in chosen])
        self.admin.delete_queryset(self.request, going)
        return f"{self.counted(len(chosen))} deleted."

    def _compare(self, going: Sequence[Model]) -> None:
        """Statements make the agreement: where it changes, readers are owed the reason."""
        statements = [statement.pk for statement in going if isinstance(statement, Statement)]
        changed = [compared for compared in without(statements) if compared.changes] if statements else []
        self.beside = [
            f"The agreement on “{compared.after.claim}” changes from “{compared.before.words}” to "
            f"“{compared.after.words}”."
            for compared in changed
        ]
        if changed:
            field = self.form.fields["reason"]
            field.required, field.label = True, "Reason for readers"
            field.help_text = "It stands in the public list of changes, with today’s date."


admin.site.add_action(Deleting.action(), Deleting.name)


def without(statements: Sequence[int]) -> list[BeforeAndAfter]:
    """Every claim that these statements stand on, as it is compared now and as it would be without them."""
    sources = list(Source.objects.for_display())
    claims = Claim.objects.filter(pk__in=Statement.objects.filter(pk__in=statements).values("claim")).with_values()
    return [
        BeforeAndAfter(
            compare_claim(claim, claim.statements.all(), sources),
            compare_claim(claim, [kept for kept in claim.statements.all() if kept.pk not in statements], sources),
        )
        for claim in claims
    ]


def _step(one: Model, going: Counts, standing: Counts, said: str) -> Consequence[Model]:
    if standing and isinstance(one, Source):
        return Consequence(one, f"stays: {_listed(standing)} count for readers. {TAKE_IT_BACK}", is_refused=True)
    if standing:
        belong = ngettext(
            "belongs to it. Move or delete that first.", "belong to it. Move or delete those first.", standing.total()
        )
        return Consequence(one, f"stays: {_listed(standing)} {belong}", is_refused=True)
    goes = f"goes, and {_listed(going)} with it." if going else "goes."
    return Consequence(one, f"{goes} {said}".strip())


def _listed(counts: Counts) -> str:
    return " and ".join(sorted(f"{count} {model_ngettext(kind._meta, count)}" for kind, count in counts.items()))


def _done_with(chosen: Sequence[Model]) -> dict[Any, str]:
    """The newest that was done with each of them, with its text or the rest: another may do more meanwhile."""
    texts = {one.pk: one.text_id for one in chosen if isinstance(one, Written)}
    taken = Step.objects.filter(revision__text__in=filter(None, texts.values()))
    steps = dict(taken.order_by().values_list("revision__text").annotate(Max("pk"))) if texts else {}
    records = newest_records(chosen) if is_recorded(type(chosen[0])) else {}
    return {one.pk: f"{steps.get(texts.get(one.pk))} {records.get(one.pk)}" for one in chosen}


def _going(nested: Sequence[Any], model: type[Model]) -> defaultdict[Any, Counts]:
    """What goes with each of the chosen, counted by kind; `nested` is a list of objects, each before its own."""
    going: defaultdict[Any, Counts] = defaultdict(Counter)
    for one, own in pairwise(nested):
        if isinstance(own, list) and isinstance(one, model):
            others: list[Any] = flatten(own)
            going[one.pk].update(type(other) for other in others if not other._meta.auto_created)
    return going


def _standing(protected: Iterable[Model], chosen: Sequence[Model]) -> defaultdict[Any, Counts]:
    """What keeps each of the chosen from going, counted by kind."""
    standing: defaultdict[Any, Counts] = defaultdict(Counter)
    for other in protected:
        for field in other._meta.concrete_fields:
            keeps = getattr(field.remote_field, "on_delete", None) in (PROTECT, RESTRICT, unless_it_counts)
            if keeps and field.related_model is type(chosen[0]):
                standing[field.value_from_object(other)][type(other)] += 1
    return standing


def _said_of(chosen: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    """What else an editor should know of each before it goes."""
    match chosen[0]:
        case Reference():
            yield from _cited(chosen)
        case Statement():
            yield from ((one.pk, f"“{Truncator(one.exact).chars(90)}”") for one in chosen)
        case Written():
            yield from _linked(chosen)


def _cited(references: Sequence[Reference]) -> Iterator[tuple[Any, str]]:
    live = Revision.objects.live().exclude(references=[]).values_list("references", flat=True)
    cited = Counter(key for keys in live for key in set(keys))
    weighing = Claim.objects.weighing(*(reference.key for reference in references))
    for reference in references:
        said = []
        if count := cited[reference.key]:
            notes = ngettext("{} published note cites", "{} published notes cite", count).format(count)
            said.append(f"{notes} it and would break.")
        if count := sum(reference.key in claim.weighed for claim in weighing):
            claims = ngettext("{} claim", "{} claims", count).format(count)
            said.append(f"What it shows on {claims} would go with it.")
        if said:
            yield reference.pk, " ".join(said)


def _linked(chosen: Sequence[Written]) -> Iterator[tuple[Any, str]]:
    """How much links or leads on to it, how many revisions are kept, and what readers see compared on a claim now."""
    texts = [one.text_id for one in chosen if one.text_id]
    revisions = Counter(Revision.objects.filter(text__in=texts).values_list("text", flat=True))
    paths = {one.get_absolute_url(): one.pk for one in chosen}
    links = Counter(paths[path] for path in Link.objects.filter(path__in=paths).values_list("path", flat=True))
    archived = Archived.objects.filter(leads_to__in=paths).exclude(text__in=texts)
    led = Counter(paths[path] for path in archived.values_list("leads_to", flat=True))
    claims = Claim.objects.published().filter(pk__in=[one.pk for one in chosen if isinstance(one, Claim)])
    compared = compare_claims(claims.with_statements(), list(Source.objects.for_display())) if claims else []
    words = {of_claim.claim.pk: of_claim.words for of_claim in compared}
    for one in chosen:
        said = _said_of_text(one, revisions[one.text_id or 0], links[one.pk], led[one.pk], words.get(one.pk, ""))
        yield one.pk, " ".join(said)


def _said_of_text(one: Written, revisions: int, links: int, led: int, words: str) -> Iterator[str]:
    if revisions:
        kept = ngettext("its only revision", "all {} revisions", revisions).format(revisions)
        yield f"Its text is kept with {kept}."
    if links:
        texts = ngettext("{} text links", "{} texts link", links).format(links)
        yield f"{texts} to it, and would lead nowhere."
    if led:
        pages = ngettext("{} archived page leads", "{} archived pages lead", led).format(led)
        yield f"{pages} readers on to it, and would lead nowhere."
    if words:
        yield f"Readers see “{words}” on it now; they will not find it compared any more."
    if one.live is not None:
        yield f"Readers see its text now, revision {one.live.pk}."

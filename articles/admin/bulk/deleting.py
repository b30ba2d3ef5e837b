"""Deleting many: what goes with each, what would lead nowhere, what it does to the agreement, and what cannot go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import NestedObjects
from django.db.models import PROTECT, RESTRICT, Max, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator

from articles.actions import CAN_COME_BACK
from articles.admin.recording.compared import BeforeAndAfter
from articles.models import (
    Archived,
    Claim,
    Link,
    Reference,
    Revision,
    Source,
    Statement,
    Written,
    is_recorded,
    newest_records,
)
from articles.models import Step as StepTaken
from articles.shown import compare_claim, compare_claims

from .confirming import Bulk, ReasonForm, Step


class Deleting(Bulk[Model]):
    name = "delete_selected"
    button = "Delete them"
    form_class = ReasonForm

    def __init__(self, model_admin: "admin.ModelAdmin[Any]", *asked: Any) -> None:
        super().__init__(model_admin, *asked)
        self.is_final = model_admin.model not in CAN_COME_BACK
        self.title = f"Delete these {model_admin.opts.verbose_name_plural}?"

    def steps(self, chosen: Sequence[Model]) -> list[Step[Model]]:
        """Each with what goes with it; none where the editor may not delete all of that."""
        lacking = self.admin.get_deleted_objects(chosen, self.request)[2]
        if lacking:
            told = f"stays: you may not delete {' and '.join(sorted(map(str, lacking)))}."
            return [Step(one, told, is_refused=True) for one in chosen]
        collector = NestedObjects(using="default", origin=chosen)
        collector.collect(chosen)
        going, standing = _going(collector.nested(), type(chosen[0])), _standing(collector.protected, chosen)
        said = dict(_said_of(chosen))
        steps = [_step(one, going.get(one.pk, Counter()), standing.get(one.pk), said.get(one.pk, "")) for one in chosen]
        done = _done_with(chosen)
        steps = [replace(step, state=done[step.one.pk]) for step in steps]
        self._compare([step.one for step in steps if not step.is_refused])
        return steps

    def do(self, chosen: Sequence[Model]) -> str:
        reason = self.form.cleaned_data["reason"].strip()
        queryset = self.admin.get_queryset(self.request).filter(pk__in=[one.pk for one in chosen])
        told = f"Deleted. {reason}".strip()
        LogEntry.objects.log_actions(cast(int, self.request.user.pk), chosen, DELETION, change_message=told)
        self.admin.delete_queryset(self.request, queryset)
        return f"{self.counted(len(chosen))} deleted."

    def _compare(self, going: Sequence[Model]) -> None:
        """Statements make the agreement: where it changes, readers are owed the reason."""
        statements = [one.pk for one in going if isinstance(one, Statement)]
        changes = [one for one in without(statements) if one.changes] if statements else []
        self.beside = [
            f"The agreement on “{one.after.claim}” changes from “{one.before.words}” to “{one.after.words}”."
            for one in changes
        ]
        if changes:
            field = self.form.fields["reason"]
            field.required, field.label = True, "Reason for readers"
            field.help_text = "It stands in the public list of changes, with today’s date."


@admin.action(permissions=["delete"], description="Delete selected %(verbose_name_plural)s")
def delete_selected(
    model_admin: "admin.ModelAdmin[Any]", request: HttpRequest, queryset: QuerySet[Any]
) -> HttpResponse | None:
    return Deleting(model_admin, request, queryset).answer()


admin.site.add_action(delete_selected, "delete_selected")


def without(statements: Sequence[int]) -> list[BeforeAndAfter]:
    """Every claim that these statements stand on, as it is compared now and as it would be without them."""
    sources = list(Source.objects.for_display())
    claims = Claim.objects.filter(statements__in=statements).distinct().with_statements()
    return [
        BeforeAndAfter(
            compare_claim(claim, claim.statements.all(), sources),
            compare_claim(claim, [one for one in claim.statements.all() if one.pk not in statements], sources),
        )
        for claim in claims
    ]


def _step(one: Model, going: "Counter[str]", standing: "Counter[str] | None", said: str) -> Step[Model]:
    if standing:
        is_one = standing.total() == 1
        first = f"Move or delete {'that' if is_one else 'those'} first."
        told = f"stays: {_listed(standing)} belong{'s' * is_one} to it. {first}"
        return Step(one, told, is_refused=True)
    goes = f"goes, and {_listed(going)} with it." if going else "goes."
    return Step(one, f"{goes} {said}".strip())


def _done_with(chosen: Sequence[Model]) -> dict[Any, str]:
    """The newest that was done with each of them, with its text or the rest: another may do more meanwhile."""
    kind, texts = type(chosen[0]), {one.pk: one.text_id for one in chosen if isinstance(one, Written)}
    taken = StepTaken.objects.filter(revision__text__in=filter(None, texts.values()))
    steps = dict(taken.order_by().values_list("revision__text").annotate(Max("pk"))) if texts else {}
    records = newest_records(chosen) if is_recorded(kind) else {}
    return {one.pk: f"{steps.get(texts.get(one.pk))} {records.get(one.pk)}" for one in chosen}


def _going(nested: Sequence[Any], model: type[Model]) -> dict[Any, "Counter[str]"]:
    """What goes with each of the chosen, counted by kind; `nested` is a list of objects, each before its own."""
    return {
        one.pk: Counter(_kind(other) for other in _flat(after) if not other._meta.auto_created)
        for one, after in zip(nested, [*nested[1:], None], strict=True)
        if isinstance(after, list) and isinstance(one, model)
    }


def _flat(nested: Sequence[Any]) -> Iterator[Model]:
    for one in nested:
        yield from _flat(one) if isinstance(one, list) else (one,)


def _standing(protected: Iterable[Model], chosen: Sequence[Model]) -> dict[Any, "Counter[str]"]:
    """What keeps each of the chosen from going, counted by kind."""
    standing: dict[Any, Counter[str]] = {}
    for other in protected:
        for field in other._meta.concrete_fields:
            keeps = getattr(field.remote_field, "on_delete", None) in (PROTECT, RESTRICT)
            if keeps and field.related_model is type(chosen[0]):
                standing.setdefault(field.value_from_object(other), Counter())[_kind(other)] += 1
    return standing


def _kind(one: Model) -> str:
    return str(one._meta.verbose_name)


def _listed(counted: "Counter[str]") -> str:
    return " and ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in sorted(counted.items()))


def _said_of(chosen: Sequence[Model]) -> Iterator[tuple[Any, str]]:
    """What else an editor should know of each before it goes."""
    if isinstance(chosen[0], Reference):
        yield from _cited([one for one in chosen if isinstance(one, Reference)])
    if isinstance(chosen[0], Statement):
        yield from ((one.pk, f"“{Truncator(one.exact).chars(90)}”") for one in chosen if isinstance(one, Statement))
    if isinstance(chosen[0], Written):
        yield from _linked([one for one in chosen if isinstance(one, Written)])


def _cited(references: Sequence[Reference]) -> Iterator[tuple[Any, str]]:
    live = Revision.objects.live().exclude(references=[]).values_list("references", flat=True)
    cited = Counter(key for keys in live for key in set(keys))
    for one in references:
        if count := cited[one.key]:
            yield one.pk, f"{count} published note{'s' * (count != 1)} cite{'s' * (count == 1)} it and would break."


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
    words = {one.claim.pk: one.words for one in compared}
    for one in chosen:
        told = _told(revisions[one.text_id or 0], links[one.pk], led[one.pk], words.get(one.pk, ""))
        yield one.pk, " ".join([*told, *_seen(one)])


def _seen(one: Written) -> Iterator[str]:
    """That readers see its text now, and which."""
    if one.live is not None:
        yield f"Readers see its text now, revision {one.live.pk}."


def _told(revisions: int, links: int, led: int, words: str) -> Iterator[str]:
    if revisions:
        yield f"Its text is kept with {'its only revision' if revisions == 1 else f'all {revisions} revisions'}."
    if links:
        yield f"{links} text{'s' * (links != 1)} link{'s' * (links == 1)} to it, and would lead nowhere."
    if led:
        yield f"{led} archived page{'s' * (led != 1)} lead{'s' * (led == 1)} readers on to it, and would lead nowhere."
    if words:
        yield f"Readers see “{words}” on it now; they will not find it compared any more."

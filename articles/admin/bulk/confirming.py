"""Bulk actions that say first what they will do: to each of the chosen, and what cannot be done and why.

Nothing is done but what the editor was shown: the page carries a digest of it, and where something else
would happen by now it is shown again.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import model_ngettext
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from articles.admin.base.pages import show_page
from articles.admin.base.public import writing

MOST_AT_ONCE = 500  # Django takes at most 1000 fields of one form.
MOST_IN_SIGHT = 30
SEEN = "seen"

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Consequence(Generic[M]):
    """What an action will do to one of the chosen; or, if it is refused, why nothing.

    `state` is what else the editor decides on: where that is another by now, nothing is done unseen.
    """

    one: M
    words: str
    is_refused: bool = False
    state: object = ""


class Bulk(Generic[M]):
    """One action on many. `steps` says what it will do, `do` does it to those that are not refused.

    `form_class` asks what it needs to know: while the answer is missing `is_waiting` is true, and `steps`
    says how things are now.
    """

    name: ClassVar[str]
    """Of the action, as the list of actions knows it."""
    description: ClassVar[str]
    permission: ClassVar[str] = "change"
    title: str
    button: ClassVar[str]
    form_class: ClassVar[type[forms.Form]] = forms.Form
    is_final: bool = False
    """Whether it cannot be taken back."""
    is_waiting: bool = False
    beside: Sequence[str] = ()
    """What it does beyond the chosen, in whole sentences."""

    def __init__(self, model_admin: "admin.ModelAdmin[Any]", request: HttpRequest, queryset: QuerySet[M]) -> None:
        self.admin, self.request, self.queryset = model_admin, request, queryset
        self.form = self.form_class(request.POST if SEEN in request.POST else None)

    @classmethod
    def action(cls) -> Callable[..., HttpResponse | None]:
        """What an admin lists among its actions."""

        @admin.action(description=cls.description, permissions=[cls.permission])
        def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[M]) -> HttpResponse | None:
            return cls(model_admin, request, queryset).answer()

        act.__name__ = cls.name
        return act

    def steps(self, chosen: Sequence[M]) -> list[Consequence[M]]:
        raise NotImplementedError

    def do(self, chosen: Sequence[M]) -> str:
        """Do it to these; return what to tell the editor."""
        raise NotImplementedError

    def answer(self) -> HttpResponse | None:
        """The page that asks; None once it is done, or nothing is left to do it to."""
        with writing(self.request):
            return self._answer()

    def _answer(self) -> HttpResponse | None:
        chosen = list(self.queryset[: MOST_AT_ONCE + 1])
        if len(chosen) > MOST_AT_ONCE:
            self._tell(f"That is more than {MOST_AT_ONCE} at once. Narrow the list first: search, or use a filter.")
            return None
        self._tell_missing(chosen)
        if not chosen:
            return None
        steps = self.steps(chosen)
        doable = [step.one for step in steps if not step.is_refused]
        if "post" in self.request.POST and doable and not self.is_waiting and self._is_as_seen(steps):
            messages.success(self.request, self.do(doable))
            return None
        return self._page(steps)

    def _is_as_seen(self, steps: Sequence[Consequence[M]]) -> bool:
        if self.request.POST.get(SEEN) != self._digest(steps):
            self._tell("Nothing was done yet: this is not what you were shown before. Look again.")
            return False
        return self.form.is_valid()

    def _digest(self, steps: Sequence[Consequence[M]]) -> str:
        shown = [*self.beside, *(f"{step.one.pk} {step.is_refused} {step.words} {step.state}" for step in steps)]
        return hashlib.sha256("\n".join(shown).encode()).hexdigest()

    def _page(self, steps: Sequence[Consequence[M]]) -> HttpResponse:
        doable = [step for step in steps if not step.is_refused]
        return show_page(
            self.request,
            "confirm",
            self.title,
            opts=self.admin.opts,
            media=self.admin.media,
            bulk=self,
            doable=doable,
            in_sight=doable[:MOST_IN_SIGHT],
            folded=doable[MOST_IN_SIGHT:],
            refused=[step for step in steps if step.is_refused],
            steps=steps,
            digest=self._digest(steps),
            checkbox_name=ACTION_CHECKBOX_NAME,
        )

    def _tell_missing(self, chosen: Sequence[M]) -> None:
        """Someone may have deleted or changed what was chosen while it was on the editor's screen."""
        if self.request.POST.get("select_across") == "1":
            return
        missing = set(self.request.POST.getlist(ACTION_CHECKBOX_NAME)) - {str(found.pk) for found in chosen}
        if missing:
            said = ngettext(
                "{} of what you chose is not in this list any more: someone deleted or changed it meanwhile.",
                "{} of what you chose are not in this list any more: someone deleted or changed them meanwhile.",
                len(missing),
            )
            self._tell(said.format(len(missing)))

    def _tell(self, words: str) -> None:
        messages.warning(self.request, words)

    def counted(self, count: int) -> str:
        """“3 questions”."""
        return f"{count} {model_ngettext(self.admin.opts, count)}"


class ReasonForm(forms.Form):
    """Why: for whoever asks later."""

    reason = forms.CharField(
        label="Reason, for other editors",
        required=False,
        max_length=300,
        help_text="It stands in the history of what was done. You may leave it empty.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

"""The marking form: a statement whose claim and source are chosen, its words found in the source's text."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.actions import StoredContent, log_changes, place, record_statement
from articles.admin.publishing.releasing import editor_of
from articles.models import Claim, ClaimKind, Source, Statement
from articles.models.statement import NO_VALUE
from articles.quoting import stands_once

from .compared import CORRECTED
from .given import seen
from .statements import CONTEXT, NOT_COMPARED, VALUE_FIELDS, AloneStatementForm

OTHER_TEXT = (
    "The article’s text became another since you opened this page. Nothing is recorded, and what you gave stands here: "
    "read the words in the new text, then record them again."
)


class MarkingForm(AloneStatementForm):
    """A statement whose claim and source are chosen already, with the value fields of the claim's kind.

    Of a mention, the value that was sent is set aside.
    """

    class Meta(AloneStatementForm.Meta):
        widgets: ClassVar[Any] = {
            "exact": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "prefix": forms.TextInput(attrs={"class": "vTextField"}),
            "suffix": forms.TextInput(attrs={"class": "vTextField"}),
            "stance": forms.RadioSelect,
        }

    def __init__(self, claim: Claim, source: Source, data: Any = None) -> None:
        self.value_fields = flatten(VALUE_FIELDS[ClaimKind(claim.kind)])
        if data and data.get("mention"):
            data = {name: one for name, one in data.items() if name not in self.value_fields}
        super().__init__(
            data, instance=Statement(claim=claim, source=source), initial={"unit": claim.unit}, label_suffix=""
        )
        stance: Any = self.fields["stance"]
        stance.choices = [choice for choice in stance.choices if choice[0] != ""]
        names = ("exact", *CONTEXT, *self.value_fields, *NOT_COMPARED, "reason")
        self.fields = {name: self.fields[name] for name in names}

    @property
    def seen(self) -> str:
        """The text that is stored now, for the page to send back."""
        return seen(self.instance.source)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page shows them: the words, the value, and what stands around the words."""
        grouped = {"words": ("exact",), "value": (*self.value_fields, *NOT_COMPARED), "around": CONTEXT}
        return [(name, [self[field] for field in fields]) for name, fields in grouped.items()]

    @property
    def named_elsewhere(self) -> list[str]:
        """Of a claim that lists things: as other sources name them, so that one thing has one name."""
        claim, source = self.instance.claim, self.instance.source
        if claim.kind != ClaimKind.SET:
            return []
        told = claim.statements.compared().exclude(source=source).values_list("values", flat=True)
        return sorted({name for names in told for name in names}, key=str.casefold)

    def clean(self) -> dict[str, Any]:
        """The words before and after are kept only where the marked words alone stand in the text twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.data.get("text", self.seen) != self.seen:
            raise ValidationError(OTHER_TEXT, code="other text")
        if stands_once(self.instance.source.text, cleaned.get("exact", "")):
            cleaned.update(dict.fromkeys(CONTEXT, ""))
        return cleaned

    def is_found_without_value(self) -> bool:
        """Whether nothing is wrong but that the value is still to be given; finds the words, to show them."""
        if not self.is_bound or self.is_valid() or self.errors.keys() != {"__all__"}:
            return False
        if not self.has_error("__all__", NO_VALUE) or len(self.non_field_errors().as_data()) > 1:
            return False
        try:
            place(self.instance, StoredContent())
        except ValidationError:
            return False
        return True

    def record(self, request: HttpRequest) -> Statement:
        """Store what was checked, and log what it changes."""
        value = {name: self.cleaned_data[name] for name in (*CONTEXT, *self.value_fields, *NOT_COMPARED)}
        claim, source = self.instance.claim, self.instance.source
        statement = record_statement(claim, source, self.cleaned_data["exact"], value)
        log_changes(self.cleaned_data["reason"] or CORRECTED, editor=editor_of(request), of=[claim.pk])
        return statement

"""The form in which an editor writes a text, and the filter for the state of texts."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.validators import MaxLengthValidator
from django.db.models import F, Max, Q, QuerySet
from django.http import HttpRequest

from articles.admin.base.filters import StateListFilter
from articles.models import Origin, Revision, State
from articles.rendering import LONGEST_TEXT

from .markdown_field import MarkdownTextarea
from .renaming import SlugForm

MARKDOWN_HELP = (
    'The first paragraph is the main message. Cite with [@A "exact words"], link with [[slug]] or [[slug|words]]; a ¶ '
    'at the end of a paragraph lets its marks hold for all of it. Advice stands under a line !!! advice "Title", '
    'when to get help under !!! care "Title"; '
    'put what comes from outside the sources under a line !!! note "From published research, not from our sources", '
    "indented by four spaces, with its reference [^key]."
)
TOO_LONG = (
    "This text has %(show_value)d characters; at most %(limit_value)d can be saved. Make two texts of it. Nothing was "
    "saved, and what you wrote stands below."
)


class WrittenForm(SlugForm):
    """The object's own fields, and the text an editor goes on from."""

    markdown = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        validators=[MaxLengthValidator(LONGEST_TEXT, TOO_LONG)],  # A max_length would cut off what is pasted.
        help_text=MARKDOWN_HELP,
        widget=MarkdownTextarea,
    )
    based_on = forms.IntegerField(label="The revision that you went on from", required=False, widget=forms.HiddenInput)
    reread = forms.BooleanField(
        label="I have read the whole text again today",
        required=False,
        help_text="Readers see the date. Tick it only when you have, from the first word to the last.",
    )
    comment = forms.CharField(
        label="What you changed",
        required=False,
        max_length=200,
        help_text="For other editors: what, and why.",
        widget=AdminTextInputWidget(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["markdown"].widget.model_name = self.instance._meta.model_name
        working = self.instance.text.working if self.instance.text else None
        self.initial.setdefault("markdown", working.markdown if working else "")
        self.initial.setdefault("based_on", working.pk if working else None)
        if working and working.state is State.DRAFT:  # What was changed since readers saw it last is still so.
            self.initial.setdefault("comment", working.comment)

    def clean_related(self) -> list[str]:
        """What was chosen already keeps its order; what is new comes after it."""
        chosen: list[str] = self.cleaned_data["related"]
        stored: list[str] = getattr(self.instance, "related", [])
        return [slug for slug in stored if slug in chosen] + [slug for slug in chosen if slug not in stored]

    def clean_markdown(self) -> str:
        return with_plain_ends(str(self.cleaned_data["markdown"]))


def with_plain_ends(markdown: str) -> str:
    """With line ends as files have them, whatever a browser sends."""
    return markdown.replace("\r\n", "\n")


class StateFilter(StateListFilter):
    title = "state of the text"
    parameter_name = "state"
    states: ClassVar[Any] = {
        "live": "published",
        "changed": "published, with a newer draft",
        "draft": "not published",
        "review": "in review",
        "due": "to be published at a set time",
        "archived": "archived",
    }

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        newest = Max("text__revisions", filter=Q(text__revisions__origin=Origin.EDITOR))
        conditions = {
            "live": Q(text__live__isnull=False),
            "changed": Q(newest__gt=F("text__live")),
            "draft": Q(text__live__isnull=True, text__archived__isnull=True),
            "review": Q(text__revisions__in=Revision.objects.in_review()),
            "due": Q(text__revisions__publish_at__isnull=False),
            "archived": Q(text__archived__isnull=False),
        }
        narrowed: QuerySet[Any] = queryset.alias(newest=newest).filter(conditions[state]).distinct()
        return narrowed

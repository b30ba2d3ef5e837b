"""What a reader fills in: whether a page helped, and what is wrong or missing."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from articles.models import SearchEntry
from articles.models.feedback import LONGEST_WORDS

TOO_LONG = "max_length"
NOT_SAID = "Say whether it was helpful, or write what is wrong or missing."
HELPFUL = {"yes": True, "no": False}


class WordsArea(forms.Textarea):
    """Gives the words as their reader counts them: an end of line is one character, a NUL is none."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        words: str = super().value_from_datadict(data, files, name) or ""
        return words.replace("\0", "").replace("\r\n", "\n")  # PostgreSQL stores no NUL.


class WordsField(forms.CharField):
    """The browser is not told the limit: it would cut off what is pasted and say nothing."""

    widget = WordsArea(attrs={"rows": 8})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        told = f"This has %(show_value)d characters. At most {LONGEST_WORDS:,} can be sent: please shorten it."
        self.validators = [MaxLengthValidator(LONGEST_WORDS, message=told)]


class FeedbackForm(forms.Form):
    helpful = forms.ChoiceField(
        label="Was it helpful?",
        choices=[("yes", "Yes"), ("no", "No"), ("", "No answer")],
        required=False,
        widget=forms.RadioSelect,
    )
    words = WordsField(
        label="What is wrong or missing?",
        help_text=f"Up to {LONGEST_WORDS:,} characters. Please write nothing about your own health.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["helpful"] and not cleaned["words"]:
            self.add_error("words", NOT_SAID)
        return cleaned

    @property
    def status(self) -> int:
        """The status that fits what is wrong with it."""
        return 413 if self.has_error("words", TOO_LONG) else 400

    @property
    def helpful_or_not(self) -> bool | None:
        return HELPFUL.get(self.cleaned_data["helpful"])


def title_of(path: str) -> str:
    """What the page is called, if it is one that can be searched for; else its path."""
    titles = SearchEntry.objects.filter(path=path).values_list("title", flat=True)
    return titles.first() or path

"""The form of two-factor login: a code that is asked for, or one that shows that a new app works."""

from collections.abc import Callable
from math import ceil
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import ngettext
from django_otp.models import Device

from articles.accounts.two_factor import TooSoon, WrongCode

NOT_RIGHT = (
    "This code is not right, or it was used before. Take the one that the app shows now; if it is refused again, "
    "look whether the clock of your phone is right."
)
NOT_KNOWN = "This is none of your one-time codes, or it was used before."
TOO_SOON = (
    "After a wrong code the next one has to wait. Try again at %(at)s (UTC), in %(wait)s. A one-time code is taken at "
    "once."
)


class CodeForm(forms.Form):
    """Hands the code to `check`, which uses it; `device` is the one it belongs to.

    It looks as if it asked for the six digits of the app, or with `one_time` for letters; either is taken.
    """

    code = forms.CharField(max_length=100)
    device: Device

    def __init__(self, check: Callable[[str], Device], data: Any = None, *, one_time: bool = False) -> None:
        super().__init__(data)
        self.check, self.is_one_time, self.seconds_to_wait = check, one_time, 0
        field = self.fields["code"]
        field.label = "One-time code" if one_time else "Code from your authenticator app"
        keys = {"inputmode": "text", "autocapitalize": "none"} if one_time else {"inputmode": "numeric"}
        field.widget.attrs |= {"autocomplete": "one-time-code", "spellcheck": "false", "autofocus": True, **keys}

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            self.device = self.check(typed)
        except WrongCode:
            raise forms.ValidationError(NOT_KNOWN if self.is_one_time else NOT_RIGHT) from None
        except TooSoon as wrong:
            self.seconds_to_wait = max(1, ceil((wrong.until - timezone.now()).total_seconds()))
            wait = {"at": f"{wrong.until:%H:%M:%S}", "wait": in_words(self.seconds_to_wait)}
            raise forms.ValidationError(TOO_SOON, params=wait) from None
        return typed


def in_words(seconds: int) -> str:
    """A wait as people say it, never too short: “40 seconds”, “5 minutes”, “3 hours”."""
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds > 2 * length:
            return f"{ceil(seconds / length)} {unit}s"
    return ngettext("{} second", "{} seconds", seconds).format(seconds)

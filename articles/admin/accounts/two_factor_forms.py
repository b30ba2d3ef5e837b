"""The forms of two-factor login: a code that is asked for, and a code that shows that a new app works."""

from math import ceil
from typing import Any

from django import forms
from django.utils import timezone
from django_otp.models import Device

from articles.accounts import two_factor
from articles.accounts.two_factor import TooSoon, WrongCode

NOT_RIGHT = (
    "This code is not right, or it was used before. Take the one that the app shows now; if it is refused again, "
    "look whether the clock of your phone is right."
)
NOT_KNOWN = "This is none of your one-time codes, or it was used before."
TOO_SOON = "After a wrong code the next one has to wait. Try again at %(at)s (UTC), in %(wait)s."
ONE_TIME_WAITS_FOR_NOTHING = " A one-time code is taken at once."


class CodeField(forms.CharField):
    """Six digits of the app, or with `one_time` the letters of a one-time code; either is taken."""

    def __init__(self, *, one_time: bool) -> None:
        keys = {"inputmode": "text", "autocapitalize": "none"} if one_time else {"inputmode": "numeric"}
        looks = {"autocomplete": "one-time-code", "spellcheck": "false", "autofocus": True, **keys}
        label = "One-time code" if one_time else "Code from your authenticator app"
        super().__init__(label=label, max_length=100, widget=forms.TextInput(attrs=looks))


class CodeForm(forms.Form):
    """Takes a code of the app or a one-time code, which is used then; `device` is the one it belongs to."""

    device: Device

    def __init__(self, user: Any, data: Any = None, *, one_time: bool = False) -> None:
        super().__init__(data)
        self.user, self.is_one_time, self.seconds_to_wait = user, one_time, 0
        self.fields["code"] = CodeField(one_time=one_time)

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            self.device = two_factor.check(self.user, typed)
        except WrongCode:
            raise forms.ValidationError(NOT_KNOWN if self.is_one_time else NOT_RIGHT) from None
        except TooSoon as wrong:
            raise self._wait(wrong) from None
        return typed

    def _wait(self, wrong: TooSoon) -> forms.ValidationError:
        self.seconds_to_wait = max(1, ceil((wrong.until - timezone.now()).total_seconds()))
        told = {"at": f"{wrong.until:%H:%M:%S}", "wait": in_words(self.seconds_to_wait)}
        return forms.ValidationError(TOO_SOON + ONE_TIME_WAITS_FOR_NOTHING, params=told)


class SetUpForm(forms.Form):
    """Enrols the user with the app that has this secret, if the code is of that app."""

    device: Device

    def __init__(self, user: Any, secret: str, data: Any = None) -> None:
        super().__init__(data)
        self.user, self.secret = user, secret
        self.fields["code"] = CodeField(one_time=False)

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            self.device = two_factor.enrol(self.user, self.secret, typed)
        except WrongCode:
            raise forms.ValidationError(NOT_RIGHT) from None
        return typed


def in_words(seconds: int) -> str:
    """A wait as people say it, never too short: “40 seconds”, “5 minutes”, “3 hours”."""
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds > 2 * length:
            return f"{ceil(seconds / length)} {unit}s"
    return f"{seconds} second{'' if seconds == 1 else 's'}"

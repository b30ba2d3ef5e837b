"""The second factor of a login: what an editor has beside the password, and whether a session has shown it.

An editor has an authenticator app (TOTP, RFC 6238), and ten one-time codes for the day on which it is lost. Each
wrong code of the app doubles the wait for the next one. The one-time codes wait for nothing: they are too long to
be guessed (80 bits; NIST SP 800-63B asks for a wait below 64), so whoever knows no more than the password can
make the app wait, and still not keep the account's owner out.
"""

import re
from base64 import b32encode
from datetime import datetime
from typing import Any

import django_otp
import segno
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from articles.models import Definition

CODES = 10
OF_THE_APP = re.compile(r"\d{6}")
SPACES = re.compile(r"[\s-]+")
GROUP = re.compile(".{1,4}")


class WrongCode(Exception):
    """A code that is not right, or that was used before."""


class TooSoon(Exception):
    """A code that was not looked at, because of the wrong ones before it."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"no code is taken until {until}")
        self.until = until


def is_enrolled(user: Any) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def is_satisfied(user: Any) -> bool:
    """Whether nothing more than the password is needed, or what is needed was shown in this session."""
    return user.is_verified() or not (settings.TWO_FACTOR or is_enrolled(user))


def app_of(user: Any) -> TOTPDevice | None:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def codes_left(user: Any) -> list[str]:
    """The one-time codes that were not used yet, as they are written down: letters and digits in groups of four."""
    tokens = StaticToken.objects.filter(device__user=user, device__confirmed=True).order_by("pk")
    return [in_groups(one) for one in tokens.values_list("token", flat=True)]


def new_secret() -> str:
    """A secret for an app, in hexadecimal, not yet anybody's."""
    return str(default_key())


def as_letters(secret: str) -> str:
    """The secret as one types it into an app: base 32 (RFC 4648), in groups of four."""
    return in_groups(b32encode(bytes.fromhex(secret)).decode())


def address(user: Any, secret: str) -> str:
    """What an app takes the secret from: https://github.com/google/google-authenticator/wiki/Key-Uri-Format."""
    return str(TOTPDevice(user=user, key=secret).config_url)


def issuer() -> str:
    """By what an app names this site."""
    return Definition.objects.now().site.name


def qr_code(address: str) -> str:
    """A picture of the address, as a `data:` address itself."""
    return segno.make_qr(address, error="m").svg_data_uri(scale=4, light="#fff")


@transaction.atomic
def enrol(user: Any, secret: str, code: str) -> TOTPDevice:
    """Give the user this app in place of any other, and new one-time codes; `code` shows that the app works.

    Raises `WrongCode`, and changes nothing then.
    """
    TOTPDevice.objects.filter(user=user).delete()
    app = TOTPDevice.objects.create(user=user, name="Authenticator app", key=secret)
    if not app.verify_token(_plain(code)):
        raise WrongCode
    renew_codes(user)
    return app


@transaction.atomic
def renew_codes(user: Any) -> None:
    """Give the user ten new one-time codes in place of the old."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="One-time codes")
    codes = [StaticToken.random_token() + StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)


def check(user: Any, typed: str) -> Device:
    """The device that the code belongs to; the code is used then. Raises `WrongCode` or `TooSoon`."""
    code = _plain(typed)
    kind = TOTPDevice if OF_THE_APP.fullmatch(code) else StaticDevice
    with transaction.atomic():
        for device in kind.objects.devices_for_user(user, confirmed=True).select_for_update():
            allowed, why = device.verify_is_allowed()
            if not allowed:
                raise TooSoon(why["locked_until"])
            if device.verify_token(code):
                return device
    raise WrongCode


def let_in(request: HttpRequest, device: Device) -> None:
    """From now on the session is one that has shown the second factor; it gets another key (OWASP ASVS 3.2.1)."""
    django_otp.login(request, device)
    request.session.cycle_key()


@transaction.atomic
def reset(user: Any) -> bool:
    """Take the user's second factor away; False if there was none."""
    deleted = [kind.objects.filter(user=user).delete()[0] for kind in (TOTPDevice, StaticDevice)]
    return any(deleted)


def in_groups(letters: str) -> str:
    return " ".join(GROUP.findall(letters))


def _plain(typed: str) -> str:
    """The code without the spaces and hyphens that make it readable."""
    return SPACES.sub("", typed).lower()

"""An editor's authenticator app, as tests hold it in their hand."""

from base64 import b32decode
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.accounts import two_factor

CODE, SET_UP, CODES, OVERVIEW = (f"/admin/two-factor/{page}" for page in ("code/", "set-up/", "codes/", ""))
PASSWORD = "correct horse battery staple"
WRONG = "000000"


def shown_by(secret: str) -> str:
    """The six digits that an app with this secret shows now; never the wrong ones."""
    return f"{totp(bytes.fromhex(secret)):06}".replace(WRONG, "000001")


def next_code(user: Any) -> str:
    """What the user's app shows half a minute later, when the code before is done with."""
    TOTPDevice.objects.filter(user=user).update(last_t=-1, drift=0)
    return shown_by(TOTPDevice.objects.get(user=user).key)


def enrolled(user: Any) -> list[str]:
    """Enrol the user; their one-time codes."""
    secret = two_factor.new_secret()
    two_factor.enrol(user, secret, shown_by(secret))
    return two_factor.codes_left(user)


def secret_on(page: Any) -> str:
    """The secret that the page of set-up shows, in hexadecimal."""
    letters = page.context["letters"]
    assert parse_qs(urlsplit(page.context["address"]).query)["secret"] == [letters.replace(" ", "")]
    return in_hexadecimal(letters)


def in_hexadecimal(letters: str) -> str:
    return b32decode(letters.replace(" ", "")).hex()


def with_password(wanted: str = "/admin/", *, name: str = "erin") -> Client:
    """A browser that has given the right password, and nothing more."""
    client = Client()
    client.post(f"/admin/login/?next={wanted}", {"username": name, "password": PASSWORD, "next": wanted})
    return client


def give(client: Client, code: str, address: str = CODE) -> Any:
    return client.post(address, {"code": code})


def let_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200

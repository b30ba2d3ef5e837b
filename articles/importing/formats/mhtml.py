"""Web pages saved whole (MHTML, https://www.rfc-editor.org/rfc/rfc2557): the page in it is read as any page.

Its parts are decoded here: what the standard library makes of a part that names no charset loses “£”.
"""

import binascii
from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from . import html
from .aside import Aside
from .reading import Reading, Stated
from .refused import OPENING, Refused

NAME = "MHTML"
PAGES = ("text/html", "application/xhtml+xml")


def read(raw: bytes, name: str = "") -> Reading | None:
    """A saved page; None for what is none. Raises `Refused` for a message without a page in it."""
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(raw[:OPENING])
    is_page = headers.get_content_type() in ("multipart/related", *PAGES)
    if "MIME-Version" not in headers or not (is_page or "Snapshot-Content-Location" in headers):
        return None
    message = BytesParser(policy=policy.compat32).parsebytes(raw)
    part = next((one for one in message.walk() if one.get_content_type() in PAGES), None)
    if part is None:
        raise Refused("it is a saved web page (MHTML) in which no page stands: save the page again, as HTML")
    typed = html.decoded(_payload(part), part.get_content_charset() or "")
    aside = Aside()
    for other in message.walk():
        if other is not part and not other.is_multipart():
            aside.put("other parts", other.get_content_type(), other.get("Content-Location") or other.get_filename())
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    stated = [Stated("address", address, where="Content-Location")] if address.startswith("http") else []
    because = "its first lines are those of a saved page"
    return html.from_html([typed.text], replace(typed, format=NAME, because=because), stated=stated, aside=aside)


def _payload(part: Message) -> bytes:
    """The bytes of a part, whatever it says of its charset."""
    try:
        decoded = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError) as error:
        raise Refused("the page in it is damaged: save the page again") from error
    return decoded if isinstance(decoded, bytes) else b""

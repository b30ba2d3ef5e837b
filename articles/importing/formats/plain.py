"""Plain text, and the first step of every format that is text: which encoding, which repairs, what is refused.

The text that comes out is what is stored; every later offset counts its code points. A repair is
always named, so that an editor can see what was done to the bytes. Nothing is guessed silently.
"""

import codecs
import hashlib
import re

from articles.quoting.folding import INVISIBLE

from .reading import Reading
from .refused import Refused

# The longest byte order mark comes first: UTF-32's little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS = tuple(mark for mark, _ in BYTE_ORDER_MARKS)
# Control characters that no text has a use for; tab, line feed, form feed and carriage return are fine.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# As Word ends a line that is no paragraph, and Unicode's own ends of lines and paragraphs.
UNUSUAL = re.compile("[\x0b\x85\u2028\u2029]")
# A page may have a few letters of another encoding pasted into it.
FEW = 0.001
# What UTF-8 would be of half a character of UTF-16; no file may hold it.
HALF_CHARACTER = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
# Letters and signs of UTF-8 that were pasted into a text of another encoding: nobody writes “Ã©” or “â€™” in that.
MIXED = re.compile(rb"((?:[\xc2\xc3][\xa0-\xbf]|\xc3[\x80-\x9f]|\xe2[\x80-\x82][\x80-\xbf])+)")
# U+0080 to U+009F never appear in prose; in a single-byte reading they show that the reading is wrong.
C1_CONTROL = re.compile(r"[\x80-\x9f]")


def read(raw: bytes, name: str = "") -> Reading:
    """Decode one file, whatever its name.

    Accepts UTF-8, UTF-16 and UTF-32 with a byte order mark, and Windows-1252.
    Raises `Refused` for a file that is empty, binary, or in no known encoding.
    """
    return _checked(raw, *_decode(raw))


def read_declared(raw: bytes, encoding: str) -> Reading:
    """Decode one file as it declares itself. Raises `Refused` where it is not so."""
    try:
        text, name = raw.decode(encoding, "replace"), codecs.lookup(encoding).name
    except LookupError as error:
        raise Refused(f"it says that it is {encoding}, which is none of text: save it again as UTF-8") from error
    wrong = text.count("\ufffd")
    if wrong > FEW * len(text):
        raise Refused(f"it says that it is {encoding} and is not: save it again as UTF-8")
    mended = [f"{wrong} letters that are not {name} became “\ufffd”"] if wrong else []
    return _checked(raw, text, name, [f"read as {name}, as it declares", *mended])


def _checked(raw: bytes, text: str, encoding: str, repairs: list[str]) -> Reading:
    if UNUSUAL.search(text):
        text = UNUSUAL.sub(lambda found: "\n\n" if found[0] == "\u2029" else "\n", text)
        repairs.append("unusual line ends turned into line feeds")
    if found := CONTROL.search(text):
        raise Refused(
            f"it is not text: a control character (U+{ord(found[0]):04X}) at character {found.start()}; "
            "save the article as plain text"
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        repairs.append("carriage returns turned into line feeds")
    if not has_words(text):
        raise Refused("it is empty: there is no text in it")
    return Reading(text, hashlib.sha256(raw).hexdigest(), encoding, tuple(repairs))


def has_words(text: str) -> bool:
    """Whether there is anything in it to see."""
    return any(not character.isspace() and character not in INVISIBLE for character in text)


def _decode(raw: bytes) -> tuple[str, str, list[str]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding), encoding, ["byte order mark removed"]
    try:
        return raw.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        if HALF_CHARACTER.match(raw, error.start):
            raise Refused(
                f"it holds half a character (a lone surrogate) at byte {error.start}: save it again as UTF-8"
            ) from error
        if b"\x00" in raw:
            raise Refused("it is not text: it holds NUL bytes; save the article as plain text") from error
        mixed = ["letters of UTF-8 in it read as such"] if MIXED.search(raw) else []
        return _single_byte(raw, error), "cp1252", ["read as Windows-1252, because it is not UTF-8", *mixed]


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            f"its byte order mark says {encoding}, but byte {error.start} is not: save it again as UTF-8"
        ) from error


def _single_byte(raw: bytes, error: UnicodeDecodeError) -> str:
    """Windows-1252 accepts almost any bytes, so a reading counts only when it looks like writing."""
    unknown = Refused(f"it is in no known encoding (byte {error.start} is not UTF-8): save it again as UTF-8")
    parts = MIXED.split(raw)
    try:
        text = "".join(one.decode("utf-8" if place % 2 else "cp1252") for place, one in enumerate(parts))
    except UnicodeDecodeError:
        raise unknown from error
    letters = [character for character in text if character.isalpha()]
    plain = sum(character.isascii() for character in letters)
    # Another alphabet read as Windows-1252 is nearly all accented letters; bytes that are no text have few letters.
    if C1_CONTROL.search(text) or plain < 0.7 * len(letters) or len(letters) < 0.5 * len(text):
        raise unknown from error
    return text

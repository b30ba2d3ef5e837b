"""Bytes to text: what is accepted, what is repaired, what is refused and why."""

import codecs
import hashlib
import random

import pytest

from articles.importing import MAXIMUM_BYTES, Refused, read

WORDS = "Micro needling isn’t a cure: “results” vary – £100 a session.\nIt may help."
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def test_plain_utf_8_is_taken_as_it_is():
    reading = read(WORDS.encode())
    assert (reading.text, reading.encoding, reading.repairs) == (WORDS, "utf-8", ())


@pytest.mark.parametrize(("encoding", "mark"), MARKS.items())
def test_a_byte_order_mark_names_the_encoding_and_is_removed(encoding, mark):
    reading = read(mark + WORDS.encode(encoding))
    assert (reading.text, reading.encoding) == (WORDS, encoding)
    assert reading.repairs == ("byte order mark removed",)


def test_windows_1252_is_read_and_said_so():
    reading = read(WORDS.encode("cp1252"))
    assert (reading.text, reading.encoding) == (WORDS, "cp1252")
    assert reading.repairs == ("read as Windows-1252, because it is not UTF-8",)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_carriage_returns_become_line_feeds_and_the_repair_is_named(ending):
    reading = read(f"One line{ending}another{ending}{ending}a third".encode())
    assert reading.text == "One line\nanother\n\na third"
    assert reading.repairs == ("carriage returns turned into line feeds",)


def test_unusual_line_ends_become_line_feeds_and_the_repair_is_named():
    reading = read("One line\x0banother\u2028a third\u2029a part\x85a line".encode())
    assert reading.text == "One line\nanother\na third\n\na part\na line"
    assert reading.repairs == ("unusual line ends turned into line feeds",)


def test_letters_of_utf_8_in_a_text_of_windows_1252_are_read_and_said_so():
    reading = read("It costs £150 in the year. ".encode("cp1252") + "A café is “fine” – 5 €.".encode())
    assert reading.text == "It costs £150 in the year. A café is “fine” – 5 €."
    assert reading.repairs[1:] == ("letters of UTF-8 in it read as such",)


def test_every_repair_is_named():
    assert len(read(codecs.BOM_UTF8 + b"One\r\ntwo").repairs) == 2


def test_tabs_form_feeds_and_no_break_spaces_are_text_and_stay():
    assert read("a\tb\fc\xa0d".encode()).text == "a\tb\fc\xa0d"


def test_a_text_without_a_final_newline_gets_none():
    assert read(b"Post a Comment").text == "Post a Comment"


@pytest.mark.parametrize("raw", [WORDS.encode(), codecs.BOM_UTF16_LE + "One\r\ntwo".encode("utf-16-le"), b"caf\xe9"])
def test_the_checksum_is_of_the_original_bytes(raw):
    assert read(raw).sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    "raw",
    [b"", b"  \n\t\r\n ", "\u2003\xa0\n".encode(), "\u200b".encode(), *MARKS.values(), codecs.BOM_UTF8 + b" \n"],
)
def test_a_file_without_a_word_is_refused_as_empty(raw):
    with pytest.raises(Refused, match="it is empty: there is no text in it"):
        read(raw)


@pytest.mark.parametrize("raw", [b"\x7fELF\x02\x01\x01\x00\xff", "caf\xe9 ".encode("utf-16-le")])
def test_nul_bytes_are_refused_as_not_text(raw):
    with pytest.raises(Refused, match="it is not text: it holds NUL bytes; save the article as plain text"):
        read(raw)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f"])
def test_a_control_character_is_refused_with_its_number_and_place(character):
    with pytest.raises(Refused, match=rf"U\+{ord(character):04X}\) at character 4"):
        read(f"word{character}word".encode())


@pytest.mark.parametrize("seed", range(50))
def test_random_bytes_are_refused(seed):
    with pytest.raises(Refused, match=r"it is (not text|in no known encoding)"):
        read(random.Random(seed).randbytes(400))  # noqa: S311


@pytest.mark.parametrize("raw", [b"a word\x81another", b"\xa3\x80\x93\x94\x95\x96\x97\x99 a"])
def test_bytes_that_do_not_look_like_writing_in_windows_1252_are_in_no_known_encoding(raw):
    with pytest.raises(Refused, match=r"in no known encoding \(byte \d+ is not UTF-8\): save it again as UTF-8"):
        read(raw)


@pytest.mark.parametrize("tail", [b"a", b"\x00\xd8a\x00"], ids=["half a character", "half a surrogate pair"])
def test_broken_utf_16_is_refused_naming_the_encoding_its_mark_claims(tail):
    with pytest.raises(Refused, match="its byte order mark says utf-16-le, but byte 0 is not"):
        read(codecs.BOM_UTF16_LE + tail)


def test_two_mebibytes_are_read_and_one_byte_more_is_refused_with_both_numbers():
    assert len(read(b"x" * MAXIMUM_BYTES).text) == 2 * 1024 * 1024
    with pytest.raises(Refused, match=r"2,097,153 bytes long, more than the limit of 2,097,152 \(2 MiB\)"):
        read(b"x" * (MAXIMUM_BYTES + 1))


@pytest.mark.parametrize("text", ["\u200b \ufeff ", "\u2060", "\u00ad\n"])
def test_a_file_of_invisible_characters_is_refused_as_empty(text):
    with pytest.raises(Refused, match="it is empty"):
        read(text.encode())

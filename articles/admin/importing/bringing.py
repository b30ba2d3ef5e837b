"""Bringing in an article: a file, words that were pasted, or an address where the operator allows that."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import RegexValidator

from articles.actions import ImportReport, fetch_article, receive_article, stored_vocabulary
from articles.fetching import NotFetched, file_name
from articles.importing import LARGEST_FILE, MAXIMUM_BYTES, Refused, pick_post, too_long

TEXTS = (".txt", ".md", ".markdown", ".html", ".htm")
IN_MIB = 1024 * 1024
ONE_OF = "Give one article: a file, pasted words or an address."


class BringingForm(forms.Form):
    """One article, in one of three ways. Pasted words need a name to be known by."""

    article = forms.FileField(
        label="Article",
        required=False,
        allow_empty_file=True,
        help_text="A saved web page (HTML, MHTML), PDF, Word file (DOCX), e-book (EPUB), RTF or WordPress export of "
        f"at most {LARGEST_FILE // IN_MIB} MiB, or plain text or Markdown of at most {MAXIMUM_BYTES // IN_MIB} MiB. "
        "A file named as one that was imported before waits as the new text of that source, until you have seen what "
        "it changes.",
    )
    post = forms.CharField(
        label="Which post",
        required=False,
        max_length=120,
        help_text="Only of a WordPress export with several posts: the name of one, such as my-first-visit.",
    )
    address = forms.URLField(
        label="Or its address",
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="The page is fetched once, unless its robots.txt forbids that, and kept as it came, with the time. "
        "Fetched again, it waits as the new text of its source.",
    )
    pasted = forms.CharField(
        label="Or its words, pasted",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text="Plain text, Markdown or HTML.",
    )
    name = forms.CharField(
        label="Name of what you pasted",
        required=False,
        max_length=120,
        validators=[RegexValidator(r"^[^/\\#.][^/\\#]*\Z", "Use letters, figures, spaces and hyphens.")],
        help_text="To know it by. Words pasted again under the same name wait as its new text.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FETCH_BY_ADDRESS:
            del self.fields["address"]

    def clean(self) -> dict[str, Any]:
        """With the field that was used as `way`."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        ways = [way for way in ("article", "address", "pasted") if self._is_given(given.get(way))]
        if len(ways) != 1:
            self.add_error(ways[-1] if ways else "article", ONE_OF)
        elif ways == ["pasted"] and not given["name"]:
            self.add_error("name", "Give a name to what you pasted.")
        return given | {"way": ways[0] if ways else ""}

    @property
    def file(self) -> str:
        """The name under which it is stored."""
        given = self.cleaned_data
        if given["way"] == "address":
            return file_name(given["address"])
        if given["way"] == "pasted":
            name = str(given["name"])
            return name if name.lower().endswith(TEXTS) else f"{name}.txt"
        return f"{given['article'].name}#{given['post']}" if given["post"] else str(given["article"].name)

    def receive(self, by: User | None) -> ImportReport | None:
        """What became of it; None, with the reason in the form, where it was refused or could not be fetched."""
        given, vocabulary = self.cleaned_data, stored_vocabulary()
        try:
            if given["way"] == "address":
                return fetch_article(given["address"], vocabulary=vocabulary, by=by).report
            return receive_article(self._bytes(), file=self.file, vocabulary=vocabulary, by=by).report
        except NotFetched as reason:
            self.add_error("address", f"{reason}.")
        except Refused as refused:
            what = "What came" if given["way"] == "address" else self.file
            self.add_error(given["way"], f"{what} was refused: {refused}")
        return None

    def _bytes(self) -> bytes:
        """Raises `Refused` for a file that is too large, or a post that is not in it."""
        given = self.cleaned_data
        if given["way"] == "pasted":
            return str(given["pasted"]).replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        upload, post = given["article"], given["post"]
        if upload.size > LARGEST_FILE:
            raise too_long(upload.size, LARGEST_FILE)
        raw: bytes = upload.read()
        return pick_post(raw, post) if post else raw

    @staticmethod
    def _is_given(value: Any) -> bool:
        return bool(value.strip()) if isinstance(value, str) else value is not None

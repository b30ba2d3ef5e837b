"""Records for reference managers, in RIS: a line for each field, "TI  - The title", until "ER  - "."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

from articles.models import Reference

from .content import LANGUAGE

Field = tuple[str, str]
TAGS = {"og:title": "TI", "og:site_name": "T2", "og:description": "AB", "citation_date": "DA", "og:url": "UR"}
"""What the head of a page tells of it, and the field that holds it; `citation_public_url` is where it stays so."""
CITED = re.compile(
    r"(?P<authors>[^.:]+)\. (?P<title>.+)\. (?P<journal>[^.;]+) (?P<year>\d{4})"
    r"(?:;(?P<volume>\d+)?(?:\((?P<issue>[^)]+)\))?:(?P<pages>[\w–-]+))?\."
)
"""How an article in a journal is cited: "Able B, Baker C. A study. Journal 2020;1(2):3–4."."""
AUTHOR = re.compile(r"\w[\w’' -]* [A-Z]{1,4}(?: Jr)?(?: et al)?")


def record(kind: str, fields: Iterable[Field]) -> str:
    """One record; a field without a value is left out."""
    lines = [("TY", kind), *((tag, " ".join(value.split())) for tag, value in fields if value.strip()), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def ris_of_page(html: str) -> str:
    """A page by what its head tells of it, so that both say the same."""
    head = BeautifulSoup(html.partition("<body")[0], "html.parser")
    metas = head.select("meta[content]")
    told = {str(one.get("property") or one.get("name")): str(one["content"]) for one in metas}
    told["og:url"] = told.get("citation_public_url") or told.get("og:url", "")
    told["citation_date"] = told.get("citation_date", "").replace("-", "/")
    return record("ELEC", [*((tag, told.get(name, "")) for name, tag in TAGS.items()), ("LA", LANGUAGE)])


def ris_of_works(references: Iterable[Reference]) -> str:
    return "".join(record(*_work(one)) for one in references)


def _work(reference: Reference) -> tuple[str, list[Field]]:
    """In parts where its citation is that of an article; else the citation as it is. Either way it is kept whole."""
    found = CITED.fullmatch(reference.citation)
    authors = found["authors"].split(", ") if found else []
    whole = [("N1", reference.citation), ("DO", reference.doi), ("UR", reference.address)]
    if found is None or not all(map(AUTHOR.fullmatch, authors)):
        return "GEN", [("TI", reference.citation), *whole]
    named = ("TI", "title"), ("T2", "journal"), ("PY", "year"), ("VL", "volume"), ("IS", "issue")
    parts = [*(("AU", one) for one in _authors(authors)), *((tag, found[name] or "") for tag, name in named)]
    return "JOUR", [*parts, *_pages(found["pages"] or ""), *whole]


def _authors(authors: Iterable[str]) -> Iterator[str]:
    """ "English RS Jr" is "English, RS, Jr"; "Pei D et al" is two, as others are."""
    for one in authors:
        name = one.removesuffix(" et al")
        yield re.sub(r" ([A-Z]{1,4})(?: (Jr))?$", lambda found: ", ".join(("", *filter(None, found.groups()))), name)
        if one != name:
            yield "et al."


def _pages(pages: str) -> list[Field]:
    first, _, last = pages.partition("–")
    return [("SP", first), ("EP", last)]

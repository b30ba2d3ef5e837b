"""What a page states of itself: in JSON-LD, in `<meta>`, in its title and links, and in lines that readers see.

Nothing is chosen: what agrees is told once with all its places, what disagrees is told each with its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .html_data import nodes_of, stated_in
from .html_tree import Element, all_words_in, words_in
from .pieces import Piece
from .reading import Span, Stated

META = {
    **dict.fromkeys(("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title"), "title"),
    **dict.fromkeys(("author", "article:author", "citation_author", "dc.creator", "parsely-author", "byl"), "author"),
    **dict.fromkeys(("og:site_name", "citation_publisher", "dc.publisher", "publisher"), "publisher"),
    **dict.fromkeys(("article:published_time", "citation_publication_date", "citation_date", "dc.date"), "published"),
    **dict.fromkeys(("date", "pubdate", "dcterms.issued", "datepublished", "parsely-pub-date"), "published"),
    **dict.fromkeys(("article:modified_time", "og:updated_time", "last-modified"), "updated"),
    **dict.fromkeys(("dcterms.modified", "datemodified"), "updated"),
    **dict.fromkeys(("og:url", "dc.identifier", "citation_fulltext_html_url"), "address"),
    **dict.fromkeys(("dc.rights", "copyright", "dcterms.license", "dcterms.rights"), "licence"),
}
NAMES = ("title", "author", "publisher", "published", "updated", "address", "licence")
BY = re.compile(
    r"(?:^|\n|[|·•–-]\s*)(?:written |posted |published |words )?by:?\s+(?P<name>[^\n|·•,–]{2,60}?)"
    r"(?=\s*(?:$|\n|[|·•–,(]| - | on \d| on [A-Z]))",
    re.IGNORECASE,
)
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|[nr]d|th)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|[nr]d|th)?,? \d{{4}}|"
    r"\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated|modified|reviewed|revised)\b", re.IGNORECASE)
LONGEST = 500


def stated_by(root: Element, shown: Sequence[Piece] = ()) -> list[Stated]:
    """Everything the page states, what was said by more than one of its places once."""
    return _joined([*stated_in(nodes_of(root)), *_in_head(root), *_in_sight(root), *_in_bylines(shown)])


def placed(stated: Iterable[Stated], text: str, structure: Sequence[Span]) -> tuple[Stated, ...]:
    """The same, each with its place in the text where its words stand there; in what is set aside first."""
    by_rule = sorted(structure, key=lambda one: one.rule != "byline")
    return tuple(_placed(one, text, by_rule) for one in stated)


def title_first(stated: Sequence[Stated], headings: Sequence[str]) -> list[Stated]:
    """Of the titles stated, the one that a heading repeats comes first."""
    return sorted(stated, key=lambda one: (NAMES.index(one.name), one.name == "title" and one.value not in headings))


def _in_head(root: Element) -> Iterator[tuple[str, str, str]]:
    for meta in root.iter("meta"):
        called = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name := META.get(called):
            yield name, meta.get("content") or "", f"meta {called}"
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "address", link.get("href") or "", "link canonical"
    for one in root.xpath("//a[@rel and @href] | //link[@rel and @href]"):
        if "license" in one.get("rel").lower().split():
            yield "licence", one.get("href"), "link license"
    for title in root.xpath("//title[not(ancestor::svg)]")[:1]:
        yield "title", all_words_in(title), "title"


def _in_sight(root: Element) -> Iterator[tuple[str, str, str]]:
    """Marked as author or date where readers see it."""
    for one in root.xpath("//*[@rel='author' or @itemprop='author']"):
        yield "author", words_in(one), "shown author"
    for one in root.xpath("//*[@itemprop='datePublished' or @itemprop='dateModified'] | //time[@datetime]"):
        marked = f"{one.get('itemprop') or ''} {one.get('class') or ''} {one.getparent().get('class') or ''}".lower()
        in_text = any(up.tag in ("p", "li", "td") and len(words_in(up)) > 80 for up in one.iterancestors())
        if one.get("itemprop") or (
            not in_text and re.search(r"publish|posted|updated|modified|date|meta|byline", marked)
        ):
            name = "updated" if re.search(r"updated|modif", marked) else "published"
            yield name, one.get("datetime") or one.get("content") or words_in(one), "shown date"


def _in_bylines(shown: Sequence[Piece]) -> Iterator[tuple[str, str, str]]:
    for piece in shown:
        if piece.rule == "byline":
            if found := BY.search(piece.words):
                yield "author", found["name"], "shown byline"
            for day in DAY.finditer(piece.words):
                yield "updated" if UPDATED.search(piece.words, 0, day.start()) else "published", day[0], "shown byline"


def _joined(said: Iterable[tuple[str, str, str]]) -> list[Stated]:
    joined: dict[tuple[str, str], list[str]] = {}
    for name, value, where in said:
        words = " ".join(value.encode("utf-8", "replace").decode().split())
        if words and len(words) <= LONGEST:
            places = joined.setdefault((name, words), [])
            places += [where] if where not in places else []
    ordered = sorted(joined.items(), key=lambda one: NAMES.index(one[0][0]))
    return [Stated(name, value, where=", ".join(places)) for (name, value), places in ordered]


def _placed(one: Stated, text: str, spans: Sequence[Span]) -> Stated:
    if one.name in ("address", "licence"):
        return one
    words = re.compile(rf"(?<!\w){re.escape(one.value)}(?!\w)")
    for span in spans:
        if found := words.search(text, span.start, span.end):
            return Stated(one.name, one.value, found.start(), found.end(), one.where)
    return one

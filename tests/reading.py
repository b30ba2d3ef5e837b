"""Every public page by its address, read as the tree of elements that a browser would make of it."""

from collections.abc import Iterator

from django.test import Client
from django.test.html import Element, parse_html

from articles.models import Claim, Page, Question, Source, Topic

STRAIGHT = str.maketrans("‘’“”", "''\"\"")

FIXED = [
    *("/", "/topics/", "/faq/", "/claims/", "/sources/", "/glossary/", "/about/", "/how-we-compare/"),
    *("/questions-to-ask/", "/changes/", "/data/", "/references/", "/feedback/"),
]
EACH_KIND = [
    *FIXED,
    "/topics/side-effects/",
    "/faq/do-the-results-last/",
    "/claims/results-last/",
    "/sources/c-permanence/",
]
FORMS = ["/index.md", "/topics/cost.md", "/claims/results-last.md", "/topics/cost.ris", "/claims.ris"]
"""Some pages in other forms."""
DATA = ["/claims.json", "/claims.csv", "/sources.json", "/faq.json", "/topics/cost.json"]
DATA += ["/annotations.jsonld", "/references.ris", "/llms.txt"]
FIGURE = "/claims/results-last/figure/"


def addresses() -> list[str]:
    objects = [one for model in (Topic, Question, Claim, Source) for one in model.objects.all()]
    objects += Page.objects.exclude(slug__in=["about", "how-we-compare", "disclaimer"])
    return [*FIXED, *(one.get_absolute_url() for one in objects)]


def read(client: Client, address: str) -> Element:
    return parse_html(client.get(address).content.decode())


def elements(node: Element) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


def find(node: Element, name: str = "", css: str = "", attribute: str = "") -> list[Element]:
    return [
        one
        for one in elements(node)
        if name in ("", one.name) and (not css or css in mark(one, "class").split()) and attribute in ("", *marks(one))
    ]


def marks(element: Element) -> dict[str, str]:
    return {name: value or "" for name, value in element.attributes}


def mark(element: Element, name: str) -> str:
    return marks(element).get(name, "")


def words(node: Element, leaving_out: str = "") -> str:
    inner = [
        child if isinstance(child, str) else words(child, leaving_out)
        for child in node.children
        if isinstance(child, str) or not leaving_out or leaving_out not in mark(child, "class").split()
    ]
    return " ".join(" ".join(inner).translate(STRAIGHT).split())

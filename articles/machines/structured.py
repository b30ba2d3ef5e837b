"""The pages as structured data, in the words of https://schema.org: what a page shows, and nothing beside it.

Each function returns a plain dict for one JSON-LD block. No review by a clinician is claimed, as there is none.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import slugify

from articles.models import Question, Reference, Source, Term, Text, Topic
from articles.rendering import plain
from articles.seeding import Site
from articles.shown import SeenClaim

from .content import LANGUAGE, absolute

CONTEXT = {"@context": "https://schema.org"}


def website(site: Site) -> dict[str, Any]:
    """The home page: the site, and how to search it."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": absolute("/search/?q={q}")},
        "query-input": "required name=q",
    }
    described = {"@type": "WebSite", "@id": _site_node(), "name": site.name, "url": absolute("/")}
    return {**CONTEXT, **described, "inLanguage": LANGUAGE, "potentialAction": search}


def breadcrumbs(here: str, parent: str = "", parent_url: str = "") -> dict[str, Any]:
    """The way from the home page; the page itself comes last and needs no address."""
    way = [("Home", "/"), *([(parent, parent_url)] if parent_url else [])]
    steps = [{"name": name, "item": absolute(path)} for name, path in way]
    listed = [{"@type": "ListItem", "position": n, **step} for n, step in enumerate([*steps, {"name": here}], start=1)]
    return {**CONTEXT, "@type": "BreadcrumbList", "itemListElement": listed}


def topic(site: Site, shown: Topic, references: Iterable[Reference], sources: Iterable[Source]) -> dict[str, Any]:
    """A topic's page, with all that it rests on."""
    return {
        **_page(site, "MedicalWebPage", shown.question, shown.get_absolute_url()),
        **({"description": plain(shown.live.lead)} if shown.live else {}),
        **_dates(shown.text),
        "about": _treatment(site),
        **_citing(references, sources),
    }


def faq(site: Site, questions: Iterable[Question]) -> dict[str, Any]:
    """All questions with their short answers. The editors answer, no reader can: a FAQPage and not a QAPage.

    https://developers.google.com/search/docs/appearance/structured-data/faqpage
    """
    listed = [{**_question(one), "url": absolute(one.get_absolute_url())} for one in questions]
    return {**_page(site, "FAQPage", "Questions and answers", "/faq/"), "mainEntity": listed}


def question(site: Site, shown: Question, references: Iterable[Reference], sources: Iterable[Source]) -> dict[str, Any]:
    """The page of one question, and of no other; `sources` are those that the answer cites by their letters."""
    return {
        **_page(site, "FAQPage", shown.wording, shown.get_absolute_url()),
        **_dates(shown.text),
        "mainEntity": [_question(shown)],
        **_citing(references, sources),
    }


def claim(site: Site, seen: SeenClaim, references: Iterable[Reference], sources: Iterable[Source]) -> dict[str, Any]:
    """The page of a claim, with our verdict on it and those whose words stand on it.

    Not a ClaimReview: we compare what is said, and do not rate whether it is true.
    """
    return {
        **_page(site, "WebPage", seen.claim.question, seen.claim.get_absolute_url()),
        "description": seen.verdict,
        **_citing(references, sources),
    }


def source(site: Site, shown: Source) -> dict[str, Any]:
    """The page on a source, and the article that it is about: what the pages that cite it lead to."""
    described = {
        "name": shown.name,
        "url": shown.address,
        "author": shown.byline and {"@type": "Person", "name": shown.byline},
        "publisher": shown.publisher and {"@type": "Organization", "name": shown.publisher},
        "datePublished": shown.published_on and shown.published_on.isoformat(),
    }
    article = {
        "@type": "Article",
        "@id": source_node(shown),
        **{name: told for name, told in described.items() if told},
    }
    return {**_page(site, "WebPage", shown.name, shown.get_absolute_url()), "mainEntity": article}


def references(site: Site, works: Iterable[Reference]) -> dict[str, Any]:
    """The published research, each work by the node that the pages that cite it lead to."""
    listed = [
        {"@type": "CreativeWork", "@id": work_node(one), "name": one.citation, "url": one.address, **_doi(one)}
        for one in works
    ]
    return {**_page(site, "CollectionPage", "Published research", reverse("references")), "hasPart": listed}


def glossary(site: Site, terms: Iterable[Term]) -> dict[str, Any]:
    """The glossary. What its entry for the treatment says, other names too, is said of what topics are about."""
    listed = list(terms)
    procedures = [{**_treatment(site), **_named(one)} for one in listed if one.slug == slugify(site.treatment)]
    return {
        **_page(site, "DefinedTermSet", "Glossary", "/glossary/"),
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", **_named(one), "url": absolute(one.get_absolute_url())} for one in listed
        ],
        **({"about": procedures[0]} if procedures else {}),
    }


def _page(site: Site, kind: str, name: str, path: str) -> dict[str, Any]:
    return {
        **CONTEXT,
        "@type": kind,
        "name": name,
        "url": absolute(path),
        "inLanguage": LANGUAGE,
        "isPartOf": {"@id": _site_node()},
    }


def _site_node() -> str:
    """By what the site is known: the home page describes it."""
    return absolute("/#site")


def _treatment(site: Site) -> dict[str, str]:
    return {"@type": site.treatment_type, "@id": absolute("/#treatment"), "name": site.short_name}


def _dates(text: Text | None) -> dict[str, str]:
    """Days, as the page shows them; `lastReviewed` is the editors' own reading."""
    if text is None or text.live is None:
        return {}
    days: dict[str, date | None] = {
        "dateCreated": text.written_on,
        "dateModified": text.changed_on,
        "lastReviewed": text.reread_on,
    }
    return {name: day.isoformat() for name, day in days.items() if day}


def _citing(references: Iterable[Reference], sources: Iterable[Source]) -> dict[str, Any]:
    """What a page rests on, each by its node, which the page on it describes."""
    cited = [work_node(one) for one in references] + [source_node(one) for one in sources]
    return {"citation": [{"@id": one} for one in cited]} if cited else {}


def _doi(reference: Reference) -> dict[str, str]:
    return {"sameAs": f"https://doi.org/{reference.doi}"} if reference.doi else {}


def work_node(reference: Reference) -> str:
    """By what a work is known: its place among the published research."""
    return absolute(f"{reverse('references')}#ref-{reference.key}")


def source_node(source: Source) -> str:
    """By what a source is known: its place on our page on it."""
    return absolute(f"{source.get_absolute_url()}#source")


def _question(shown: Question) -> dict[str, Any]:
    """A question with its short answer, which its text begins with."""
    answer = plain(shown.live.lead) if shown.live else ""
    return {"@type": "Question", "name": shown.wording, "acceptedAnswer": {"@type": "Answer", "text": answer}}


def _named(term: Term) -> dict[str, Any]:
    names = {"alternateName": term.spellings} if term.spellings else {}
    return {"name": term.name, **names, "description": plain(term.live.lead) if term.live else ""}

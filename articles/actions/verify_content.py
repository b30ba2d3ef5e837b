"""Verify the content: every span, quotation, citation, link and checksum, checked again against what is stored."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from articles.models import (
    Archived,
    Correction,
    Definition,
    NewText,
    Original,
    Page,
    Question,
    Revision,
    Source,
    Topic,
)
from articles.rendering import Sourcing
from articles.seeding import SeedError

from .addresses import known_addresses, seen_addresses
from .defined import is_known, named_in
from .fault import Fault
from .import_article import not_shown
from .index_entries import unindexed
from .render_anew import TO_LOOK_AT
from .resolver import StoredContent
from .unseen_figures import unseen_figures
from .verify_claims import verify_claims


def verify_content(articles: Path | None = None) -> list[Fault]:
    """Every fault found. `articles` is the folder of original files, compared by checksum where it holds them."""
    return [
        *_sources(articles),
        *_passages(),
        *verify_claims(),
        *_texts(),
        *_pages(),
        *_figures(),
        *_definitions(),
        *_related(),
        *_archived(),
        *_corrections(),
        *_search(),
    ]


def waiting_articles() -> Iterator[Fault]:
    """The changed articles on which no editor has decided: none is a fault."""
    for new in NewText.objects.waiting().select_related("source"):
        why = f"a changed {new.source.file} waits for an editor: take it over or throw it away in the admin"
        yield Fault("waiting", f"source {new.source.letter}", why)


def count_sentences() -> int:
    """How many sentences our published topics and answers have; one that states a fact untraced is a fault."""
    live = Revision.objects.live().filter(text__sourcing=Sourcing.SOURCES).select_related("text")
    content = StoredContent()
    return sum(revision.text.render(revision.markdown, content).sentences for revision in live)


def _sources(articles: Path | None) -> Iterator[Fault]:
    for source in Source.objects.all():
        where = f"source {source.letter}"
        path = articles / source.file if articles else None
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path and path.exists() else source.sha256
        if digest != source.sha256 and not NewText.objects.filter(source=source, sha256=digest).exists():
            yield Fault("checksum", where, f"{source.file} is not the file that was imported: import it again")
        original = Original.objects.filter(source=source).first()
        if original and hashlib.sha256(original.raw).hexdigest() != source.sha256:
            yield Fault("checksum", where, "its stored bytes are not the file that was imported: import it again")
        for name, fault in not_shown(source, source.text):
            yield Fault("interest", where, f"{name}: {fault}")


def _passages() -> Iterator[Fault]:
    """Each passage is its span of the text, none overlaps another, and nothing but space lies between them."""
    for source in Source.objects.all():
        where, reached = f"source {source.letter}", 0
        for passage in source.passages.order_by("start"):
            if source.text[passage.start : passage.end] != passage.text:
                yield Fault("span", f"{where}, passage {passage.public_id}", "its span is not its text")
            if passage.start < reached:
                yield Fault("span", f"{where}, passage {passage.public_id}", "it overlaps the passage before it")
            if lost := source.text[reached : passage.start].strip():
                yield Fault("coverage", where, f"“{lost[:60]}” lies in no passage")
            reached = max(reached, passage.end)
        if lost := source.text[reached:].strip():
            yield Fault("coverage", where, f"“{lost[:60]}” lies in no passage")


def _texts() -> Iterator[Fault]:
    """What readers see would still be published today, and looks as it would look today."""
    content = StoredContent()
    for revision in Revision.objects.live().select_related("text"):
        rendered = revision.text.render(revision.markdown, content)
        for problem in rendered.problems:
            check = "compared" if problem.cause in TO_LOOK_AT else "text"
            yield Fault(check, str(revision.text), f"line {problem.line}: {problem.message}")
        if rendered.publishable and (rendered.lead, rendered.body) != (revision.lead_html, revision.body_html):
            yield Fault("text", str(revision.text), "it would be rendered in another way today: publish it again")


def _pages() -> Iterator[Fault]:
    for page in Page.objects.all():
        if not page.has_a_place:
            yield Fault("page", f"page {page.slug}", "its address is another page's, so that nobody can read it")


def _figures() -> Iterator[Fault]:
    """Each figure of a topic is one that readers see: what it draws is there, and its words are so."""
    for topic, why in unseen_figures().items():
        yield from (
            Fault("figure", f"topic {topic.slug}, {name}", f"readers do not see it: {told}")
            for name, told in why.items()
        )


def _definitions() -> Iterator[Fault]:
    """What a drawing or the home page names is there."""
    for definition in Definition.objects.all():
        try:
            told = definition.read()
        except SeedError as error:
            yield Fault("definition", definition.file, str(error))
            continue
        for kind, key in dict.fromkeys(named_in(told)):
            if not is_known(kind, key):
                yield Fault("definition", definition.file, f"it names the {kind} {key!r}, which does not exist")


def _related() -> Iterator[Fault]:
    for model in (Topic, Question):
        slugs = set(model.objects.values_list("slug", flat=True))
        for one in model.objects.all():
            for slug in set(one.related) - slugs:
                yield Fault("link", f"{one._meta.verbose_name} {one.slug}", f"related {slug!r} does not exist")


def _archived() -> Iterator[Fault]:
    seen = seen_addresses()
    for archived in Archived.objects.exclude(leads_to="").select_related("text"):
        if archived.leads_to not in seen:
            why = f"it leads on to {archived.leads_to}, where readers find nothing: publish it, and archive it anew"
            yield Fault("link", str(archived), why)


def _corrections() -> Iterator[Fault]:
    known = known_addresses()
    for correction in Correction.objects.all():
        for path in correction.where:
            if path not in known:
                why = f"readers find nothing at {path}, where it says that it stood: name a page that they see"
                yield Fault("link", f"correction {correction}", why)


def _search() -> Iterator[Fault]:
    for path in unindexed():
        yield Fault("search", path, "the search does not find it as it is: run manage.py import_content")

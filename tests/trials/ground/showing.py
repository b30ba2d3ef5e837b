"""A site in which payloads stand wherever words can stand, and the pages that show them. Needs Django set up."""

import io
import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, models
from django.test import Client

from articles.actions import index_passages, receive_article, save_draft
from articles.models import Claim, Question, Source, Term, Text, Topic
from articles.rendering import markdown, sanitizing
from articles.rendering.sanitizing import SafeHTML
from articles.seeding import read_vocabulary
from tests.importing.formats.made import docx, epub, mhtml, paragraph, pdf, post, rtf, wxr, xhtml
from tests.importing.formats.pages import page
from tests.trials.ground.payloads import in_markdown, payloads
from tests.trials.ground.writing import STATIC

PAYLOADS = payloads()
AT_ONCE = 20
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
PUBLIC = (
    "/",
    "/faq/",
    "/claims/",
    "/sources/",
    "/glossary/",
    "/references/",
    "/questions-to-ask/",
    "/changes/",
    "/about/",
)
MADE_OF_OTHERS = {
    "SearchEntry",
    "Passage",
    "Text",
    "Revision",
    "Definition",
    "Original",
    "Answer",
    "Moved",
    "RemovedSeed",
}
"""Derived from others, or put there by us; the words of an article and of a text come another way."""
NO_WORDS = (
    "receipt",
    "slug",
    "key",
    "letter",
    "sha256",
    "file",
    "html",
    "address",
    "path",
    "old",
    "new",
    "code",
    "text",
)
both = sanitizing.by_both


def _bleach(html, attributes, allowed):  # type: ignore[no-untyped-def]
    clean = sanitizing.bleach.clean
    return SafeHTML(clean(html, tags=attributes.keys(), attributes=allowed, protocols=sanitizing.PROTOCOLS))


def _nh3(html, attributes, allowed):  # type: ignore[no-untyped-def]
    names = {tag: set(names) for tag, names in attributes.items()}
    kept = lambda tag, name, value: value if allowed(tag, name, value) else None  # noqa: E731
    schemes = set(sanitizing.PROTOCOLS)
    clean = sanitizing.nh3.clean
    return SafeHTML(
        clean(html, tags=set(names), attributes=names, attribute_filter=kept, url_schemes=schemes, link_rel=None)
    )


SANITIZERS: dict[str, Callable[..., SafeHTML]] = {"both": both, "bleach alone": _bleach, "nh3 alone": _nh3}


def prepared() -> Client:
    """The site with its content, and an editor's browser."""
    settings.ALLOWED_HOSTS, settings.STORAGES["staticfiles"] = ["*"], {"BACKEND": STATIC}
    for command in ("migrate", "import_articles", "import_content"):
        call_command(command, verbosity=0, stdout=io.StringIO())
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("erin"))
    return client


def in_texts(sanitizer: str, quick: bool) -> Iterator[str]:
    """Live texts of these words, whatever is wrong with them, and the pages of their revisions."""
    sanitizing.by_both = SANITIZERS[sanitizer]
    markdown._sanitized.cache_clear()
    markdown._kept.cache_clear()
    words = list(in_markdown())
    written = itertools.cycle([*Topic.objects.all(), *Question.objects.all()])
    for start in range(0, AT_ONCE if quick else len(words), AT_ONCE):
        of = next(written)
        revision = save_draft(of, "\n\n".join([f"Lead {sanitizer} {start}.", *words[start : start + AT_ONCE]]))
        Text.objects.filter(pk=revision.text_id).update(live=revision)
        yield of.get_absolute_url()
        yield f"/admin/articles/revision/{revision.pk}/change/"
    sanitizing.by_both = both


def in_formats(quick: bool) -> Iterator[str]:
    vocabulary = read_vocabulary(settings.SEEDS / "vocabulary.toml")
    for start in range(0, AT_ONCE if quick else len(PAYLOADS), AT_ONCE):
        for name, raw in _files(PAYLOADS[start : start + AT_ONCE]).items():
            source = receive_article(raw, file=f"{start}.{name}", vocabulary=vocabulary).report.source
            Source.objects.filter(pk=source.pk).update(is_read=True, title=PAYLOADS[start][:200])
            index_passages(source)
            yield f"/sources/{source.slug}/"
            yield f"/admin/articles/source/{source.pk}/change/"


def _files(chosen: list[str]) -> dict[str, bytes]:
    """An article of each format in which these are paragraphs."""
    chosen = [CONTROLS.sub("", one) for one in chosen]  # A file that holds them is refused.
    told = [f"Needling and hair, number {number}: {one} and more words." for number, one in enumerate(chosen)]
    shown = "".join(f"<p>{escape(one)}</p>" for one in told)
    return {
        "txt": "\n\n".join(["Needling", *told]).encode(),
        "md": "\n\n".join(["# Needling", *told]).encode(),
        "html": page(f"<article><h1>Needling</h1>{shown}{''.join(chosen)}</article>").encode(),
        "mhtml": mhtml(page(f"<article>{shown}</article>").encode()),
        "docx": docx("".join(paragraph(escape(one)) for one in told)),
        "epub": epub({"a.xhtml": xhtml(shown)}),
        "wxr": wxr(post("a", "A", shown)),
        "rtf": rtf(r"\par ".join(one.encode("ascii", "ignore").decode() for one in told)),
        "pdf": pdf(
            [(72, 780 - 14 * at, 11, one[:60].encode("ascii", "ignore").decode()) for at, one in enumerate(told)]
        ),
    }


def in_forms(quick: bool) -> Iterator[str]:
    """The search, and the feedback as an editor finds it."""
    from urllib.parse import quote

    for one in PAYLOADS[: AT_ONCE if quick else None]:
        yield f"/search/?q={quote(one)}"
        yield f"/feedback/?page={quote(one)}"
    feedback = apps.get_model("articles", "Feedback")
    for number, one in enumerate(PAYLOADS):
        words = {field.name: one[: field.max_length] for field in _words_of(feedback)}
        feedback.objects.create(**words | {"receipt": str(number)})
    yield "/admin/articles/feedback/"
    yield from (
        f"/admin/articles/feedback/{pk}/change/" for pk in feedback.objects.values_list("pk", flat=True)[:AT_ONCE]
    )


def in_fields(quick: bool) -> Iterator[str]:
    """Each field of words of each kind of thing holds the next payload, however it came there."""
    given = itertools.cycle(PAYLOADS)
    for model in apps.get_app_config("articles").get_models():
        if model.__name__ in MADE_OF_OTHERS or model.__name__.startswith("Historical"):
            continue
        for one, field in itertools.product(model._default_manager.all(), _words_of(model)):
            with suppress(IntegrityError):  # The database itself refuses some.
                model._default_manager.filter(pk=one.pk).update(**{field.name: next(given)[: field.max_length]})
    yield from PUBLIC
    for kind in (Topic, Question, Claim, Source, Term):
        name = kind._meta.model_name
        yield f"/admin/articles/{name}/"
        for one in kind._default_manager.all()[: 1 if quick else AT_ONCE]:
            yield one.get_absolute_url()
            yield f"/admin/articles/{name}/{one.pk}/change/"


def _words_of(model: type[models.Model]) -> list[models.Field]:  # type: ignore[type-arg]
    """Its fields in which somebody's words stand."""
    return [
        field
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField)
        and not (field.choices or field.unique or any(part in field.name for part in NO_WORDS))
    ]

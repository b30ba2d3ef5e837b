"""Rename: a topic, question, claim, term or source gets another slug, and its old address leads on."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from articles.models import (
    Archived,
    Claim,
    ContentRevision,
    Correction,
    Link,
    Moved,
    Question,
    Revision,
    Source,
    Topic,
    former_slugs,
)
from articles.models.figure_names import drawings_on, drawings_told_by, with_renamed_claim
from articles.rendering import Unresolved

from .defined import rename_in_site
from .known_anew import known_anew
from .render_anew import live_citing, live_linking, live_writing, render_anew
from .resolver import Linked, StoredContent

MOST_NAMED = 3
Named: TypeAlias = Linked | Source


@transaction.atomic
def rename(written: Named, slug: str) -> bool:
    """Give a stored thing another slug; whether it had another. What is seen, found and stored by slug follows.

    Raises `ValidationError`, and changes nothing, for a slug that is not free (see `check_slug`).
    """
    ContentRevision.lock()
    old, seeded = type(written)._default_manager.values_list("slug", "seeded").get(pk=written.pk)
    if slug == old:
        return False
    check_slug(written, slug)
    written.slug = old
    before, leading = _addresses(written), _leading_to(written)
    written.slug = slug
    written.seeded = {**seeded, "slug": slug} if seeded else {}
    written.save(update_fields=["slug", "seeded"])
    for address, new in zip(before, _addresses(written), strict=True):
        lead_on(address, new)
        _change_lists(Correction, "where", partial(_renamed, address, new))
    if isinstance(written, Source):
        known_anew(written, old)
    else:
        _rename_in_lists(written, old, slug)
    render_anew(leading)
    ContentRevision.raise_number()
    return True


def check_slug(written: Named, slug: str) -> None:
    """Raises `ValidationError` where the slug is no slug, is or was another's, or means something else in a text."""
    kind = type(written)
    written._meta.get_field("slug").clean(slug, written)
    others = kind._default_manager.exclude(pk=written.pk)
    stored = kind._default_manager.filter(pk=written.pk).values_list("slug", flat=True).first() or ""
    if holder := others.filter(slug=slug).first():
        raise ValidationError(f"“{slug}” is the slug of “{holder}”: choose another.")
    if former := others.filter(slug=former_slugs(kind).get(slug, "")).first():
        raise ValidationError(
            f"“{slug}” was the slug of “{former}”, and its old address leads there: choose another, or give that up "
            "first under Old addresses."
        )
    if stored != slug and (drawings := _drawings_naming(written, stored)):
        named = f"names this {kind._meta.verbose_name} by its slug, which stays “{stored}”"
        raise ValidationError(f"The drawing “{drawings[0]}” {named}.")
    if isinstance(written, Source):
        _check_letter(slug)
    else:
        _check_meaning(written, slug)


def _drawings_naming(written: Named, slug: str) -> list[str]:
    if isinstance(written, Source):
        return drawings_told_by(slug)
    return drawings_on(slug) if isinstance(written, Claim) else []


def _check_letter(slug: str) -> None:
    """Texts cite a source by its letter or its slug."""
    if wearing := Source.objects.filter(letter__iexact=slug).first():
        raise ValidationError(f"“{slug}” is the letter of “{wearing}”, by which texts cite it: choose another.")


def _check_meaning(written: Linked, slug: str) -> None:
    """What live texts mean by `[[slug]]` stays what they mean."""
    writing = live_writing(slug)
    try:
        meant = StoredContent().link(slug).href if writing else None
    except Unresolved:
        return
    if meant is not None and (written.pk is None or meant != _stored_address(written)):
        named = ", ".join(f"“{revision.text}”" for revision in writing[:MOST_NAMED])
        raise ValidationError(f"[[{slug}]] leads to {meant} in texts that readers see: {named}. Choose another slug.")


def lead_on(old: str, new: str) -> None:
    """The old address leads to the new one in one step, and so does whatever led to the old one."""
    Moved.objects.filter(old=new).delete()
    Moved.objects.filter(new=old).update(new=new)
    Moved.objects.update_or_create(old=old, defaults={"new": new})
    Archived.objects.filter(leads_to=old).update(leads_to=new)
    twice = Link.objects.filter(path=new).values_list("text", flat=True)
    Link.objects.filter(path=old, text__in=list(twice)).delete()
    Link.objects.filter(path=old).update(path=new)


def _leading_to(written: Named) -> list[Revision]:
    return live_citing(written) if isinstance(written, Source) else live_linking(written.get_absolute_url())


def _addresses(written: Named) -> list[str]:
    data = [reverse("topic-data", args=[written.slug])] if isinstance(written, Topic) else []
    return [written.get_absolute_url(), *data]


def _stored_address(written: Linked) -> str:
    return type(written)._default_manager.get(pk=written.pk).get_absolute_url()


def _rename_in_lists(written: Linked, old: str, new: str) -> None:
    """What names it by its slug goes on naming it, and is still known to be as its seed was."""
    listed = partial(_renamed, old, new)
    if isinstance(written, Topic | Question):
        _change_lists(type(written), "related", listed)
    if isinstance(written, Question):
        rename_in_site("question", old, new)
    if isinstance(written, Claim):
        rename_in_site("claim", old, new)
        _change_lists(Topic, "figures", lambda names: with_renamed_claim(names, old, new))
        _change_lists(Question, "claims", listed)


def _renamed(old: str, new: str, names: list[str]) -> list[str]:
    return [new if name == old else name for name in names]


def _change_lists(kind: type[Any], name: str, changed: Callable[[list[str]], list[str]]) -> None:
    """Change a list of slugs or addresses in everything of this kind: the field, and what is remembered of its seed."""
    is_field = name in {field.name for field in kind._meta.concrete_fields}
    for one in kind._default_manager.all():
        before = (getattr(one, name) if is_field else None), one.seeded.get(name)
        after = tuple(changed(value) if value else value for value in before)
        if after == before:
            continue
        if is_field:
            setattr(one, name, after[0])
        if name in one.seeded:
            one.seeded = {**one.seeded, name: after[1]}
        one.save(update_fields=[*([name] if is_field else []), "seeded"])

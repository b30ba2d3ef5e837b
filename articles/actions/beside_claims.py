"""What a live text says beside claims, or of who says what: read again once one of these is answered otherwise."""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.language import sentence_spans
from articles.models import Claim, Definition, Question, Written
from articles.rendering import Resolver, numbered, plain, unchecked
from articles.seeding.definitions import EVERYDAY_WORDS, VOCABULARY

SIGN, FIRST_SIGN = "\ue001", 0xE002


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence to read again, and the claims beside which it stands; without one, it names who says what itself."""

    sentence: str
    claims: tuple[Claim, ...] = ()


def sentences_beside(owner: Written, claims: Collection[Claim]) -> tuple[Beside, ...]:
    """The sentences of its live text with a link to one of the claims, as readers find them now.

    Where a question rests on such a claim without leading to it, its main message speaks of it.
    """
    live = owner.live
    if live is None or not claims:
        return ()
    found = {one.sentence: one for one in _linking(f"{live.lead_html} {live.body_html}", list(claims))}
    if found or not isinstance(owner, Question):
        return tuple(found.values())
    rests_on = tuple(owner.claims.filter(pk__in=[one.pk for one in claims]))
    return (Beside(plain(live.lead_html), rests_on),) if rests_on else ()


def sentences_naming(owner: Written, resolver: Resolver, *, is_leaning: bool) -> tuple[Beside, ...]:
    """The sentences of its live text that type, beside no claim, who says something or how many sources there are.

    Of a text that leans on nothing that is answered otherwise, only the number can become untrue.
    """
    live = owner.live
    typed = unchecked(live.markdown, resolver) if live else ()
    typed = tuple(one for one in typed if is_leaning or numbered(one))
    if live is None or not typed:
        return ()
    shown = [one.replace(SIGN, "") for one in signed_sentences(f"{live.lead_html} {live.body_html}")]
    found = (next((sentence for sentence in shown if words in sentence), words) for words in typed)
    return tuple(map(Beside, dict.fromkeys(found)))


def definitions_naming() -> dict[Definition, tuple[Beside, ...]]:
    """What the site's own words and its drawings type of how many sources there are, or of some of them alone."""
    stored = Definition.objects.exclude(file__in=[VOCABULARY, EVERYDAY_WORDS])
    found = {one: tuple(map(Beside, filter(numbered, _strings(_told(one))))) for one in stored}
    return {one: beside for one, beside in found.items() if beside}


def _told(definition: Definition) -> object:
    try:
        return tomllib.loads(definition.toml)
    except tomllib.TOMLDecodeError:
        return None


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _strings(one)


def signed_sentences(html: str) -> Iterator[str]:
    """The sentences of a text with a sign at the end of each link, so that “says A.” ends one and is no initial."""
    signed = plain(html.replace("</a>", f"{SIGN}</a>"))
    yield from (signed[start:end] for start, end in sentence_spans(signed))


def _linking(html: str, claims: list[Claim]) -> Iterator[Beside]:
    """Each after the question that it answers, if one stands before it."""
    for place, claim in enumerate(claims):
        path = re.escape(claim.get_absolute_url())
        html = re.sub(rf'(<a href="{path}"[^>]*>.*?)</a>', rf"\1{chr(FIRST_SIGN + place)}</a>", html, flags=re.DOTALL)
    signs = {chr(FIRST_SIGN + place): claim for place, claim in enumerate(claims)}
    asked = ""
    for signed in signed_sentences(html):
        sentence = "".join(one for one in signed if one not in signs and one != SIGN)
        if linked := tuple(dict.fromkeys(signs[one] for one in signed if one in signs)):
            yield Beside(f"{asked} {sentence}".strip(), linked)
        asked = sentence if sentence.endswith("?") else ""

"""What `import_articles` reports: in words, and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.actions import ComparedArticle, Copied, Fate, ImportReport, Outcome
from articles.importing import Article, Block, reason_of
from articles.models import Source
from articles.models.passage import READABLE

LONGEST_QUOTED = 60
WAITING = 3
"""The exit code when nothing was refused and something waits."""


class Report:
    """What became of the files. As JSON, what was imported is written as it comes, so that much of it is not held."""

    def __init__(self, out: Any, *, as_json: bool, may_wait: bool) -> None:
        self.out, self.as_json, self.before = out, as_json, '{\n"articles": ['
        self.others: dict[str, list[dict[str, Any]]] = {name: [] for name in ("refused", *["waiting"] * may_wait)}

    def add(self, kind: str, entry: dict[str, Any]) -> None:
        if kind == "not_read":
            self.others.setdefault(kind, [])
        if kind in self.others:
            self.others[kind].append(entry)
        elif self.as_json:
            self.out.write(f"{self.before}\n{_json(entry)}", ending="")
            self.before = ","

    @property
    def exit_code(self) -> int:
        return 1 if self.others["refused"] else WAITING if self.others.get("waiting") else 0

    def end(self) -> None:
        if self.as_json:
            self.out.write(f"{self.before.removesuffix(',')}],\n{_json(self.others).removeprefix('{')}")


def _json(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, indent=1)


def headline(path: Path, done: ImportReport) -> str:
    return f"{path.name}: source {done.source.letter} ({done.source.slug}), {done.outcome}"


def waiting_in_words(done: ImportReport, compared: ComparedArticle) -> str:
    """What taking the new text over would lose or turn, and where to decide."""
    lines = [
        *(f"  would be lost: {one}" for one in _would_be_lost(compared)),
        *(f"  would stand in another sentence: {one}" for one in _resaid(compared)),
    ]
    return "\n".join([*lines, f"  decide at {_decide(done.source)}, or import it with --accept"])


def _would_be_lost(compared: ComparedArticle) -> list[str]:
    return [
        *(f"{one.statement}: “{one.statement.exact[:60]}”" for one in compared.lost),
        *(
            f"{one.kind} “{one.owner}”, line {wrong.line}: {wrong.message}"
            for one in compared.broken
            for wrong in one.problems
        ),
        *(f"the topics chosen for “{one.text[:60]}”" for one in compared.passages.topics_lost),
        *(f"what was settled of “{one.words[:60]}”" for one in compared.report.article.unsettled),
    ]


def _resaid(compared: ComparedArticle) -> list[str]:
    """What is quoted, and may say something else in the new text."""
    return [
        *(
            f"{one.statement}: “{one.statement.exact[:60]}”"
            for one in compared.statements
            if one.standing is Fate.RESAID
        ),
        *(f"{one.kind} “{one.owner}”: “{exact[:60]}”" for one in compared.texts for exact in one.resaid),
    ]


def _decide(source: Source) -> str:
    return f"{settings.SITE_URL}{reverse('admin:articles_source_new_text', args=[source.pk])}"


def waiting_as_json(path: Path, done: ImportReport, compared: ComparedArticle) -> dict[str, Any]:
    lost = _would_be_lost(compared)
    told = {"path": str(path), "slug": done.source.slug, "sha256": done.article.sha256}
    return {**told, "would_be_lost": lost, "in_another_sentence": _resaid(compared), "decide": _decide(done.source)}


def losses(done: ImportReport) -> list[str]:
    if done.outcome is Outcome.THROWN_AWAY:
        return []
    lost = [f"{statement}: “{statement.exact[:60]}” is not in the text any more" for statement in done.lost]
    return lost + [f"{name} is as an editor set it; the seed's value was left out" for name in done.kept]


def summary(article: Article, warnings: list[str]) -> str:
    kinds = Counter(block.kind.value for block in article.blocks)
    aside = _set_aside(article)
    lines = [
        *(f"  {told}" for told in article.reading.told()),
        "  " + ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.most_common()),
        "  set aside: " + (", ".join(f"{len(blocks)} by {rule}" for rule, blocks in aside.items()) or "nothing"),
        *(f"    {rule}, {reason_of(rule)}: {_quoted(blocks)}" for rule, blocks in aside.items()),
        *(f"  repaired: {repair}" for repair in article.reading.repairs),
        *(f"  warning: {warning}" for warning in warnings),
        *_unsure(article),
    ]
    return "\n".join(lines)


def _set_aside(article: Article) -> dict[str, list[Block]]:
    """What each furniture rule set aside, the busiest first."""
    rules = Counter(block.rule for block in article.blocks if block.rule)
    return {rule: [block for block in article.blocks if block.rule == rule] for rule, _ in rules.most_common()}


def _unsure(article: Article) -> Iterator[str]:
    """Each passage of which the topic is not clear, for an editor to look at."""
    for block in _uncertain(article):
        yield f"  topic not clear ({' or '.join(block.topics) or 'none'}): {_quoted([block])}"


def _uncertain(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.is_unsure and block.kind in READABLE]


def _quoted(blocks: Sequence[Block]) -> str:
    begun = (shorten(" ".join(block.text.split()), LONGEST_QUOTED, placeholder="…") for block in blocks)
    return " ".join(f"“{words}”" for words in begun)


def as_json(
    path: Path, slug: str, article: Article, warnings: list[str], copied: Sequence[Copied] = ()
) -> dict[str, Any]:
    reading = article.reading
    return {
        "path": str(path),
        "slug": slug,
        "title": article.title,
        "sha256": article.sha256,
        "encoding": reading.encoding,
        "characters": len(article.text),
        "repairs": list(reading.repairs),
        "warnings": warnings,
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "kind": block.kind.value,
                "topics": list(block.topics),
                "because": list(block.because),
                "margin": block.margin,
                "heading_path": list(block.heading_path),
                "rule": block.rule,
                "rule_reason": reason_of(block.rule) if block.rule else None,
                "settled": block.settled,
                "text": block.text,
            }
            for block in article.blocks
        ],
        "proposed": [
            {"claim": proposal.claim, "exact": proposal.exact, "value": proposal.value} for proposal in article.proposed
        ],
        "format": reading.format,
        "format_because": reading.because,
        "metadata": [asdict(one) for one in reading.metadata],
        "left_out": [asdict(one) for one in reading.left_out],
        "unsettled": [one.words for one in article.unsettled],
        "set_aside": [
            {"rule": rule, "reason": reason_of(rule), "words": [block.text for block in blocks]}
            for rule, blocks in _set_aside(article).items()
        ],
        "uncertain": [
            {"start": block.start, "end": block.end, "topics": list(block.topics), "text": block.text}
            for block in _uncertain(article)
        ],
        "shared": [
            {"source": one.source.slug, "share": round(one.share, 3), "passages": one.passages} for one in copied
        ],
    }

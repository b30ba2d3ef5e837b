"""The content as data: the same as the pages show. Fields that do not apply to a statement are left out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from articles.comparing import CURRENCIES, Degree
from articles.models import Passage, Question, Source, Statement, Topic
from articles.models.claim import sound
from articles.shown import ComparedClaim

FORMULA = ("=", "+", "-", "@", "\t", "\r")
TOUCHES = "touches on it"
"""The value of a source that speaks of the question, and gives nothing to compare."""
LANGUAGE = "en-GB"
"""That of every page."""
CSV_COLUMNS = (
    "claim",
    "question",
    "topic",
    "kind",
    "agreement",
    "certainty",
    "source",
    "silent",
    "exact",
    "value",
    "mention",
    "study",
    "url",
)


def claim_data(compared: ComparedClaim) -> dict[str, Any]:
    """One claim: the verdict, every statement, and who gives no value. Fields that do not apply are left out."""
    claim = compared.claim
    slugs = {said.source.letter: said.source.slug for said in compared.said}
    statements = [statement for said in compared.said for statement in said.statements]
    return {
        "slug": claim.slug,
        "url": absolute(claim.get_absolute_url()),
        "question": claim.question,
        "topic": claim.topic.slug,
        "kind": claim.kind,
        **({"unit": claim.unit} if claim.unit else {}),
        "agreement": compared.agreement.value,
        **_by_interest(compared),
        "contradict_themselves": [slugs[letter] for letter in compared.comparison.contradict_themselves],
        "counted_as_one": [[slugs[letter] for letter in group] for group in compared.comparison.alike],
        "statements": [statement_data(statement) for statement in statements],
        "silent": [said.source.slug for said in compared.said if not said.speaks],
        **({"ask": claim.ask} if claim.ask else {}),
        **({"certainty": claim.certainty} if claim.certainty else {}),
        **({"research": sound(claim.research)} if claim.research and claim.live else {}),
    }


def _by_interest(compared: ComparedClaim) -> dict[str, Any]:
    apart = [one.label.agreement.value for one in compared.by_interest]
    return {"agreement_by_interest": dict(zip(("stated", "not_stated"), apart, strict=True))} if apart else {}


def statement_data(statement: Statement) -> dict[str, Any]:
    """One statement; `start` and `end` are code points of the stored text."""
    unit = statement.counted_in
    is_amount = bool(unit) and not statement.mention
    every = {
        "stance": Degree(statement.stance).word if statement.stance is not None else None,
        "low": _number(statement.low),
        "high": _number(statement.high),
        "open_high": statement.open_high if is_amount else None,
        "approximate": statement.approximate if is_amount else None,
        "unit": unit if is_amount else None,
        "currency": unit if is_amount and unit in CURRENCIES else None,
        "values": statement.values or ([statement.words] if statement.words else None),
    }
    return {
        "source": statement.source.slug,
        "exact": statement.exact,
        "start": statement.start,
        "end": statement.end,
        "url": absolute(f"{statement.source.get_absolute_url()}#p-{_passage_id(statement)}"),
        "mention": statement.mention,
        "study": statement.study,
        **{name: value for name, value in every.items() if value is not None and value != ""},
    }


def harmless(cell: Any) -> Any:
    """A cell of a table that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def claim_rows(compared: Iterable[ComparedClaim]) -> Iterable[Sequence[Any]]:
    """The claims as rows of a table: one for each statement, and one for each source that is silent."""
    for one in compared:
        claim = one.claim
        start = (claim.slug, claim.question, claim.topic.slug, claim.kind, one.agreement.value, claim.certainty)
        for said in one.said:
            for statement in said.statements:
                data = statement_data(statement)
                value = statement.in_words or (TOUCHES if said.touches else "")
                rest = (data["exact"], value, data["mention"], data["study"], data["url"])
                yield (*start, said.source.slug, not said.speaks, *rest)
            if said.is_silent:
                yield (*start, said.source.slug, True, "", "", "", "", "")


def source_data(source: Source) -> dict[str, Any]:
    """What is known about a source; what its text does not show is null. Its full text is not published."""
    return {
        "letter": source.letter,
        "slug": source.slug,
        "url": absolute(source.get_absolute_url()),
        "title": source.title or None,
        "description": source.description or None,
        "byline": source.byline or None,
        "publisher": source.publisher or None,
        "kind": source.kind,
        "interest": source.interest,
        "interest_words": source.interest_words,
        "published_on": source.published_on.isoformat() if source.published_on else None,
        "address": source.address or None,
        "studies": source.studies or None,
        "reading_grade": source.reading_grade,
        "sha256": source.sha256,
        "passages_shown": source.passages_shown,
    }


def question_data(question: Question) -> dict[str, Any]:
    """One answered question, as the HTML that the page shows."""
    return {**_text(question), "slug": question.slug, "question": question.wording, "topic": question.topic.slug}


def topic_data(topic: Topic, compared: Iterable[ComparedClaim], passages: Iterable[Passage]) -> dict[str, Any]:
    """One topic: our text, the claims, and the passages that readers may see."""
    return {
        **_text(topic),
        "slug": topic.slug,
        "name": topic.name,
        "question": topic.question,
        "claims": [claim_data(one) for one in compared],
        "passages": [passage_data(passage) for passage in passages],
    }


def passage_data(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.public_id,
        "source": passage.source.slug,
        "url": absolute(passage.get_absolute_url()),
        "start": passage.start,
        "end": passage.end,
        "heading_path": passage.heading_path,
        "text": passage.text,
    }


def absolute(path: str) -> str:
    """The public address of a path."""
    return f"{settings.SITE_URL}{path}"


def _text(written: Topic | Question) -> dict[str, Any]:
    live = written.live
    return {
        "url": absolute(written.get_absolute_url()),
        "lead_html": live.lead_html if live else None,
        "body_html": live.body_html if live else None,
        "updated": written.text.changed_on.isoformat() if written.text and live else None,
    }


def _passage_id(statement: Statement) -> str:
    return statement.passage.public_id if statement.passage else ""


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)

"""The site's own content: what must be in it, what its words are like, and how pages mark it."""

import hashlib
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings

from articles.models import Claim, Passage, Question, Source, Statement, Topic
from articles.quoting import Quotation, find, fold
from articles.shown import compare_claims
from tests.reading import find as find_elements
from tests.reading import mark, words

pytestmark = pytest.mark.usefixtures("content")

WRITTEN = sorted(path for folder in ("topics", "questions", "pages") for path in (settings.SEEDS / folder).glob("*.md"))
GRADED = [path for path in WRITTEN if path.parent.name != "pages"]
CITATION = re.compile(r"\s*\[@\w+(?:\s+\"[^\"\]]*\")?\]")
# What article A asks, and words that the question of ours that answers it must have.
ASKED_BY_A = ["how many sessions", "results", "hurt|pain", "side effects", "all .*hair loss", "how much|cost"]
TOLD = {"conflict", "vary", "single"}
RUN = 9


@pytest.fixture
def compared() -> dict[str, Any]:
    return {
        one.claim.slug: one
        for one in compare_claims(
            Claim.objects.with_statements().select_related("topic"), list(Source.objects.for_display())
        )
    }


@pytest.fixture
def grade(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Flesch-Kincaid's grade. textstat 0.7.4 imports pkg_resources, which setuptools no longer has."""
    monkeypatch.setitem(sys.modules, "pkg_resources", ModuleType("pkg_resources"))
    from textstat import textstat

    return textstat.flesch_kincaid_grade


def prose(path: Path) -> str:
    """A seed's own words: no front matter, citation, heading or mark."""
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    text = re.sub(r"\s*\[\^[\w-]+\]", "", CITATION.sub("", text))
    text = re.sub(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]", lambda link: link[2] or link[1].replace("-", " "), text)
    text = "\n".join(line for line in text.split("\n") if not line.startswith(("#", "!!!")))
    return re.sub(r"[*_]", "", re.sub(r"^[ \t]*(?:[-*]|\d+\.)?[ \t]+", "", text, flags=re.MULTILINE)).strip()


def short_answer(path: Path) -> str:
    return prose(path).split("\n\n")[0]


def plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", re.sub(r"micro[ -]needl", "microneedl", fold(text).lower()))


def runs(text: str) -> Iterator[str]:
    """Every nine words in a row."""
    every = plain_words(text)
    return (" ".join(every[start : start + RUN]) for start in range(len(every) - RUN + 1))


def names(html: str, source: Source) -> bool:
    """Whether the text cites the source, or names it as in "sources B and C"."""
    named = rf"[Ss]ources? (?:[A-Z](?:,| and|, and) )*{source.letter}\b"
    return f'data-source="{source.slug}"' in html or bool(re.search(named, html))


def test_the_articles_are_the_ones_that_were_supplied_byte_for_byte(articles):
    sums = dict(reversed(line.split()) for line in (settings.SEEDS / "articles/SHA256SUMS").read_text().splitlines())
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in articles.values()}
    assert sorted(sums.values()) == sorted(Source.objects.values_list("sha256", flat=True))


@pytest.mark.parametrize("asked", ASKED_BY_A)
def test_each_question_that_article_a_answers_is_in_the_faq(asked):
    assert [one.wording for one in Question.objects.published() if re.search(asked, one.wording, re.IGNORECASE)]


def test_an_answer_links_each_claim_it_rests_on_or_names_every_source_that_speaks_to_it(compared):
    # Each is answered from all sources that speak to it, not from the one that asked.
    for question in Question.objects.published().prefetch_related("claims"):
        text = f"{question.live.lead} {question.live.body}"
        unlinked = [claim for claim in question.claims.all() if f'href="{claim.get_absolute_url()}"' not in text]
        speaking = [said.source for claim in unlinked for said in compared[claim.slug].speaking]
        assert [one.slug for one in speaking if not names(text, one)] == [], question.slug


def test_at_least_twelve_claims_are_compared_over_at_least_eight_topics(compared):
    assert len(compared) >= 12
    assert len({one.claim.topic.slug for one in compared.values()}) >= 8


@pytest.mark.parametrize(
    ("slug", "agreement"),
    [
        ("works-for-alopecia-areata", "single"),
        ("helps-alopecia-areata", "single"),
        ("invasive", "vary"),
        ("studies-named", "vary"),
        ("number-of-sessions", "vary"),
        ("swelling", "single"),
        ("denser-hair", "agree"),
        ("proven", "vary"),
        ("price-per-session", "single"),
        ("redness-duration", "vary"),
        ("needle-depth", "silent"),
        ("session-length", "silent"),
    ],
)
def test_the_sources_agree_as_far_as_their_words_do(compared, slug, agreement):
    assert compared[slug].agreement == agreement


def test_source_c_contradicts_itself_on_whether_results_last(compared):
    assert compared["results-last"].comparison.contradict_themselves == ("C",)


def test_every_quotation_of_every_statement_is_found_again_in_its_article(articles):
    seeded = tomllib.loads((settings.SEEDS / "claims.toml").read_text(encoding="utf-8"))["claim"]
    assert Statement.objects.count() == sum(len(claim.get("statement", [])) for claim in seeded) > 60
    for one in Statement.objects.select_related("source", "passage"):
        text = articles[one.source.letter].read_text(encoding="utf-8")
        start, end = find(text, Quotation(one.exact, one.prefix, one.suffix))
        assert (text[start:end], one.start, one.end) == (one.exact, start, end)
        assert one.passage.start <= start < end <= one.passage.end


def test_no_nine_words_in_a_row_of_ours_are_an_articles(articles):
    theirs = {run for path in articles.values() for run in runs(path.read_text(encoding="utf-8"))}
    ours = {path.name: CITATION.sub(" ¶ ", path.read_text(encoding="utf-8")) for path in WRITTEN}
    glossary = tomllib.loads((settings.SEEDS / "glossary.toml").read_text(encoding="utf-8"))["term"]
    ours |= {term["slug"]: term["definition"] for term in glossary}
    assert {name: taken for name, text in ours.items() if (taken := [run for run in runs(text) if run in theirs])} == {}


def test_our_prose_reads_at_grade_seven_or_easier(grade):
    grades = {path.name: grade(prose(path)) for path in GRADED}
    assert len(grades) >= 20
    assert statistics.median(grades.values()) <= 7
    assert {name: one for name, one in grades.items() if one > 8} == {}


def test_each_short_answer_has_at_most_forty_words():
    lengths = {path.name: len(short_answer(path).split()) for path in GRADED}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_a_page_marks_each_claim_with_the_agreement_that_was_computed(pages, compared):
    marked = [one for page in pages.values() for one in find_elements(page, attribute="data-claim")]
    assert {mark(one, "data-claim") for one in marked} == set(compared)
    assert all(mark(one, "data-agreement") == compared[mark(one, "data-claim")].agreement for one in marked)


@pytest.mark.parametrize("topic", [path.stem for path in WRITTEN if path.parent.name == "topics"])
def test_a_topic_says_that_claims_vary_exactly_when_they_do_and_who_says_so(pages, compared, topic):
    here = [one for one in compared.values() if one.claim.topic.slug == topic and one.agreement in TOLD]
    told = {one.claim.slug: {said.source.letter for said in one.speaking} for one in here}
    notes = find_elements(pages[f"/topics/{topic}/"], "aside", "claims-vary")
    assert len(notes) == bool(told)
    shown = {}
    for row in (row for note in notes for row in find_elements(note, attribute="data-claim")):
        speaking = [one for one in find_elements(row, "li") if "claim-silent" not in mark(one, "class").split()]
        badges = {words(badge) for one in speaking for badge in find_elements(one, "a", "source-badge")}
        shown[mark(row, "data-claim")] = {badge.removeprefix("Source ") for badge in badges}
    assert shown == told


def test_the_faq_has_an_entry_with_its_own_address_for_each_question(pages):
    entries = {
        mark(one, "id"): words(find_elements(one, "summary")[0], leaving_out="faq-short")
        for one in find_elements(pages["/faq/"], "details", "faq-entry")
    }
    assert entries == {f"q-{one.slug}": fold(one.wording) for one in Question.objects.published()}


def test_the_words_that_show_an_interest_are_quoted_from_the_stored_text(pages):
    for source in Source.objects.all():
        page = pages[source.get_absolute_url()]
        shown = [words(one) for one in find_elements(page, "q", "interest")]
        assert all(one in fold(source.text) for one in shown)
        assert bool(shown) == (source.has_interest or bool(source.byline))


def test_what_comes_from_outside_stands_in_a_note_that_says_so_with_its_reference(pages):
    notes = [one for page in pages.values() for one in find_elements(page, "aside", "note")]
    inside = [ref for note in notes for ref in find_elements(note, "a", "ref")]
    assert len(notes) >= 5
    assert all("not from our" in words(find_elements(note, css="note-title")[0]) for note in notes)
    assert all(find_elements(note, "a", "ref") or "We found no" in words(note) for note in notes)
    assert len(inside) == sum(len(find_elements(page, "a", "ref")) for page in pages.values())


def test_no_furniture_of_an_article_is_shown_as_content(pages):
    content = [fold(one) for one in Passage.objects.exclude(kind="furniture").values_list("text", flat=True)]
    content += [fold(title) for title in Source.objects.values_list("title", flat=True)]
    bylines = set(Source.objects.values_list("byline_words", flat=True))
    furniture = {fold(one.text) for one in Passage.objects.furniture() if one.text not in bylines}
    telling = {one for one in furniture if " " in one and not any(one in text for text in content)}
    assert len(telling) >= 10
    for address, page in pages.items():
        shown = words(page, leaving_out="interest")
        assert [one for one in telling if one in shown] == [], address
    ids = set(Passage.objects.furniture().values_list("public_id", flat=True))
    assert not ids & {mark(one, "data-passage") for page in pages.values() for one in find_elements(page, "blockquote")}


def test_every_topic_of_the_site_is_written_and_published():
    assert [topic.slug for topic in Topic.objects.with_text() if topic.live is None] == []

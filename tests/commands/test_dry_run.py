"""`manage.py import_articles --dry-run`: its report has a fixed shape, and nothing is stored."""

import hashlib

import pytest
from django.conf import settings

from articles.models import Source

from .importing import ARTICLE, run, run_json, stored

pytestmark = pytest.mark.usefixtures("content")

CLAIM = "number-of-sessions"
KEYS = ["path", "slug", "title", "sha256", "encoding", "characters", "repairs", "warnings", "blocks", "proposed"]
TOLD = {
    "format": "plain text",
    "format_because": "nothing in it shows another format for sure",
    "metadata": [],
    "left_out": [],
    "unsettled": [],
}
LISTED = ["set_aside", "uncertain", "shared"]


def test_a_dry_run_prints_one_object_of_the_fixed_shape(article):
    report, code = run_json(article, dry_run=True)
    assert (code, list(report), report["refused"]) == (0, ["articles", "refused"], [])
    [entry] = report["articles"]
    checksum = hashlib.sha256(ARTICLE.encode()).hexdigest()
    scalars = [str(article), "", "Needling for Thin Hair", checksum, "utf-8", len(ARTICLE), [], []]
    assert list(entry) == [*KEYS, *TOLD, *LISTED]
    assert {key: entry[key] for key in TOLD} == TOLD
    assert [entry[key] for key in KEYS[:8]] == scalars
    assert entry["proposed"] == [
        {
            "claim": CLAIM,
            "exact": "Most people need 3 to 5 sessions.",
            "value": {"unit": "sessions", "low": 3, "high": 5},
        }
    ]
    block = entry["blocks"][3]
    assert "the heading “side effects”" in block.pop("because")
    assert block.pop("margin") > 0.5
    assert block == {
        "start": ARTICLE.index("•"),
        "end": ARTICLE.index("\n\nRelated"),
        "kind": "list_item",
        "topics": ["side-effects"],
        "heading_path": ["Needling for Thin Hair", "Side Effects"],
        "rule": None,
        "rule_reason": None,
        "settled": False,
        "text": "• Redness: the scalp may be red and swollen for a few days.",
    }
    last = entry["blocks"][-1]
    assert (last["kind"], last["rule"]) == ("furniture", "related-posts")
    assert last["rule_reason"] == "the way to other articles, and what follows"
    assert entry["set_aside"] == [
        {"rule": "related-posts", "reason": last["rule_reason"], "words": ["Related Posts"]},
    ]
    assert [one["topics"] for one in entry["uncertain"]] == [["procedure", "overview"]]
    assert entry["shared"] == []


MARKDOWN = """---
author: Robin Vale
---

# Needling for Thin Hair

Micro needling uses [tiny needles](https://example.org/n) to puncture the scalp. ![a roller](r.png)
"""


def test_what_a_format_states_and_leaves_out_is_listed(tmp_path):
    (tmp_path / "new.txt").write_text(MARKDOWN, encoding="utf-8")
    (entry,) = run_json(tmp_path, dry_run=True)[0]["articles"]
    assert {key: entry[key] for key in TOLD} == {
        "format": "Markdown",
        "format_because": "it shows front matter, headings, links",
        "metadata": [{"name": "author", "value": "Robin Vale", "start": 12, "end": 22, "where": ""}],
        "left_out": [
            {"what": "marks", "why": "they say how words look", "words": ["#"]},
            {"what": "link addresses", "why": "readers see a link's words", "words": ["https://example.org/n"]},
            {
                "what": "pictures",
                "why": "only words are kept; these describe the picture and say where it is",
                "words": ["a roller r.png"],
            },
        ],
        "unsettled": [],
    }
    assert entry["repairs"] == ["Markdown marks taken out"]


def test_the_report_names_a_format_that_is_not_plain_text(tmp_path, article):
    (tmp_path / "marked.md").write_text(MARKDOWN, encoding="utf-8")
    for printed in (run(tmp_path / "marked.md", dry_run=True)[0], run(tmp_path / "marked.md")[0]):
        assert "  read as Markdown: it shows front matter, headings, links\n" in printed
        assert "  states: author “Robin Vale”\n" in printed
        assert "  left out: marks (1), link addresses (1), pictures (1)\n" in printed
    assert "  read as" not in run(article, dry_run=True)[0]


def test_a_dry_run_without_a_path_reads_the_five_and_places_every_character():
    report, code = run_json(dry_run=True)
    assert (code, report["refused"]) == (0, [])
    slugs = [entry["slug"] for entry in report["articles"]]
    assert slugs == ["a-guide", "b-review", "c-permanence", "d-alopecia", "e-scalp"]
    for entry in report["articles"]:
        text = Source.objects.get(slug=entry["slug"]).text
        assert (entry["repairs"], entry["characters"]) == ([], len(text))
        assert all(text[block["start"] : block["end"]] == block["text"] for block in entry["blocks"])
        assert "".join(text.split()) == "".join("".join(block["text"] for block in entry["blocks"]).split())


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_dry_run_stores_nothing(article, broken, output):
    before = stored()
    run(article, broken, dry_run=True, format=output)
    assert stored() == before


def test_a_dry_run_warns_of_a_duplicate(tmp_path):
    source = Source.objects.get(letter="B")
    (tmp_path / "copy.txt").write_bytes((settings.SEEDS / "articles" / source.file).read_bytes())
    report, code = run_json(tmp_path, dry_run=True)
    assert (code, len(report["articles"])) == (0, 1)
    assert report["articles"][0]["warnings"] == [f"it is a duplicate of source B ({source.file}) and would be refused"]


def test_an_article_on_something_else_is_warned_of(article):
    article.write_text("A Walk by the Sea\n\nThe sea was blue and the wind was calm that day.\n", encoding="utf-8")
    [warning] = run_json(article, dry_run=True)[0]["articles"][0]["warnings"]
    assert warning == "nothing in it speaks of microneedling, the scalp or hair: is it the right article?"


def test_repairs_are_named(article):
    article.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    assert "  repaired: carriage returns turned into line feeds\n" in run(article)[0]
    assert run_json(article)[0]["articles"][0]["repairs"] == ["carriage returns turned into line feeds"]


def test_each_passage_of_which_the_topic_is_not_clear_is_listed():
    report, _ = run_json(dry_run=True)
    listed = [one for entry in report["articles"] for one in entry["uncertain"]]
    blocks = [one for entry in report["articles"] for one in entry["blocks"]]
    assert listed
    assert all(any(one.items() <= block.items() and block["margin"] < 0.3 for block in blocks) for one in listed)

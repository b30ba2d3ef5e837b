"""How many blocks a reader labelled are recognised as that reader labelled them."""

import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BEFORE = re.compile(r"[\s•*–—·>#\d.)-]*")
SYNONYMS = {"mechanism": "how-it-works", "background": "overview", "boilerplate": "furniture"}


def named(words):
    return {SYNONYMS.get(word, word) for word in words}


def placed(text, labels):
    """Each label with the offset of its first words: at the start of a line, below the label before it."""
    at = 0
    for label in labels:
        words = label["starts_with"].lstrip("•*–- \xa0")
        begin = re.compile(rf"^{BEFORE.pattern}({re.escape(words)})", re.MULTILINE).search(text, at)
        place = begin.start(1) if begin else text.find(words, at)
        assert place >= 0, f"the label {words!r} is not in the text"
        at = place + 1
        yield label, place


def right(block, label):
    """Whether the kind is right, and whether the topic is; None where the label asks for none."""
    [kind], wanted, also = named([label["kind"]]), named(label["topics"]), label["topics_also_accepted"]
    right_kind = block is not None and block.kind in {kind} | named(label["kinds_accepted"])
    if kind in ("heading", "furniture") or wanted == {"faq"}:
        return right_kind, None
    accepted = wanted | named(filter(None, also))
    silence = not wanted or None in also
    right_topic = block is not None and bool(accepted & {*block.topics} or (silence and not block.topics))
    return right_kind, right_topic


def shares(pairs, read):
    """The shares of kinds and of topics that are right, over all labelled blocks of all articles."""
    kinds, topics = [], []
    for path, labels in pairs:
        article = read(path)
        wanted = json.loads(labels.read_text(encoding="utf-8"))["blocks"]
        for label, place in placed(article.text, [one for one in wanted if one["kind"] != "marker"]):
            over = [one for one in article.blocks if one.start <= place < one.end and one.kind != "marker"]
            starts = [one for one in over if BEFORE.fullmatch(article.text, one.start, place)]
            kind, topic = right(starts[0] if starts else None, label)
            kinds.append(kind)
            topics += [] if topic is None else [topic]
    return sum(kinds) / len(kinds), sum(topics) / len(topics)


def test_the_five_articles_are_recognised(articles, read):
    labels = sorted((HERE / "labels").glob("*.json"))
    kinds, topics = shares(zip(articles.values(), labels, strict=True), read)
    assert kinds >= 0.97
    assert topics >= 0.95


def test_articles_of_other_kinds_are_recognised(read):
    pairs = [(path, path.with_suffix(".json")) for path in sorted((HERE / "unseen").glob("*.txt"))]
    assert len(pairs) == 16
    kinds, topics = shares(pairs, read)
    assert kinds >= 0.98
    assert topics >= 0.96


@pytest.mark.parametrize("number", range(5))
def test_the_labels_of_each_article_cover_every_block_but_markers(number, articles, read):
    labels = json.loads((HERE / "labels" / f"seed-00{number}.json").read_text(encoding="utf-8"))["blocks"]
    blocks = read(list(articles.values())[number]).blocks
    assert abs(sum(one["kind"] != "marker" for one in labels) - sum(one.kind != "marker" for one in blocks)) <= 1

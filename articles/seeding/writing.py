"""The files under `seeds/`, written: what `reading.read_seeds` reads, in the form in which ours are kept.

An attribute that says nothing but its default is left out. The same content always gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .notation import toml_inline, toml_lines, toml_paragraphs, yaml_lines
from .shapes import (
    CLAIM,
    CORRECTION,
    FINDING,
    MOVED,
    PAGE,
    PASSAGE,
    QUESTION,
    REFERENCE,
    SETTLED,
    SOURCE,
    STATEMENT,
    TERM,
    TOPIC,
    Entry,
    Seeds,
    Shape,
)

TOPIC_ORDER = (
    *("name", "question", "position", "sheet_heading", "related", "figures", "written", "updated", "reread"),
    "searched",
)
QUESTION_ORDER = ("question", "topic", "position", "claims", "related", "written", "updated", "reread")
PAGE_ORDER = ("name", "written", "updated", "reread")
CLAIM_ORDER = ("slug", "question", "topic", "kind", "unit", "published", "position", "ask", "updated")
STATEMENT_ORDER = (
    *("source", "exact", "prefix", "suffix", "stance", "words", "low", "high", "unit", "values"),
    *("open_high", "approximate", "mention", "study"),
)
TERM_ORDER = ("slug", "name", "updated")
REFERENCE_ORDER = (
    *("key", "short", "citation", "doi", "address", "checked_on", "read_in", "design", "people", "who", "compared"),
    *("outcome", "length", "follow_up", "funding", "weak", "retracted", "retraction_checked_on", "found"),
)
SOURCE_ORDER = (
    *("letter", "slug", "file", "title", "description", "byline", "byline_words", "publisher", "kind", "interest"),
    *("studies", "interest_words", "address", "published_on", "passages_shown", "read", "withdrawn_on"),
)
SETTLED_ORDER = ("kind", "start", "words")
CORRECTION_ORDER = ("key", "on", "said", "now", "why", "where")
PASSAGE_ORDER = ("id", "topics")
MOVED_ORDER = ("old", "new")

CLAIMS_HEAD = """\
# One question of fact each, on which the sources can be compared, and what each source says on it.
#
# kind: stance, quantity, level or set. A quantity has the claim's unit.
# A statement quotes its source (exact; with prefix or suffix where the words occur more than once) and
# codes what the words say, not what they might mean:
#   stance   stance = "yes" | "yes with limits" | "uncertain" | "no with limits" | "no"
#   quantity low, high, open_high, approximate; words = "a few days" where the words give no figure
#   level    values = one or two of "none" "minimal" "mild" "moderate" "severe"; approximate
#   set      values = the things named, each as the words name it; approximate
# unit: the claim's own, with low and high; figures that the words give in another are converted. Money is not:
# it stays in the currency that the words name, "USD", "EUR" or "GBP".
# approximate = true: the words say about, usually, generally, typically, most, often, may, can or the like.
# mention = true: it touches the question and gives no comparable value. study = true: what a trial did
# or found. Both are shown and never compared. A source that has no others touches on it.
# research: what each published work shows of a yes, or of what the sources say where a claim asks for something else:
# supports, supports in part, mixed, does not support, or not studied. indirect: what it studied instead. differs: how
# far its own studies differ. people: how many of its people this rests on, where that is not all.
"""
GLOSSARY_HEAD = "# Definitions are the editors' own, in everyday words, and come from none of the sources.\n"
REFERENCES_HEAD = """\
# Published works that notes may cite. None of them is one of the sources.
#
# design: pooled (trials), randomised, review (of studies), compared, uncompared, overview or advice. people: how many
# took part; left out where what we read does not say. read_in: full text, summary, page or reprint. funding: as the
# work states it. weak: why little can be relied on, where the work itself, or a review of it, says so.
"""
SOURCES_HEAD = """\
# What is known about each article. The texts lie in articles/, byte for byte.
#
# kind: blog, clinic, brand or unknown. interest: "offers", "promotes" or "not stated", never more than
# the text shows. byline_words and interest_words are the words of the article that show it, and are
# found again in the stored text like any quotation. What the text does not show is left out here.
"""
CORRECTIONS_HEAD = "# What our pages said that was wrong: what they say now, why, and where it stood.\n"
PASSAGES_HEAD = "# Passages whose topics an editor chose; all others have those that the importer recognised.\n"
MOVED_HEAD = "# Old addresses of the site, and where each leads since something was renamed.\n"
WIDTH = 102


def write_seeds(seeds: Seeds, sources: Iterable[Entry], topic_names: Mapping[str, str]) -> dict[str, str]:
    """The content of each file by its path in the folder. `topic_names` are by slug, for the claims' headings."""
    documents = ((seeds.topics, TOPIC, TOPIC_ORDER), (seeds.questions, QUESTION, QUESTION_ORDER))
    files = {
        f"{entry.path.parent.name}/{entry.path.name}": _document(entry, shape, order)
        for entries, shape, order in (*documents, (seeds.pages, PAGE, PAGE_ORDER))
        for entry in entries
    }
    files["claims.toml"] = CLAIMS_HEAD + "".join(_claims(seeds.claims, topic_names))
    files["glossary.toml"] = GLOSSARY_HEAD + "".join(map(_term, seeds.terms))
    files["references.toml"] = REFERENCES_HEAD + _tables("reference", seeds.references, REFERENCE, REFERENCE_ORDER)
    files["sources.toml"] = SOURCES_HEAD + "".join(map(_source, sources))
    files.update({entry["file"]: entry["toml"] for entry in seeds.definitions})
    if seeds.passages:
        files["passages.toml"] = PASSAGES_HEAD + _tables("passage", seeds.passages, PASSAGE, PASSAGE_ORDER)
    if seeds.moved:
        files["moved.toml"] = MOVED_HEAD + _tables("moved", seeds.moved, MOVED, MOVED_ORDER)
    if seeds.corrections:
        corrections = _tables("correction", seeds.corrections, CORRECTION, CORRECTION_ORDER)
        files["corrections.toml"] = CORRECTIONS_HEAD + corrections
    return files


def _document(entry: Entry, shape: Shape, order: Sequence[str]) -> str:
    head = "\n".join(yaml_lines(_told(entry.attributes, shape, order)))
    return f"---\n{head}\n---\n{entry.text}"


def _claims(claims: Iterable[Entry], topic_names: Mapping[str, str]) -> Iterator[str]:
    topic = None
    for claim in claims:
        if claim["topic"] != topic:
            topic = claim["topic"]
            yield f"\n# ── {topic_names[topic]} ".ljust(WIDTH + 1, "─") + "\n"
        yield _table("claim", [*toml_lines(_told(claim.attributes, CLAIM, CLAIM_ORDER)), *_note_and_statements(claim)])


def _note_and_statements(claim: Entry) -> Iterator[str]:
    if claim.text:
        yield f"note = {toml_paragraphs(claim.text.strip())}"
    yield from _listed(
        "research",
        (
            _told({**FINDING.optional, **one}, FINDING, (*FINDING.required, *FINDING.optional))
            for one in claim["research"]
        ),
    )
    yield from _listed("statement", (_told(one, STATEMENT, STATEMENT_ORDER) for one in claim["statement"]))


def _listed(name: str, told: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    if lines := [f"  {toml_inline(one)}," for one in told]:
        yield "\n".join((f"{name} = [", *lines, "]"))


def _source(source: Entry) -> str:
    settled = _listed("settled", (_told(one, SETTLED, SETTLED_ORDER) for one in source["settled"]))
    return _table("source", [*toml_lines(_told(source.attributes, SOURCE, SOURCE_ORDER)), *settled])


def _term(term: Entry) -> str:
    definition = term.text.strip()
    written = f"definition = {toml_paragraphs(definition)}" if "\n" in definition else None
    spellings = toml_lines({"spellings": term["spellings"]})
    rest = [written] if written else toml_lines({"definition": definition})
    return _table("term", [*toml_lines(_told(term.attributes, TERM, TERM_ORDER)), *spellings, *rest])


def _tables(name: str, entries: Iterable[Entry], shape: Shape, order: Sequence[str]) -> str:
    return "".join(_table(name, toml_lines(_told(entry.attributes, shape, order))) for entry in entries)


def _table(name: str, lines: Iterable[str]) -> str:
    return "\n".join(("", f"[[{name}]]", *lines, ""))


def _told(attributes: Mapping[str, Any], shape: Shape, order: Sequence[str]) -> dict[str, Any]:
    """The attributes in this order, without those that have their default."""
    chosen = {name: attributes[name] for name in order}
    return {name: value for name, value in chosen.items() if name in shape.required or value != shape.optional[name]}

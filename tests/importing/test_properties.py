"""What holds for any text at all: nothing is lost, nothing overlaps, every block is its span."""

import re

from django.conf import settings as site
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import Article, BlockKind, Refused, read_article
from articles.quoting.folding import INVISIBLE
from articles.seeding import read_vocabulary

VOCABULARY = read_vocabulary(site.SEEDS / "vocabulary.toml")
TOPICS = {topic.slug for topic in VOCABULARY.topics}
OF_PLACE = {"masthead", "menu", "breadcrumb", "byline", "pager", "page-tail", "page-number"}
RULES = {rule.name for rule in VOCABULARY.furniture} | OF_PLACE

LINES = [
    "Scalp Microneedling",
    "# A year of needles",
    "Side Effects",
    "Benefits:",
    "Conclusion",
    "Frequently Asked Questions",
    "Microneedling uses tiny needles to puncture the scalp, which promotes the production of collagen and growth.",
    "Most people need 4 to 6 sessions, and the cost per session can range from $100 to $700.",
    "a line that runs on in lower case and is not closed by the one who wrapped it",
    "Question 1: Is it painful?Some discomfort is common.",
    "What is it?\xa0 A cosmetic procedure.",
    "Does it work? Many people ask.",
    "Does it last?",
    "Q: Is it safe?",
    "A: It mostly is.",
    "-",
    "---",
    "• Redness: it subsides within days.",
    "- Cost",
    "3. Be patient.",
    "Tip 4: Wash your hair.",
    "**Bold**",
    "Home > Hair > Needles",
    "by liuqiyue",
    "Next: more of the same.",
    "Previous",
    "PIE vs PIH",
    "Related Posts",
    "Opening hours",
    "Add to cart",
    "£24.00",
    "Complete the form below.",
    "Share this:",
    "Get updated with tips and news",
    "How it worksThe needles wake the follicle.Aftercare TipsKeep your scalp dry for a day.",
    "It has• no surgery• no stitches",
    "Recovery1–2 days",
    "Duration: 45 minutes",
    "✅ Thicker hair",
    "1️⃣ Wash it",
    "(a) Tell us about every medicine.",
    "| Device | Depth |",
    "|---|---|",
    "Trial\tDepth",
    "1. How deep do the needles go?",
    "FAQ: all you ask",
    "of every treat-",
    "able kind of loss",
    "12",
    "#4",
    "Joined: May 2010",
    "Opening hours",
    "Monday: 9am to 5pm",
    "Our testimonials",
    "“I love it!”",
    "★★★★★",
    "\u200b",
    "?",
]
BREAKS = st.sampled_from(["\n", "\n\n", "\n  ", " \n", "\r\n", "", " ", "\xa0", "\u2028"])
ASSEMBLED = st.lists(st.tuples(st.sampled_from(LINES), BREAKS), max_size=24).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)
SIGNS = st.text(alphabet="aA1 \n\xa0\u200b\t-•*#_?.:!\"”'()[]$%,é", max_size=60)
TEXTS = st.one_of(ASSEMBLED, SIGNS, st.text(max_size=120))


def read(text: str) -> Article | None:
    """The article, or None for what is rightly refused: binary, or without a word."""
    try:
        return read_article(text.encode("utf-8", "surrogatepass"), VOCABULARY)
    except Refused:
        unwritable = re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", text)
        assert unwritable or all(one.isspace() or one in INVISIBLE for one in text)
        return None


@given(TEXTS)
def test_any_text_is_read_or_refused_and_every_block_is_its_span(text):
    if article := read(text):
        for block in article.blocks:
            assert article.text[block.start : block.end] == block.text == block.text.strip() != ""


@given(TEXTS)
def test_blocks_stand_in_order_and_between_them_is_only_white_space(text):
    if article := read(text):
        at = 0
        for block in article.blocks:
            assert at <= block.start < block.end
            assert article.text[at : block.start].strip() == ""
            at = block.end
        assert article.text[at:].strip() == ""


@given(TEXTS)
def test_furniture_and_only_furniture_has_a_rule_and_every_rule_has_a_name(text):
    if article := read(text):
        for block in article.blocks:
            assert (block.kind is BlockKind.FURNITURE) == (block.rule is not None)
            assert block.rule is None or block.rule in RULES


@given(TEXTS)
def test_topics_are_known_not_repeated_and_never_on_furniture_or_markers(text):
    if article := read(text):
        for block in article.blocks:
            assert set(block.topics) <= TOPICS
            assert len(set(block.topics)) == len(block.topics) <= 2
            assert not block.topics or block.kind not in (BlockKind.FURNITURE, BlockKind.MARKER)


@given(TEXTS)
def test_there_is_no_answer_before_a_question_or_a_line_that_calls_itself_an_answer(text):
    if article := read(text):
        asked = False
        for block in article.blocks:
            asked = asked or block.kind is BlockKind.QUESTION or re.match(r"(?i)a(nswer)?\s*\d*\s*[:.)]", block.text)
            assert block.kind is not BlockKind.ANSWER or asked


@given(ASSEMBLED)
def test_the_title_is_a_heading_of_the_text(text):
    article = read(text)
    if article and article.title:
        assert any(article.title in block.text for block in article.blocks if block.kind is BlockKind.HEADING)


@given(TEXTS)
def test_every_proposal_quotes_the_text(text):
    if article := read(text):
        assert all(proposal.exact in article.text for proposal in article.proposed)


@given(TEXTS)
def test_reading_is_deterministic(text):
    assert read(text) == read(text)


@given(ASSEMBLED)
def test_line_endings_change_nothing_but_the_repair(text):
    text = text.replace("\r\n", "\n")
    unix, windows = read(text), read(text.replace("\n", "\r\n"))
    assert (unix and unix.blocks) == (windows and windows.blocks)
    assert (unix and unix.text) == (windows and windows.text)


def test_every_character_of_the_five_is_placed(articles):
    for path in articles.values():
        article = read(path.read_text(encoding="utf-8"))
        placed = sum(len("".join(block.text.split())) for block in article.blocks)
        assert placed == len("".join(article.text.split()))

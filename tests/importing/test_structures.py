"""Structures of plain text that come without markup: what stands in a run, and what is glued together."""

import pytest

from articles.importing import BlockKind, read_article

PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
MORE = "Several studies have looked at how well it works for people who lose their hair, and most of them were small."
TITLE = "Scalp Microneedling Explained"
KINDS = {
    "h": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "l": BlockKind.LIST_ITEM,
    "q": BlockKind.QUESTION,
    "a": BlockKind.ANSWER,
    "f": BlockKind.FURNITURE,
    "m": BlockKind.MARKER,
}
LETTERS = {kind: letter for letter, kind in KINDS.items()}


@pytest.fixture
def kinds(vocabulary):
    """The kinds of the blocks of a text, a letter for each, its title and first paragraph left out."""

    def of(*lines):
        blocks = read_article("\n".join((TITLE, "", PROSE, *lines)).encode(), vocabulary).blocks
        return "".join(LETTERS[block.kind] for block in blocks[2:])

    return of


@pytest.fixture
def blocks(vocabulary):
    return lambda *lines: read_article("\n".join(lines).encode(), vocabulary).blocks


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Cards of facts: label glued to value, with a colon, or above it.
        (["At a Glance", "Procedure time45–60 minutes", "Recovery1–2 days", "Price from$275", "PainMild"], "hllll"),
        (["Key Facts", "Duration: 45 minutes", "Downtime: none", "Results: 3 months on"], "hlll"),
        (["Good to Know", "Recovery", "1–2 days", "Sessions", "3–6", MORE], "hllllp"),
        # Pictures before items and before headings.
        (["Benefits", "✅ Thicker hair", "✅ No surgery", "✅ Little downtime"], "hlll"),
        (["Benefits", "1️⃣ Wash it", "2️⃣ Dry it"], "hll"),
        (["💉 How It Is Done", MORE, "🌱 Results", MORE], "hphp"),
        # Letters and numbers.
        (["Before You Come", "(a) Tell us about medicines.", "(b) Wash your hair.", "(c) Use no gel."], "hlll"),
        (["Mistakes", "a) Pressing too hard.", "b) Sharing a roller."], "hll"),
        (["Steps", "1. Clean the roller", "1. Part the hair", "1. Roll up and down", MORE], "hlllp"),
        (["1. Background", MORE, "2. Findings", MORE, "3. Conclusion", MORE], "hphphp"),
        (["How to Use", "Step 1 Clean the head.", "Step 2 Press it lightly.", MORE], "hllp"),
        # Questions.
        (
            ["1. How deep is it?", "Half a millimetre.", "2. Is it safe?", "Mostly.", "3. Who is it for?", MORE],
            "qaqaqa",
        ),
        (["Q: Does it hurt?", "A: A little.", "Q: Does it last?", "A: For a while."], "qaqa"),
        (["FAQ", "Q. Is it for me?", "A. It may be.", "Q. Is it dear?", "A. Yes."], "hqaqa"),
        (["Questions", "Will it hurt?", "You may feel it.", "Is there downtime?", "Hardly any of it."], "hqaqa"),
        # Lines drawn between sections.
        (["---", "Damage by Design", MORE, "***", "The Bill", MORE], "mhpmhp"),
        (["- - -", MORE, "* * *", MORE], "mpmp"),
        # Rows.
        (["The Trials", "Trial\tDepth\tWeeks", "First\t1.5 mm\t12", "Second\t0.6 mm\t12", MORE], "hlllp"),
        (["Devices", "| Device | Depth |", "|---|---|", "| Roller | 0.5 mm |", "| Pen | 1.5 mm |"], "hhmll"),
        # Lists that lost their bullets.
        (["Advantages", "Natural growth", "Better circulation", "No surgery", "Aftercare", MORE], "hlllhp"),
        (["The benefits include:", "Improved density", "Shinier hair", "Is it for me?", MORE], "pllhp"),
        (["Side Effects", "Redness", MORE], "hhp"),
        # What comes between paragraphs.
        (["", "12", "", MORE], "fp"),
        (["", "- 2 -", "", MORE], "fp"),
        (["", "Page 3 of 7", "", MORE], "fp"),
        (["Week 9 to 20", MORE], "hp"),
        (["The Method", "Two tools are common:", "- rollers", "- pens"], "hpll"),
    ],
)
def test_structures_without_markup_are_seen(kinds, lines, expected):
    assert kinds(*lines) == expected


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("How it worksThe needles wake the follicle.", ["How it works", "The needles wake the follicle."]),
        (
            "It takes an hour.Aftercare TipsKeep your scalp dry for a day.",
            ["It takes an hour.", "Aftercare Tips", "Keep your scalp dry for a day."],
        ),
        (
            "It takes an hour. Side EffectsSome redness is common for a day.",
            ["It takes an hour.", "Side Effects", "Some redness is common for a day."],
        ),
        (
            "It takes an hour.How much does it cost?Prices start from £140 a visit.",
            ["It takes an hour.", "How much does it cost?", "Prices start from £140 a visit."],
        ),
        ("It has• no surgery• no stitches", ["It has", "• no surgery", "• no stitches"]),
    ],
)
def test_what_is_glued_together_falls_apart(blocks, line, parts):
    assert [block.text for block in blocks(TITLE, PROSE, line, MORE)[2:-1]] == parts


@pytest.mark.parametrize(
    "line",
    [
        "A search of PubMed found that the needles wake the follicle.",
        "Dr McGregor says that the needles wake the follicle.",
        "The SkinPen is a device, and the SkinPen is not cheap.",
        "They write it MicroNeedling for the sake of a name.",
        "In the U.S.A it is sold widely, and few ask why.",
        "It fades.The scalp heals within a day or two.",
        "An iPhone and a YouTube film are not what one needs.",
        "The depth is 1.5mm and the cost is $1,200 in all.",
    ],
)
def test_a_name_and_a_missing_space_are_no_seam(blocks, line):
    assert line in [block.text for block in blocks(TITLE, PROSE, line, MORE)]


def test_a_wrapped_paragraph_goes_on_before_a_quote_mark_and_after_a_broken_word(blocks):
    wrapped = "\n".join(
        (
            "The small wounds set off healing, and the body releases",
            '"growth factors", which may act on the follicles of the treat-',
            "able kind.",
        )
    )
    found = blocks(TITLE, "", PROSE, "", wrapped, "", MORE)
    assert wrapped in [block.text for block in found]


def test_a_title_that_names_questions_opens_a_list_of_them(blocks):
    found = blocks("FAQ: Needling for Hair", "What is it?", PROSE, "Does it last?", MORE)
    assert [LETTERS[block.kind] for block in found] == ["h", "q", "a", "q", "a"]


def test_questions_that_a_list_of_contents_lists_are_headings(blocks):
    asked = ["1. What is it?", "2. Does it help?", "3. Is it safe?"]
    under = [line for one in asked for line in (one, PROSE)]
    assert [LETTERS[one.kind] for one in blocks(TITLE, "On this page", *asked, *under)] == list("hffff" + "hp" * 3)


def test_the_posts_of_a_forum_stay_and_what_stands_around_them_goes(blocks):
    post = ["crownwatcher", "Joined: Apr 2018", "Posts: 212", "#1", PROSE, "Like · Reply · Report"]
    found = blocks("Forums > Hair > Needling", "Half a millimetre or more? Your experience", *post, *post)
    assert [LETTERS[block.kind] for block in found] == list("fh" + "ffffpf" * 2)


def test_items_under_the_sentence_that_they_finish_are_on_its_topic(blocks):
    found = blocks(TITLE, PROSE, MORE, "The benefits of it include:", "- some of this", "- some of that")
    assert [block.topics[:1] for block in found[-2:]] == [("benefits",)] * 2

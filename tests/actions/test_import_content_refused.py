"""Seeds with a fault in them: the load names the place and stores nothing."""

import re

import pytest

from articles.actions import import_content
from articles.models import Claim, Revision, Text, Topic
from articles.seeding import SeedError

from .stored import TurnedOffError, everything_stored, failing_at

FIGURES = 'low = 4, high = 6, unit = "sessions", approximate = true }'
SESSIONS = f'exact = "Most individuals require a series of 4 to 6 sessions", {FIGURES}'


def refused(seeds):
    """The message of the fault; everything before it in the load has changed something by then."""
    seeds.change("glossary.toml", 'name = "Adverse effect"', 'name = "An adverse effect"')
    seeds.change("topics/aftercare.md", "name: Aftercare", "name: Aftercare at home")
    before = everything_stored()
    with pytest.raises(SeedError) as raised:
        import_content(seeds.path)
    assert everything_stored() == before
    return str(raised.value)


def test_a_quotation_that_is_not_in_its_article_is_named_with_claim_and_source(seeds):
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("4 to 6 sessions", "5 to 9 sessions"))
    message = refused(seeds)
    line = seeds.line_of("claims.toml", 'slug = "number-of-sessions"') - 1
    assert message.startswith(f"seeds/claims.toml, line {line}: ")
    assert "claim number-of-sessions, source A" in message
    assert "“Most individuals require a series of 5 to 9 sessions”" in message


def test_a_quotation_that_runs_over_two_passages_is_refused(seeds):
    seeds.change("claims.toml", SESSIONS, 'exact = "hair growth. Micro needling has gained popularity", low = 4 }')
    assert "runs over more than one passage" in refused(seeds)


def test_a_quotation_of_page_furniture_is_refused(seeds):
    words = 'source = "D", exact = "This minimally invasive technique", values = ["minimal"]'
    seeds.change("claims.toml", words, words.replace("This minimally invasive technique", "PIE vs PIH"))
    assert "page furniture" in refused(seeds)


@pytest.mark.parametrize("words", ["was kept on", "was archived on", "was withdrawn on", "a new text", "as before."])
def test_a_citation_of_what_no_source_says_is_refused_whatever_its_words(seeds, words):
    """What is a fault and what an editor decided is told by its cause, not by words in a message."""
    seeds.change("topics/cost.md", "## What research says", f'It is so. [@A "{words}"]\n\n## What research says')
    assert words in refused(seeds)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('low = 6, high = 4, unit = "sessions" }', r"low \(6\S*\) is above high \(4\S*\)"),
        ('stance = "yes" }', "low, high or words"),
        ('low = 4, unit = "sessions", stance = "yes" }', "not for “yes or no”"),
        ('values = ["mild"] }', "low, high or words"),
        ("study = true }", "mark it as a mention"),
        ("low = 4, high = 6 }", "a figure needs its unit; this claim counts in sessions"),
        ('low = 4, high = 6, unit = "weeks" }', "the unit is 'weeks', but this claim counts in sessions"),
    ],
)
def test_a_value_that_does_not_fit_the_claim_is_refused(seeds, value, said):
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace(FIGURES, value))
    message = refused(seeds)
    assert re.search(said, message)
    assert "number-of-sessions" in message


def test_a_source_that_was_not_imported_is_named(seeds):
    seeds.change("claims.toml", '{ source = "D", exact = "This minimally', '{ source = "Q", exact = "This minimally')
    assert "claim invasive: there is no source 'Q'" in refused(seeds)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ('[@A "needles cost $9 each"]', "“needles cost $9 each” is not in the text"),
        ("[@Q]", "there is no source Q"),
        ("[[no-such-page]]", "[[no-such-page]] leads nowhere"),
        ("[^no-such-study]", "stands outside a note"),
    ],
)
def test_a_mark_that_does_not_resolve_is_named_with_file_and_line(seeds, mark, said):
    seeds.change("topics/cost.md", "## What research says", f"A faulty line {mark}.\n\n## What research says")
    message = refused(seeds)
    line = seeds.line_of("topics/cost.md", "A faulty line")
    assert message.startswith(f"topics/cost.md, line {line}: ")
    assert said in message


def test_the_line_is_right_with_blank_lines_after_the_front_matter(seeds):
    seeds.change("topics/cost.md", "\n---\n", "\n---\n\n\n")
    seeds.change("topics/cost.md", "## What research says", "A faulty line [@Q].\n\n## What research says")
    assert f"topics/cost.md, line {seeds.line_of('topics/cost.md', 'A faulty line')}: " in refused(seeds)


def test_a_definition_with_a_broken_link_is_named_with_its_line(seeds):
    seeds.change("glossary.toml", "from slight redness to serious harm.", "from [[slight-redness]] to serious harm.")
    line = seeds.line_of("glossary.toml", "from [[slight-redness]]")
    message = refused(seeds)
    assert "[[slight-redness]] leads nowhere" in message
    assert message.startswith(f"seeds/glossary.toml, line {line}: ")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("claims.toml", 'slug = "invasive"\n', 'slug = "invasive\n', "claims.toml, line .*not TOML"),
        ("claims.toml", 'slug = "invasive"\n', "", "claims.toml, line .*'slug' is missing"),
        (
            "claims.toml",
            'invasive is it?"\ntopic = "overview"',
            'invasive is it?"\ntopic = "prices"',
            "claims.toml, line .*no topic 'prices'",
        ),
        ("topics/cost.md", "name: Cost\n", "nam: Cost\n", "cost.md, line 1: .*'nam'; did you mean 'name'"),
        ("questions/does-it-hurt.md", "topic: side-effects", "topic: pain", "does-it-hurt.md, line .*no topic 'pain'"),
        ("references.toml", 'key = "dhurat-2013"', 'key = "dhurat 2013"', "references.toml, line .*key: "),
        ("claims.toml", "and what does that mean for me?", "and what is that", "ask: claim invasive: .* question mark"),
        (
            "claims.toml",
            'reference = "starace-2020", shows = "not studied"',
            'reference = "starace-2020", shows = "proves"',
            "claim number-of-sessions: research: starace-2020: shows is one of supports",
        ),
        (
            "claims.toml",
            'reference = "starace-2020", shows = "not studied"',
            'reference = "starace", shows = "not studied"',
            "claims.toml, line .*: research: there is no reference 'starace': add it to references.toml",
        ),
        ("references.toml", "people = 50\n", "people = 50.5\n", "references.toml, line .*: people is 50.5"),
    ],
)
def test_a_malformed_seed_is_named_with_file_and_line(seeds, file, old, new, said):
    seeds.change(file, old, new)
    assert re.search(said, refused(seeds))


def test_a_folder_without_seeds_is_refused(tmp_path, db):
    with pytest.raises(SeedError, match="the file is missing"):
        import_content(tmp_path)


@pytest.mark.parametrize(("model", "nth"), [(Topic, 1), (Text, 1), (Revision, 1), (Claim, 2)])
def test_a_failure_in_the_middle_leaves_everything_as_it_was(seeds, model, nth):
    seeds.change("topics/aftercare.md", "name: Aftercare", "name: Aftercare at home")
    seeds.change("topics/cost.md", "## What research says", "Is it a new line?\n\n## What research says")
    seeds.append(
        "claims.toml",
        '\n[[claim]]\nslug = "late"\nquestion = "Is it late?"\ntopic = "cost"\nkind = "stance"\nstatement = [\n'
        '  { source = "A", exact = "Micro needling is not a cure for hair loss", stance = "no" },\n]\n',
    )
    before = everything_stored()
    with failing_at(model, nth), pytest.raises(TurnedOffError):
        import_content(seeds.path)
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("low", "said"),
    [("-4", "greater than or equal to 0"), ("4.0001", "3 decimal places"), ("4000000000", "9 digits before")],
)
def test_a_number_that_cannot_be_is_named_with_field_claim_source_and_words(seeds, low, said):
    seeds.change("claims.toml", SESSIONS, SESSIONS.replace("low = 4,", f"low = {low},"))
    message = refused(seeds)
    named = "low: claim number-of-sessions, source A, “Most individuals require a series of 4 to 6 sessions”: "
    assert named in message
    assert said in message

"""The files that say what the site is about: what each may hold, and what an error names."""

import re

import pytest
from django.conf import settings

from articles.importing import Vocabulary
from articles.seeding import Drawing, RestsOn, SeedError, Site, read_definition
from articles.seeding.site import with_list

SITE = """\
name = "Cupping: who says what"
short_name = "Cupping"
description = "Articles about cupping, read side by side."
heading = "Cupping"
standfirst = "For people with a stiff back."
about = "cupping"
"""
DRAWING = """\
caption = "A cup"
svg = "<svg><path /></svg>"
"""
STEP = '\n[[step]]\nname = "First"\ntext = "Warm it."\n'


def wrong(file, toml):
    with pytest.raises(SeedError) as error:
        read_definition(file, toml)
    return str(error.value)


def test_every_definition_of_the_sites_own_seeds_is_what_its_name_says():
    kinds = {"site.toml": Site, "vocabulary.toml": Vocabulary, "everyday_words.toml": tuple}
    files = [*kinds, *(f"drawings/{path.name}" for path in (settings.SEEDS / "drawings").iterdir())]
    for file in files:
        read = read_definition(file, (settings.SEEDS / file).read_text(encoding="utf-8"))
        assert isinstance(read, kinds.get(file, Drawing)), file


def test_a_site_is_told_in_a_few_words():
    site = read_definition("site.toml", SITE)
    assert (site.name, site.title, site.rest) == ("Cupping: who says what", "Cupping", ": who says what")
    assert (site.treatment, site.home_questions, site.subject_words) == ("", (), ())


def test_a_name_without_a_colon_is_all_title():
    site = read_definition("site.toml", SITE.replace("Cupping: who says what", "Cupping"))
    assert (site.title, site.rest) == ("Cupping", "")


@pytest.mark.parametrize("name", ["name", "short_name", "description", "heading", "standfirst", "about"])
def test_a_site_needs_each_of_its_words(name):
    toml = "".join(line for line in SITE.splitlines(keepends=True) if not line.startswith(f"{name} ="))
    assert wrong("site.toml", toml) == f"site.toml, line 1: the attribute {name!r} is missing"


def test_a_misspelt_attribute_is_told_with_the_one_that_was_meant():
    assert "did you mean 'treatment'?" in wrong("site.toml", SITE + 'treatmnt = "cupping"\n')


def test_a_drawing_is_read_with_what_it_rests_on():
    drawing = read_definition("drawings/cup.toml", DRAWING + '\n[rests_on.safe]\nside = "yes"\n' + STEP)
    assert drawing.rests_on == {"safe": RestsOn("yes")}
    assert [(step.name, step.text, step.svg) for step in drawing.steps] == [("First", "Warm it.", "")]
    assert drawing.svg == "<svg><path></path></svg>"
    assert (drawing.ordered, drawing.small, drawing.for_acting) == (False, False, False)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('caption = "A cup"\n', "line 1: it draws nothing"),
        (STEP, "line 1: the attribute 'caption' is missing"),
        (DRAWING + STEP.replace("text", "words"), "line 5: there is no attribute 'words'"),
        (DRAWING + "\n[[step]]\n", "the attribute 'name' is missing"),
        (DRAWING.replace("path", "script"), "line 2: <script> may not stand in a drawing"),
        (DRAWING + '\n[rests_on.safe]\nside = "maybe"\n', '''line 4: side is 'maybe', expected "yes" or "no"'''),
        (DRAWING + '\n[rests_on.safe]\nside = "yes"\neither = ["A"]\n', "expected one of side, either and together"),
        (DRAWING + '\n[rests_on]\nsafe = "yes"\n', "expected a table: [rests_on.CLAIM]"),
        (DRAWING + "step = 3\n", "step is 3, expected a list"),
        ("caption = ", "line 1: this is not TOML"),
        (
            DRAWING.replace("A cup", "[[safe:names]]"),
            "line 1: [[safe:names]]: who says so is known of what the drawing",
        ),
        (DRAWING.replace("A cup", "[@a-guide]"), "line 1: [@a-guide]: expected a source that told_by names"),
        (DRAWING.replace("A cup", "[[safe:whom]]"), "line 1: [[safe:whom]] is no mark here"),
        (DRAWING + STEP.replace("Warm it.", "[^chu]"), "line 6: [^chu] is no mark here"),
    ],
)
def test_what_is_wrong_in_a_drawing_is_told_with_file_and_line(toml, told):
    message = wrong("drawings/cup.toml", toml)
    assert message.startswith("drawings/cup.toml, line ")
    assert told in message


@pytest.mark.parametrize("name", ["name", "heading", "about"])
def test_a_word_of_the_site_is_not_empty(name):
    toml = re.sub(rf"^{name} = .*$", f'{name} = " "', SITE, flags=re.M)
    assert wrong("site.toml", toml).endswith(f": {name} is empty")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('about = "cupping"', f'about = "{"c" * 81}"', "about has 81 letters, and may have 80"),
        ('about = "cupping"', 'about = "a\\u0001b"', "about holds a sign that cannot be shown"),
        ('about = "cupping"', 'about = "cupping"\nhome_questions = ["a\\u0000"]', "holds a NUL character"),
        ('about = "cupping"', f"about = {'1' * 5000}", "this is not TOML"),
    ],
)
def test_what_no_page_could_show_is_refused(old, new, told):
    assert told in wrong("site.toml", SITE.replace(old, new))


def test_a_list_of_it_is_changed_and_nothing_else():
    toml = f"{SITE}# Ours.\nhome_questions = [\n  'one', \"two\",\n]\n"
    changed = with_list(toml, "home_questions", ["two", "three"])
    assert changed == f'{SITE}# Ours.\nhome_questions = ["two", "three"]\n'
    assert read_definition("site.toml", changed).home_questions == ("two", "three")


VOCABULARY = """\
faq_headings = []
neutral_headings = []

[[furniture]]
name = "enquiry"
patterns = ['^book']

[topics.effects]
headings = ['help']
"""


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (VOCABULARY.replace("neutral", "natural"), "line 2: there is no attribute 'natural_headings'; did you mean"),
        (VOCABULARY.replace("['^book']", "['^book']\nwords = 'six'"), "line 4: words is 'six', expected a int"),
        (
            VOCABULARY.replace("patterns = ['^book']", "patterns = '^book'"),
            "line 4: patterns is '^book', expected a list",
        ),
        (VOCABULARY.replace("topics.effects", "topic.effects"), "line 8: there is no attribute 'topic'; did you mean"),
        (VOCABULARY + "strong = 'help'\n", "line 8: strong is 'help', expected a list"),
        (VOCABULARY + "strong = ['(']\n", "is not a regular expression"),
        (f'opening = "overview"\n{VOCABULARY}', "opening: there is no topic 'overview' here; expected one of effects"),
        (f"spellings = [{{ pattern = 'a', becomes = 'x\\9' }}]\n{VOCABULARY}", "is no replacement for 'a'"),
        (f"spellings = ['a']\n{VOCABULARY}", "line 1: spellings is ['a'], expected a list of tables"),
    ],
)
def test_what_is_wrong_in_a_vocabulary_is_told(toml, told):
    message = wrong("vocabulary.toml", toml)
    assert message.startswith("vocabulary.toml, line ")
    assert told in message


@pytest.mark.parametrize("toml", ["", 'same = "hurt"', 'same = ["hurt"]', 'same = [["hurt", 3]]', "same = [[' ']]"])
def test_everyday_words_are_lists_of_words(toml):
    assert wrong("everyday_words.toml", toml).startswith("everyday_words.toml, line 1: ")


def test_a_file_of_another_name_is_none():
    for file in ("other.toml", "drawings/cup.svg", "drawings/more/cup.toml", "../site.toml", "drawings/Cup 2.toml"):
        assert "expected site.toml, vocabulary.toml, everyday_words.toml or drawings/NAME.toml" in wrong(file, "")

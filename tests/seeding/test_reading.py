"""The files under `seeds/`: what is accepted, and what an error names."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from articles.seeding import SeedError, read_seeds, read_sources, read_vocabulary

TERM = '[[term]]\nslug = "a"\nname = "A"\ndefinition = "d"\n'
CLAIM = '[[claim]]\nslug = "a"\nquestion = "Q?"\ntopic = "cost"\nkind = "stance"\n'
STATEMENT = '\n[[claim.statement]]\nsource = "a-guide"\nexact = "words"\n'
TOPIC = "---\nname: Cost\nquestion: How much?\n---\nIt *depends*.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder of seeds that is complete and right."""
    seeds = tmp_path / "seeds"
    for name in ("topics", "questions", "pages"):
        (seeds / name).mkdir(parents=True)
    for name in ("site", "vocabulary"):
        shutil.copy(settings.SEEDS / f"{name}.toml", seeds)
    for name, text in (("claims", CLAIM), ("glossary", TERM), ("references", "")):
        (seeds / f"{name}.toml").write_text(text, encoding="utf-8")
    (seeds / "topics" / "cost.md").write_text(TOPIC, encoding="utf-8")
    return seeds


@pytest.fixture
def fault(folder):
    """The message for a folder in which one file has been replaced."""

    def message(name, text):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(SeedError) as error:
            read_seeds(folder)
        return str(error.value)

    return message


def test_what_is_left_out_has_its_default(folder):
    seeds = read_seeds(folder)
    assert seeds.terms[0]["spellings"] == []
    assert (seeds.topics[0]["name"], seeds.topics[0]["related"]) == ("Cost", [])
    assert seeds.topics[0].text == "It *depends*.\n"
    assert seeds.topics[0]["sheet_heading"] == ""
    assert (seeds.claims[0]["unit"], seeds.claims[0]["ask"], seeds.claims[0]["research"]) == ("", "", [])


def test_the_label_that_exports_wrote_once_is_read_as_nothing(folder):
    (folder / "claims.toml").write_text(f'{CLAIM}research = "stronger"\n', encoding="utf-8")
    assert read_seeds(folder).claims[0]["research"] == []


def test_what_a_claim_and_its_statements_give_is_read(folder):
    given = 'unit = "weeks"\nask = "How long?"\nresearch = [{ reference = "study", shows = "mixed" }]\n'
    figures = 'low = 4\nunit = "weeks"\n'
    (folder / "claims.toml").write_text(CLAIM + given + STATEMENT + figures, encoding="utf-8")
    (claim,) = read_seeds(folder).claims
    assert (claim["unit"], claim["ask"], claim["research"]) == (
        "weeks",
        "How long?",
        [{"reference": "study", "shows": "mixed"}],
    )
    (statement,) = claim["statement"]
    assert (statement["low"], statement["high"], statement["unit"]) == (4, None, "weeks")


def test_the_site_s_own_seeds_are_right():
    seeds = read_seeds(settings.SEEDS)
    assert len(seeds.topics) == 10
    assert len(seeds.claims) >= 12
    assert [source["letter"] for source in read_sources(settings.SEEDS / "sources.toml")] == list("ABCDE")


@pytest.mark.parametrize(
    ("text", "line"),
    [('[[term]]\nslug = "a"\nname = \n', 3), ('[[term]]\nslug "a"\n', 2), ('[[term]]\nslug = "a', 2)],
    ids=["no value", "no equals sign", "open string"],
)
def test_malformed_toml_names_file_and_line(fault, text, line):
    assert fault("glossary.toml", text).startswith(f"seeds/glossary.toml, line {line}: this is not TOML: ")


def test_an_unknown_attribute_names_the_one_that_was_meant(fault):
    message = fault("glossary.toml", TERM + TERM.replace('"a"', '"b"').replace("definition", "defintion"))
    assert message == "seeds/glossary.toml, line 5: there is no attribute 'defintion'; did you mean 'definition'?"


def test_an_unknown_attribute_that_is_like_none_lists_them_all(fault):
    message = fault("glossary.toml", TERM + "zzz = 1\n")
    assert message.endswith("there is no attribute 'zzz'; expected slug, name, definition, spellings, updated")


def test_a_missing_attribute_is_named(fault):
    message = fault("glossary.toml", TERM.replace('definition = "d"\n', ""))
    assert message == "seeds/glossary.toml, line 1: the attribute 'definition' is missing"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("glossary.toml", TERM.replace('"A"', "3"), "name is 3, expected a str"),
        ("glossary.toml", TERM + 'spellings = "b"\n', "spellings is 'b', expected a list"),
        ("claims.toml", CLAIM + STATEMENT + "study = 1\n", "study is 1, expected a bool"),
        ("claims.toml", CLAIM + STATEMENT + "low = true\n", "low is True, expected a int or float"),
        ("topics/cost.md", TOPIC.replace("Cost", "3"), "name is 3, expected a str"),
    ],
)
def test_a_wrong_type_is_told_with_the_value_and_what_was_expected(fault, name, text, told):
    message = fault(name, text)
    assert message.endswith(f"{name.rpartition('/')[2]}, line 1: {told}")


def test_a_figure_may_be_whole_or_not(folder):
    (folder / "claims.toml").write_text(CLAIM + STATEMENT + "low = 1\nhigh = 1.5\n", encoding="utf-8")
    [statement] = read_seeds(folder).claims[0]["statement"]
    assert (statement["low"], statement["high"], statement["mention"]) == (1, 1.5, False)


@pytest.mark.parametrize(("name", "text"), [("glossary.toml", TERM + "\n" + TERM), ("claims.toml", CLAIM + CLAIM)])
def test_a_slug_that_stands_twice_is_named_where_it_stands_again(fault, name, text):
    assert fault(name, text) == f"seeds/{name}, line 6: slug 'a' stands here a second time"


def test_an_unknown_stance_names_claim_source_words_and_what_may_stand_there(fault):
    message = fault("claims.toml", CLAIM + STATEMENT + 'stance = "maybe"\n')
    assert "claim a, source a-guide, “words”: stance is one of yes; yes with limits; uncertain;" in message


def test_a_file_that_is_missing_or_not_utf_8_is_named(fault, folder):
    assert fault("glossary.toml", b"\xff\xfe") == "seeds/glossary.toml, line 1: it is not UTF-8 (byte 0)"
    (folder / "glossary.toml").unlink()
    with pytest.raises(SeedError, match=r"seeds/glossary\.toml, line 1: the file is missing"):
        read_seeds(folder)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It depends.\n", "line 1: expected front matter: a line ---, attributes, a line ---, then the text"),
        ("---\nname: Cost\n", "line 1: the front matter is not closed: expected a second line ---"),
        ("---\nname: a: b\n---\n", "line 2: the front matter is not YAML: mapping values are not allowed here"),
        ("---\nname: a\nrelated: [b\n---\n", "line 4: the front matter is not YAML: expected ',' or ']'"),
        ("---\njust words\n---\n", "line 2: expected lines of the form `name: value` in the front matter"),
        ("---\nname: a\nqestion: b\n---\n", "there is no attribute 'qestion'; did you mean 'question'?"),
    ],
)
def test_front_matter_that_is_open_or_not_yaml_is_told_with_its_line(fault, text, told):
    message = fault("topics/cost.md", text)
    assert message.startswith("topics/cost.md, line ")
    assert told in message


def test_the_text_knows_the_line_at_which_it_begins(folder):
    [topic] = read_seeds(folder).topics
    assert TOPIC.split("\n")[topic.text_line - 1] == "It *depends*."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[[furniture]]", "[[furnitures]]", "there is no attribute 'furnitures'; did you mean 'furniture'?"),
        ("'^jump to\\b'", "'^jump to('", "the pattern '^jump to(' is not a regular expression"),
    ],
)
def test_a_vocabulary_that_cannot_be_used_says_why(tmp_path, old, new, told):
    path = Path(shutil.copy(settings.SEEDS / "vocabulary.toml", tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SeedError) as error:
        read_vocabulary(path)
    assert "vocabulary.toml, line " in str(error.value)
    assert told in str(error.value)


def test_blank_lines_above_the_text_are_counted(folder):
    (folder / "topics" / "cost.md").write_text(TOPIC.replace("---\nIt", "---\n\n\nIt"), encoding="utf-8")
    assert read_seeds(folder).topics[0].text_line == 7


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topics/cost.md", "---\nname: 2024-13-45\n---\n"),
        ("topics/cost.md", "---\nname: a\x07\n---\n"),
        ("glossary.toml", "term = 5\n"),
    ],
    ids=["impossible date", "control character", "no table"],
)
def test_every_fault_names_its_file(fault, name, text):
    assert name.rpartition("/")[2] in fault(name, text)


def test_an_unknown_scope_of_a_furniture_rule_names_the_file(tmp_path):
    path = Path(shutil.copy(settings.SEEDS / "vocabulary.toml", tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace('"rest"', '"rset"'), encoding="utf-8")
    with pytest.raises(SeedError, match=r"vocabulary\.toml.*rset"):
        read_vocabulary(path)


@pytest.mark.parametrize("text", [TERM.replace("[[term]]", "[[trem]]"), TERM + "spellings = [1, 2]\n"])
def test_a_misspelt_table_and_a_wrong_type_in_a_list_are_faults(fault, text):
    assert "glossary.toml" in fault("glossary.toml", text)

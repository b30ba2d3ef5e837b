"""What is written as seeds is read back as it was."""

import datetime
import tomllib
from dataclasses import replace

import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles.seeding import read_seeds, read_sources, write_seeds
from articles.seeding.notation import toml_inline, toml_lines, toml_paragraphs, yaml_lines

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HOSTILE = st.sampled_from(
    ['"""', "\\", "null", "yes", "2026-01-01", "a: b", "# c", "[d]", "- e", " f ", "0x1", "\x85", "\u2028", "---"]
)
WORDS = TEXT | HOSTILE
DAYS = st.dates(min_value=datetime.date(1000, 1, 1))
VALUES = WORDS | st.booleans() | st.integers(-(10**9), 10**9) | DAYS | st.lists(WORDS, max_size=3)


@given(st.dictionaries(st.sampled_from("abc"), VALUES | st.floats(0, 10**6), min_size=1))
def test_attributes_in_toml_are_read_back(attributes):
    assert tomllib.loads("\n".join(toml_lines(attributes))) == attributes
    assert tomllib.loads(f"x = {toml_inline(attributes)}")["x"] == attributes


@given(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1))
def test_attributes_in_front_matter_are_read_back(attributes):
    assert yaml.safe_load("\n".join(yaml_lines(attributes))) == attributes


@given(st.lists(WORDS.map(lambda words: words.replace("\n", " ")), min_size=1))
def test_paragraphs_are_read_back(lines):
    words = "\n".join(lines)
    assert tomllib.loads(f"x = {toml_paragraphs(words)}")["x"] == f"{words}\n"


def test_the_sites_own_seeds_are_written_as_they_are_kept():
    seeds, sources = read_seeds(settings.SEEDS), read_sources(settings.SEEDS / "sources.toml")
    written = write_seeds(seeds, sources, {topic.path.stem: topic["name"] for topic in seeds.topics})
    assert len(written) == 66
    assert [path for path in written if (settings.SEEDS / path).read_text(encoding="utf-8") != written[path]] == []


def test_a_definition_of_several_paragraphs_is_read_back(tmp_path):
    seeds = read_seeds(settings.SEEDS)
    long = replace(seeds.terms[0], text='One "word".\n\nAnother.\n')
    written = write_seeds(replace(seeds, terms=(long,)), (), {topic.path.stem: "x" for topic in seeds.topics})
    assert tomllib.loads(written["glossary.toml"])["term"][0]["definition"] == long.text

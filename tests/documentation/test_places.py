"""Every file, folder, heading and page that the documentation points at is there."""

import re
import tomllib
from posixpath import normpath

import pytest

from microneedle_site.environment import BASE_DIR
from tests.documentation.places import anchors, fault_of_address, fault_of_link, fault_of_path, paths
from tests.documentation.written import documents, taken_apart

DJANGOS = {"management", "migrations", "templatetags"}
"""Folders that stand where Django looks for them, and need no telling."""
DECISION = re.compile(r"docs/decisions/(\d{4})-[a-z-]+\.md")


def faults_of_links(document, known):
    return [link.but(wrong) for link in document.links if (wrong := fault_of_link(link.text, document.file, known))]


def faults_of_drawing(document):
    """What is wrong with the paths in a block of text, such as a drawing of the folders."""
    lines = [line for block in document.blocks if block.language == "text" for line in block.lines]
    named = [(line, path) for line in lines for path in re.findall(r"\w+/[\w./*-]*", line.text)]
    return [line.but(f"{path}: {wrong}") for line, path in named if (wrong := fault_of_path(path))]


@pytest.fixture(scope="module")
def all_of_them():
    return documents()


@pytest.fixture(scope="module")
def house(all_of_them):
    """The README's table of the house: each place with what it says there is."""
    (readme,) = [document for document in all_of_them if document.file == "README.md"]
    return {place: told.text for places, told in readme.table("place") for place in re.findall(r"`(.+?)`", places.text)}


def test_every_link_and_picture_leads_to_a_file_a_heading_or_a_page(all_of_them):
    known = {document.file: anchors(document) for document in all_of_them}
    assert [fault for document in all_of_them for fault in faults_of_links(document, known)] == []


@pytest.mark.parametrize(
    "link", ["nothing.md", "#nothing", "README.md#nothing", "../README.md", "docs/no.png", "http://127.0.0.1:8000/no/"]
)
def test_a_link_that_leads_nowhere_is_found(link):
    document = taken_apart(f"# Here\n\nNot [there]({link}), ![nor there]({link}), [here](#here) [too](README.md#here).")
    found = faults_of_links(document, {"README.md": anchors(document)})
    assert [fault.split(": ")[:2] for fault in found] == [["README.md:3", link]] * 2


def test_a_heading_has_the_address_that_github_gives_it():
    assert anchors(taken_apart("# It’s `code`, *so*\n\n## Two words\n\n## Two words")) == {
        "its-code-so",
        "two-words",
        "two-words-1",
    }


def test_every_path_in_a_drawing_is_there(all_of_them):
    assert [fault for document in all_of_them for fault in faults_of_drawing(document)] == []
    assert faults_of_drawing(taken_apart("```text\narticles/importing/ -> articles/exporting/\n```"))


def test_a_path_is_there_from_the_top_or_as_the_end_of_one():
    there = ["seeds/articles/*.txt", "articles/models", "views.py", ".env", "var/secret_key", "two_factor.py"]
    assert [path for path in there if fault_of_path(path)] == []
    assert all(map(fault_of_path, ["articles/secret_key", "articles/browser", "view.py", "no_such.py", "seeds/*.txt"]))


def test_an_address_leads_to_a_page():
    assert [one for one in ("/", "/data/", "/admin/style/", "/topics/cost.json") if fault_of_address(one)] == []
    assert fault_of_address("/date/")


def test_the_readmes_table_of_the_house_names_every_folder_of_articles(house):
    folders = {path for path in paths() if path.count("/") == 1 and (BASE_DIR / path).is_dir()}
    named = {place.rstrip("/") for place in house}
    assert {path for path in folders if path.startswith("articles/")} - named == {f"articles/{one}" for one in DJANGOS}
    assert [place for place in house if fault_of_path(place)] == []


def test_every_document_and_picture_is_found_from_another(all_of_them, house):
    known = {document.file: anchors(document) for document in all_of_them}
    linked = {normpath(f"{document.file}/../{link.text}") for document in all_of_them for link in document.links}
    shown = {path for path in paths() if path.startswith("docs/images/") and path.endswith(".png")}
    found = linked | {file for file in known if any(file.startswith(place) for place in house)}
    assert sorted((shown | {file for file in known if file.startswith("docs/")}) - found) == []


def test_what_is_said_to_know_nothing_of_django_is_held_to_it(house):
    contracts = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (plain,) = [one for one in contracts["contracts"] if one.get("forbidden_modules") == ["django"]]
    said = {place.rstrip("/").replace("/", ".") for place, told in house.items() if "plain Python, no Django" in told}
    assert said == set(plain["source_modules"])


def test_decisions_are_numbered_without_a_gap_and_each_has_its_number_and_a_title(all_of_them):
    decisions = {document.file: document for document in all_of_them if DECISION.fullmatch(document.file)}
    assert len(decisions) == len([path for path in paths() if path.startswith("docs/decisions/")])
    numbers = [int(DECISION.fullmatch(file)[1]) for file in sorted(decisions)]
    assert numbers == list(range(1, len(numbers) + 1))
    titles = [document.headings[0].text for _, document in sorted(decisions.items())]
    assert [number for number, title in zip(numbers, titles, strict=True) if not title.startswith(f"{number}. ")] == []


def test_every_decision_is_linked_from_somewhere(all_of_them):
    linked = {link.text.rpartition("/")[2] for document in all_of_them for link in document.links}
    assert [
        path for path in sorted(paths()) if DECISION.fullmatch(path) and path.rpartition("/")[2] not in linked
    ] == []

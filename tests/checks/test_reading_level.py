"""The check of the reading grade: finds what is too hard, and nothing else."""

from articles.language import Reading
from tests.checks.reading_level import SEEDS, faults, measured


def texts(*grades):
    return {f"text {number}": Reading(grade, 9.0, 100) for number, grade in enumerate(grades)}


def test_easy_texts_have_no_fault():
    assert list(faults(texts(2.0, 7.0, 8.0))) == []


def test_a_text_that_is_too_hard_is_named_with_its_grade():
    (fault,) = faults(texts(2.0, 2.0, 8.1))
    assert fault.startswith("text 2: grade 8.1")


def test_texts_that_are_too_hard_together_are_told():
    (fault,) = faults(texts(7.5, 7.5, 7.5))
    assert "median of all texts is grade 7.5" in fault


def test_every_topic_and_question_is_measured():
    written = {
        f"{path.parent.name}/{path.name}" for kind in ("topics", "questions") for path in (SEEDS / kind).glob("*.md")
    }
    assert {name for name, _ in measured(SEEDS)} == written

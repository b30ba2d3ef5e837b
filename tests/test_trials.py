"""The runner of trials: what it finds, and how a report of theirs is put together."""

from importlib import import_module

import pytest

from tests.trials.__main__ import main, names, put, section, tried
from tests.trials.ground.figures import Figures

REPORT = "# Report\n\nWords.\n\n## disk\n\nOf the disk.\n\n## kills\n\nOf kills.\n"


@pytest.mark.parametrize("name", names())
def test_a_trial_says_in_its_first_lines_what_it_tries_and_can_be_called(name: str) -> None:
    assert tried(name).endswith(".")
    assert callable(import_module(f"tests.trials.{name}").main)


def test_a_name_that_is_no_trial_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick", "nosuch"]) == 2
    assert capsys.readouterr().err.startswith("There is no trial nosuch: there are ")


def test_a_section_takes_the_place_of_the_one_of_its_name_and_leaves_the_others() -> None:
    changed = put(REPORT, "kills", "## kills\n\nOther words.\n")
    assert changed == REPORT.replace("Of kills.", "Other words.")


def test_a_new_section_stands_by_its_name() -> None:
    changed = put(REPORT, "fuzz", "## fuzz\n\nNew.\n")
    assert [changed.index(f"## {name}") for name in ("disk", "fuzz", "kills")] == sorted(
        changed.index(f"## {name}") for name in ("disk", "fuzz", "kills")
    )


def test_figures_stand_in_the_report_as_they_were_printed() -> None:
    told = section(names()[0], 0, ["files read: 20,000", "slowest: 1:02"], "On a day.")
    assert "| files read | 20,000 |\n| slowest | 1:02 |\n" in told
    assert "On a day. It held." in told


def test_a_trial_that_broke_something_says_so_in_the_report() -> None:
    assert "**did not hold** (ended with 1)" in section(names()[0], 1, ["FAULT lost: a row"], "On a day.")


@pytest.mark.parametrize(("faults", "code"), [((), 0), (("a row was lost",), 1)])
def test_a_trial_ends_with_1_if_anything_broke(
    capsys: pytest.CaptureFixture[str], faults: tuple[str, ...], code: int
) -> None:
    figures = Figures()
    figures.count("files", 1200)
    for one in faults:
        figures.fault(one)
    assert figures.end() == code
    assert capsys.readouterr().out == "".join(f"FAULT {one}\n" for one in faults) + (
        f"files: 1,200\nfaults: {len(faults)}\n"
    )

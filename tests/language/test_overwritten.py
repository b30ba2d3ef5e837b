"""What one state of a text would undo of another that went on from the same one."""

import pytest

from articles.language import overwritten

BASE = "## What it costs\n\nOne sitting is cheap. Many are not.\n\n- Ask first.\n"


def test_a_sentence_that_came_in_one_and_not_in_the_other_would_go():
    theirs = BASE.replace("Many are not.", "Many are not. It may hurt.")
    found = overwritten(theirs, BASE.replace("cheap", "dear"), BASE)
    assert (found.going, found.returning) == (("It may hurt.",), ())


def test_what_whoever_wrote_took_out_themselves_is_their_own_affair():
    theirs = f"{BASE}\nIt may hurt.\n"
    assert overwritten(theirs, BASE.replace("- Ask first.\n", ""), BASE).going == ("It may hurt.",)


def test_a_sentence_that_one_took_out_would_come_back():
    found = overwritten(BASE.replace(" Many are not.", ""), BASE.replace("- Ask first.", "- Ask twice."), BASE)
    assert (found.going, found.returning) == ((), ("Many are not.",))


def test_a_corrected_sentence_goes_and_the_wrong_one_comes_back():
    found = overwritten(BASE.replace("cheap", "dear"), f"{BASE}\nIt may hurt.\n", BASE)
    assert (found.going, found.returning) == (("One sitting is dear.",), ("One sitting is cheap.",))


@pytest.mark.parametrize(
    "ours",
    [
        f"It may hurt.\n\n{BASE}\nIs it so?\n",
        f"{BASE}\r\nIt  may hurt.\r\n",
        f"{BASE}\n    It may hurt. Surely.\n",
    ],
    ids=["moved", "spaced", "indented"],
)
def test_what_only_moved_is_still_there(ours):
    assert not overwritten(f"{BASE}\nIt may hurt.\n", ours, BASE)


def test_where_the_beginning_is_not_known_all_that_is_not_there_would_go():
    found = overwritten(BASE, "One sitting is cheap.\n", None)
    assert (found.going, found.returning) == (("## What it costs", "Many are not.", "- Ask first."), ())


def test_a_sentence_that_stands_twice_is_named_once():
    assert overwritten("It hurts. It hurts.\n", "", "").going == ("It hurts.",)


def test_nothing_goes_from_an_empty_text():
    assert not overwritten("", "Is it so?\n", None)

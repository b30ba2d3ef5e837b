"""What the guides for editors name, as *History* or *Save draft*, is a word that the admin shows."""

import pytest

from tests.documentation.shown import ROLES, shown_to_editors
from tests.documentation.written import documents, taken_apart


def faults_of_labels(document):
    """What begins with a capital is a name in the admin; other words in italics are only stressed."""
    labels = [one for one in document.italics if one.text[0].isupper()]
    return [one.but("the admin shows no such word") for one in labels if one.text.casefold() not in shown_to_editors()]


def test_every_name_of_a_page_a_button_or_a_field_is_shown_in_the_admin():
    assert [fault for document in documents() for fault in faults_of_labels(document)] == []


@pytest.mark.parametrize("label", ["Save all", "History of everything", "Publish all"])
def test_a_name_that_the_admin_does_not_show_is_found(label):
    assert faults_of_labels(taken_apart(f"*so*, *Save draft* and\n*{label}*")) == [
        f"README.md:2: {label}: the admin shows no such word"
    ]


def test_the_guide_tells_of_every_role_in_the_order_of_the_way_to_readers():
    (guide,) = [document for document in documents() if document.file == "docs/editing.md"]
    assert [role.text.strip("*") for role, _ in guide.table("role")] == ROLES

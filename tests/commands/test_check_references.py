"""`check_references` names what cannot be weighed, and what was retracted."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Reference
from tests.factories import CheckedReference, SilentClaim, Trial, published

pytestmark = pytest.mark.django_db


def told(**options) -> tuple[int, str]:
    out, code = StringIO(), 0
    try:
        call_command("check_references", stdout=out, **options)
    except SystemExit as ended:
        code = int(str(ended.code))
    return code, out.getvalue()


def test_references_that_can_be_weighed_are_as_they_should_be():
    Trial()
    assert told() == (
        0,
        "Every reference can be weighed. None was looked up in a list of retractions: give --retractions FILE.\n",
    )


def test_a_reference_that_nobody_described_is_named_with_the_remedy():
    CheckedReference(key="bare", design="")
    code, words = told()
    assert (code, words) == (1, "bare: say what it is: its design, and who took part\n")


def test_a_retracted_one_is_named_with_what_leans_on_it(tmp_path):
    Trial(key="gone", doi="10.1000/gone")
    published(SilentClaim(question="Is it so?"), "It helped [^gone].")
    path = tmp_path / "list.csv"
    path.write_text("OriginalPaperDOI,RetractionNature\n10.1000/gone,Retraction\n", encoding="utf-8")
    code, words = told(retractions=path)
    assert code == 1
    first, *_, last = words.splitlines()
    assert first == f"{Reference.objects.exclude(doi='').count()} references looked up among 1 notices."
    assert last == "gone: retracted. It is cited or weighed by Is it so?"


def test_a_file_that_is_no_list_ends_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Nothing was changed"):
        told(retractions=tmp_path / "none.csv")


def test_what_was_retracted_and_is_still_cited_is_named_without_a_list_too():
    trial = Trial(key="gone", retracted=False)
    published(SilentClaim(), "It helped [^gone].")
    assert told()[0] == 0
    trial.retracted = True
    trial.save()
    assert told() == (1, "gone: it is retracted, and still cited\n")


def test_a_list_that_names_none_of_ours_says_so(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("OriginalPaperDOI,RetractionNature\n10.1000/other,Retraction\n", encoding="utf-8")
    code, words = told(retractions=path)
    assert (code, words.splitlines()[-1]) == (
        0,
        "Every reference can be weighed, and the list names none as retracted.",
    )

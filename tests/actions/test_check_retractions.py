"""A work that a list of retractions names counts no more, and what leans on it is flagged."""

from pathlib import Path

import pytest
from django.utils import timezone

from articles.actions import NotAList, NotPublishable, check_retractions, follow_reference, publish, save_draft
from articles.models import Claim, ContentRevision, Flag, Reference, records_of
from articles.models.flag import Standing
from tests.factories import SilentClaim, Trial, published

pytestmark = pytest.mark.django_db

RETRACTION_WATCH = (
    "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,RetractionNature,Reason\n"
    '7,"A trial, of needles",1/24/2026 0:00,10.1/notice,1/1/2020 0:00,{doi},{nature},+Error;\n'
)


def listed(folder: Path, doi: str, nature: str = "Retraction", form: str = RETRACTION_WATCH) -> Path:
    path = folder / "retractions.csv"
    path.write_text(form.format(doi=doi, nature=nature), encoding="utf-8")
    return path


@pytest.fixture
def trial():
    return Trial(key="trial", doi="10.1000/Trial.1", citation="Doe J. A trial. 2020.")


@pytest.fixture
def claim(trial):
    claim = SilentClaim(research=[{"reference": "trial", "shows": "supports"}], certainty="high")
    published(claim, "It helped [^trial].")
    return claim


@pytest.mark.parametrize("doi", ["10.1000/trial.1", "https://doi.org/10.1000/TRIAL.1", " doi:10.1000/Trial.1 "])
def test_a_retracted_work_is_found_however_its_doi_is_written(tmp_path, trial, doi):
    checked = check_retractions(listed(tmp_path, doi))
    trial.refresh_from_db()
    assert trial.retracted
    assert trial.retraction_checked_on == timezone.localdate()
    assert [one.key for one, _ in checked.retracted] == ["trial"]


def test_what_leans_on_it_is_flagged_once_and_counts_it_no_more(tmp_path, claim):
    before = ContentRevision.current()
    for _ in range(2):
        ((_, leaning),) = check_retractions(listed(tmp_path, "10.1000/trial.1")).retracted
        assert leaning == (claim,)
    flag = Flag.objects.get()
    assert (flag.flagged, flag.standing, flag.raised_by.key) == (claim, Standing.RETRACTED, "trial")
    assert Claim.objects.get(pk=claim.pk).certainty == "not studied"
    assert ContentRevision.current() > before


def test_readers_are_told_beside_the_citation_and_nobody_publishes_it_again(tmp_path, claim):
    check_retractions(listed(tmp_path, "10.1000/trial.1"))
    claim.text.refresh_from_db()
    assert "Doe 2020, retracted" in claim.text.live.lead_html
    draft = save_draft(claim, "It helped [^trial] once.", begun_from=claim.text.live)
    with pytest.raises(NotPublishable) as refused:
        publish(draft)
    assert "line 1" in str(refused.value)
    assert "cite another work, or none" in str(refused.value)


def test_a_correction_or_a_concern_is_told_and_decides_nothing(tmp_path, claim, trial):
    checked = check_retractions(listed(tmp_path, "10.1000/trial.1", "Expression of concern"))
    trial.refresh_from_db()
    assert not trial.retracted
    assert not checked.retracted
    assert [(one.key, nature) for one, nature in checked.noticed] == [("trial", "expression of concern")]
    assert not Flag.objects.exists()


def test_what_was_reinstated_is_left_to_whoever_reads_the_notices(tmp_path, trial):
    both = RETRACTION_WATCH + "8,A,2/1/2026 0:00,10.1/again,1/1/2020 0:00,10.1000/trial.1,Reinstatement,\n"
    checked = check_retractions(listed(tmp_path, "10.1000/trial.1", form=both))
    assert (checked.retracted, [one.key for one, _ in checked.noticed]) == ((), ["trial"])


def test_a_reading_list_is_no_list_of_retractions(tmp_path, trial):
    with pytest.raises(NotAList, match="no column RetractionNature or Type"):
        check_retractions(listed(tmp_path, "10.1000/trial.1", form="Title,DOI\nA trial,{doi}\n"))


def test_a_list_by_crossref_names_the_type_of_the_notice(tmp_path, trial):
    assert check_retractions(listed(tmp_path, "10.1000/trial.1", form="doi,update-type\n{doi},{nature}\n")).retracted


def test_its_history_tells_that_it_was_taken_back_and_why(tmp_path, trial):
    for _ in range(2):
        check_retractions(listed(tmp_path, "10.1000/trial.1"))
    newest, before = records_of(trial)
    assert (newest.retracted, newest.history_change_reason, before.retracted) == (
        True,
        "A list of retractions names it.",
        False,
    )


def test_what_is_said_not_to_be_retracted_after_all_is_named_as_before_and_its_flags_go(tmp_path, claim, trial):
    check_retractions(listed(tmp_path, "10.1000/trial.1"))
    trial.refresh_from_db()
    trial.retracted = False
    trial.save()
    follow_reference(trial)
    claim.text.refresh_from_db()
    assert "retracted" not in claim.text.live.lead_html
    assert not Flag.objects.exists()


def test_a_work_without_a_doi_is_named_as_not_looked_up(tmp_path, trial):
    Trial(key="no-doi", doi="")
    checked = check_retractions(listed(tmp_path, "10.1/other"))
    assert checked.looked_up == Reference.objects.exclude(doi="").count()
    assert "no-doi" in [one.key for one in checked.without_doi]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Title,Year\nA,2020\n", "no column OriginalPaperDOI or DOI"),
        (b"OriginalPaperDOI;RetractionNature\n10.1/x;Retraction\n", "between commas"),
        (b"", "no column"),
        (b"OriginalPaperDOI,RetractionNature\n", "it names no work"),
        (b'OriginalPaperDOI,RetractionNature\n10.1/x,"Retraction\n10.1/y,Retraction\n', "no whole CSV file"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_list_of_retractions_is_refused_and_nothing_is_changed(tmp_path, trial, content, told):
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAList, match=told):
        check_retractions(path)
    trial.refresh_from_db()
    assert trial.retraction_checked_on is None


def test_an_editor_who_has_looked_is_not_asked_again(tmp_path, claim):
    check_retractions(listed(tmp_path, "10.1000/trial.1"))
    Flag.objects.all().delete()
    check_retractions(listed(tmp_path, "10.1000/trial.1"))
    assert not Flag.objects.exists()

"""What the site is about is an editor's to change, and what cannot be read is told with its line."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import (
    bring_back,
    export_content,
    import_content,
    import_vocabulary,
    rename,
    stored_vocabulary,
    verify_content,
)
from articles.models import Claim, ContentRevision, Definition, Question, RemovedSeed
from articles.seeding import SeedError
from tests.admin.forms import as_shown, change, choose, do, page_of

pytestmark = pytest.mark.usefixtures("content")
LIST = "/admin/articles/definition/"


def definition(file):
    return Definition.objects.get(file=file)


def told(editing, file, toml):
    page = page_of(definition(file))
    (message,) = editing.post(page, {**as_shown(editing, page), "toml": toml}).context["adminform"].form.errors["toml"]
    return message


def test_the_sites_name_is_changed_everywhere_at_once(editing, client):
    site, before = definition("site.toml"), ContentRevision.current()
    change(editing, site, toml=site.toml.replace("Microneedling: who", "Needling: who"))
    assert "<title>Needling: who says what</title>" in client.get("/").content.decode()
    assert client.get("/site.webmanifest").json()["name"] == "Needling: who says what"
    assert "Changes · Needling: who says what" in client.get("/changes.atom").content.decode()
    assert "Needling: who says what" in editing.get("/admin/").content.decode()
    assert ContentRevision.current() > before


def test_what_cannot_be_read_is_told_with_its_line_and_not_stored(editing):
    assert told(editing, "site.toml", "name = ").startswith("site.toml, line 1: this is not TOML: Invalid value")
    assert "<script> may not stand in a drawing" in told(
        editing, "drawings/scalp.toml", 'caption = "x"\nsvg = "<svg><script /></svg>"'
    )
    assert definition("drawings/scalp.toml").read().caption.startswith("Fine needles")


def test_a_drawing_is_added_and_may_go_and_the_site_may_not(editing):
    sent = {"file": "drawings/cup.toml", "toml": 'caption = "A cup"\nsvg = "<svg><path /></svg>"'}
    editing.post("/admin/articles/definition/add/", sent)
    assert "cup" in Definition.objects.now().drawings
    page = page_of(definition("drawings/cup.toml"))
    assert "deletelink" in editing.get(page).content.decode()
    assert "deletelink" not in editing.get(page_of(definition("site.toml"))).content.decode()
    definition("drawings/cup.toml").delete()
    assert "cup" not in Definition.objects.now().drawings


def test_drawings_are_deleted_many_at_a_time_and_the_site_is_not(editing):
    several = [definition("drawings/scalp.toml"), definition("drawings/care.toml")]
    asked = choose(editing, LIST, "delete_selected", definition("site.toml"), *several)
    assert {step.words for step in asked.context["steps"]} == {"stays: you may not delete definition."}
    do(editing, LIST, "delete_selected", *several)
    assert {"scalp", "care"}.isdisjoint(Definition.objects.now().drawings)
    assert definition("site.toml").read() == Definition.objects.now().site


def test_a_drawing_that_was_deleted_comes_back(editing):
    drawing = definition("drawings/scalp.toml")
    key, toml = drawing.pk, drawing.toml
    drawing.delete()
    assert RemovedSeed.objects.filter(model="definition", key="drawings/scalp.toml").exists()
    bring_back(Definition.history.filter(id=key).first())
    assert definition("drawings/scalp.toml").toml == toml
    assert "scalp" in Definition.objects.now().drawings
    assert not RemovedSeed.objects.filter(model="definition").exists()


def test_no_two_states_are_taken_for_each_other_though_as_many_are_left():
    before = Definition.objects.version()
    kept = definition("drawings/scalp.toml")
    kept.delete()
    first = Definition.objects.version()
    Definition.objects.bulk_create([kept])
    definition("drawings/care.toml").delete()
    assert len({before, first, Definition.objects.version()}) == 3
    assert {"scalp"} <= Definition.objects.now().drawings.keys()
    assert "care" not in Definition.objects.now().drawings


def test_a_file_of_no_kind_is_refused(editing):
    answer = editing.post("/admin/articles/definition/add/", {"file": "other.toml", "toml": ""})
    assert answer.context["adminform"].form.errors


def test_an_editors_words_stay_when_the_seeds_are_loaded_anew(editing, seeds):
    everyday = definition("everyday_words.toml")
    change(editing, everyday, toml=f"{everyday.toml}# Ours.\n")
    seeds.append("everyday_words.toml", "# Theirs.\n")
    report = import_content(seeds.path)
    assert "definition everyday_words.toml: toml is as an editor set it" in report.kept
    assert definition("everyday_words.toml").toml.endswith("# Ours.\n")


def test_a_vocabulary_counts_with_the_import_that_brings_it_and_an_editors_before_it(editing, seeds):
    seeds.change("vocabulary.toml", "nothing in it speaks of microneedling", "nothing in it speaks of needles")
    assert import_vocabulary(seeds.path).foreign.startswith("nothing in it speaks of needles")
    change(
        editing, definition("vocabulary.toml"), toml=definition("vocabulary.toml").toml.replace("of needles", "of us")
    )
    assert import_vocabulary(seeds.path) == stored_vocabulary()
    assert stored_vocabulary().foreign.startswith("nothing in it speaks of us")


def test_what_a_definition_names_and_there_never_was_is_a_fault(editing):
    drawing = definition("drawings/care.toml")
    drawing.toml = drawing.toml.replace("scalp-care", "nowhere")
    drawing.save()
    faults = {(fault.where, fault.message) for fault in verify_content() if fault.check == "definition"}
    assert faults == {("drawings/care.toml", "it names the claim 'nowhere', which does not exist")}


def test_and_an_editor_is_told_of_it_before(editing):
    drawing, site = definition("drawings/care.toml"), definition("site.toml")
    assert told(editing, drawing.file, drawing.toml.replace("scalp-care", "nowhere")) == "there is no claim 'nowhere'"
    assert (
        told(editing, site.file, site.toml.replace('"does-it-hurt"', '"nowhere"')) == "there is no question 'nowhere'"
    )


def test_a_question_on_the_home_page_may_be_renamed_or_deleted(editing, client, seeds):
    rename(Question.objects.get(slug="does-it-hurt"), "is-it-painful")
    Question.objects.get(slug="can-i-do-it-at-home").delete()
    named = Definition.objects.now().site.home_questions
    assert "is-it-painful" in named
    assert "does-it-hurt" not in named
    assert [fault for fault in verify_content() if fault.check == "definition"] == []
    import_content(seeds.path)
    assert Definition.objects.now().site.home_questions == named
    assert "/faq/is-it-painful/" in client.get("/").content.decode()
    assert "/faq/can-i-do-it-at-home/" not in client.get("/").content.decode()


def test_a_rename_changes_nothing_but_the_questions_of_the_home_page():
    rename(Question.objects.get(slug="does-it-hurt"), "scalp")
    rename(Question.objects.get(slug="scalp"), "is-it-sore")
    site = Definition.objects.now().site
    assert "is-it-sore" in site.home_questions
    assert "scalp" in site.subject_words


def test_what_must_be_asked_goes_on_being_asked_under_another_name_and_not_once_it_is_gone(editing, client, seeds):
    rename(Claim.objects.get(slug="scarring"), "lasting-marks")
    Claim.objects.get(slug="infection").delete()
    named = Definition.objects.now().site.must_ask
    assert ("lasting-marks" in named, "scarring" in named, "infection" in named) == (True, False, True)
    assert [fault for fault in verify_content() if (fault.check, fault.where) == ("definition", "site.toml")] == []
    import_content(seeds.path)
    assert Definition.objects.now().site.must_ask == named
    sheet = client.get("/questions-to-ask/").content.decode()
    assert ('data-claim="lasting-marks"' in sheet, 'data-claim="infection"' in sheet) == (True, False)
    assert told(editing, "site.toml", definition("site.toml").toml.replace('"lasting-marks"', '"nowhere"')) == (
        "there is no claim 'nowhere'"
    )


def test_what_is_gone_from_the_home_page_is_left_out_of_an_export(tmp_path):
    Question.objects.get(slug="can-i-do-it-at-home").delete()
    export_content(tmp_path)
    assert "can-i-do-it-at-home" not in (tmp_path / "site.toml").read_text(encoding="utf-8")
    assert "does-it-hurt" in (tmp_path / "site.toml").read_text(encoding="utf-8")


def test_a_drawing_that_names_what_is_gone_is_left_out_of_an_export_and_told(tmp_path):
    Claim.objects.get(slug="scalp-care").delete()
    report = export_content(tmp_path)
    assert "drawings/care.toml: it names what is gone, or cannot be read" in report.left_out
    assert not (tmp_path / "drawings/care.toml").exists()


def test_a_claim_that_a_drawing_leads_to_keeps_its_slug():
    with pytest.raises(ValidationError, match="names this claim by its slug"):
        rename(Claim.objects.get(slug="numbing"), "numb")


def test_what_cannot_be_read_any_more_takes_no_page_with_it(editing, client):
    Definition.objects.filter(file="drawings/scalp.toml").update(toml="caption = ")
    site = definition("site.toml")
    site.toml = "name = "
    site.save()
    assert "Who says what" in client.get("/topics/overview/").content.decode()
    assert editing.get("/admin/").status_code == 200
    told = {fault.where for fault in verify_content() if fault.check == "definition"}
    assert told == {"drawings/scalp.toml", "site.toml"}


def test_a_seed_of_a_drawing_that_names_what_there_is_not_is_refused(seeds):
    seeds.change("drawings/scalp.toml", "[[needle-depth:who]]", "[[nowhere:who]]")
    with pytest.raises(SeedError, match=r"drawings/scalp\.toml, line \d+: there is no claim 'nowhere'"):
        import_content(seeds.path)

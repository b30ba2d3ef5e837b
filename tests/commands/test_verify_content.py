"""`verify_content` finds what is not as it should be."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from articles.actions import verify_content
from articles.models import Passage, Revision, Source, Statement, Text, Topic

pytestmark = pytest.mark.usefixtures("content")


def checks() -> set[str]:
    return {fault.check for fault in verify_content()}


def test_the_real_content_is_as_it_should_be():
    out = StringIO()
    call_command("verify_content", stdout=out)
    told = (
        r"Everything is as it should be\.\n[1-9]\d\d sentences in .*: each that states a fact can be traced\.\n"
        r"(to look at: .*: “.*” leaves “.*” of its sentence out: .*\n){1,20}"
    )
    assert re.fullmatch(told, out.getvalue())


def test_a_fault_ends_with_exit_1_and_a_line_for_it():
    Statement.objects.filter(claim__slug="bleeding").update(exact="words that stand nowhere")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_content", stdout=out, format="json")
    assert ended.value.code == 1
    faults = json.loads(out.getvalue())["faults"]
    assert {fault["check"] for fault in faults} == {"quotation"}
    assert "claim bleeding, source A" in faults[0]["where"]


def test_a_span_that_is_not_its_text_and_a_hole_in_the_text_are_found():
    passage = Passage.objects.filter(source__letter="B").first()
    Passage.objects.filter(pk=passage.pk).update(text="something else")
    assert checks() == {"span"}
    Passage.objects.filter(pk=passage.pk).delete()
    assert "coverage" in checks()


def test_words_that_do_not_show_the_interest_are_found():
    Source.objects.filter(letter="E").update(interest_words=["We offer nothing"])
    assert checks() == {"interest", "search"}  # They are searched too, and the index holds the others.


def test_a_live_text_that_could_not_be_published_today_is_found():
    topic = Topic.objects.get(slug="cost")
    Revision.objects.filter(pk=topic.live.pk).update(markdown='Gone [@A "words that stand nowhere"].\n')
    assert checks() == {"text"}


def test_a_live_text_that_would_look_different_today_is_found():
    live = Text.objects.get(topic__slug="cost").live
    Revision.objects.filter(pk=live.pk).update(body_html="<p>edited by hand</p>")
    assert checks() == {"text", "search"}


def test_a_page_to_read_next_that_does_not_exist_is_found():
    Topic.objects.filter(slug="cost").update(related=["nowhere"])
    assert checks() == {"link"}


def test_a_file_that_is_not_the_one_imported_is_found(tmp_path):
    source = Source.objects.get(letter="A")
    (tmp_path / source.file).write_text("Another text.", encoding="utf-8")
    assert {fault.check for fault in verify_content(tmp_path)} == {"checksum"}
